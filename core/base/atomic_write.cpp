// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <system_error>

#include "core/base/descriptor.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/base/json.h"

namespace luthier {
namespace {

constexpr const char* manifestName = "manifest.json";

std::filesystem::path temporarySibling(const std::filesystem::path& path) {
  static std::atomic<unsigned> counter{0};
  return path.parent_path() / fmt::format(".{}.{}-{}.tmp", path.filename().native(), ::getpid(), counter.fetch_add(1));
}

std::filesystem::path parentOf(const std::filesystem::path& path) {
  return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

/// Tries again where a file could not be removed: one error of the disk would leave the rest behind.
void removeQuietly(const std::filesystem::path& path) noexcept {
  constexpr int attempts = 3;
  std::error_code error;
  for (int attempt = 0; attempt < attempts; ++attempt) {
    std::filesystem::remove_all(path, error);
    if (!error) {
      return;
    }
  }
}

/// Syncs every file and folder below `folder` and returns what the manifest says of the files.
nlohmann::ordered_json syncAndDescribe(const std::filesystem::path& folder) {
  nlohmann::ordered_json files = nlohmann::ordered_json::object();
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    syncPath(entry.path());
    if (entry.is_regular_file()) {
      files[entry.path().lexically_relative(folder).generic_string()] = {{"size", entry.file_size()},
                                                                         {"sha256", toHex(sha256OfFile(entry.path()))}};
    }
  }
  return files;
}

bool staysInside(const std::filesystem::path& name) {
  if (name.empty() || name.is_absolute()) {
    return false;
  }
  for (const auto& part : name) {
    if (part == "..") {
      return false;
    }
  }
  return true;
}

}  // namespace

void writeFileAtomically(const std::filesystem::path& path, std::span<const std::byte> content) {
  const std::filesystem::path temporary = temporarySibling(path);
  try {
    writeSynced(temporary, content);
    if (std::rename(temporary.c_str(), path.c_str()) != 0) {
      throwWriteError(path, errno);
    }
  } catch (...) {
    removeQuietly(temporary);
    throw;
  }
  syncPath(parentOf(path));
}

void writeFileAtomically(const std::filesystem::path& path, std::string_view content) {
  writeFileAtomically(path, std::as_bytes(std::span(content.data(), content.size())));
}

FolderTransaction::FolderTransaction(std::filesystem::path target)
    : target_(std::move(target)), temporary_(temporarySibling(target_)) {
  std::error_code error;
  std::filesystem::create_directories(temporary_, error);
  if (error) {
    throwWriteError(target_, error.value());
  }
}

FolderTransaction::~FolderTransaction() {
  if (!committed_) {
    removeQuietly(temporary_);
  }
}

void FolderTransaction::commit() {
  const nlohmann::ordered_json manifest = {{"files", syncAndDescribe(temporary_)}};
  const std::string text = manifest.dump(1) + "\n";
  writeSynced(temporary_ / manifestName, std::as_bytes(std::span(text)));
  syncPath(temporary_);
  if (std::rename(temporary_.c_str(), target_.c_str()) != 0) {
    if (errno == EEXIST || errno == ENOTEMPTY) {
      throw Error(ErrorCode::AlreadyExists, {{"kind", "folder"}, {"name", displayPath(target_)}});
    }
    throwWriteError(target_, errno);
  }
  committed_ = true;
  try {
    syncPath(parentOf(target_));
  } catch (...) {
    removeQuietly(target_);  // it may not last; who is told of an error finds nothing, and can try again
    throw;
  }
}

bool verifyFolder(const std::filesystem::path& folder) {
  try {
    const auto manifest = parseForeignJson(readTextFile(folder / manifestName), ErrorCode::CheckpointDamaged);
    for (const auto& [name, expected] : manifest.at("files").items()) {
      const std::filesystem::path file = folder / name;
      if (!staysInside(name) || InputFile(file).size() != expected.at("size").get<std::uint64_t>() ||
          toHex(sha256OfFile(file)) != expected.at("sha256").get<std::string>()) {
        return false;
      }
    }
    return true;
  } catch (const Error&) {
    return false;
  } catch (const nlohmann::json::exception&) {
    return false;
  }
}

}  // namespace luthier

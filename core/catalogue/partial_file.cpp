// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/partial_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json.h"

namespace luthier {
namespace {

constexpr std::size_t maximumDescription = 1U << 16U;

std::filesystem::path withSuffix(const std::filesystem::path& path, const char* suffix) {
  auto result = path;
  result += suffix;
  return result;
}

/// What "<target>.part.json" says; empty where there is none, or where it is damaged.
nlohmann::ordered_json readDescription(const std::filesystem::path& file) {
  try {
    return parseForeignJson(readTextFile(file, maximumDescription), ErrorCode::FileUnreadable, {}, maximumDescription);
  } catch (const Error&) {
    return nlohmann::ordered_json::object();
  }
}

std::string textOf(const nlohmann::ordered_json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

}  // namespace

PartialFile::PartialFile(std::filesystem::path target, std::string address)
    : target_(std::move(target)),
      part_(withSuffix(target_, ".part")),
      description_(withSuffix(target_, ".part.json")),
      address_(std::move(address)) {
  const auto description = readDescription(description_);
  const bool same = description.is_object() && textOf(description, "address") == address_;
  validator_ = same ? textOf(description, "validator") : "";
  open(!same);
  describe();
}

void PartialFile::open(bool empty) {
  descriptor_ = Descriptor(::open(part_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | (empty ? O_TRUNC : 0), 0644));
  if (!descriptor_.valid()) {
    throwWriteError(part_, errno);
  }
  size_ = ::lseek(descriptor_.get(), 0, SEEK_END);
}

void PartialFile::describe() const {
  writeFileAtomically(description_, nlohmann::ordered_json{{"address", address_}, {"validator", validator_}}.dump());
}

void PartialFile::setValidator(const std::string& validator) {
  if (validator != validator_) {
    validator_ = validator;
    describe();
  }
}

void PartialFile::clear() {
  if (::ftruncate(descriptor_.get(), 0) != 0 || ::lseek(descriptor_.get(), 0, SEEK_SET) != 0) {
    throwWriteError(part_, errno);
  }
  size_ = 0;
}

void PartialFile::append(std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(descriptor_.get(), bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) {
      throwWriteError(part_, errno);
    }
    if (written > 0) {
      size_ += written;
      bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
  }
}

void PartialFile::requireRoom(std::int64_t bytes) const {
  std::error_code unknown;
  const auto space = std::filesystem::space(part_, unknown);
  if (!unknown && bytes > 0 && static_cast<std::uintmax_t>(bytes) > space.available) {
    throw Error(ErrorCode::DiskFull, {{"file", displayPath(target_)}});
  }
}

void PartialFile::finish() {
  if (::fsync(descriptor_.get()) != 0 || std::rename(part_.c_str(), target_.c_str()) != 0) {
    throwWriteError(target_, errno);
  }
  descriptor_.reset();
  std::error_code ignored;
  std::filesystem::remove(description_, ignored);
  syncPath(target_.parent_path());
}

void PartialFile::discard() {
  descriptor_.reset();
  std::error_code ignored;
  std::filesystem::remove(part_, ignored);
  std::filesystem::remove(description_, ignored);
}

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/file_check.h"

#include <map>
#include <optional>
#include <system_error>
#include <vector>

#include "core/base/files.h"
#include "core/data/image_source.h"
#include "core/data/importers/idx_file.h"
#include "core/data/parallel.h"

namespace luthier {
namespace {

using Examples = std::vector<const ExampleRecord*>;

/// The examples of each file, in the order of their first appearance.
std::vector<Examples> groupByFile(const std::vector<ExampleRecord>& examples) {
  std::vector<Examples> files;
  std::map<std::string_view, std::size_t> containers;
  for (const ExampleRecord& example : examples) {
    const auto known = example.member < 0 ? containers.end() : containers.find(example.path);
    if (known != containers.end()) {
      files[known->second].push_back(&example);
      continue;
    }
    if (example.member >= 0) containers.emplace(example.path, files.size());
    files.push_back({&example});
  }
  return files;
}

bool hashesAgree(const std::filesystem::path& path, const Examples& examples) {
  if (examples.front()->member < 0) return sha256OfFile(path) == examples.front()->hash;
  const IdxFile file(path);
  for (const ExampleRecord* example : examples) {
    const auto member = static_cast<std::size_t>(example->member);
    if (member >= file.count() || sha256(file.item(member)) != example->hash) return false;
  }
  return true;
}

std::optional<Problem> checkFile(const std::filesystem::path& path, const Examples& examples, bool verifyHashes) {
  try {
    checkPresent(path, examples.front()->size);
    if (verifyHashes && !hashesAgree(path, examples)) return fileProblem(ErrorCode::FileChanged, path);
  } catch (const Error&) {
    return currentProblem();
  }
  return std::nullopt;
}

}  // namespace

Problem fileProblem(ErrorCode code, const std::filesystem::path& path) { return {code, {{"file", displayPath(path)}}}; }

void checkPresent(const std::filesystem::path& path, std::int64_t expectedSize) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (error == std::errc::no_such_file_or_directory || error == std::errc::not_a_directory) {
    throw Error(fileProblem(ErrorCode::FileMoved, path));
  }
  if (!error && size != static_cast<std::uintmax_t>(expectedSize)) throw Error(fileProblem(ErrorCode::FileChanged, path));
}

std::vector<Problem> checkFiles(const Dataset& dataset, bool verifyHashes) {
  const std::filesystem::path root = dataset.record.sourcePath;
  const std::vector<Examples> files = groupByFile(dataset.examples);
  std::vector<std::optional<Problem>> found(files.size());
  const auto check = [&](std::size_t i) { found[i] = checkFile(root / files[i].front()->path, files[i], verifyHashes); };
  parallelFor(files.size(), check, "verify", nullptr, CancelToken());
  std::vector<Problem> problems;
  for (std::optional<Problem>& problem : found) {
    if (problem) problems.push_back(std::move(*problem));
  }
  return problems;
}

}  // namespace luthier

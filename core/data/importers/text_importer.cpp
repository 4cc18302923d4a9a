// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/importers/text_importer.h"

#include "core/base/files.h"
#include "core/data/image_names.h"
#include "core/data/texts/text_import.h"

namespace luthier {
namespace {

std::int64_t bytesOf(const std::vector<SourceFile>& files) {
  std::int64_t bytes = 0;
  std::error_code ignored;  // reading it says what is wrong
  for (const SourceFile& file : files) bytes += static_cast<std::int64_t>(std::filesystem::file_size(file.path, ignored));
  return bytes;
}

bool holdsImages(const std::filesystem::path& folder) {
  constexpr int filesToTry = 1000;
  int tried = 0;
  std::error_code error;  // a folder that cannot be read holds nothing of ours
  for (std::filesystem::recursive_directory_iterator i(folder, error), end; !error && i != end; i.increment(error)) {
    if (namesImage(i->path().native())) return true;
    if (++tried > filesToTry) return false;
  }
  return false;
}

}  // namespace

bool TextImporter::recognises(const std::filesystem::path& path) const {
  return !(std::filesystem::is_directory(path) && holdsImages(path)) && !files(path).empty();
}

protocol::InspectReply TextImporter::inspect(const std::filesystem::path& path, const Configuration& settings,
                                             const CancelToken& cancel) const {
  const std::vector<SourceFile> found = chosenFiles(path);
  return inspectTexts({id(), path, bytesOf(found), [&] { return open(path, found, settings); }}, settings, cancel);
}

ImportResult TextImporter::import(const std::filesystem::path& path, const Configuration& settings,
                                  const ProgressCallback& progress, const CancelToken& cancel) const {
  const std::vector<SourceFile> found = chosenFiles(path);
  const auto open = [this, path, found, settings] { return this->open(path, found, settings); };
  return importTexts({id(), path, bytesOf(found), open}, settings, progress, cancel);
}

std::vector<SourceFile> TextImporter::chosenFiles(const std::filesystem::path& path) const {
  std::vector<SourceFile> found = files(path);
  // Chosen by name, a file may be called what it likes.
  if (found.empty() && !std::filesystem::is_directory(path)) found = sourceFiles(path, {});
  if (found.empty()) throw Error(ErrorCode::NoTexts, {{"file", displayPath(path)}});
  return found;
}

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/importer.h"

#include <array>
#include <fstream>

#include "core/base/files.h"
#include "core/data/importers/class_folders.h"
#include "core/data/importers/idx.h"
#include "core/data/importers/text_importer.h"
#include "core/image/decode.h"

namespace luthier {
namespace {

namespace fs = std::filesystem;

/// Whether an image lies loose in `folder`: then it has a layout, only not one that we know.
bool holdsLooseImages(const fs::path& folder) {
  constexpr int filesToTry = 100;
  int tried = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (!entry.is_regular_file() || ++tried > filesToTry) continue;
    std::array<char, 512> head{};
    std::ifstream file(entry.path(), std::ios::binary);
    file.read(head.data(), head.size());
    if (looksLikeImage(std::as_bytes(std::span(head.data(), static_cast<std::size_t>(file.gcount()))))) return true;
  }
  return false;
}

}  // namespace

const std::vector<std::unique_ptr<Importer>>& importers() {
  static const std::vector<std::unique_ptr<Importer>> all = [] {
    std::vector<std::unique_ptr<Importer>> list;
    list.push_back(std::make_unique<IdxImporter>());  // before the folders: it is the more special
    list.push_back(makeSquadImporter());
    list.push_back(makeJsonLinesImporter());
    list.push_back(makeJsonArrayImporter());
    list.push_back(makeConllImporter());  // before tables and plain texts, which may be called the same
    list.push_back(makeTableImporter());
    list.push_back(makeTextFilesImporter());
    list.push_back(std::make_unique<ClassFoldersImporter>());
    return list;
  }();
  return all;
}

const Importer& importerFor(const fs::path& path, const Configuration& settings) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) {
    throw Error(ErrorCode::FileUnreadable, {{"file", displayPath(path)}, {"detail", error.message()}});
  }
  const std::string& layout = settings.text("layout");
  for (const auto& importer : importers()) {
    if (layout == "auto" ? importer->recognises(path) : importer->id() == layout) return *importer;
  }
  if (fs::is_directory(status) && !holdsLooseImages(path)) throw Error(ErrorCode::NoImages, {{"file", displayPath(path)}});
  throw Error(ErrorCode::LayoutUnknown, {{"file", displayPath(path)}});
}

}  // namespace luthier

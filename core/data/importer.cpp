// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/importer.h"

#include <array>
#include <fstream>

#include "core/base/files.h"
#include "core/config/task_description.h"
#include "core/data/importers/class_folders.h"
#include "core/data/importers/idx.h"
#include "core/data/importers/image_table.h"
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

/// What the settings say of the rows of a table: a column that only texts or only images have, or a task of theirs.
std::optional<ExampleKind> wantedExamples(const Configuration& settings) {
  const auto named = [&](const char* column) { return !settings.text(column).empty() && settings.text(column) != "-"; };
  if (named("image")) return ExampleKind::Image;
  if (named("text")) return ExampleKind::Text;
  const TaskDescription* task = findTaskDescription(settings.text("task"));
  return task == nullptr ? std::nullopt : std::optional(task->examples);
}

bool suits(const Importer& importer, std::optional<ExampleKind> wanted) {
  return !wanted || taskDescription(importer.task()).examples == *wanted;
}

}  // namespace

const std::vector<std::unique_ptr<Importer>>& importers() {
  static const std::vector<std::unique_ptr<Importer>> all = [] {
    std::vector<std::unique_ptr<Importer>> list;
    list.push_back(std::make_unique<IdxImporter>());  // before the folders: it is the more special
    list.push_back(makeImageTableImporter());         // before the texts: a table may be of either
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
  const std::optional<ExampleKind> wanted = wantedExamples(settings);
  // A file that shall be one of images is a table, even where it does not look like one: the rows say what is wrong.
  const bool table = settings.text("layout") == "auto" && wanted == ExampleKind::Image && !fs::is_directory(status);
  const std::string layout = table ? "image_table" : settings.text("layout");
  for (const auto& importer : importers()) {
    if (layout == "auto" ? suits(*importer, wanted) && importer->recognises(path) : importer->id() == layout) {
      return *importer;
    }
  }
  if (fs::is_directory(status) && !holdsLooseImages(path)) throw Error(ErrorCode::NoImages, {{"file", displayPath(path)}});
  throw Error(ErrorCode::LayoutUnknown, {{"file", displayPath(path)}});
}

}  // namespace luthier

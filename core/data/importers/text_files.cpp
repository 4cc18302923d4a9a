// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <tuple>

#include "core/data/importers/text_importer.h"
#include "core/data/texts/plain_rows.h"
#include "core/data/texts/split_names.h"

namespace luthier {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> visible(const fs::path& folder) {
  std::vector<fs::path> entries;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (!entry.path().filename().native().starts_with('.')) entries.push_back(entry.path());
  }
  std::sort(entries.begin(), entries.end());
  return entries;
}

bool isText(const fs::path& path) { return textExtension(path) == ".txt" && fs::is_regular_file(path); }

std::string className(const fs::path& file) {
  fs::path name = file.filename();
  while (name.has_extension()) name = name.stem();
  return name.native();
}

/// Files named after classes, one text a line; or folders named after classes, one text a file; either below folders named
/// after splits. A single file, or one beside no other, has no classes.
class TextTree {
 public:
  explicit TextTree(const fs::path& root) : root_(root) {
    if (!fs::is_directory(root)) {
      if (isText(root)) files_.push_back({root, root.filename().native(), std::nullopt, ""});
      return;
    }
    bool splits = false;
    for (const fs::path& entry : visible(root)) {
      const auto split = splitOfName(entry.filename().native());
      if (split && fs::is_directory(entry)) {
        splits = true;
        addClasses(entry, split);
      }
    }
    if (!splits) addClasses(root, std::nullopt);
    if (files_.size() == 1) files_.front().label.clear();
    std::sort(files_.begin(), files_.end(),
              [](auto& a, auto& b) { return std::tie(a.split, a.label, a.name) < std::tie(b.split, b.label, b.name); });
  }

  [[nodiscard]] const std::vector<SourceFile>& files() const { return files_; }
  [[nodiscard]] bool wholeFiles() const { return wholeFiles_; }

 private:
  void addClasses(const fs::path& folder, std::optional<Split> split) {
    for (const fs::path& entry : visible(folder)) {
      if (fs::is_directory(entry)) {
        addFolder(entry, entry.filename().native(), split);
      } else if (isText(entry)) {
        // train.txt and test.txt are splits of one text, not classes.
        const auto named = splitOfName(className(entry));
        files_.push_back({entry, nameOf(entry), split ? split : named, named ? "" : className(entry)});
      }
    }
  }
  void addFolder(const fs::path& folder, const std::string& label, std::optional<Split> split) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (!isText(entry.path())) continue;
      wholeFiles_ = true;
      files_.push_back({entry.path(), nameOf(entry.path()), split, label});
    }
  }
  [[nodiscard]] std::string nameOf(const fs::path& file) const { return file.lexically_relative(root_).native(); }

  fs::path root_;
  std::vector<SourceFile> files_;
  bool wholeFiles_ = false;
};

class TextFilesImporter final : public TextImporter {
 public:
  [[nodiscard]] std::string id() const override { return "text_files"; }

 protected:
  [[nodiscard]] std::vector<SourceFile> files(const fs::path& path) const override { return TextTree(path).files(); }
  [[nodiscard]] std::unique_ptr<TextRows> open(const fs::path& path, std::vector<SourceFile> files,
                                               const Configuration& settings) const override {
    const bool whole = fs::is_directory(path) && TextTree(path).wholeFiles();
    return std::make_unique<PlainRows>(std::move(files), whole, settings);
  }
};

}  // namespace

std::unique_ptr<Importer> makeTextFilesImporter() { return std::make_unique<TextFilesImporter>(); }

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/data/importers/text_importer.h"
#include "core/data/texts/record_rows.h"
#include "core/data/texts/table_source.h"
#include "core/data/texts/text_file.h"

namespace luthier {
namespace {

const std::vector<std::string> extensions{".csv", ".tsv", ".tab"};

/// CSV and TSV files: one, or a folder with one for each split.
class TableImporter final : public TextImporter {
 public:
  [[nodiscard]] std::string id() const override { return "table"; }

 protected:
  [[nodiscard]] std::vector<SourceFile> files(const std::filesystem::path& path) const override {
    std::vector<SourceFile> found = sourceFiles(path, extensions);
    std::erase_if(found, [](const SourceFile& file) {
      return std::find(extensions.begin(), extensions.end(), textExtension(file.path)) == extensions.end();
    });
    return found;
  }
  [[nodiscard]] std::unique_ptr<TextRows> open(const std::filesystem::path& /*path*/, std::vector<SourceFile> files,
                                               const Configuration& settings) const override {
    const TableSource first(files.front().path, settings);
    // The others are read as the first: what one file looks like must not make another's columns.
    Configuration decided = settings;
    decided.set("header", std::string(first.dialect().header ? "true" : "false"));
    decided.set("quotes", std::string(first.dialect().quotes ? "double" : "none"));
    const auto open = [decided](const std::filesystem::path& file) { return std::make_unique<TableSource>(file, decided); };
    return std::make_unique<RecordRows>(std::move(files), open, settings, first.dialect().name(), first.dialect().header);
  }
};

}  // namespace

std::unique_ptr<Importer> makeTableImporter() { return std::make_unique<TableImporter>(); }

}  // namespace luthier

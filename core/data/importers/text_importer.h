// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/importer.h"
#include "core/data/texts/source_files.h"
#include "core/data/texts/text_row.h"

namespace luthier {

/// What the importers of texts share: a layout says which files are its own and how their rows are read.
class TextImporter : public Importer {
 public:
  /// The commonest task; the labels decide (DatasetRecord::task).
  [[nodiscard]] std::string task() const override { return "text_classification"; }
  /// A folder with images in it is none of texts, whatever lies beside them.
  [[nodiscard]] bool recognises(const std::filesystem::path& path) const override;
  [[nodiscard]] protocol::InspectReply inspect(const std::filesystem::path& path, const Configuration& settings,
                                               const CancelToken& cancel) const override;
  [[nodiscard]] ImportResult import(const std::filesystem::path& path, const Configuration& settings,
                                    const ProgressCallback& progress, const CancelToken& cancel) const override;

 protected:
  /// The files at `path` that look like this layout; empty where none does.
  [[nodiscard]] virtual std::vector<SourceFile> files(const std::filesystem::path& path) const = 0;
  /// Reads them; `files` is not empty.
  [[nodiscard]] virtual std::unique_ptr<TextRows> open(const std::filesystem::path& path, std::vector<SourceFile> files,
                                                       const Configuration& settings) const = 0;

 private:
  [[nodiscard]] std::vector<SourceFile> chosenFiles(const std::filesystem::path& path) const;
};

/// One each: table.cpp, json.cpp, text_files.cpp, conll.cpp, squad.cpp.
[[nodiscard]] std::unique_ptr<Importer> makeTableImporter();      // "table"
[[nodiscard]] std::unique_ptr<Importer> makeJsonLinesImporter();  // "json_lines"
[[nodiscard]] std::unique_ptr<Importer> makeJsonArrayImporter();  // "json_array"
[[nodiscard]] std::unique_ptr<Importer> makeTextFilesImporter();  // "text_files"
[[nodiscard]] std::unique_ptr<Importer> makeConllImporter();      // "conll"
[[nodiscard]] std::unique_ptr<Importer> makeSquadImporter();      // "squad"

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/texts/text_import.h"
#include "import_helpers.h"
#include "temporary_folder.h"

namespace luthier::test {

/// An import of texts, read to its end.
struct ImportedTexts {
  DatasetRecord record;
  std::vector<ImportIssue> issues;
  std::vector<TextExample> rows;

  [[nodiscard]] std::vector<std::string> texts() const {
    std::vector<std::string> result;
    for (const TextExample& row : rows) result.push_back(row.text.text);
    return result;
  }
  [[nodiscard]] std::vector<std::string> labels() const {
    std::vector<std::string> result;
    for (const TextExample& row : rows) result.push_back(record.classes.at(static_cast<std::size_t>(row.example.label)));
    return result;
  }
  [[nodiscard]] int count(Split split) const {
    return static_cast<int>(
        std::count_if(rows.begin(), rows.end(), [&](const TextExample& row) { return row.example.split == split; }));
  }
};

inline ImportedTexts importTextsFrom(const std::filesystem::path& path,
                                     const std::map<std::string, std::string>& values = {}) {
  ImportResult result = importFrom(path, values);
  ImportedTexts imported{result.dataset.record, std::move(result.issues), {}};
  std::vector<TextExample> batch;
  while (result.texts->next(batch)) imported.rows.insert(imported.rows.end(), batch.begin(), batch.end());
  return imported;
}

/// Writes one file and imports it.
inline ImportedTexts importText(const std::string& name, std::string_view content,
                                const std::map<std::string, std::string>& values = {}) {
  const TemporaryFolder folder;
  folder.write(name, content);
  return importTextsFrom(folder.path() / name, values);
}

inline Problem textProblem(const std::string& name, std::string_view content,
                           const std::map<std::string, std::string>& values = {}) {
  const TemporaryFolder folder;
  folder.write(name, content);
  return importProblem(folder.path() / name, values);
}

inline protocol::InspectReply inspectText(const std::string& name, std::string_view content,
                                          const std::map<std::string, std::string>& values = {}) {
  const TemporaryFolder folder;
  folder.write(name, content);
  const Configuration settings = importSettings(values);
  return importerFor(folder.path() / name, settings).inspect(folder.path() / name, settings, CancelToken());
}

}  // namespace luthier::test

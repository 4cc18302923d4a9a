// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "core/config/import_parameters.h"
#include "core/data/importer.h"

namespace luthier::test {

inline Configuration importSettings(const std::map<std::string, std::string>& values = {}) {
  Configuration settings(importParameters());
  for (const auto& [id, text] : values) settings.setText(id, text);
  return settings;
}

inline ImportResult importFrom(const std::filesystem::path& path, const std::map<std::string, std::string>& values = {}) {
  const Configuration settings = importSettings(values);
  return importerFor(path, settings).import(path, settings, nullptr, CancelToken());
}

/// The error code of an import that must fail, and the file it names.
inline Problem importProblem(const std::filesystem::path& path, const std::map<std::string, std::string>& values = {}) {
  try {
    (void)importFrom(path, values);
  } catch (const Error& error) {
    return error.problem();
  }
  ADD_FAILURE() << path << " was imported";
  return {};
}

/// Number of examples by (split, class name).
inline std::map<std::pair<Split, std::string>, int> countExamples(const Dataset& dataset) {
  std::map<std::pair<Split, std::string>, int> counts;
  for (const ExampleRecord& example : dataset.examples) {
    ++counts[{example.split, dataset.record.classes[static_cast<std::size_t>(example.label)]}];
  }
  return counts;
}

inline const ImportIssue* findIssue(const ImportResult& result, ErrorCode code) {
  const auto found = std::find_if(result.issues.begin(), result.issues.end(),
                                  [&](const ImportIssue& issue) { return issue.problem.code == code; });
  return found == result.issues.end() ? nullptr : &*found;
}

}  // namespace luthier::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/store/records.h"

namespace luthier {

/// A dataset with its examples, in memory: what an importer makes and what training reads. Order is stable.
struct Dataset {
  DatasetRecord record;
  std::vector<ExampleRecord> examples;
  std::vector<TextRecord> texts;  // of a dataset of texts: one an example, in their order
};

/// An importer's result: a dataset that can be accepted, and what was noticed on the way.
struct ImportResult {
  Dataset dataset;
  std::vector<ImportIssue> issues;
};

}  // namespace luthier

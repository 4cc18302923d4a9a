// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/store/records.h"
#include "core/store/texts_table.h"

namespace luthier {

/// A dataset with its examples, in memory: what an importer makes and what training reads. Order is stable.
struct Dataset {
  DatasetRecord record;
  std::vector<ExampleRecord> examples;
  std::vector<TextRecord> texts;  // of a dataset of texts: one an example, in their order
  std::vector<std::string>
      targets;  // of a dataset of images whose labels are no classes: JSON, one an example, in their order
};

/// Texts on their way into the store, a batch at a time. One thread.
class TextStream {
 public:
  virtual ~TextStream() = default;
  /// Replaces `batch` with the next texts; false where there are no more. Throws Error{Cancelled, FileChanged} and what reading
  /// throws.
  virtual bool next(std::vector<TextExample>& batch) = 0;
};

/// An importer's result: a dataset that can be accepted, and what was noticed on the way. storeImport() writes it.
struct ImportResult {
  Dataset dataset;
  std::vector<ImportIssue> issues;
  std::unique_ptr<TextStream> texts;  // of a text layout: instead of dataset.examples, which would not fit into memory
};

}  // namespace luthier

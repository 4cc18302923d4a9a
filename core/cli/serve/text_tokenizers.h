// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>

#include "core/store/database.h"
#include "core/store/models_table.h"
#include "core/store/workspace.h"
#include "core/text/tokenizer.h"

namespace luthier::serve {

/// A text model's tokenizer, and how many tokens it may be given.
struct ModelTokenizer {
  Tokenizer tokenizer;
  std::int64_t maximumLength = 0;
};

/// Tokenizers of the store's models by id, kept from one request to the next. Belongs to one thread.
class TextTokenizers {
 public:
  explicit TextTokenizers(const Workspace& workspace) : workspace_(workspace) {}
  /// Of a model, or of the model that a run began with (`model` 0). Throws Error{NotFound} and what Tokenizer::load() throws.
  [[nodiscard]] const ModelTokenizer& open(Database& database, RowId run, RowId model);

 private:
  const Workspace& workspace_;
  std::map<RowId, ModelTokenizer> open_;
};

}  // namespace luthier::serve

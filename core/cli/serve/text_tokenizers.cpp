// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cli/serve/text_tokenizers.h"

#include "core/store/runs_table.h"

namespace luthier::serve {

const ModelTokenizer& TextTokenizers::open(Database& database, RowId run, RowId model) {
  if (model == 0) {
    const auto record = runs::find(database, run);
    if (!record) throw Error(ErrorCode::NotFound, {{"kind", "run"}, {"name", std::to_string(run)}});
    model = record->model;
  }
  const auto found = open_.find(model);
  if (found != open_.end()) return found->second;
  const auto record = models::find(database, model);
  if (!record) throw Error(ErrorCode::NotFound, {{"kind", "model"}, {"name", std::to_string(model)}});
  const std::filesystem::path path = workspace_.folder() / record->path;  // an absolute path stays itself
  const auto folder = std::filesystem::is_directory(path) ? path : path.parent_path();
  return open_.emplace(model, ModelTokenizer{Tokenizer::load(folder), record->inputSize}).first->second;
}

}  // namespace luthier::serve

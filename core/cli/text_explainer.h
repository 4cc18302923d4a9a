// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/explanation/text_explanation.h"
#include "core/store/records.h"
#include "core/store/workspace.h"
#include "core/text/tokenizer.h"

namespace luthier {

/// A network that is asked where it looks, with its tokenizer; for the command explain and the session.
class TextExplainer {
 public:
  TextExplainer(std::shared_ptr<TextModel> model, Tokenizer tokenizer, std::int64_t maximumLength,
                std::vector<std::string> classes);

  /// Of a run's best checkpoint; `model` is the run's. Blocks; the errors of textPredictorOfRun.
  [[nodiscard]] static TextExplainer ofRun(const Workspace& workspace, const RunRecord& run, const ModelRecord& model);
  /// Of a model of the store, with the head that it was published with, or none. Blocks; the errors of loadTextModel.
  [[nodiscard]] static TextExplainer ofModel(const Workspace& workspace, const ModelRecord& model);

  [[nodiscard]] protocol::ExplainTextReply explain(const protocol::ExplainTextRequest& wanted,
                                                   const std::filesystem::path& attentionsFile = {});
  /// Name of a class, its number where it has none.
  [[nodiscard]] std::string className(std::int32_t label) const;

 private:
  std::shared_ptr<TextModel> model_;
  Tokenizer tokenizer_;
  std::int64_t maximumLength_;
  std::vector<std::string> classes_;
};

}  // namespace luthier

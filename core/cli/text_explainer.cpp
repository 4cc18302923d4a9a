// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cli/text_explainer.h"

#include "core/base/error.h"
#include "core/models/text/text_import.h"
#include "core/training/run_source.h"

namespace luthier {

TextExplainer::TextExplainer(std::shared_ptr<TextModel> model, Tokenizer tokenizer, std::int64_t maximumLength,
                             std::vector<std::string> classes)
    : model_(std::move(model)),
      tokenizer_(std::move(tokenizer)),
      maximumLength_(maximumLength),
      classes_(std::move(classes)) {
  model_->eval();
}

TextExplainer TextExplainer::ofRun(const Workspace& workspace, const RunRecord& run, const ModelRecord& model) {
  const auto predictor = std::make_shared<TextPredictor>(textPredictorOfRun(workspace, run, model));
  const auto& setup = predictor->setup();
  return {std::shared_ptr<TextModel>(predictor, &predictor->network()), *setup.tokenizer, setup.maximumLength,
          setup.classes};
}

TextExplainer TextExplainer::ofModel(const Workspace& workspace, const ModelRecord& model) {
  if (model.kind != "text") {
    throw Error(ErrorCode::NotFound, {{"kind", "text model"}, {"name", model.name}});
  }
  const auto folder = textFolderOf(workspace, model);
  const auto head = publishedHead(folder.config, withPublishedNames(loadStateDict(folder.weights), folder.config));
  return {loadTextModel(folder, head).model, Tokenizer::load(folder.path), folder.config.maximumTokens(),
          folder.config.labels};
}

protocol::ExplainTextReply TextExplainer::explain(const protocol::ExplainTextRequest& wanted,
                                                  const std::filesystem::path& attentionsFile) {
  const bool question = model_->head().kind == TextHeadKind::QuestionAnswering;
  const auto text = readExplainedText(tokenizer_, wanted.text, maximumLength_, question);
  return explainText(*model_, text, wanted, attentionsFile);
}

std::string TextExplainer::className(std::int32_t label) const {
  const auto index = static_cast<std::size_t>(label);
  return label >= 0 && index < classes_.size() ? classes_[index] : std::to_string(label);
}

}  // namespace luthier

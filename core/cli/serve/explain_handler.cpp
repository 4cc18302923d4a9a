// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <filesystem>
#include <optional>

#include "core/cli/serve/request_handler.h"
#include "core/cli/text_explainer.h"
#include "core/store/models_table.h"
#include "core/store/runs_table.h"
#include "core/training/run_source.h"

namespace luthier::serve {
namespace {

template <typename Record>
Record required(std::optional<Record> record, const char* kind, RowId id) {
  if (!record) throw Error(ErrorCode::NotFound, {{"kind", kind}, {"name", std::to_string(id)}});
  return *std::move(record);
}

class ExplainHandler : public RequestHandler {
 public:
  explicit ExplainHandler(const Environment& environment) : environment_(environment) {}

  protocol::Reply handle(const protocol::Request& request, const Call& call) override {
    const auto& wanted = std::get<protocol::ExplainTextRequest>(request);
    if (!database_) database_ = environment_.openDatabase();
    TextExplainer& explainer = explainerFor(wanted);
    call.cancel.throwIfCancelled();
    return explainer.explain(wanted, wanted.attentions ? newFile() : std::filesystem::path());
  }

 private:
  /// The file before the last is given up: the window reads the newest.
  std::filesystem::path newFile() {
    const auto name = [&](int number) {
      return environment_.scratch.path() / fmt::format("attentions{}.safetensors", number);
    };
    std::error_code ignored;
    std::filesystem::remove(name(written_ - 2), ignored);
    return name(written_++);
  }

  /// The network stays loaded until another is asked for, or the run has a better checkpoint.
  TextExplainer& explainerFor(const protocol::ExplainTextRequest& wanted) {
    const auto run =
        wanted.run != 0 ? std::optional(required(runs::find(*database_, wanted.run), "run", wanted.run)) : std::nullopt;
    const auto modelId = run ? run->model : wanted.model;
    const auto model = required(models::find(*database_, modelId), "model", modelId);
    const auto weights = run ? sourceOfRun(environment_.workspace, *run).source.weights : std::filesystem::path(model.path);
    if (!explainer_ || weights_ != weights) {
      explainer_.reset();  // before the next one needs memory
      explainer_.emplace(run ? TextExplainer::ofRun(environment_.workspace, *run, model)
                             : TextExplainer::ofModel(environment_.workspace, model));
      weights_ = weights;
    }
    return *explainer_;
  }

  const Environment& environment_;
  std::unique_ptr<Database> database_;
  std::optional<TextExplainer> explainer_;
  std::filesystem::path weights_;
  int written_ = 0;
};

}  // namespace

std::unique_ptr<RequestHandler> makeExplainHandler(const Environment& environment) {
  return std::make_unique<ExplainHandler>(environment);
}

}  // namespace luthier::serve

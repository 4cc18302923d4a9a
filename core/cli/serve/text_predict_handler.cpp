// SPDX-License-Identifier: GPL-3.0-or-later
#include <optional>

#include "core/cli/serve/request_handler.h"
#include "core/store/models_table.h"
#include "core/store/runs_table.h"
#include "core/training/run_source.h"

namespace luthier::serve {
namespace {

class TextPredictHandler : public RequestHandler {
 public:
  explicit TextPredictHandler(const Environment& environment) : environment_(environment) {}

  protocol::Reply handle(const protocol::Request& request, const Call& call) override {
    const auto& wanted = std::get<protocol::PredictTextRequest>(request);
    if (!database_) database_ = environment_.openDatabase();
    TextPredictor& predictor = predictorFor(wanted);
    call.cancel.throwIfCancelled();
    return protocol::PredictTextReply{predictor.predict(wanted.texts, wanted.top, call.progress, call.cancel)};
  }

 private:
  /// The network stays loaded until another is asked for, or the run has a better checkpoint.
  TextPredictor& predictorFor(const protocol::PredictTextRequest& wanted) {
    TextPredictorSource source =
        wanted.run != 0 ? sourceByRun(wanted.run) : textSourceOfModel(environment_.workspace, requireModel(wanted.model));
    if (!predictor_ || predictor_->source().weights != source.weights ||
        predictor_->source().modelFolder != source.modelFolder) {
      predictor_.reset();  // before the next one needs memory
      predictor_.emplace(std::move(source));
    }
    return *predictor_;
  }

  [[nodiscard]] TextPredictorSource sourceByRun(RowId run) const {
    const std::optional<RunRecord> record = runs::find(*database_, run);
    if (!record) throw Error(ErrorCode::NotFound, {{"kind", "run"}, {"name", std::to_string(run)}});
    return textSourceOfRun(environment_.workspace, *record, requireModel(record->model));
  }

  [[nodiscard]] ModelRecord requireModel(RowId model) const {
    std::optional<ModelRecord> record = models::find(*database_, model);
    if (!record) throw Error(ErrorCode::NotFound, {{"kind", "model"}, {"name", std::to_string(model)}});
    return *std::move(record);
  }

  const Environment& environment_;
  std::unique_ptr<Database> database_;
  std::optional<TextPredictor> predictor_;
};

}  // namespace

std::unique_ptr<RequestHandler> makeTextPredictHandler(const Environment& environment) {
  return std::make_unique<TextPredictHandler>(environment);
}

}  // namespace luthier::serve

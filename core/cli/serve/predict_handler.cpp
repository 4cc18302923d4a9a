// SPDX-License-Identifier: GPL-3.0-or-later
#include <optional>

#include "core/cli/serve/request_handler.h"
#include "core/data/image_source.h"
#include "core/image/decode.h"
#include "core/store/models_table.h"
#include "core/store/runs_table.h"
#include "core/tasks/predictor.h"
#include "core/training/run_source.h"

namespace luthier::serve {
namespace {

constexpr int previewSize = 256;

class PredictHandler : public RequestHandler {
 public:
  explicit PredictHandler(const Environment& environment) : environment_(environment) {}

  protocol::Reply handle(const protocol::Request& request, const Call& call) override {
    const auto& wanted = std::get<protocol::PredictRequest>(request);
    if (!database_) database_ = environment_.openDatabase();
    Predictor& predictor = predictorFor(wanted);
    call.cancel.throwIfCancelled();
    const std::vector<std::filesystem::path> files(wanted.files.begin(), wanted.files.end());
    protocol::PredictReply reply{predictor.predict(files, wanted.top, call.progress, call.cancel)};
    for (protocol::Prediction& prediction : reply.predictions) {
      call.cancel.throwIfCancelled();
      if (!prediction.problem) addPreview(prediction);
    }
    return reply;
  }

 private:
  /// The network stays loaded until another is asked for, or the run has a better checkpoint.
  Predictor& predictorFor(const protocol::PredictRequest& wanted) {
    PredictorSource source = wanted.run != 0 ? sourceByRun(wanted.run) : sourceByModel(wanted.model);
    if (!predictor_ || predictor_->source().weights != source.weights) {
      predictor_.reset();  // before the next one needs memory
      predictor_.emplace(std::move(source));
    }
    return *predictor_;
  }

  [[nodiscard]] PredictorSource sourceByRun(RowId run) {
    const std::optional<RunRecord> record = runs::find(*database_, run);
    if (!record) throw Error(ErrorCode::NotFound, {{"kind", "run"}, {"name", std::to_string(run)}});
    return sourceOfRun(environment_.workspace, *record, &verifier_).source;
  }

  [[nodiscard]] PredictorSource sourceByModel(RowId model) const {
    const std::optional<ModelRecord> record = models::find(*database_, model);
    if (!record) throw Error(ErrorCode::NotFound, {{"kind", "model"}, {"name", std::to_string(model)}});
    return sourceOfModel(environment_.workspace, *record);
  }

  /// The window decodes no foreign file: it shows this.
  void addPreview(protocol::Prediction& prediction) const {
    try {
      prediction.preview = environment_.scratch.writePng(thumbnail(decodeImageFile(prediction.file), previewSize)).native();
    } catch (const Error& error) {
      prediction.problem = error.problem();
    }
  }

  const Environment& environment_;
  std::unique_ptr<Database> database_;
  FolderVerifier verifier_;
  std::optional<Predictor> predictor_;
};

}  // namespace

std::unique_ptr<RequestHandler> makePredictHandler(const Environment& environment) {
  return std::make_unique<PredictHandler>(environment);
}

}  // namespace luthier::serve

// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/cli/serve/dataset_images.h"
#include "core/cli/serve/request_handler.h"
#include "core/config/training_parameters.h"
#include "core/loading/image_pipeline.h"
#include "core/store/examples_table.h"

namespace luthier::serve {
namespace {

class AugmentationHandler : public RequestHandler {
 public:
  explicit AugmentationHandler(const Environment& environment) : environment_(environment) {}

  protocol::Reply handle(const protocol::Request& request, const Call& call) override {
    const auto& wanted = std::get<protocol::AugmentationRequest>(request);
    Configuration settings(trainingParameters());
    for (const auto& [id, value] : wanted.settings) settings.setText(id, value);
    const TrainingConfig config = toTrainingConfig(settings);
    if (!database_) database_ = environment_.openDatabase();
    const OpenDataset& dataset = images_.open(*database_, wanted.dataset);
    const std::vector<ExampleRecord> found = examples::find(*database_, {&wanted.example, 1});
    if (found.empty()) throw Error(ErrorCode::NotFound, {{"kind", "example"}, {"name", std::to_string(wanted.example)}});

    const ImagePipeline pipeline = makeImagePipeline(config, dataset.record, Preprocessing());
    const Image image = dataset.source->read(found.front());
    protocol::AugmentationReply reply;
    reply.files.push_back(environment_.scratch.writePng(pipeline.base(image, false)).native());
    const Image base = pipeline.base(image, true);
    constexpr int most = 64;
    for (int i = 0; i < std::min(wanted.count, most); ++i) {
      call.cancel.throwIfCancelled();
      Random random = augmentationRandom(config.seed, i, static_cast<std::size_t>(wanted.example));
      reply.files.push_back(environment_.scratch.writePng(pipeline.augment(base, random)).native());
    }
    return reply;
  }

 private:
  const Environment& environment_;
  std::unique_ptr<Database> database_;
  DatasetImages images_;
};

}  // namespace

std::unique_ptr<RequestHandler> makeAugmentationHandler(const Environment& environment) {
  return std::make_unique<AugmentationHandler>(environment);
}

}  // namespace luthier::serve

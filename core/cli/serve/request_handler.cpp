// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cli/serve/request_handler.h"

#include "core/base/files.h"

namespace luthier::serve {
namespace {

template <typename Wanted>
std::size_t placeOf() {
  return protocol::Request(Wanted{}).index();
}

}  // namespace

std::unique_ptr<Database> Environment::openDatabase() const {
  if (!Workspace::exists(workspace.folder())) {
    throw Error(ErrorCode::NotFound, {{"kind", "workspace"}, {"name", displayPath(workspace.folder())}});
  }
  return std::make_unique<Database>(workspace.databaseFile(), OpenMode::ReadOnly);
}

const std::map<std::size_t, HandlerFactory>& handlerFactories() {
  static const std::map<std::size_t, HandlerFactory> factories{
      {placeOf<protocol::InspectRequest>(), makeInspectHandler},
      {placeOf<protocol::ThumbnailsRequest>(), makeThumbnailsHandler},
      {placeOf<protocol::AugmentationRequest>(), makeAugmentationHandler},
      {placeOf<protocol::PredictRequest>(), makePredictHandler},
      {placeOf<protocol::ExplainTextRequest>(), makeExplainHandler},
      {placeOf<protocol::PredictTextRequest>(), makeTextPredictHandler},
      {placeOf<protocol::TokenLensRequest>(), makeTokenLensHandler},
      {placeOf<protocol::TextStatisticsRequest>(), makeTextStatisticsHandler},
      {placeOf<protocol::ProfileModelRequest>(), makeProfileHandler},
  };
  return factories;
}

}  // namespace luthier::serve

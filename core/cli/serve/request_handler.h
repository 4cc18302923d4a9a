// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>

#include "core/base/progress.h"
#include "core/cli/serve/scratch_folder.h"
#include "core/protocol/messages.h"
#include "core/store/database.h"
#include "core/store/workspace.h"

namespace luthier::serve {

/// What all handlers of a session share. Thread-safe; outlives them.
struct Environment {
  Workspace workspace;
  ScratchFolder& scratch;

  /// A new connection for reading. Throws Error{NotFound} where there is no workspace yet.
  [[nodiscard]] std::unique_ptr<Database> openDatabase() const;
};

/// How a handler reports, and learns that its answer is no longer wanted.
struct Call {
  ProgressCallback progress;
  CancelToken cancel;
};

/// Answers one kind of request. It is made by the thread that uses it and called by no other, one request at a time, so it
/// may keep connections, opened containers and loaded networks from one request to the next. Blocks; throws Error.
class RequestHandler {
 public:
  virtual ~RequestHandler() = default;
  [[nodiscard]] virtual protocol::Reply handle(const protocol::Request& request, const Call& call) = 0;
};

using HandlerFactory = std::unique_ptr<RequestHandler> (*)(const Environment& environment);

/// Factories by the request's place in protocol::Request. CancelRequest has none: the session itself answers it.
[[nodiscard]] const std::map<std::size_t, HandlerFactory>& handlerFactories();

// One file each: <name>_handler.cpp.
[[nodiscard]] std::unique_ptr<RequestHandler> makeInspectHandler(const Environment& environment);
[[nodiscard]] std::unique_ptr<RequestHandler> makeThumbnailsHandler(const Environment& environment);
[[nodiscard]] std::unique_ptr<RequestHandler> makeAugmentationHandler(const Environment& environment);
[[nodiscard]] std::unique_ptr<RequestHandler> makePredictHandler(const Environment& environment);
[[nodiscard]] std::unique_ptr<RequestHandler> makeExplainHandler(const Environment& environment);
[[nodiscard]] std::unique_ptr<RequestHandler> makeTextPredictHandler(const Environment& environment);
[[nodiscard]] std::unique_ptr<RequestHandler> makeTokenLensHandler(const Environment& environment);
[[nodiscard]] std::unique_ptr<RequestHandler> makeTextStatisticsHandler(const Environment& environment);
[[nodiscard]] std::unique_ptr<RequestHandler> makeProfileHandler(const Environment& environment);

}  // namespace luthier::serve

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cli/serve/request_handler.h"
#include "core/config/import_parameters.h"
#include "core/data/importer.h"

namespace luthier::serve {
namespace {

class InspectHandler : public RequestHandler {
 public:
  protocol::Reply handle(const protocol::Request& request, const Call& call) override {
    const auto& wanted = std::get<protocol::InspectRequest>(request);
    Configuration settings(importParameters());
    for (const auto& [id, value] : wanted.settings) settings.setText(id, value);
    try {
      return importerFor(wanted.path, settings).inspect(wanted.path, settings, call.cancel);
    } catch (const Error& error) {
      if (error.code() == ErrorCode::Cancelled || error.code() == ErrorCode::InvalidParameter) throw;
      // What keeps this path from being a dataset is the answer, not a failure to answer.
      protocol::InspectReply reply;
      reply.problems.push_back(error.problem());
      return reply;
    }
  }
};

}  // namespace

std::unique_ptr<RequestHandler> makeInspectHandler(const Environment& /*environment*/) {
  return std::make_unique<InspectHandler>();
}

}  // namespace luthier::serve

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cli/serve/request_handler.h"
#include "core/models/model_profile.h"
#include "core/store/models_table.h"

namespace luthier::serve {
namespace {

class ProfileHandler : public RequestHandler {
 public:
  explicit ProfileHandler(const Environment& environment) : environment_(environment) {}

  protocol::Reply handle(const protocol::Request& request, const Call& /*call*/) override {
    const auto wanted = std::get<protocol::ProfileModelRequest>(request).model;
    const auto model = models::find(*environment_.openDatabase(), wanted);
    if (!model) {
      throw Error(ErrorCode::NotFound, {{"kind", "model"}, {"name", std::to_string(wanted)}});
    }
    return protocol::ProfileModelReply{profileModel(environment_.workspace, *model)};
  }

 private:
  const Environment& environment_;
};

}  // namespace

std::unique_ptr<RequestHandler> makeProfileHandler(const Environment& environment) {
  return std::make_unique<ProfileHandler>(environment);
}

}  // namespace luthier::serve

// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <filesystem>
#include <optional>

#include "core/cli/serve/request_handler.h"
#include "core/cli/text_explainer.h"
#include "core/store/models_table.h"

namespace luthier::serve {
namespace {

class ExplainHandler : public RequestHandler {
 public:
  explicit ExplainHandler(const Environment& environment) : environment_(environment) {}

  protocol::Reply handle(const protocol::Request& request, const Call& call) override {
    const auto& wanted = std::get<protocol::ExplainTextRequest>(request);
    if (!database_) database_ = environment_.openDatabase();
    TextExplainer& explainer = explainerFor(wanted.model);
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

  /// The network stays loaded until another is asked for.
  TextExplainer& explainerFor(RowId model) {
    if (!explainer_ || model_ != model) {
      explainer_.reset();  // before the next one needs memory
      const std::optional<ModelRecord> record = models::find(*database_, model);
      if (!record) throw Error(ErrorCode::NotFound, {{"kind", "model"}, {"name", std::to_string(model)}});
      explainer_.emplace(TextExplainer::ofModel(environment_.workspace, *record));
      model_ = model;
    }
    return *explainer_;
  }

  const Environment& environment_;
  std::unique_ptr<Database> database_;
  std::optional<TextExplainer> explainer_;
  RowId model_ = 0;
  int written_ = 0;
};

}  // namespace

std::unique_ptr<RequestHandler> makeExplainHandler(const Environment& environment) {
  return std::make_unique<ExplainHandler>(environment);
}

}  // namespace luthier::serve

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cli/serve/request_handler.h"
#include "core/cli/serve/text_tokenizers.h"
#include "core/data/text_statistics.h"

namespace luthier::serve {
namespace {

class TextStatisticsHandler : public RequestHandler {
 public:
  explicit TextStatisticsHandler(const Environment& environment)
      : environment_(environment), tokenizers_(environment.workspace) {}

  protocol::Reply handle(const protocol::Request& request, const Call& call) override {
    const auto& wanted = std::get<protocol::TextStatisticsRequest>(request);
    if (!database_) database_ = environment_.openDatabase();
    TextLength length;
    std::int64_t maximum = wanted.maximumLength;
    if (wanted.model != 0) {
      const ModelTokenizer& model = tokenizers_.open(*database_, 0, wanted.model);
      if (maximum == 0) maximum = model.maximumLength;
      length = [&model](const TextRecord& text) {
        const auto second = text.second ? std::optional<std::string_view>(*text.second) : std::nullopt;
        return static_cast<std::int64_t>(model.tokenizer.encode(text.text, second).size());
      };
    }
    return describeTexts(*database_, wanted.dataset, length, maximum, call.progress, call.cancel);
  }

 private:
  const Environment& environment_;
  std::unique_ptr<Database> database_;
  TextTokenizers tokenizers_;
};

}  // namespace

std::unique_ptr<RequestHandler> makeTextStatisticsHandler(const Environment& environment) {
  return std::make_unique<TextStatisticsHandler>(environment);
}

}  // namespace luthier::serve

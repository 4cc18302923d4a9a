// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/masked_language_modeling.h"

#include <algorithm>

#include "core/metrics/regression_scores.h"
#include "core/tasks/gathered_metrics.h"

namespace luthier {
namespace {

constexpr std::int32_t notAsked = -100;
constexpr double maskedOfChosen = 0.8;
constexpr double replacedOfRest = 0.5;
constexpr std::int64_t usualWindow = 256;

class MaskFormat final : public TextFormat {
 public:
  explicit MaskFormat(TextSetup setup) : setup_(std::move(setup)) {
    const auto mask = setup_.tokenizer->specialTokens().mask;
    if (!mask) {
      throw Error(ErrorCode::TokenizerMismatch, {{"file", "tokenizer"}, {"detail", "it has no mask token"}});
    }
    mask_ = *mask;
  }

  /// A long text in consecutive windows: every part of it is learnt from.
  [[nodiscard]] std::vector<TokenRow> rows(const ExampleRecord&, const TextRecord& text) const override {
    EncodeOptions options;
    options.maximumLength = static_cast<std::size_t>(setup_.maximumLength);
    const auto second = text.second ? std::optional<std::string_view>(*text.second) : std::nullopt;
    const auto encoding = setup_.tokenizer->encode(text.text, second, options);
    std::vector<TokenRow> rows{toRow(encoding)};
    if (!second) {
      std::ranges::transform(encoding.overflowing, std::back_inserter(rows), toRow);
    }
    return rows;
  }

  void disturb(TokenRow& row, Random& random) const override {
    row.targets.assign(row.ids.size(), notAsked);
    for (std::size_t i = 0; i < row.ids.size(); ++i) {
      if (setup_.tokenizer->isSpecial(row.ids[i]) || !random.chance(setup_.maskedShare)) {
        continue;
      }
      row.targets[i] = row.ids[i];
      if (random.chance(maskedOfChosen)) {
        row.ids[i] = mask_;
      } else if (random.chance(replacedOfRest)) {
        row.ids[i] = static_cast<std::int32_t>(random.below(static_cast<std::uint64_t>(setup_.tokenizer->largestId()) + 1));
      }
    }
  }

  [[nodiscard]] torch::Tensor targets(std::span<const TokenRow> rows, std::int64_t length) const override {
    auto ids = torch::full({static_cast<std::int64_t>(rows.size()), length}, notAsked, torch::kInt64);
    auto* place = ids.mutable_data_ptr<std::int64_t>();
    for (const auto& row : rows) {
      std::copy(row.targets.begin(), row.targets.end(), place);
      place += length;
    }
    return ids;
  }

  /// Only hidden tokens are guessed: the vocabulary is by far the widest layer.
  [[nodiscard]] torch::Tensor inputs(const torch::Tensor& padded, const torch::Tensor& targets) const override {
    return torch::cat({padded, targets.ne(notAsked).to(padded.scalar_type()).unsqueeze(1)}, 1);
  }

 private:
  TextSetup setup_;
  std::int32_t mask_ = 0;
};

/// The tokens that were asked for, in the order of the outputs.
torch::Tensor askedOf(const torch::Tensor& targets) { return targets.masked_select(targets.ne(notAsked)); }

class MaskMetrics final : public GatheredMetrics {
 protected:
  [[nodiscard]] StateDict gather(const Batch& batch, const torch::Tensor& outputs) const override {
    const auto wanted = askedOf(batch.targets.to(outputs.device()));
    return {{"right", outputs.argmax(-1).eq(wanted).sum().reshape({1})}, {"asked", torch::tensor({wanted.numel()})}};
  }
  [[nodiscard]] torch::Tensor weight(const Batch& batch) const override { return batch.targets.ne(notAsked).sum(); }
  void complete(EpochResult& result, const StateDict& all) const override {
    const auto asked = all.at("asked").sum().item<double>();
    result.values.emplace_back("perplexity", perplexity(*result.value("loss")));
    result.values.emplace_back("accuracy", all.at("right").sum().item<double>() / std::max(1.0, asked));
  }
};

class MaskedLanguageModeling final : public TextTaskKind {
 public:
  [[nodiscard]] std::string id() const override { return "masked_language_modeling"; }
  [[nodiscard]] TextHead head(const TextSetup&) const override {
    return {TextHeadKind::MaskedLanguage, 0, TextPooling::ClassToken};
  }
  [[nodiscard]] std::int64_t usualMaximumLength() const override { return usualWindow; }
  [[nodiscard]] std::shared_ptr<const TextFormat> format(const TextSetup& setup) const override {
    return std::make_shared<MaskFormat>(setup);
  }
  [[nodiscard]] torch::Tensor loss(const torch::Tensor& outputs, const torch::Tensor& targets, const TrainingConfig&,
                                   const torch::Tensor&) const override {
    namespace functional = torch::nn::functional;
    const auto wanted = askedOf(targets);
    const auto sum = functional::cross_entropy(outputs.to(torch::kFloat32), wanted,
                                               functional::CrossEntropyFuncOptions().reduction(torch::kSum));
    return sum / static_cast<double>(std::max<std::int64_t>(1, wanted.numel()));  // by chance nothing may be hidden
  }
  [[nodiscard]] std::unique_ptr<MetricAccumulator> metrics(const TextSetup&, const TextSplit&, bool) const override {
    return std::make_unique<MaskMetrics>();
  }
  [[nodiscard]] std::vector<TokenRow> windows(const TextSetup& setup, const TextRecord& text) const override {
    return {truncatedRow(setup, text)};
  }
  /// What may stand at the first mask of the text; nothing where it has none.
  [[nodiscard]] protocol::TextPrediction answer(const TextSetup& setup, const TextRecord&,
                                                const std::vector<WindowOutput>& windows, int top) const override {
    protocol::TextPrediction prediction;
    const auto& ids = windows.front().row.ids;
    const auto mask = std::ranges::find(ids, setup.tokenizer->specialTokens().mask.value_or(-1));
    if (mask != ids.end()) {
      prediction.top = bestClasses(torch::softmax(windows.front().logits[mask - ids.begin()], -1), {}, top);
      for (auto& entry : prediction.top) {
        entry.name = setup.tokenizer->idToToken(entry.label).value_or(entry.name);
      }
    }
    return prediction;
  }
};

}  // namespace

std::unique_ptr<TextTaskKind> makeMaskedLanguageModeling() { return std::make_unique<MaskedLanguageModeling>(); }

}  // namespace luthier

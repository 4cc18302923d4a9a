// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/text_setup.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/files.h"
#include "core/data/parallel.h"
#include "core/loading/sampler.h"

namespace luthier {
namespace {

constexpr std::size_t largestSample = 20'000;
constexpr double seenWhole = 0.99;
constexpr std::int64_t shortestMaximum = 16;

std::vector<const TextRecord*> sampleOf(const Dataset& dataset) {
  std::vector<const TextRecord*> training;
  for (std::size_t i = 0; i < dataset.texts.size(); ++i) {
    if (dataset.examples[i].split == Split::Train) {
      training.push_back(&dataset.texts[i]);
    }
  }
  const auto step = std::max<std::size_t>(1, training.size() / largestSample);
  std::vector<const TextRecord*> sample;
  for (std::size_t i = 0; i < training.size(); i += step) {
    sample.push_back(training[i]);
  }
  return sample;
}

/// The length that `seenWhole` of the training texts do not exceed, as a multiple of the padding step.
std::int64_t usualLength(const Dataset& dataset, const Tokenizer& tokenizer) {
  const auto sample = sampleOf(dataset);
  if (sample.empty()) {
    return shortestMaximum;
  }
  std::vector<std::int32_t> lengths(sample.size());
  parallelFor(
      sample.size(),
      [&](std::size_t i) {
        const auto second = sample[i]->second ? std::optional<std::string_view>(*sample[i]->second) : std::nullopt;
        lengths[i] = static_cast<std::int32_t>(tokenizer.encode(sample[i]->text, second).size());
      },
      "tokenize", nullptr, CancelToken());
  const auto place = static_cast<std::size_t>(seenWhole * static_cast<double>(lengths.size() - 1));
  std::ranges::nth_element(lengths, lengths.begin() + static_cast<std::ptrdiff_t>(place));
  return std::max<std::int64_t>(shortestMaximum, paddedLength(lengths[place]));
}

std::int64_t modelLimit(const TextFolder& folder, const Tokenizer& tokenizer) {
  const auto positions = folder.config.maximumTokens();
  const auto stated = tokenizer.modelMaximumLength();
  return stated ? std::min(positions, static_cast<std::int64_t>(*stated)) : positions;
}

std::int64_t maximumLength(const TextTaskKind& kind, const TrainingConfig& config, const Dataset& dataset,
                           const TextFolder& folder, const Tokenizer& tokenizer) {
  if (config.maxLength > 0) {
    return std::clamp<std::int64_t>(config.maxLength, 8, folder.config.maximumTokens());
  }
  return std::min({usualLength(dataset, tokenizer), kind.usualMaximumLength(), modelLimit(folder, tokenizer)});
}

bool anyWithoutAnswer(const Dataset& dataset) {
  return std::ranges::any_of(
      dataset.texts, [](const TextRecord& text) { return text.targets.find(R"("answers":[])") != std::string::npos; });
}

TextPooling poolingOf(const TrainingConfig& config, const TextFolder& folder) {
  const bool mean = config.pooling == "mean" || (config.pooling == "auto" && folder.config.pooling == "mean");
  return mean ? TextPooling::Mean : TextPooling::ClassToken;
}

}  // namespace

std::shared_ptr<const Tokenizer> tokenizerOf(const TextFolder& folder) {
  auto tokenizer = std::make_shared<const Tokenizer>(Tokenizer::load(folder.path));
  if (tokenizer->largestId() >= folder.config.vocabularySize) {
    throw Error(ErrorCode::TokenizerMismatch,
                {{"file", displayPath(folder.path)},
                 {"detail", fmt::format("its largest id is {}, the model has {} words", tokenizer->largestId(),
                                        folder.config.vocabularySize)}});
  }
  return tokenizer;
}

TextSetup makeTextSetup(const TextTaskKind& kind, const TrainingConfig& config, const Dataset& dataset,
                        const TextFolder& folder) {
  TextSetup setup;
  setup.tokenizer = tokenizerOf(folder);
  setup.classes = dataset.record.classes;
  setup.maximumLength = maximumLength(kind, config, dataset, folder, *setup.tokenizer);
  setup.stride = config.stride;
  setup.pooling = poolingOf(config, folder);
  setup.decisionThreshold = config.decisionThreshold;
  setup.maxAnswerLength = config.maxAnswerLength;
  setup.noAnswerMargin = config.noAnswerMargin;
  setup.maskedShare = config.maskedShare;
  setup.mayLackAnswer = anyWithoutAnswer(dataset);
  return setup;
}

}  // namespace luthier

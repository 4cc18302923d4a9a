// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <memory>
#include <string>
#include <vector>

#include "core/config/training_parameters.h"
#include "core/loading/text_loader.h"
#include "core/models/text/text_model.h"
#include "core/protocol/text_messages.h"
#include "core/tasks/metric_accumulator.h"
#include "core/text/tokenizer.h"

namespace luthier {

/// What reading texts for a run needs, in training and afterwards. Written to and read from the run's description.
struct TextSetup {
  std::vector<std::string> classes;  // or tags
  std::int64_t maximumLength = 0;    // tokens, special ones included
  std::int64_t stride = 0;
  TextPooling pooling = TextPooling::ClassToken;
  double decisionThreshold = 0.5;
  std::int64_t maxAnswerLength = 30;
  double noAnswerMargin = 0.0;
  double maskedShare = 0.15;
  bool mayLackAnswer = false;  // some question of the data has none

  std::shared_ptr<const Tokenizer> tokenizer;

  /// All but the tokenizer.
  [[nodiscard]] std::string toJson() const;
  [[nodiscard]] static TextSetup fromJson(const std::string& json);
};

/// One split of a dataset of texts, and how it was cut into windows.
struct TextSplit {
  std::vector<ExampleRecord> examples;
  std::vector<const TextRecord*> texts;
  const TextLoader* loader = nullptr;  // set before metrics are asked for
};

/// One window of a text with what the network said of it, on the CPU in float32: C, L x C or L x 2 for its L tokens.
struct WindowOutput {
  TokenRow row;
  torch::Tensor logits;
};

/// What distinguishes one text task from the others; training (PreparedText) and prediction (TextPredictor) ask it. Stateless
/// and thread-safe.
class TextTaskKind {
 public:
  virtual ~TextTaskKind() = default;
  [[nodiscard]] virtual std::string id() const = 0;
  [[nodiscard]] virtual TextHead head(const TextSetup& setup) const = 0;
  /// Longest window where the configuration leaves it open, beside what data and model allow.
  [[nodiscard]] virtual std::int64_t usualMaximumLength() const { return 8192; }
  [[nodiscard]] virtual std::shared_ptr<const TextFormat> format(const TextSetup& setup) const = 0;
  /// `classWeights` may be undefined.
  [[nodiscard]] virtual torch::Tensor loss(const torch::Tensor& outputs, const torch::Tensor& targets,
                                           const TrainingConfig& config, const torch::Tensor& classWeights) const = 0;
  /// What the mean in loss() divides by (PreparedTask::lossWeight).
  [[nodiscard]] virtual torch::Tensor lossWeight(const torch::Tensor& targets, const TrainingConfig&,
                                                 const torch::Tensor& /*classWeights*/) const {
    return torch::full({}, static_cast<double>(targets.size(0)), torch::TensorOptions(targets.device()));
  }
  /// `record`: answers to single examples are wanted. `split` outlives the accumulator.
  [[nodiscard]] virtual std::unique_ptr<MetricAccumulator> metrics(const TextSetup& setup, const TextSplit& split,
                                                                   bool record) const = 0;
  /// The windows of a text that somebody typed.
  [[nodiscard]] virtual std::vector<TokenRow> windows(const TextSetup& setup, const TextRecord& text) const = 0;
  /// The answer to it; `windows` are those with their outputs. `top`: how many classes.
  [[nodiscard]] virtual protocol::TextPrediction answer(const TextSetup& setup, const TextRecord& text,
                                                        const std::vector<WindowOutput>& windows, int top) const = 0;
};

/// Null where `id` is no text task.
[[nodiscard]] const TextTaskKind* findTextTaskKind(std::string_view id);

/// A row of an encoding; what training wants of it is still empty.
[[nodiscard]] TokenRow toRow(const Encoding& encoding);
/// A text, or a pair, cut to the setup's maximum length.
[[nodiscard]] TokenRow truncatedRow(const TextSetup& setup, const TextRecord& text);
}  // namespace luthier

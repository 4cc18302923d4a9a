// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/models/text/text_folder.h"
#include "core/protocol/text_messages.h"
#include "core/store/workspace.h"
#include "core/tasks/text_task.h"

namespace luthier {

/// All that is needed to use a network for texts.
struct TextPredictorSource {
  std::filesystem::path modelFolder;  // description of the network, tokenizer
  std::filesystem::path weights;      // of a run's checkpoint; empty: the folder's own
  std::string description;            // JSON, PreparedTask::description; empty: what the folder says of itself
};

/// From a model of the store. Throws Error{NotFound} where it is gone.
[[nodiscard]] TextPredictorSource textSourceOfModel(const Workspace& workspace, const ModelRecord& model);

/// Answers texts with a trained network, in evaluation mode and without gradients; whatever the task is. Belongs to one
/// thread at a time; tokenizing uses several.
class TextPredictor {
 public:
  /// Loads weights and tokenizer; blocks. Every weight must be there, head included. Throws Error{ArchitectureMismatch,
  /// TokenizerMismatch, CheckpointDamaged} and the errors of TextFolder, Tokenizer and core/formats.
  explicit TextPredictor(TextPredictorSource source, const torch::Device& device = torch::kCPU);

  [[nodiscard]] const TextPredictorSource& source() const noexcept { return source_; }
  [[nodiscard]] const TextSetup& setup() const noexcept { return setup_; }
  [[nodiscard]] const TextTaskKind& kind() const noexcept { return *kind_; }
  [[nodiscard]] TextModel& network() noexcept { return *network_; }

  /// One answer a text, in their order; `top` classes where there are classes. `progress` reports the phase "predict". Throws
  /// Error{Cancelled}.
  [[nodiscard]] std::vector<protocol::TextPrediction> predict(std::span<const protocol::TextInput> texts, int top,
                                                              const ProgressCallback& progress, const CancelToken& cancel);

 private:
  void readDescription(const TextFolder& folder);
  void readFolder(const TextFolder& folder);
  void predictSome(std::span<const protocol::TextInput> texts, int top, std::vector<protocol::TextPrediction>& answers,
                   const CancelToken& cancel);
  [[nodiscard]] bool truncates(const TextRecord& text) const;

  TextPredictorSource source_;
  torch::Device device_;
  const TextTaskKind* kind_ = nullptr;
  TextSetup setup_;
  std::shared_ptr<TextModel> network_;
};

}  // namespace luthier

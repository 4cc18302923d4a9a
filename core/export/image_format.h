// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/export/input_rule.h"
#include "core/export/parity_certificate.h"
#include "core/tasks/predictor.h"

namespace luthier {

/// A network of images on its way out: what every format is made from.
struct ExportedModel {
  Predictor& run;
  AnswerKind answers = AnswerKind::Class;
  bool normalizeInside = false;  // the network takes pixels and normalises them itself
  CancelToken cancel{};

  [[nodiscard]] const PredictorSource& source() const { return run.source(); }
  [[nodiscard]] InputRule inputRule() const { return {source().preprocessing, normalizeInside}; }
  /// What is written: the run's network; where that answers a standardised number, a copy with mean and deviation in its head,
  /// so that every format answers in the target's own unit. In evaluation mode.
  [[nodiscard]] std::shared_ptr<ImageClassifier> network() const;
  /// What the run's network answered, in that unit; computed without the head, so that comparing finds a wrong one.
  [[nodiscard]] torch::Tensor inOwnUnit(const torch::Tensor& answersOfRun) const;
};

/// What a network answers to many batches, and how long it alone took for them.
struct TimedOutputs {
  torch::Tensor outputs;  // N x classes in float32; 0 x 1 where there was no batch
  double seconds = 0.0;
};

/// Calls `network` on each batch, without gradients; before the clock starts, on one example, since the first call allocates.
[[nodiscard]] TimedOutputs timedOutputs(const std::vector<torch::Tensor>& batches,
                                        const std::function<torch::Tensor(const torch::Tensor&)>& network);

/// An export that was loaded again from its files, by a program that is named.
class LoadedExport {
 public:
  virtual ~LoadedExport() = default;
  /// As the files state it.
  [[nodiscard]] virtual const InputRule& inputRule() const = 0;
  /// Answers batches of inputs. Blocks.
  [[nodiscard]] virtual TimedOutputs answer(const std::vector<torch::Tensor>& batches) = 0;
  /// Who loaded it: "LibTorch 2.15.0".
  [[nodiscard]] virtual std::string program() const = 0;
};

/// One way to write a network. Stateless; any thread.
class ImageFormat {
 public:
  virtual ~ImageFormat() = default;
  /// As in core/config/export_formats.h.
  [[nodiscard]] virtual const char* id() const = 0;
  /// The file that holds the weights; its hash names the artifact.
  [[nodiscard]] virtual const char* weightsName() const = 0;
  /// Throws Error{ExportUnsupported} where the network has no place in this format. Quick.
  virtual void requireSupported(const ExportedModel& model) const = 0;
  /// Writes the network and what describes it into an existing, empty folder.
  virtual void write(const ExportedModel& model, const std::filesystem::path& folder) const = 0;
  /// Reads such a folder, with nothing of the run but its architecture's name and number of outputs.
  [[nodiscard]] virtual std::unique_ptr<LoadedExport> load(const ExportedModel& model,
                                                           const std::filesystem::path& folder) const = 0;
  /// Allowed difference of the outputs (relative to the largest), and the least share of equal answers.
  [[nodiscard]] virtual std::optional<double> limit() const { return 1e-4; }
  [[nodiscard]] virtual std::optional<double> leastAgreement() const { return std::nullopt; }
  /// Imports and `def network(folder)` / `def answer(network, images)` for the Python example (python_example.h).
  [[nodiscard]] virtual std::string pythonPart(const ExportedModel& model) const = 0;
};

/// Null where no image format has this id.
[[nodiscard]] const ImageFormat* findImageFormat(std::string_view id);

[[nodiscard]] std::string torchProgram();

}  // namespace luthier

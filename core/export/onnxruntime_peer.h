// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/export/image_format.h"

namespace luthier {

/// onnxruntime in a Python of the system, if there is one: $LUTHIER_PYTHON, or python3 on PATH, that imports onnxruntime and
/// numpy. A judge that shares no code with Luthier.
class OnnxruntimePeer {
 public:
  /// Null where no such Python is found. Blocks for as long as that takes to find out.
  [[nodiscard]] static std::unique_ptr<OnnxruntimePeer> find(const CancelToken& cancel);

  /// "1.23.0"
  [[nodiscard]] const std::string& version() const noexcept { return version_; }
  /// The model's one output for each batch of its one input (float32 or uint8), computed in one process that starts anew. Throws
  /// Error{ExporterMissing} with what Python said.
  [[nodiscard]] TimedOutputs run(const std::filesystem::path& model, const std::vector<torch::Tensor>& batches) const;

 private:
  OnnxruntimePeer() = default;

  std::string python_;
  std::string version_;
  CancelToken cancel_;
};

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/image_format.h"

#include "core/base/clock.h"
#include "core/export/huggingface_format.h"
#include "core/export/onnx_format.h"
#include "core/export/state_dict_format.h"
#include "core/export/timm_format.h"
#include "core/export/torchscript_format.h"

namespace luthier {

TimedOutputs timedOutputs(const std::vector<torch::Tensor>& batches,
                          const std::function<torch::Tensor(const torch::Tensor&)>& network) {
  if (batches.empty()) {
    return {torch::empty({0, 1})};
  }
  const torch::NoGradGuard noGradients;
  (void)network(batches.front().narrow(0, 0, 1));
  std::vector<torch::Tensor> outputs;
  const double start = monotonicSeconds();
  for (const auto& batch : batches) {
    outputs.push_back(network(batch));
  }
  const double seconds = monotonicSeconds() - start;
  return {torch::cat(outputs), seconds};
}

const ImageFormat* findImageFormat(std::string_view id) {
  for (const ImageFormat* format :
       {&stateDictFormat(), &huggingFaceFormat(), &timmFormat(), &torchScriptFormat(), &onnxFormat(), &onnxInt8Format()}) {
    if (id == format->id()) {
      return format;
    }
  }
  return nullptr;
}

}  // namespace luthier

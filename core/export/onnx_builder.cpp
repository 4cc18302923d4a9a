// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/onnx_builder.h"

#include <fmt/format.h>

namespace luthier {

std::vector<std::string> OnnxBuilder::addMany(const std::string& type, std::vector<std::string> inputs, std::size_t outputs,
                                              Attributes attributes) {
  const int number = ++used_[type];
  std::vector<std::string> names;
  for (std::size_t output = 0; output < outputs; ++output) {
    names.push_back(fmt::format("{}{}_{}{}", prefix_, type, number, outputs == 1 ? "" : fmt::format(".{}", output)));
  }
  network_.graph.nodes.push_back({type, std::move(inputs), names, std::move(attributes)});
  return names;
}

std::string OnnxBuilder::add(const std::string& type, std::vector<std::string> inputs, Attributes attributes) {
  return addMany(type, std::move(inputs), 1, std::move(attributes)).front();
}

std::string OnnxBuilder::weight(const std::string& name, const torch::Tensor& tensor) {
  network_.weights.emplace(name, tensor.detach().contiguous());
  return name;
}

std::string OnnxBuilder::constant(const torch::Tensor& tensor) {
  return weight(fmt::format("{}constant_{}", prefix_, ++used_["constant"]), tensor);
}

std::string OnnxBuilder::constant(const std::vector<std::int64_t>& values) {
  return constant(torch::tensor(values, torch::kInt64));
}

std::string OnnxBuilder::constant(double value) { return constant(torch::tensor(value, torch::kFloat32)); }

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/export/lowered_network.h"

namespace luthier {

/// Writes a network node by node; every value gets a name of its own.
class OnnxBuilder {
 public:
  using Attributes = std::map<std::string, OnnxAttribute>;

  /// `prefix`: of every name that it makes up, for a network that has such names already.
  explicit OnnxBuilder(LoweredNetwork& network, std::string prefix = {}) : network_(network), prefix_(std::move(prefix)) {}

  /// A node with one output, whose name is returned.
  std::string add(const std::string& type, std::vector<std::string> inputs, Attributes attributes = {});
  /// A node with several outputs.
  std::vector<std::string> addMany(const std::string& type, std::vector<std::string> inputs, std::size_t outputs,
                                   Attributes attributes = {});
  /// A tensor that travels with the model, under `name` (once, however often it is used).
  std::string weight(const std::string& name, const torch::Tensor& tensor);
  std::string constant(const torch::Tensor& tensor);
  std::string constant(const std::vector<std::int64_t>& values);
  std::string constant(double value);

 private:
  LoweredNetwork& network_;
  std::string prefix_;
  std::map<std::string, int> used_;
};

}  // namespace luthier

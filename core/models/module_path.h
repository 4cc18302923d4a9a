// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <memory>
#include <string>

namespace luthier {

/// The module at a dotted path below `root`; containers that are missing on the way are made. Published names are paths
/// ("encoder.layer.0.attention.self.query"), while torch registers one level at a time.
[[nodiscard]] inline torch::nn::Module& moduleAt(torch::nn::Module& root, const std::string& path) {
  torch::nn::Module* module = &root;
  for (std::size_t begin = 0; begin < path.size();) {
    const auto end = std::min(path.find('.', begin), path.size());
    const auto name = path.substr(begin, end - begin);
    const auto children = module->named_children();
    const auto* child = children.find(name);
    module = child != nullptr ? child->get() : module->register_module(name, std::make_shared<torch::nn::Module>()).get();
    begin = end + 1;
  }
  return *module;
}

struct SplitPath {
  std::string owner, name;
};
[[nodiscard]] inline SplitPath splitPath(const std::string& path) {
  const auto dot = path.rfind('.');
  return dot == std::string::npos ? SplitPath{"", path} : SplitPath{path.substr(0, dot), path.substr(dot + 1)};
}

/// Registers a module under a dotted path and returns it.
template <typename Module>
Module placeModule(torch::nn::Module& root, const std::string& path, Module module) {
  const auto [owner, name] = splitPath(path);
  moduleAt(root, owner).register_module(name, module);
  return module;
}

}  // namespace luthier

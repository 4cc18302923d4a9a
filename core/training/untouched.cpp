// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/untouched.h"

namespace luthier {

Untouched::Untouched(torch::nn::Module& module)
    : module_(module), training_(module.is_training()), random_(at::detail::getDefaultCPUGenerator().get_state().clone()) {
  for (auto& [name, tensor] : stateDictOf(module)) {
    kept_[name] = tensor.detach().clone();
  }
}

Untouched::~Untouched() {
  const torch::NoGradGuard noGradients;
  for (auto& [name, tensor] : stateDictOf(module_)) {
    tensor.copy_(kept_.at(name));
  }
  for (auto& parameter : module_.parameters()) {
    parameter.mutable_grad().reset();
  }
  module_.train(training_);
  auto generator = at::detail::getDefaultCPUGenerator();
  generator.set_state(random_);
}

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/traced_module.h"

#include <c10/util/Exception.h>
#include <torch/csrc/jit/frontend/tracer.h>

#include <memory>

namespace luthier {
namespace {

using CompilationUnit = std::shared_ptr<torch::jit::CompilationUnit>;

/// The tracer warns of operations in place; here they are recorded as ones that are not, and the outputs are compared after.
class Silence final : public c10::WarningHandler {
 public:
  void process(const c10::Warning& /*warning*/) override {}
};

/// The same tree of names in TorchScript's terms; its parameters share storage with the module's.
torch::jit::Module mirror(const torch::nn::Module& module, const std::string& name, const CompilationUnit& unit) {
  torch::jit::Module result(c10::QualifiedName(name), unit);
  result.register_attribute("training", c10::BoolType::get(), false);
  for (const auto& parameter : module.named_parameters(/*recurse=*/false)) {
    result.register_parameter(parameter.key(), parameter.value(), /*is_buffer=*/false);
  }
  for (const auto& buffer : module.named_buffers(/*recurse=*/false)) {
    result.register_buffer(buffer.key(), buffer.value());
  }
  for (const auto& child : module.named_children()) {
    result.register_module(child.key(), mirror(*child.value(), name + "_" + child.key(), unit));
  }
  return result;
}

}  // namespace

torch::jit::Module traceModule(const torch::nn::Module& module, const std::vector<TracedInput>& inputs,
                               const std::function<torch::Tensor(const std::vector<torch::Tensor>&)>& forward) {
  const torch::NoGradGuard noGradients;
  Silence silence;
  const c10::WarningUtils::WarningHandlerGuard quiet(&silence);
  auto result = mirror(module, "__torch__.luthier.Network", std::make_shared<torch::jit::CompilationUnit>());
  torch::jit::Stack examples;
  std::vector<std::string> names;
  for (const auto& input : inputs) {
    examples.emplace_back(input.example);
    names.push_back(input.name);
  }
  const auto run = [&forward](const torch::jit::Stack& stack) {
    std::vector<torch::Tensor> tensors;
    for (const auto& value : stack) {
      tensors.push_back(value.toTensor());
    }
    return torch::jit::Stack{forward(tensors)};
  };
  const auto noName = [](const torch::autograd::Variable&) { return std::string(); };
  auto traced = torch::jit::tracer::trace(examples, run, noName, /*strict=*/true, /*force_outplace=*/true, &result, names);
  auto* method = result._ivalue()->compilation_unit()->create_function(c10::QualifiedName(*result.type()->name(), "forward"),
                                                                       traced.first->graph);
  result.type()->addMethod(method);
  return result;
}

}  // namespace luthier

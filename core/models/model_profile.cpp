// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/model_profile.h"

#include <ATen/record_function.h>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "core/base/error.h"
#include "core/models/model_import.h"
#include "core/models/text/text_model.h"

namespace luthier {
namespace {

using protocol::ModelProfile;
using protocol::ProfiledLayer;

constexpr std::int64_t profiledTokens = 128;
constexpr std::int64_t floatBytes = 4;

/// How one of torch's operators becomes a layer.
struct Operator {
  const char* name;
  const char* kind;
  std::size_t weight;  // place of the weights among the inputs, or noWeight
  std::size_t input;   // place of what the layer sees
  bool nameless;       // also a layer where the weights are none of the network's
};
constexpr std::size_t noWeight = 99;
// Outermost first: what an operator calls inside is part of it and not counted again. torch::nn::Linear is one of the two
// products (functional/linear.h), known by whose weights it multiplies with.
constexpr std::array<Operator, 10> operators{{{"aten::convolution", "convolution", 1, 0, true},
                                              {"aten::linear", "linear", 1, 0, true},
                                              {"aten::addmm", "linear", 2, 1, true},
                                              {"aten::batch_norm", "norm", 1, 0, false},
                                              {"aten::layer_norm", "norm", 2, 0, false},
                                              {"aten::embedding", "embedding", 0, 1, false},
                                              {"aten::scaled_dot_product_attention", "attention", noWeight, 0, true},
                                              {"aten::matmul", "product", 1, 0, true},
                                              {"aten::bmm", "product", 1, 0, true},
                                              {"aten::mm", "product", 1, 0, true}}};

const Operator* findOperator(std::string_view name) {
  const auto* found = std::ranges::find_if(operators, [&](const Operator& one) { return name == one.name; });
  return found == operators.end() ? nullptr : found;
}

/// Multiply-accumulates of a layer: so many for each number of its output, and some whatever that is.
struct Work {
  std::int64_t perOutput = 0, once = 0;
};

Work workOf(const Operator& kind, c10::ArrayRef<c10::IValue> inputs) {
  const std::string_view name = kind.kind;
  const auto& seen = inputs[kind.input].toTensor();
  if (name == "convolution") {
    const auto& weights = inputs[kind.weight].toTensor();
    return {weights.numel() / weights.size(0), 0};
  }
  if (name == "linear" || name == "product") {
    return {seen.size(-1), 0};
  }
  if (name == "attention") {
    // Scores from queries and keys, then the values weighed by them.
    const auto keys = inputs[1].toTensor().size(-2);
    return {keys, seen.numel() * keys};
  }
  return {};
}

/// Writes down what runs on this thread while it lives. One at a time a thread.
class Recorder {
 public:
  explicit Recorder(const torch::nn::Module& module) {
    for (const auto& parameter : module.named_parameters()) {
      // By their memory: a layer may multiply with a transposed view.
      names_[parameter.value().unsafeGetTensorImpl()->unsafe_storage().unsafeGetStorageImpl()] = parameter.key();
      sizes_[parameter.key()] = parameter.value().numel();
    }
    current = this;
    handle_ = at::addThreadLocalCallback(at::RecordFunctionCallback(&Recorder::begin, &Recorder::end)
                                             .needsInputs(true)
                                             .needsOutputs(true)
                                             .scopes({at::RecordScope::FUNCTION}));
  }
  ~Recorder() {
    at::removeCallback(handle_);
    current = nullptr;
  }
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;

  [[nodiscard]] std::vector<ProfiledLayer> take() { return std::move(layers_); }

 private:
  /// What is known before a layer runs; its inputs are not there any more when it has.
  struct Context : at::ObserverContext {
    const Operator* kind = nullptr;
    std::string name;
    Work work;
  };

  static std::unique_ptr<at::ObserverContext> begin(const at::RecordFunction& function) {
    const auto* kind = findOperator(function.name());
    if (kind == nullptr) {
      return nullptr;
    }
    auto context = std::make_unique<Context>();
    if (current->depth_++ == 0) {
      context->kind = kind;
      context->name = current->nameOf(*kind, function.inputs());
      context->work = workOf(*kind, function.inputs());
    }
    return context;
  }
  static void end(const at::RecordFunction& function, at::ObserverContext* context) {
    if (context != nullptr && --current->depth_ == 0) {
      current->note(*static_cast<Context*>(context), function.outputs());
    }
  }

  void note(const Context& layer, const std::vector<c10::IValue>& outputs) {
    if (outputs.empty() || !outputs.front().isTensor() || (!layer.kind->nameless && layer.name.empty())) {
      return;
    }
    const auto& output = outputs.front().toTensor();
    const bool multipliesWeights = std::string_view(layer.kind->kind) == "product" && !layer.name.empty();
    layers_.push_back({layer.name, multipliesWeights ? "linear" : layer.kind->kind, output.sizes().vec(),
                       parametersOf(layer.name), output.numel() * layer.work.perOutput + layer.work.once,
                       output.numel() * floatBytes});
  }

  std::string nameOf(const Operator& kind, c10::ArrayRef<c10::IValue> inputs) const {
    if (kind.weight == noWeight || kind.weight >= inputs.size() || !inputs[kind.weight].isTensor()) {
      return "";
    }
    const auto& weights = inputs[kind.weight].toTensor();
    const auto found = weights.defined()
                           ? names_.find(weights.unsafeGetTensorImpl()->unsafe_storage().unsafeGetStorageImpl())
                           : names_.end();
    const std::string path = found == names_.end() ? "" : found->second;
    return path.ends_with(".weight") ? path.substr(0, path.size() - std::string_view(".weight").size()) : path;
  }
  std::int64_t parametersOf(const std::string& layer) const {
    const auto weight = sizes_.find(layer + ".weight");
    const auto bias = sizes_.find(layer + ".bias");
    return (weight == sizes_.end() ? 0 : weight->second) + (bias == sizes_.end() ? 0 : bias->second);
  }

  static thread_local Recorder* current;
  std::map<const c10::StorageImpl*, std::string> names_;
  std::map<std::string, std::int64_t> sizes_;
  std::vector<ProfiledLayer> layers_;
  std::int64_t depth_ = 0;
  at::CallbackHandle handle_ = at::INVALID_CALLBACK_HANDLE;
};

thread_local Recorder* Recorder::current = nullptr;

std::int64_t bytesOf(const torch::nn::Module& module) {
  std::int64_t numbers = 0;
  for (const auto& [name, tensor] : stateDictOf(module)) {
    numbers += name.ends_with("num_batches_tracked") ? 0 : tensor.numel();
  }
  return numbers * floatBytes;
}

ModelProfile profileText(const TextConfig& config) {
  const auto model = makeTextModel(config, {TextHeadKind::Sequence, 2, TextPooling::ClassToken});
  const auto tokens = std::min(profiledTokens, config.maximumTokens());
  auto input = torch::zeros({1, 3, tokens}, torch::kInt64);
  input.select(1, 0).fill_(std::min<std::int64_t>(config.padToken + 1, config.vocabularySize - 1));
  input.select(1, 1).fill_(1);
  auto profile = profileModule(*model, input, [&](const torch::Tensor& batch) { model->forward(batch); });
  profile.architecture = config.modelType;
  profile.input = {1, tokens};
  return profile;
}

}  // namespace

ModelProfile profileModule(torch::nn::Module& module, const torch::Tensor& input,
                           const std::function<void(const torch::Tensor&)>& forward) {
  const torch::NoGradGuard noGradients;
  module.eval();
  ModelProfile profile;
  profile.input = input.sizes().vec();
  profile.parameters = learnedNumbers(module);
  profile.weightBytes = bytesOf(module);
  Recorder recorder(module);
  forward(input);
  profile.layers = recorder.take();
  for (const auto& layer : profile.layers) {
    profile.multiplications += layer.multiplications;
    profile.activationBytes += layer.outputBytes;
  }
  return profile;
}

ModelProfile profileArchitecture(const Architecture& architecture, std::int64_t classes, int imageSize) {
  const auto network = architecture.make(classes);
  auto profile = profileModule(*network, torch::zeros({1, 3, imageSize, imageSize}),
                               [&](const torch::Tensor& images) { network->forward(images); });
  profile.architecture = architecture.id;
  return profile;
}

ModelProfile profileModel(const Workspace& workspace, const ModelRecord& model) {
  if (model.kind == "text") {
    return profileText(readTextConfig(workspace.folder() / model.path));
  }
  const auto* architecture = findArchitecture(model.architecture);
  if (architecture == nullptr) {
    throw Error(ErrorCode::ArchitectureUnknown, {{"file", model.name}});
  }
  const auto size = model.inputSize > 0 ? static_cast<int>(model.inputSize) : architecture->preprocessing.imageSize;
  return profileArchitecture(*architecture, model.classes > 0 ? model.classes : architecture->publishedClasses, size);
}

}  // namespace luthier

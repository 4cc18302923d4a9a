// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/recomputation.h"

#include <ATen/autocast_mode.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace luthier {
namespace {

thread_local bool recomputationWanted = false;
constexpr auto replayName = "replay";

at::Generator generatorOf(const torch::Device& device) { return at::globalContext().defaultGenerator(device); }

/// The circumstances of a block's first pass, which its second one must meet again.
struct Replay final : torch::CustomClassHolder {
  Replay(RecomputedBlock its, const torch::Device& where)
      : block(std::move(its)),
        device(where),
        randomState(generatorOf(where).get_state()),
        autocast(at::autocast::is_autocast_enabled(where.type())),
        autocastType(at::autocast::get_autocast_dtype(where.type())) {}

  RecomputedBlock block;
  torch::Device device;
  torch::Tensor randomState;
  bool autocast;
  at::ScalarType autocastType;
};

/// Draws the random numbers of the first pass again, and then leaves the generator as it found it.
class ReplayedChance {
 public:
  explicit ReplayedChance(const Replay& replay) : generator_(generatorOf(replay.device)), before_(generator_.get_state()) {
    generator_.set_state(replay.randomState);
  }
  ~ReplayedChance() { generator_.set_state(before_); }
  ReplayedChance(const ReplayedChance&) = delete;
  ReplayedChance& operator=(const ReplayedChance&) = delete;

 private:
  at::Generator generator_;
  torch::Tensor before_;
};

/// The first pass's mixed precision, which the backward pass is outside of.
class ReplayedAutocast {
 public:
  explicit ReplayedAutocast(const Replay& replay) : type_(replay.device.type()), enabled_(replay.autocast) {
    if (enabled_) {
      at::autocast::increment_nesting();
      at::autocast::set_autocast_dtype(type_, replay.autocastType);
      at::autocast::set_autocast_enabled(type_, true);
    }
  }
  ~ReplayedAutocast() {
    if (enabled_) {
      at::autocast::set_autocast_enabled(type_, false);
      if (at::autocast::decrement_nesting() == 0) {
        at::autocast::clear_cache();
      }
    }
  }
  ReplayedAutocast(const ReplayedAutocast&) = delete;
  ReplayedAutocast& operator=(const ReplayedAutocast&) = delete;

 private:
  torch::DeviceType type_;
  bool enabled_;
};

/// Takes back what the second pass does to the buffers: the first one has counted the batch already.
class UntouchedBuffers {
 public:
  explicit UntouchedBuffers(const std::vector<torch::Tensor>& buffers) : buffers_(buffers) {
    for (const auto& buffer : buffers_) {
      before_.push_back(buffer.detach().clone());
    }
  }
  ~UntouchedBuffers() {
    const torch::NoGradGuard noGradients;
    for (std::size_t i = 0; i < buffers_.size(); ++i) {
      buffers_[i].copy_(before_[i]);
    }
  }
  UntouchedBuffers(const UntouchedBuffers&) = delete;
  UntouchedBuffers& operator=(const UntouchedBuffers&) = delete;

 private:
  std::vector<torch::Tensor> buffers_, before_;
};

class Recomputation final : public torch::autograd::Function<Recomputation> {
 public:
  /// `anchor` needs gradients, so that the result does even where only the block's parameters do.
  static torch::Tensor forward(torch::autograd::AutogradContext* context, const torch::Tensor& /*anchor*/,
                               at::TensorList inputs, const c10::intrusive_ptr<Replay>& replay) {
    context->saved_data[replayName] = c10::IValue::make_capsule(replay);
    context->save_for_backward(inputs.vec());
    return replay->block.pass(inputs.vec());
  }

  static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                 const torch::autograd::variable_list& gradients) {
    const auto capsule = context->saved_data.at(replayName).toCapsule();
    const auto& replay = static_cast<const Replay&>(*capsule);
    std::vector<torch::Tensor> inputs;
    for (const auto& saved : context->get_saved_variables()) {
      inputs.push_back(saved.detach().set_requires_grad(saved.requires_grad()));
    }
    const UntouchedBuffers untouched(replay.block.buffers);
    torch::autograd::backward({passAgain(replay, inputs)}, {gradients.front()});
    torch::autograd::variable_list result{torch::Tensor()};
    std::ranges::transform(inputs, std::back_inserter(result), [](const torch::Tensor& input) { return input.grad(); });
    result.emplace_back();  // for `replay`
    return result;
  }

 private:
  static torch::Tensor passAgain(const Replay& replay, const std::vector<torch::Tensor>& inputs) {
    const torch::AutoGradMode withGradients(true);
    const RecomputationScope keepingAll(false);
    const ReplayedChance chance(replay);
    const ReplayedAutocast autocast(replay);
    return replay.block.pass(inputs);
  }
};

}  // namespace

RecomputationScope::RecomputationScope(bool enabled) : before_(std::exchange(recomputationWanted, enabled)) {}
RecomputationScope::~RecomputationScope() { recomputationWanted = before_; }

bool recomputes() { return recomputationWanted && torch::GradMode::is_enabled(); }

torch::Tensor passRecomputed(RecomputedBlock block, const std::vector<torch::Tensor>& inputs) {
  const auto needsGradient = [](const torch::Tensor& tensor) { return tensor.requires_grad(); };
  if (std::ranges::none_of(inputs, needsGradient) && std::ranges::none_of(block.parameters, needsGradient)) {
    return block.pass(inputs);  // frozen, and above nothing that trains: nothing is kept anyway
  }
  const auto device = inputs.front().device();
  const auto anchor = torch::empty({0}, torch::TensorOptions(device).requires_grad(true));
  return Recomputation::apply(anchor, at::TensorList(inputs), c10::make_intrusive<Replay>(std::move(block), device));
}

}  // namespace luthier

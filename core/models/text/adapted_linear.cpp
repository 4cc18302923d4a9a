// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/text/adapted_linear.h"

#include <cmath>

#include "core/base/error.h"

namespace luthier {

AdaptedLinearImpl::AdaptedLinearImpl(std::int64_t in, std::int64_t out)
    : weight(register_parameter("weight", torch::empty({out, in}))), bias(register_parameter("bias", torch::zeros({out}))) {
  const torch::NoGradGuard noGradients;
  torch::nn::init::kaiming_uniform_(weight, std::sqrt(5.0));
}

torch::Tensor AdaptedLinearImpl::forward(const torch::Tensor& input) {
  auto output = torch::linear(input, weight, bias);
  if (!loraA_ || merged_) {
    return output;
  }
  const auto adapted = loraB_(loraA_(torch::dropout(input, dropout_, is_training())));
  return output + adapted * scale_;
}

void AdaptedLinearImpl::addAdapter(std::int64_t rank, double scale, double dropout) {
  if (loraA_) {
    throw Error(ErrorCode::Internal, {{"detail", "a layer has an adapter already"}});
  }
  const auto in = weight.size(1), out = weight.size(0);
  loraA_ = register_module("lora_A", torch::nn::Linear(torch::nn::LinearOptions(in, rank).bias(false)));
  loraB_ = register_module("lora_B", torch::nn::Linear(torch::nn::LinearOptions(rank, out).bias(false)));
  const torch::NoGradGuard noGradients;
  torch::nn::init::kaiming_uniform_(loraA_->weight, std::sqrt(5.0));
  loraB_->weight.zero_();
  loraA_->to(weight.device());
  loraB_->to(weight.device());
  scale_ = scale;
  dropout_ = dropout;
}

void AdaptedLinearImpl::merge() {
  if (loraA_ && !merged_) {
    addToWeight(scale_);
    merged_ = true;
  }
}

void AdaptedLinearImpl::unmerge() {
  if (merged_) {
    addToWeight(-scale_);
    merged_ = false;
  }
}

void AdaptedLinearImpl::addToWeight(double factor) {
  const torch::NoGradGuard noGradients;
  weight.add_(torch::matmul(loraB_->weight, loraA_->weight).to(weight.scalar_type()), factor);
}

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "core/training/optimizer.h"

namespace luthier {
namespace {

/// A convolution stored channels last, and a vector: both kinds of layout.
NamedParameters parameters() {
  torch::manual_seed(3);
  return {{"kernel", torch::randn({4, 3, 3, 3}).contiguous(torch::MemoryFormat::ChannelsLast).requires_grad_()},
          {"bias", torch::randn({4}).requires_grad_()}};
}

std::vector<ParameterGroup> oneGroup(const NamedParameters& named) { return {{named, 1.0, true}}; }

void setGradients(const NamedParameters& named, int step) {
  for (const auto& [name, parameter] : named) {
    torch::manual_seed(static_cast<std::uint64_t>(step) * 10 + name.size());
    const auto gradient = torch::randn(parameter.sizes());
    auto same = parameter;
    same.mutable_grad() = torch::empty_like(parameter).copy_(gradient);
  }
}

std::vector<torch::Tensor> tensorsOf(const NamedParameters& named) {
  std::vector<torch::Tensor> all;
  for (const auto& [name, parameter] : named) {
    all.push_back(parameter);
  }
  return all;
}

void expectSame(Optimizer& ours, const NamedParameters& mine, torch::optim::Optimizer& theirs,
                const NamedParameters& reference) {
  for (int step = 0; step < 20; ++step) {
    setGradients(mine, step);
    setGradients(reference, step);
    ours.step(0.05);
    theirs.step();
    for (std::size_t i = 0; i < mine.size(); ++i) {
      ASSERT_TRUE(torch::allclose(mine[i].second, reference[i].second, 1e-5, 1e-6)) << mine[i].first << " step " << step;
    }
  }
}

TEST(Optimizer, SgdIsTorchs) {
  for (const bool nesterov : {true, false}) {
    const auto mine = parameters();
    const auto reference = parameters();
    TrainingConfig config;
    config.nesterov = nesterov;
    config.weightDecay = 0.01;
    torch::optim::SGD theirs(tensorsOf(reference),
                             torch::optim::SGDOptions(0.05).momentum(0.9).nesterov(nesterov).weight_decay(0.01));
    expectSame(*makeOptimizer(config, oneGroup(mine)), mine, theirs, reference);
  }
}

TEST(Optimizer, SgdWithoutMomentumIsTorchs) {
  const auto mine = parameters();
  const auto reference = parameters();
  TrainingConfig config;
  config.momentum = 0.0;
  config.weightDecay = 0.0;
  torch::optim::SGD theirs(tensorsOf(reference), torch::optim::SGDOptions(0.05));
  expectSame(*makeOptimizer(config, oneGroup(mine)), mine, theirs, reference);
}

TEST(Optimizer, AdamWIsTorchs) {
  const auto mine = parameters();
  const auto reference = parameters();
  TrainingConfig config;
  config.optimizer = "adamw";
  config.weightDecay = 0.1;
  torch::optim::AdamW theirs(tensorsOf(reference), torch::optim::AdamWOptions(0.05).weight_decay(0.1));
  expectSame(*makeOptimizer(config, oneGroup(mine)), mine, theirs, reference);
}

TEST(Optimizer, GroupsHaveTheirOwnRateAndDecay) {
  for (const std::string rule : {"sgd", "adamw"}) {
    TrainingConfig config;
    config.optimizer = rule;
    config.weightDecay = 0.1;
    const auto grouped = parameters();
    const auto kernel = parameters(), bias = parameters();
    const auto together = makeOptimizer(config, {{{grouped[0]}, 0.5, true}, {{grouped[1]}, 2.0, false}});
    const auto kernelAlone = makeOptimizer(config, {{{kernel[0]}, 1.0, true}});
    config.weightDecay = 0.0;
    const auto biasAlone = makeOptimizer(config, {{{bias[1]}, 1.0, true}});
    for (int step = 0; step < 5; ++step) {
      setGradients(grouped, step);
      setGradients(kernel, step);
      setGradients(bias, step);
      together->step(0.02);
      kernelAlone->step(0.01);
      biasAlone->step(0.04);
    }
    EXPECT_TRUE(torch::equal(grouped[0].second, kernel[0].second)) << rule;
    EXPECT_TRUE(torch::equal(grouped[1].second, bias[1].second)) << rule;
  }
}

TEST(Optimizer, GoesOnFromItsState) {
  for (const std::string rule : {"sgd", "adamw"}) {
    TrainingConfig config;
    config.optimizer = rule;
    const auto whole = parameters();
    const auto parted = parameters();
    const auto uninterrupted = makeOptimizer(config, oneGroup(whole));
    auto resumed = makeOptimizer(config, oneGroup(parted));
    for (int step = 0; step < 8; ++step) {
      setGradients(whole, step);
      setGradients(parted, step);
      uninterrupted->step(0.01);
      resumed->step(0.01);
      StateDict kept;
      for (const auto& [name, tensor] : resumed->state()) {
        kept[name] = tensor.clone(torch::MemoryFormat::Contiguous);
      }
      resumed = makeOptimizer(config, oneGroup(parted));
      resumed->load(kept);
    }
    EXPECT_TRUE(torch::equal(whole[0].second, parted[0].second)) << rule;
    EXPECT_TRUE(torch::equal(whole[1].second, parted[1].second)) << rule;
  }
}

TEST(Optimizer, RefusesTheStateOfAnotherNetwork) {
  const auto optimizer = makeOptimizer({}, oneGroup(parameters()));
  EXPECT_THROW(optimizer->load({{"momentum.kernel", torch::zeros({2})}, {"first", torch::tensor(false)}}), Error);
}

TEST(Optimizer, ClipsTheJointNorm) {
  const auto mine = parameters();
  const auto optimizer = makeOptimizer({}, oneGroup(mine));
  setGradients(mine, 1);
  optimizer->clipGradients(0.5);
  double squares = 0.0;
  for (const auto& [name, parameter] : mine) {
    squares += parameter.grad().square().sum().item<double>();
  }
  EXPECT_NEAR(std::sqrt(squares), 0.5, 1e-4);
  const auto before = mine[0].second.grad().clone();
  optimizer->clipGradients(10.0);  // already below
  EXPECT_TRUE(torch::allclose(before, mine[0].second.grad()));
}

}  // namespace
}  // namespace luthier

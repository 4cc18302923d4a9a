// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/class_loss.h"

#include <gtest/gtest.h>

#include "tests/unit/tasks/numbers.h"

namespace luthier::test {
namespace {

TrainingConfig focalConfig(double gamma, double smoothing = 0.0) {
  TrainingConfig config;
  config.loss = "focal";
  config.focalGamma = gamma;
  config.labelSmoothing = smoothing;
  return config;
}

TEST(ClassLoss, OfTwoClassesIsTorchvisionsFocalLoss) {
  for (const auto& item : recordedLosses("two_classes")) {
    const auto x = torch::tensor(item.at("x").get<std::vector<double>>()).to(torch::kFloat32);
    const auto logits = torch::stack({torch::zeros_like(x), x}, 1);
    const ClassLoss loss(focalConfig(item.at("gamma")), {});
    EXPECT_NEAR(loss(logits, labelsOf(item.at("targets"))).item<double>(), item.at("loss").get<double>(), 2e-6) << item;
  }
}

TEST(ClassLoss, FocalGradientsAreTorchs) {
  for (const auto& item : recordedLosses("many_classes")) {
    const auto logits = tensorOf(item.at("logits")).requires_grad_();
    const auto weights = item.at("weights").is_null()
                             ? torch::Tensor()
                             : torch::tensor(item.at("weights").get<std::vector<double>>()).to(torch::kFloat32);
    const auto targets = item.at("shares").is_null() ? labelsOf(item.at("labels")) : tensorOf(item.at("shares"));
    const ClassLoss loss(focalConfig(item.at("gamma"), item.at("smoothing")), weights);
    const auto value = loss(logits, targets);
    EXPECT_NEAR(value.item<double>(), item.at("loss").get<double>(), 2e-6);
    value.backward();
    EXPECT_TRUE(torch::allclose(logits.grad(), tensorOf(item.at("gradient")), 1e-4, 1e-6));
  }
}

TEST(ClassLoss, WithoutFocusIsCrossEntropy) {
  torch::manual_seed(2);
  const auto logits = torch::randn({6, 3});
  const auto labels = torch::tensor({0, 1, 2, 2, 1, 0});
  const ClassLoss focal(focalConfig(0.0, 0.1), {});
  TrainingConfig plain;
  plain.labelSmoothing = 0.1;
  EXPECT_NEAR(focal(logits, labels).item<double>(), ClassLoss(plain, {})(logits, labels).item<double>(), 1e-6);
}

TEST(ClassLoss, WeightedPartsAddUpToTheWhole) {
  torch::manual_seed(3);
  const auto logits = torch::randn({7, 3});
  const auto labels = torch::tensor({0, 1, 2, 2, 1, 0, 0});
  const auto shares = torch::one_hot(labels, 3).to(torch::kFloat32) * 0.8 + 0.2 / 3;
  for (const auto& targets : {labels, shares}) {
    for (const bool focal : {false, true}) {
      auto config = focalConfig(2.0, 0.1);
      config.loss = focal ? "focal" : "cross_entropy";
      const ClassLoss loss(config, torch::tensor({0.2F, 1.0F, 3.0F}));
      const auto whole = loss.weight(targets);
      auto sum = torch::zeros({});
      for (const auto& [begin, count] : {std::pair{0, 2}, std::pair{2, 5}}) {
        const auto part = targets.narrow(0, begin, count);
        sum += loss(logits.narrow(0, begin, count), part) * loss.weight(part) / whole;
      }
      EXPECT_NEAR(sum.item<double>(), loss(logits, targets).item<double>(), 1e-6) << focal << targets.dim();
    }
  }
}

}  // namespace
}  // namespace luthier::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explanation/token_gradients.h"

#include <cmath>
#include <numbers>
#include <vector>

namespace luthier {
namespace {

constexpr std::int64_t stepsAtOnce = 10;  // interpolated texts in one batch

struct Quadrature {
  std::vector<double> nodes, weights;  // on [0, 1]
};

/// Gauss-Legendre nodes by Newton's method on the Legendre polynomials (Press et al., Numerical Recipes, 4.6).
Quadrature gaussLegendre(std::int64_t steps) {
  Quadrature rule;
  const auto count = static_cast<double>(steps);
  for (std::int64_t index = 0; index < steps; ++index) {
    double x = std::cos(std::numbers::pi * (static_cast<double>(index) + 0.75) / (count + 0.5)), slope = 1.0;
    for (int iteration = 0; iteration < 100; ++iteration) {
      double before = 0.0, value = 1.0;
      for (std::int64_t degree = 0; degree < steps; ++degree) {
        const auto n = static_cast<double>(degree);
        const double next = ((2.0 * n + 1.0) * x * value - n * before) / (n + 1.0);
        before = value;
        value = next;
      }
      slope = count * (x * value - before) / (x * x - 1.0);
      const double change = value / slope;
      x -= change;
      if (std::abs(change) < 1e-15) {
        break;
      }
    }
    rule.nodes.push_back(0.5 * (1.0 + x));
    rule.weights.push_back(1.0 / ((1.0 - x * x) * slope * slope));
  }
  return rule;
}

torch::Tensor outputOf(TextModel& model, const torch::Tensor& embedded, const torch::Tensor& inputs,
                       const ExplainedOutput& output) {
  const auto last = model.encodeEmbedded(embedded, inputs).last;
  return output.of(model.answer(model.pool(last, inputs)));
}

/// The gradients of each row's own output by its embeddings.
torch::Tensor gradients(TextModel& model, const torch::Tensor& embedded, const torch::Tensor& inputs,
                        const ExplainedOutput& output) {
  const torch::AutoGradMode enabled(true);
  const auto leaf = embedded.detach().requires_grad_(true);
  const auto repeated = inputs.expand({leaf.size(0), -1, -1});
  const auto sum = outputOf(model, leaf, repeated, output).sum();
  return torch::autograd::grad({sum}, {leaf}).front().detach();
}

}  // namespace

torch::Tensor ExplainedOutput::of(const torch::Tensor& logits) const {
  return (logits.dim() == 3 ? logits.select(1, token) : logits).select(1, label);
}

torch::Tensor gradientTimesInput(TextModel& model, const torch::Tensor& inputs, const ExplainedOutput& output) {
  const torch::NoGradGuard noGradients;
  const auto embedded = model.embed(inputs);
  return (gradients(model, embedded, inputs, output) * embedded).squeeze(0).sum(-1).to(torch::kCPU, torch::kFloat64);
}

TokenAttribution integratedGradients(TextModel& model, const torch::Tensor& inputs, const torch::Tensor& baseline,
                                     const ExplainedOutput& output, std::int64_t steps) {
  const torch::NoGradGuard noGradients;
  const auto start = model.embed(baseline), end = model.embed(inputs);
  const auto way = end - start;
  const auto rule = gaussLegendre(steps);
  auto total = torch::zeros_like(way, torch::kFloat64);
  for (std::int64_t begin = 0; begin < steps; begin += stepsAtOnce) {
    const auto count = std::min(stepsAtOnce, steps - begin);
    const auto part = [&](const std::vector<double>& values) {
      return torch::tensor(values, torch::kFloat64).slice(0, begin, begin + count).view({-1, 1, 1}).to(way.device());
    };
    const auto slopes = gradients(model, start + part(rule.nodes).to(way.scalar_type()) * way, inputs, output);
    total += (slopes.to(torch::kFloat64) * part(rule.weights)).sum(0, true);
  }
  TokenAttribution attribution;
  attribution.scores = (total * way.to(torch::kFloat64)).squeeze(0).sum(-1).cpu();
  const auto gain = outputOf(model, end, inputs, output) - outputOf(model, start, baseline, output);
  attribution.completeness = attribution.scores.sum().item<double>() - gain.item<double>();
  return attribution;
}

torch::Tensor paddedBaseline(const torch::Tensor& inputs, const torch::Tensor& keep, std::int64_t padToken) {
  auto baseline = inputs.clone();
  baseline.select(1, 0).masked_fill_(keep.logical_not(), padToken);
  return baseline;
}

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/matrix_interval.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <vector>

#include "core/metrics/classification_report.h"

namespace luthier {
namespace {

constexpr std::size_t resamples = 1000;
constexpr std::size_t mostClasses = 200;
constexpr double tail = 0.025;

using Figure = double (*)(const ClassificationReport&);

Figure figureOf(std::string_view name) {
  using Report = ClassificationReport;
  struct Known {
    std::string_view name;
    Figure figure;
  };
  static constexpr std::array<Known, 6> all{
      {{"macro_f1", [](const Report& report) { return report.macro.f1; }},
       {"macro_precision", [](const Report& report) { return report.macro.precision; }},
       {"macro_recall", [](const Report& report) { return report.macro.recall; }},
       {"weighted_f1", [](const Report& report) { return report.weighted.f1; }},
       {"weighted_precision", [](const Report& report) { return report.weighted.precision; }},
       {"weighted_recall", [](const Report& report) { return report.weighted.recall; }}}};
  const auto found = std::find_if(all.begin(), all.end(), [name](const Known& each) { return each.name == name; });
  return found == all.end() ? nullptr : found->figure;
}

/// As many examples again, drawn with replacement: one binomial draw for each cell of what is left.
ConfusionMatrix resampled(const ConfusionMatrix& matrix, std::mt19937_64& random) {
  std::vector<std::int64_t> counts(matrix.counts().begin(), matrix.counts().end());
  std::int64_t left = matrix.total(), behind = left;
  for (std::int64_t& count : counts) {
    if (count == 0) {
      continue;
    }
    const double share = static_cast<double>(count) / static_cast<double>(behind);
    behind -= count;
    count = behind == 0 ? left : std::binomial_distribution<std::int64_t>(left, share)(random);
    left -= count;
  }
  return {matrix.classes(), std::move(counts)};
}

/// Between the two nearest values, as numpy.quantile.
double quantile(const std::vector<double>& sorted, double share) {
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  return std::lerp(sorted[below], sorted[std::min(below + 1, sorted.size() - 1)], place - std::floor(place));
}

}  // namespace

std::optional<Interval> figureInterval(const ConfusionMatrix& matrix, std::string_view figure) {
  if (figure == "accuracy") {
    return accuracyInterval(matrix);
  }
  const Figure wanted = figureOf(figure);
  if (wanted == nullptr || matrix.total() == 0 || matrix.classes() > mostClasses) {
    return std::nullopt;
  }
  std::mt19937_64 random;  // NOLINT(cert-msc51-cpp,cert-msc32-c): the same interval always
  std::vector<double> values(resamples);
  for (double& value : values) {
    value = wanted(classificationReport(resampled(matrix, random)));
  }
  std::sort(values.begin(), values.end());
  return Interval{quantile(values, tail), quantile(values, 1.0 - tail)};
}

}  // namespace luthier

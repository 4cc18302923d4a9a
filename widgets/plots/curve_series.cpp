// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/curve_series.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace luthier {
namespace {

constexpr std::size_t pointsPerColumn = 4;

}  // namespace

void CurveSeries::assign(std::span<const QPointF> points) {
  x_.clear();
  raw_.clear();
  rawPyramid_.clear();
  append(points);
  if (points.empty()) {
    smoothFrom(0);
  }
}

void CurveSeries::append(std::span<const QPointF> points) {
  if (points.empty()) {
    return;
  }
  const auto earlier = [](const QPointF& a, const QPointF& b) { return a.x() < b.x(); };
  const bool ascending =
      (x_.empty() || points.front().x() >= x_.back()) && std::is_sorted(points.begin(), points.end(), earlier);
  if (!ascending) {
    std::vector<QPointF> all(x_.size());
    std::transform(x_.begin(), x_.end(), raw_.begin(), all.begin(), [](double x, double y) { return QPointF(x, y); });
    all.insert(all.end(), points.begin(), points.end());
    std::stable_sort(all.begin(), all.end(), earlier);
    assign(all);
    return;
  }
  const std::size_t before = x_.size();
  for (const QPointF& point : points) {
    x_.push_back(point.x());
    raw_.push_back(point.y());
  }
  rawPyramid_.extend(raw_);
  smoothFrom(before);
}

void CurveSeries::setSmoothing(double smoothing) {
  smoothing_ = smoothing;
  smoothFrom(0);
}

void CurveSeries::smoothFrom(std::size_t first) {
  if (first == 0) {
    smoothed_.clear();
    smoothedPyramid_.clear();
    average_ = weight_ = 0.0;
  }
  if (smoothing_ <= 0.0) {
    return;
  }
  for (std::size_t index = first; index < raw_.size(); ++index) {
    const double value = raw_[index];
    if (std::isfinite(value)) {
      average_ = smoothing_ * average_ + (1.0 - smoothing_) * value;
      weight_ = smoothing_ * weight_ + (1.0 - smoothing_);
      smoothed_.push_back(average_ / weight_);
    } else {
      smoothed_.push_back(value);
    }
  }
  smoothedPyramid_.extend(smoothed_);
}

std::optional<std::size_t> CurveSeries::nearest(double x) const {
  if (x_.empty()) {
    return std::nullopt;
  }
  const auto after = std::lower_bound(x_.begin(), x_.end(), x);
  if (after == x_.begin()) {
    return 0;
  }
  const auto index = static_cast<std::size_t>(std::distance(x_.begin(), after));
  const bool before = after == x_.end() || x - *(after - 1) <= *after - x;
  return before ? index - 1 : index;
}

CurveSeries::IndexRange CurveSeries::between(double fromX, double toX) const {
  const auto first = std::lower_bound(x_.begin(), x_.end(), fromX);
  const auto last = std::upper_bound(first, x_.end(), toX);
  return {static_cast<std::size_t>(first - x_.begin()), static_cast<std::size_t>(last - x_.begin())};
}

Extent CurveSeries::extent(double fromX, double toX) const {
  const IndexRange range = between(fromX, toX);
  return rawPyramid_.extent(raw_, range.first, range.last);
}

std::vector<QPointF> CurveSeries::decimated(Line line, double fromX, double toX, int columns, Spacing spacing) const {
  const std::span<const double> values = line == Line::Raw ? raw() : smoothed();
  const MinMaxPyramid& pyramid = line == Line::Raw || smoothing_ <= 0.0 ? rawPyramid_ : smoothedPyramid_;
  IndexRange range = between(fromX, toX);
  range.first -= range.first > 0 ? 1 : 0;
  range.last += range.last < size() ? 1 : 0;
  const auto pixelColumns = static_cast<std::size_t>(std::max(columns, 1));
  std::vector<QPointF> points;
  if (range.last - range.first <= pointsPerColumn * pixelColumns) {
    points.reserve(range.last - range.first);
    for (std::size_t index = range.first; index < range.last; ++index) {
      points.emplace_back(x_[index], values[index]);
    }
    return points;
  }
  points.reserve(pointsPerColumn * (pixelColumns + 2));
  const auto endOf = [&](std::size_t column) {
    const double share = static_cast<double>(column + 1) / static_cast<double>(pixelColumns);
    return spacing == Spacing::Linear ? fromX + (toX - fromX) * share : fromX * std::pow(toX / fromX, share);
  };
  std::size_t first = range.first;
  for (std::size_t column = 0; column <= pixelColumns && first < range.last; ++column) {
    const double end = column == pixelColumns ? std::numeric_limits<double>::infinity() : endOf(column);
    const auto next = std::lower_bound(x_.begin() + static_cast<std::ptrdiff_t>(first),
                                       x_.begin() + static_cast<std::ptrdiff_t>(range.last), end);
    const auto last = static_cast<std::size_t>(next - x_.begin());
    if (last == first) {
      continue;
    }
    points.emplace_back(x_[first], values[first]);
    const Extent extent = pyramid.extent(values, first, last);
    if (last - first > 2 && !extent.empty()) {
      points.emplace_back(x_[first], extent.least);
      points.emplace_back(x_[last - 1], extent.greatest);
    }
    if (last - first > 1) {
      points.emplace_back(x_[last - 1], values[last - 1]);
    }
    first = last;
  }
  return points;
}

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include <optional>
#include <span>
#include <vector>

#include "widgets/plots/min_max_pyramid.h"

namespace luthier {

/// The points of one curve, raw and smoothed, ready to be drawn at any zoom. Not a widget; O(1) a point appended.
class CurveSeries {
 public:
  void assign(std::span<const QPointF> points);
  /// Points with x beyond the last one are appended in place; others are sorted in.
  void append(std::span<const QPointF> points);
  /// Weight of the past, 0 to 0.99; see CurvePlot::setSmoothing.
  void setSmoothing(double smoothing);

  [[nodiscard]] std::size_t size() const { return x_.size(); }
  [[nodiscard]] std::span<const double> x() const { return x_; }
  [[nodiscard]] std::span<const double> raw() const { return raw_; }
  /// Equal to raw() where there is no smoothing.
  [[nodiscard]] std::span<const double> smoothed() const {
    return smoothing_ > 0.0 ? std::span<const double>(smoothed_) : raw();
  }
  /// Index of the point nearest to `x`.
  [[nodiscard]] std::optional<std::size_t> nearest(double x) const;
  /// Extent of the raw values between two x.
  [[nodiscard]] Extent extent(double fromX, double toX) const;

  /// What has to be drawn between two x on `columns` pixel columns: all points where there are few, else at most four for each
  /// column, among them its least and greatest value. One point beyond each end, so that lines leave the picture.
  /// With Spacing::Logarithmic the columns lie on a logarithmic axis; `fromX` is then above zero.
  enum class Line { Raw, Smoothed };
  enum class Spacing { Linear, Logarithmic };
  [[nodiscard]] std::vector<QPointF> decimated(Line line, double fromX, double toX, int columns,
                                               Spacing spacing = Spacing::Linear) const;

 private:
  struct IndexRange {
    std::size_t first = 0;
    std::size_t last = 0;
  };
  [[nodiscard]] IndexRange between(double fromX, double toX) const;
  void smoothFrom(std::size_t first);

  std::vector<double> x_;
  std::vector<double> raw_;
  std::vector<double> smoothed_;
  MinMaxPyramid rawPyramid_;
  MinMaxPyramid smoothedPyramid_;
  double smoothing_ = 0.0;
  double average_ = 0.0;  // running state of the smoothing: average and weight before its correction
  double weight_ = 0.0;
};

}  // namespace luthier

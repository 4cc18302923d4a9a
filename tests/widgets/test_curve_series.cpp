// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <limits>

#include "widgets/plots/curve_series.h"

using namespace luthier;

namespace {

std::vector<QPointF> noise(std::size_t count, quint32 seed) {
  QRandomGenerator random(seed);
  std::vector<QPointF> points;
  points.reserve(count);
  double x = 0.0;
  for (std::size_t index = 0; index < count; ++index) {
    x += 0.1 + random.generateDouble();
    points.emplace_back(x, random.generateDouble() * 10.0 - 5.0);
  }
  return points;
}

Extent bruteForce(std::span<const double> values, std::size_t first, std::size_t last) {
  Extent extent;
  for (std::size_t index = first; index < last; ++index) {
    extent.include(values[index]);
  }
  return extent;
}

}  // namespace

class TestCurveSeries : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void pyramidEqualsBruteForce() {
    QRandomGenerator random(3);
    std::vector<double> values;
    MinMaxPyramid pyramid;
    for (int round = 0; round < 60; ++round) {
      const int more = static_cast<int>(random.bounded(1, 400));
      for (int index = 0; index < more; ++index) {
        const bool hole = random.bounded(50) == 0;
        values.push_back(hole ? std::numeric_limits<double>::quiet_NaN() : random.generateDouble());
      }
      pyramid.extend(values);
      QCOMPARE(pyramid.size(), values.size());
      for (int query = 0; query < 40; ++query) {
        const auto a = static_cast<std::size_t>(random.bounded(static_cast<int>(values.size()) + 1));
        const auto b = static_cast<std::size_t>(random.bounded(static_cast<int>(values.size()) + 1));
        const Extent expected = bruteForce(values, std::min(a, b), std::max(a, b));
        const Extent found = pyramid.extent(values, std::min(a, b), std::max(a, b));
        QCOMPARE(found.least, expected.least);
        QCOMPARE(found.greatest, expected.greatest);
      }
    }
  }

  void everyColumnKeepsItsExtremes() {
    CurveSeries series;
    series.assign(noise(50000, 11));
    constexpr int columns = 300;
    const double from = 5000.3;
    const double to = 21000.7;
    const auto points = series.decimated(CurveSeries::Line::Raw, from, to, columns);
    QVERIFY(points.size() <= 4 * (columns + 2));
    QVERIFY(std::is_sorted(points.begin(), points.end(), [](const QPointF& a, const QPointF& b) { return a.x() < b.x(); }));
    const auto columnOf = [&](double x) { return static_cast<int>(std::floor((x - from) / (to - from) * columns)); };
    std::vector<Extent> wanted(columns), drawn(columns);
    for (std::size_t index = 0; index < series.size(); ++index) {
      const int column = columnOf(series.x()[index]);
      if (column >= 0 && column < columns) {
        wanted[static_cast<std::size_t>(column)].include(series.raw()[index]);
      }
    }
    for (const QPointF& point : points) {
      const int column = columnOf(point.x());
      if (column >= 0 && column < columns) {
        drawn[static_cast<std::size_t>(column)].include(point.y());
      }
    }
    for (std::size_t column = 1; column + 1 < columns; ++column) {  // the edge columns also hold the points beyond the view
      QCOMPARE(drawn[column].least, wanted[column].least);
      QCOMPARE(drawn[column].greatest, wanted[column].greatest);
    }
    QVERIFY(points.front().x() < from && points.back().x() > to);  // lines leave the picture on both sides
  }

  void fewPointsAreDrawnAsTheyAre() {
    CurveSeries series;
    const auto all = noise(100, 5);
    series.assign(all);
    const auto points = series.decimated(CurveSeries::Line::Raw, -10.0, 1e6, 500);
    QCOMPARE(points.size(), all.size());
    QVERIFY(std::equal(points.begin(), points.end(), all.begin()));
  }

  void smoothingIsTheDebiasedAverage() {
    CurveSeries series;
    series.setSmoothing(0.6);
    std::vector<QPointF> points;
    for (int step = 0; step < 50; ++step) {
      points.emplace_back(step, std::sin(step * 0.3) + step % 3);
    }
    series.append(std::span(points).first(20));
    series.append(std::span(points).subspan(20));
    double last = 0.0;
    for (std::size_t step = 0; step < points.size(); ++step) {
      last = last * 0.6 + 0.4 * points[step].y();
      const double expected = last / (1.0 - std::pow(0.6, static_cast<double>(step + 1)));
      QVERIFY(std::abs(series.smoothed()[step] - expected) < 1e-12);
    }
    series.setSmoothing(0.0);
    QVERIFY(std::equal(series.smoothed().begin(), series.smoothed().end(), series.raw().begin()));
  }

  void aDivergedValueDoesNotPoisonTheAverage() {
    CurveSeries series;
    series.setSmoothing(0.9);
    series.append(std::vector<QPointF>{{0, 1.0}, {1, std::nan("")}, {2, 1.0}});
    QVERIFY(std::isnan(series.smoothed()[1]));
    QVERIFY(std::abs(series.smoothed()[2] - 1.0) < 1e-12);
    QCOMPARE(series.extent(0, 2).greatest, 1.0);
  }

  void pointsOutOfOrderAreSortedIn() {
    CurveSeries series;
    series.append(std::vector<QPointF>{{5, 50}, {7, 70}});
    series.append(std::vector<QPointF>{{6, 60}, {1, 10}});
    const std::vector<double> x(series.x().begin(), series.x().end());
    QCOMPARE(x, (std::vector<double>{1, 5, 6, 7}));
    QCOMPARE(series.raw()[2], 60.0);
    QCOMPARE(series.extent(5.5, 6.5).least, 60.0);
  }

  void nearestFindsTheClosestPoint() {
    CurveSeries series;
    QVERIFY(!series.nearest(3.0));
    series.append(std::vector<QPointF>{{0, 0}, {10, 1}, {11, 2}});
    QCOMPARE(*series.nearest(-5.0), std::size_t{0});
    QCOMPARE(*series.nearest(4.9), std::size_t{0});
    QCOMPARE(*series.nearest(5.1), std::size_t{1});
    QCOMPARE(*series.nearest(400.0), std::size_t{2});
  }

  void panningTenMillionPointsFitsAFrame() {
    CurveSeries series;
    series.setSmoothing(0.6);
    std::vector<QPointF> points(10'000'000);
    QRandomGenerator random(1);
    for (std::size_t index = 0; index < points.size(); ++index) {
      points[index] = QPointF(static_cast<double>(index), random.generateDouble());
    }
    series.append(points);
    double slowest = 0.0;
    for (int pan = 0; pan < 50; ++pan) {
      const std::clock_t started = std::clock();  // processor time: this machine may be busy with other work
      const double from = pan * 50'000.0;
      const auto raw = series.decimated(CurveSeries::Line::Raw, from, from + 7e6, 1000);
      const auto smoothed = series.decimated(CurveSeries::Line::Smoothed, from, from + 7e6, 1000);
      QVERIFY(!raw.empty() && !smoothed.empty());
      slowest = std::max(slowest, static_cast<double>(std::clock() - started) * 1e3 / CLOCKS_PER_SEC);
    }
    qInfo("decimating 10M points, raw and smoothed, 1000 columns: slowest of 50 pans %.2f ms", slowest);
    QVERIFY(slowest < 16.0);
  }
};

QTEST_GUILESS_MAIN(TestCurveSeries)
#include "test_curve_series.moc"

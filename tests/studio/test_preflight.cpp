// SPDX-License-Identifier: GPL-3.0-or-later
// What the form refuses before a run begins, and what it says about it.
#include <QTest>

#include "app/pages/train/preflight.h"
#include "app/settings/error_text.h"
#include "core/config/training_parameters.h"

using namespace luthier;

namespace {

constexpr std::int64_t gigabyte = std::int64_t{1} << 30;

Configuration defaults() { return Configuration(trainingParameters("image_classification")); }

const ConfigurationProblem* find(const std::vector<ConfigurationProblem>& problems, ErrorCode code) {
  const auto found =
      std::find_if(problems.begin(), problems.end(), [&](const auto& problem) { return problem.problem.code == code; });
  return found == problems.end() ? nullptr : &*found;
}

}  // namespace

class TestPreflight : public QObject {
  Q_OBJECT

 private slots:
  void goodSettingsAndRoomAreReady() {
    QVERIFY(preflight(defaults(), {gigabyte, gigabyte}, {4 * gigabyte, 4 * gigabyte}, "/somewhere").empty());
    QVERIFY(preflight(defaults(), {gigabyte, gigabyte}, {-1, -1}, "/somewhere").empty());  // where nothing can be measured
  }

  void shortMemoryIsSaidWithFiguresAndMended() {
    auto configuration = defaults();
    configuration.set("cache_megabytes", std::int64_t{2048});
    const auto problems = preflight(configuration, {3 * gigabyte, gigabyte}, {gigabyte, 4 * gigabyte}, "/somewhere");
    const auto* problem = find(problems, ErrorCode::OutOfMemory);
    QVERIFY(problem != nullptr);
    QVERIFY2(causeText(problem->problem).contains("3072 MB"), qPrintable(causeText(problem->problem)));
    QVERIFY2(causeText(problem->problem).contains("1024 MB"), qPrintable(causeText(problem->problem)));
    QVERIFY(!cureText(problem->problem).isEmpty());
    QCOMPARE(QString::fromStdString(problem->parameter), QStringLiteral("cache_megabytes"));
    QVERIFY(problem->fix.has_value());
    configuration.set(problem->parameter, *problem->fix);  // a fix that the setting takes
  }

  void aFullDiskIsNamed() {
    const auto problems = preflight(defaults(), {gigabyte, gigabyte}, {4 * gigabyte, 0}, "/somewhere");
    const auto* problem = find(problems, ErrorCode::DiskFull);
    QVERIFY(problem != nullptr);
    QVERIFY(causeText(problem->problem).contains("/somewhere"));
    QVERIFY(!cureText(problem->problem).isEmpty());
  }

  void aBigDatasetNeedsMoreThanASmallOne() {
    DatasetRecord dataset;
    dataset.medianWidth = dataset.medianHeight = 224;
    dataset.channels = 3;
    ModelRecord model;
    model.parameters = 11'000'000;
    const auto few = estimateNeeds(defaults(), dataset, 100, model);
    const auto many = estimateNeeds(defaults(), dataset, 1000, model);
    QVERIFY(many.memory > few.memory);
    QVERIFY(few.disk > 11'000'000 * 4);  // at least the weights, once
  }
};

QTEST_GUILESS_MAIN(TestPreflight)
#include "test_preflight.moc"

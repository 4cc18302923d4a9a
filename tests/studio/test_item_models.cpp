// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QSortFilterProxyModel>
#include <QTest>

#include "app/item_models/dataset_list_model.h"
#include "app/item_models/difference_model.h"
#include "app/item_models/issue_table_model.h"
#include "app/item_models/metric_name.h"
#include "app/item_models/model_table_model.h"
#include "app/item_models/per_class_model.h"
#include "app/item_models/run_table_model.h"

namespace luthier {
namespace {

constexpr auto strict = QAbstractItemModelTester::FailureReportingMode::QtTest;

RunRow run(RowId id, const std::string& name, std::optional<double> accuracy = {}) {
  RunRow row;
  row.run.id = id;
  row.run.name = name;
  row.metric = "accuracy";
  row.result = accuracy;
  return row;
}

QString shown(const QAbstractItemModel& model, int row, int column) {
  return model.index(row, column).data(Qt::DisplayRole).toString();
}

}  // namespace

class TestItemModels : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { QLocale::setDefault(QLocale::c()); }

  void runsKeepTheirPlaceOverARefresh() {
    RunTableModel model;
    const QAbstractItemModelTester tester(&model, strict);
    model.setRows({run(1, "a"), run(2, "b"), run(3, "c")});
    const QPersistentModelIndex kept = model.index(2, RunTableModel::Name);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setRows({run(4, "d"), run(1, "a"), run(3, "c")});
    QCOMPARE(resets.count(), 0);
    QVERIFY(kept.isValid());
    QCOMPARE(kept.data(Qt::DisplayRole).toString(), QStringLiteral("c"));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.rowOf(2), -1);
    QVERIFY(model.rowOf(4) >= 0);
  }

  void onlyARowThatLooksDifferentIsAnnounced() {
    RunTableModel model;
    const QAbstractItemModelTester tester(&model, strict);
    model.setRows({run(1, "a"), run(2, "b")});
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.setRows({run(1, "a"), run(2, "b", 0.9)});
    QCOMPARE(changes.count(), 1);
    QCOMPARE(changes.first().first().toModelIndex().row(), 1);
    QCOMPARE(shown(model, 1, RunTableModel::Result), QStringLiteral("Accuracy 90.0 %"));
  }

  void runsSortByNumberAndUnknownComesLast() {
    RunTableModel model;
    model.setRows({run(1, "a", 0.9), run(2, "b"), run(3, "c", 0.1), run(4, "d", 1.0)});
    QSortFilterProxyModel proxy;
    proxy.setSourceModel(&model);
    proxy.setSortRole(Qt::EditRole);
    proxy.sort(RunTableModel::Result, Qt::DescendingOrder);
    QStringList names;
    for (int i = 0; i < proxy.rowCount(); ++i) {
      names.append(shown(proxy, i, RunTableModel::Name));
    }
    QCOMPARE(names, QStringList({"d", "a", "c", "b"}));
  }

  void perClassScoresAreThoseOfTheReport() {
    PerClassModel model;
    const QAbstractItemModelTester tester(&model, strict);
    const ConfusionMatrix matrix(2, {8, 2, 1, 9});
    model.setScores(classificationReport(matrix).classes, {"cat", "dog"});
    QCOMPARE(shown(model, 0, PerClassModel::Class), QStringLiteral("cat"));
    QCOMPARE(shown(model, 0, PerClassModel::Support), QStringLiteral("10"));
    QCOMPARE(shown(model, 0, PerClassModel::Precision), QStringLiteral("0.889"));
    QCOMPARE(shown(model, 0, PerClassModel::Recall), QStringLiteral("0.800"));
    QCOMPARE(model.index(1, PerClassModel::Recall).data(Qt::EditRole).toDouble(), 0.9);
  }

  void onlyDifferencesOfConfigurationsAreShown() {
    RunSettings one{1, "one", "mnist", "starter", {{"epochs", "3"}, {"optimizer", "sgd"}}};
    RunSettings two{2, "two", "mnist", "starter", {{"epochs", "5"}, {"optimizer", "sgd"}}};
    DifferenceModel model;
    const QAbstractItemModelTester tester(&model, strict);
    model.setRuns({one, two});
    QCOMPARE(model.rowCount({}), 1);
    QCOMPARE(model.columnCount({}), 3);
    QVERIFY(shown(model, 0, 1).startsWith("3"));
    QVERIFY(shown(model, 0, 2).startsWith("5"));
    two.dataset = "other";
    model.setRuns({one, two});
    QCOMPARE(model.rowCount({}), 2);
    QCOMPARE(shown(model, 0, 2), QStringLiteral("other"));
    model.setRuns({one});
    QCOMPARE(model.rowCount({}), 0);
  }

  void aRunSaysWhatTheWorkerMadeOfAuto() {
    RunRecord record;
    record.configuration = R"({"device":"auto","epochs":3})";
    record.resolved = R"({"device":"cpu","epochs":9,"threads":2})";
    const auto settings = settingsOf(record);
    QCOMPARE(settings.at("device"), std::string("cpu"));
    QCOMPARE(settings.at("epochs"), std::string("3"));
    QCOMPARE(settings.at("threads"), std::string("2"));
    record.configuration = "{damaged";
    QVERIFY(settingsOf(record).contains("threads"));
  }

  void issuesNameFileCauseAndCure() {
    IssueTableModel model;
    const QAbstractItemModelTester tester(&model, strict);
    ImportIssue issue;
    issue.problem = {ErrorCode::ImageDamaged, {{"file", "cats/one.jpg"}, {"detail", "cut"}}};
    model.setIssues({issue});
    QCOMPARE(shown(model, 0, IssueTableModel::File), QStringLiteral("cats/one.jpg"));
    QVERIFY(!shown(model, 0, IssueTableModel::Cause).isEmpty());
    QVERIFY(!shown(model, 0, IssueTableModel::Cure).isEmpty());
  }

  void metricsHaveReadableNames() {
    QCOMPARE(metricName("validation/entity_f1/person"), QStringLiteral("Validation: F1 of entities (person)"));
    QCOMPARE(metricName("test/accuracy"), QStringLiteral("Test: accuracy"));
    QCOMPARE(metricName("validation/of_tomorrow"), QStringLiteral("validation/of_tomorrow"));
    QVERIFY(metricRank("validation/entity_f1/person") == metricRank("validation/entity_f1"));
  }

  void datasetsAndModelsHaveReadableFigures() {
    DatasetListModel datasets;
    const QAbstractItemModelTester datasetTester(&datasets, strict);
    DatasetRow dataset;
    dataset.dataset.id = 1;
    dataset.dataset.name = "Fashion";
    dataset.dataset.classes = {"a", "b"};
    dataset.examples = 60'000;
    datasets.setRows({dataset});
    QVERIFY(shown(datasets, 0, 0).contains("Fashion"));
    ModelTableModel models;
    const QAbstractItemModelTester modelTester(&models, strict);
    ModelRow model;
    model.model.id = 1;
    model.model.parameters = 11'689'512;
    models.setRows({model});
    QCOMPARE(shown(models, 0, ModelTableModel::Parameters), QStringLiteral("11.7 M"));
    QCOMPARE(shown(models, 0, ModelTableModel::BestRun), QStringLiteral("–"));
  }
};

}  // namespace luthier

QTEST_MAIN(luthier::TestItemModels)
#include "test_item_models.moc"

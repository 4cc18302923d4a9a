// SPDX-License-Identifier: GPL-3.0-or-later
// The model behind the table of the Compare page, without a store.
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include "app/item_models/compared_runs_model.h"
#include "app/item_models/record_table_model.h"
#include "app/item_models/run_figure_column.h"
#include "widgets/tables/data_table.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr auto strict = QAbstractItemModelTester::FailureReportingMode::QtTest;

ComparedRun run(RowId id, const QString& name, std::optional<double> accuracy = {}, const QStringList& tags = {}) {
  ComparedRun made;
  made.id = id;
  made.name = name;
  made.status = RunStatus::Done;
  made.dataset = QStringLiteral("pets");
  made.model = QStringLiteral("starter");
  made.createdAt = id;
  made.tags = tags;
  made.settings = "same";
  if (accuracy) {
    made.figures["validation/accuracy"] = *accuracy;
  }
  return made;
}

QStringList names(const ComparedRunsModel& model) {
  QStringList shown;
  for (int line = 0; line < model.rowCount(); ++line) {
    shown << model.index(line, 0).data().toString().trimmed();
  }
  return shown;
}

}  // namespace

class TestComparedRuns : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QLocale::setDefault(QLocale::c());
    theme::apply(*qApp, theme::Scheme::Light);
  }

  void theFilterUnderstandsWhatPeopleType() {
    ComparedRun shown = run(1, "Big run", 0.91, {"best"});
    shown.parameters["epochs"] = "3";
    shown.parameters["optimizer"] = "adamw";
    shown.figures["test/loss"] = 0.2;
    const auto fits = [&](const char* text) { return RunFilter(QString::fromUtf8(text)).matches(shown); };
    QVERIFY(fits(""));
    QVERIFY(fits("big BEST pets"));
    QVERIFY(!fits("big small"));
    QVERIFY(fits(R"("big run")"));
    QVERIFY(!fits(R"("run big")"));
    QVERIFY(fits("accuracy>0.8"));
    QVERIFY(fits("accuracy > 90% starter"));
    QVERIFY(!fits("accuracy>=0.92"));
    QVERIFY(fits("test/loss<=0.2 tag=Best status=done"));
    QVERIFY(fits("epochs=3 optimizer=adamw optimizer!=sgd"));
    QVERIFY(!fits("epochs!=3"));
    QVERIFY(!fits("f1>0"));  // it has none
    QVERIFY(!fits("a=b"));   // letters to look for, as they stand
    QCOMPARE(RunFilter("accuracy>0.1 epochs=3").metrics(), std::set<std::string>{"validation/accuracy"});
    QCOMPARE(RunFilter("accuracy>0.1 epochs=3").parameters(), std::set<std::string>{"epochs"});
  }

  void missingFiguresComeLastInEitherDirection() {
    ComparedRunsModel model;
    const QAbstractItemModelTester tester(&model, strict);
    model.setRuns({run(1, "a", 0.9), run(2, "b"), run(3, "c", 0.1), run(4, "d", 1.0)});
    QCOMPARE(names(model), QStringList({"d", "c", "b", "a"}));  // newest first
    const int accuracy = 4;
    model.sort(accuracy, Qt::DescendingOrder);
    QCOMPARE(names(model), QStringList({"d", "a", "c", "b"}));
    model.sort(accuracy, Qt::AscendingOrder);
    QCOMPARE(names(model), QStringList({"c", "a", "d", "b"}));
    model.sort(0, Qt::AscendingOrder);
    QCOMPARE(names(model), QStringList({"a", "b", "c", "d"}));
    QCOMPARE(model.index(0, accuracy).data().toString(), QStringLiteral("90.0 %"));
  }

  void groupsOpenAndCloseAndHaveMeanAndSpread() {
    ComparedRunsModel model;
    const QAbstractItemModelTester tester(&model, strict);
    model.setRuns({run(1, "a", 0.8, {"x"}), run(2, "b", 0.9, {"x", "y"}), run(3, "c", 0.7)});
    model.setGrouping(RunGrouping::Tag);
    QCOMPARE(model.rowCount(), 7);  // x: a b, y: b, without: c
    const int line = static_cast<int>(names(model).indexOf("x (2)"));
    QVERIFY(line >= 0);
    QCOMPARE(model.index(line, 4).data().toString(), QStringLiteral("85.0 % ± 7.1"));
    QCOMPARE(model.runsOf(line), (std::vector<RowId>{2, 1}));
    QVERIFY(model.run(line) == nullptr);
    QVERIFY(model.toggle(line));
    QCOMPARE(model.rowCount(), 5);
    QVERIFY(!model.toggle(line + 1 < model.rowCount() && model.run(line + 1) != nullptr ? line + 1 : -1));
    model.setGrouping(RunGrouping::Seeds);
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(model.toggle(0));
    QCOMPARE(model.rowCount(), 4);
    model.setFilter(RunFilter("a"));
    QCOMPARE(model.fittingRuns().size(), std::size_t{3});  // "a" is in starter
    model.setFilter(RunFilter("name=a"));
    QCOMPARE(names(model), QStringList({"a"}));  // alone with its settings: no heading
  }

  void aRefreshThatChangesNoOrderKeepsTheLines() {
    ComparedRunsModel model;
    const QAbstractItemModelTester tester(&model, strict);
    model.setRuns({run(1, "a"), run(2, "b")});
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.setRuns({run(1, "a"), run(2, "b", 0.9)});
    QCOMPARE(resets.count(), 0);
    QCOMPARE(changes.count(), 1);
    model.setRuns({run(1, "a"), run(2, "b", 0.9)});
    QCOMPARE(changes.count(), 1);
    model.setBaseline(1);
    model.setRuns({run(1, "a", 0.5), run(2, "b", 0.9)});
    QCOMPARE(model.index(0, 4).data().toString(), QStringLiteral("90.0 %  +40.0"));
  }

  void theSelectionStaysWithItsRuns() {
    ComparedRunsModel model;
    DataTable table;
    table.setSelfOrdered(idRole);
    table.setModel(&model);
    table.resize(600, 300);
    model.setRuns({run(1, "a"), run(2, "b"), run(3, "c")});
    table.selectRows({model.lineOf(1), model.lineOf(3)});
    table.sortBy(0, Qt::AscendingOrder);
    QCOMPARE(names(model), QStringList({"a", "b", "c"}));
    QCOMPARE(table.selectedRows(), (std::vector<int>{0, 2}));
    model.setRuns({run(1, "a"), run(3, "c"), run(4, "aa")});
    QCOMPARE(table.selectedRows(), (std::vector<int>{model.lineOf(1), model.lineOf(3)}));
    QCOMPARE(table.shownRows(), 3);
  }

  void anEditIsAnnouncedAndLeavesTheModelAsItWas() {
    ComparedRunsModel model;
    const QAbstractItemModelTester tester(&model, strict);
    model.setRuns({run(7, "a")});
    const int tagColumn = model.columnOf(RunColumn::Kind::Tags);
    QSignalSpy tags(&model, &ComparedRunsModel::tagsEdited);
    QSignalSpy names(&model, &ComparedRunsModel::nameEdited);
    QVERIFY(model.setData(model.index(0, tagColumn), "one, two,one ,", Qt::EditRole));
    QCOMPARE(tags.first().at(1).toStringList(), QStringList({"one", "two"}));
    QVERIFY(!model.setData(model.index(0, 0), "  ", Qt::EditRole));
    QCOMPARE(names.count(), 0);
    QCOMPARE(model.index(0, tagColumn).data().toString(), QString());
    QVERIFY(!(model.flags(model.index(0, 4)) & Qt::ItemIsEditable));
  }

  void columnsAreSavedByKeyAndBecomeAxes() {
    for (const RunColumn& column : allRunColumns({"validation/accuracy", "own/thing"})) {
      QCOMPARE(RunColumn::fromKey(column.key()), std::optional(column));
      QVERIFY(!column.title().isEmpty());
    }
    QVERIFY(!RunColumn::fromKey("nothing"));
    ComparedRun other = run(2, "b", 0.5);
    other.model = QStringLiteral("alpha");
    const std::vector<ComparedRun> runs{run(1, "a", 0.9), other};
    const FigureColumn model = figureColumn({RunColumn::Kind::Model}, runs);
    QCOMPARE(model.categories, QStringList({"alpha", "starter"}));
    QCOMPARE(model.values, (std::vector<double>{1.0, 0.0}));
    QVERIFY(figureColumn(metricColumn("validation/accuracy"), runs).percent);
    QVERIFY(differs({RunColumn::Kind::Model}, runs));
    QVERIFY(!differs({RunColumn::Kind::Dataset}, runs));
  }
};

}  // namespace luthier

QTEST_MAIN(luthier::TestComparedRuns)
#include "test_compared_runs.moc"

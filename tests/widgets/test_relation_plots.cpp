// SPDX-License-Identifier: GPL-3.0-or-later
// Parallel coordinates, scatter plot, bars with intervals and the difference of two matrices.
#include <QAbstractItemModelTester>
#include <QImage>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

#include "widgets/matrix/confusion_matrix_view.h"
#include "widgets/matrix/matrix_table_model.h"
#include "widgets/plots/bar_plot.h"
#include "widgets/plots/bar_table_model.h"
#include "widgets/plots/column_table_model.h"
#include "widgets/plots/parallel_plot.h"
#include "widgets/plots/scatter_plot.h"
#include "widgets/plots/value_scale.h"
#include "widgets/theme/theme.h"

using namespace luthier;

namespace {

constexpr auto strict = QAbstractItemModelTester::FailureReportingMode::QtTest;
const double none = std::nan("");

std::vector<FigureColumn> columns() {
  return {
      {"rate", {0.001, 0.01, 1.0}}, {"model", {0, 1, 1}, false, {"small", "large"}}, {"accuracy", {0.8, 0.9, none}, true}};
}

}  // namespace

class TestRelationPlots : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() {
    QLocale::setDefault(QLocale::c());
    theme::apply(*qApp, theme::Scheme::Light);
  }

  void aScaleIsLogarithmicWhereValuesSpanDecades() {
    const ValueScale rate(columns()[0]);
    QVERIFY(rate.logarithmic());
    QCOMPARE(rate.place(0.001), 0.0);
    QVERIFY(std::abs(rate.place(0.01) - 1.0 / 3.0) < 1e-12);
    QVERIFY(std::abs(rate.valueAt(rate.place(0.05)) - 0.05) < 1e-12);
    QVERIFY(!ValueScale(columns()[1]).logarithmic());
    QCOMPARE(ValueScale({"same", {3.0, 3.0}}).place(3.0), 0.5);
    QVERIFY(ValueScale({"none", {none}}).empty());
  }

  void brushesKeepWhatIsInsideAllOfThem() {
    ParallelPlot plot;
    plot.resize(600, 300);
    plot.show();
    QVERIFY(QTest::qWaitForWindowExposed(&plot));
    plot.setData({"a", "b", "c"}, columns());
    QSignalSpy changed(&plot, &ParallelPlot::brushChanged);
    QCOMPARE(plot.brushed(), (std::vector<int>{0, 1, 2}));
    plot.setBrush(0, 0.005, 2.0);
    QCOMPARE(plot.brushed(), (std::vector<int>{1, 2}));
    plot.setBrush(2, 0.0, 1.0);
    QCOMPARE(plot.brushed(), (std::vector<int>{1}));  // c has no accuracy
    QCOMPARE(changed.count(), 2);
    plot.setData({"a", "b", "c"}, {columns()[2], columns()[0]});
    QCOMPARE(plot.brushed(), (std::vector<int>{1}));  // brushes go with their axes

    QWidget* canvas = plot.focusProxy();
    QTest::keyClick(canvas, Qt::Key_Escape);
    QCOMPARE(plot.brushed().size(), std::size_t{3});
    QTest::keyClick(canvas, Qt::Key_Right);
    QTest::keyClick(canvas, Qt::Key_Down);  // the best accuracy is above the brush now
    QCOMPARE(plot.brushed(), (std::vector<int>{0}));
    QVERIFY2(canvas->accessibleDescription().contains("1 of 3"), qPrintable(canvas->accessibleDescription()));
    QTest::keyClick(canvas, Qt::Key_Delete);
    QCOMPARE(plot.brushed().size(), std::size_t{3});

    // The mouse: down the first axis, at the left edge of the plot.
    QTest::mousePress(canvas, Qt::LeftButton, {}, QPoint(48, 60));
    QTest::mouseMove(canvas, QPoint(48, 290));
    QTest::mouseRelease(canvas, Qt::LeftButton, {}, QPoint(48, 290));
    QVERIFY(plot.brushed().size() < 3);
  }

  void figuresAreSavedAndHaveATable() {
    ParallelPlot parallel;
    parallel.setNameLabel("Run");
    parallel.setData({"a", "b", "c"}, columns());
    QCOMPARE(parallel.csv(),
             QStringLiteral("Run,rate,model,accuracy\na,0.001,small,0.8\nb,0.01,large,0.9\nc,1,large,nan\n"));
    ScatterPlot scatter;
    scatter.setData({"a", "b", "c"}, columns()[0], columns()[2]);
    scatter.setLog(true, false);
    QTemporaryDir folder;
    for (Figure* figure : {static_cast<Figure*>(&parallel), static_cast<Figure*>(&scatter)}) {
      figure->resize(500, 300);
      const QString png = folder.filePath("figure.png");
      const QString svg = folder.filePath("figure.svg");
      QVERIFY(figure->savePng(png) && figure->saveSvg(svg));
      QVERIFY(!QImage(png).isNull());
      QVERIFY(QSvgRenderer(svg).isValid());
      figure->setTableShown(true);
      QVERIFY(figure->tableShown());
    }
    ColumnTableModel model("Run", {"a", "b", "c"}, columns(), nullptr);
    const QAbstractItemModelTester tester(&model, strict);
    QCOMPARE(model.index(1, 3).data().toString(), QStringLiteral("90.0 %"));
  }

  void theKeyboardWalksThroughTheScatter() {
    ScatterPlot plot;
    plot.resize(400, 300);
    plot.show();
    QVERIFY(QTest::qWaitForWindowExposed(&plot));
    plot.setData({"a", "b", "c"}, columns()[0], columns()[2]);
    QSignalSpy opened(&plot, &ScatterPlot::activated);
    QTest::keyClick(plot.focusProxy(), Qt::Key_Right);
    QCOMPARE(plot.current(), 0);
    QTest::keyClick(plot.focusProxy(), Qt::Key_Right);
    QTest::keyClick(plot.focusProxy(), Qt::Key_Right);  // c has no accuracy: the end
    QCOMPARE(plot.current(), 1);
    QTest::keyClick(plot.focusProxy(), Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    plot.setPale({1});
    QCOMPARE(plot.current(), 1);
  }

  void barsHaveTheirIntervalsInTheTable() {
    BarPlot plot;
    plot.setCategoryLabel("Run");
    plot.setData({"a", "b"}, {{"accuracy", {0.9, none}, {Interval{0.85, 0.93}}}});
    QCOMPARE(plot.csv(),
             QStringLiteral("Run,accuracy,\"accuracy, from\",\"accuracy, to\"\na,0.9,0.85,0.93\nb,nan,nan,nan\n"));
    BarTableModel model("Run", {"a"}, {{"accuracy", {0.9}, {Interval{0.85, 0.93}}}}, BarFormat::Percent, nullptr);
    const QAbstractItemModelTester tester(&model, strict);
    QCOMPARE(model.index(0, 2).data().toString(), QStringLiteral("85.0 %"));
    QTemporaryDir folder;
    plot.resize(400, 200);
    QVERIFY(plot.savePng(folder.filePath("bars.png")));
  }

  void matricesHaveADifference() {
    ConfusionMatrixView view;
    view.resize(300, 300);
    view.setMatrix(ConfusionMatrix(2, {9, 1, 2, 8}));
    view.setClassNames({"cat", "dog"});
    view.setBefore(ConfusionMatrix(2, {7, 3, 2, 8}));
    QCOMPARE(view.csv(), QStringLiteral("True class,cat,dog,Sum\ncat,2,-2,10\ndog,0,0,10\n"));
    QVERIFY2(view.sentence({0, 1}).contains("3 in the first, 1 in the second"), qPrintable(view.sentence({0, 1})));
    view.setNormalised(true);
    QVERIFY(view.csv().contains("cat,0.2"));
    view.setBefore(ConfusionMatrix(3));  // other classes: no difference
    QVERIFY(view.csv().contains("0.9"));
    MatrixTableModel model(ConfusionMatrix(2, {9, 1, 2, 8}), {"cat", "dog"}, false,
                           MatrixDifference(ConfusionMatrix(2, {7, 3, 2, 8}), ConfusionMatrix(2, {9, 1, 2, 8})), nullptr);
    const QAbstractItemModelTester tester(&model, strict);
    QCOMPARE(model.index(0, 2).data().toString(), QStringLiteral("−2"));
    QTemporaryDir folder;
    QVERIFY(view.savePng(folder.filePath("difference.png")));
  }
};

QTEST_MAIN(TestRelationPlots)
#include "test_relation_plots.moc"

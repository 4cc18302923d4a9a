// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QMouseEvent>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

#include "widgets/plots/curve_plot.h"
#include "widgets/theme/theme.h"

using namespace luthier;

namespace {

std::vector<QPointF> falling(int count) {
  std::vector<QPointF> points;
  for (int step = 0; step < count; ++step) {
    points.emplace_back(step, 2.0 * std::exp(-step / 30.0) + 0.1);
  }
  return points;
}

}  // namespace

class TestCurvePlot : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { theme::apply(*qApp, theme::Scheme::Light); }

  void init() {
    plot_ = std::make_unique<CurvePlot>();
    plot_->setTitle(QStringLiteral("Loss"));
    plot_->setAxisLabels(QStringLiteral("step"), {});
    plot_->resize(600, 400);
    plot_->show();
    QVERIFY(QTest::qWaitForWindowExposed(plot_.get()));
    canvas_ = plot_->focusProxy()->focusProxy() != nullptr ? plot_->focusProxy()->focusProxy() : plot_->focusProxy();
    train_ = plot_->addCurve(QStringLiteral("train"), CurveRole::Train);
    validation_ = plot_->addCurve(QStringLiteral("validation"), CurveRole::Validation);
    plot_->setPoints(train_, falling(101));
    plot_->setPoints(validation_, {{0, 1.9}, {50, 0.5}, {100, 0.2}});
    QTest::qWait(250);
  }

  void cleanup() { plot_.reset(); }

  void viewFollowsThePoints() {
    QCOMPARE(plot_->view().left(), 0.0);
    QCOMPARE(plot_->view().right(), 100.0);
    const std::vector<QPointF> more{{101, 0.1}, {200, 0.1}};
    plot_->appendPoints(train_, more);
    QTRY_COMPARE(plot_->view().right(), 200.0);
    QCOMPARE(plot_->pointCount(train_), std::size_t{103});
  }

  void expectedRangeIsShownAheadOfThePoints() {
    plot_->setExpectedRange(0, 141);
    QTRY_COMPARE(plot_->view().right(), 141.0 * 1.02);  // with room for a marker at the end
    QCOMPARE(plot_->view().left(), 0.0);
  }

  void wheelZoomsAndHomeResets() {
    canvas_->setFocus();
    const QPointF middle(300, 200);
    QWheelEvent wheel(middle, canvas_->mapToGlobal(middle), {}, QPoint(0, 120), Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(canvas_, &wheel);
    QVERIFY(plot_->view().width() < 90.0);
    QTest::keyClick(canvas_, Qt::Key_Home);
    QCOMPARE(plot_->view().width(), 100.0);
  }

  void wheelOverAnUnfocusedPlotScrollsThePage() {
    QPushButton elsewhere(plot_.get());
    elsewhere.show();
    elsewhere.setFocus();
    const QPointF middle(300, 200);
    QWheelEvent wheel(middle, canvas_->mapToGlobal(middle), {}, QPoint(0, 120), Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(canvas_, &wheel);
    QCOMPARE(plot_->view().width(), 100.0);
  }

  void boxZoomsAndDoubleClickResets() {
    QTest::mousePress(canvas_, Qt::LeftButton, {}, QPoint(200, 100));
    QTest::mouseMove(canvas_, QPoint(300, 150));
    QTest::mouseMove(canvas_, QPoint(400, 250));
    QTest::mouseRelease(canvas_, Qt::LeftButton, {}, QPoint(400, 250));
    const QRectF zoomed = plot_->view();
    QVERIFY2(zoomed.width() < 50.0 && zoomed.left() > 10.0, qPrintable(QString::number(zoomed.width())));
    // New points do not take the view away from the person.
    plot_->appendPoints(train_, std::vector<QPointF>{{500, 1.0}});
    QTest::qWait(250);
    QCOMPARE(plot_->view(), zoomed);
    QTest::mouseDClick(canvas_, Qt::LeftButton, {}, QPoint(300, 200));
    QCOMPARE(plot_->view().right(), 500.0);
  }

  void shiftDragPans() {
    QTest::mousePress(canvas_, Qt::LeftButton, Qt::ShiftModifier, QPoint(300, 200));
    QMouseEvent move(QEvent::MouseMove, QPointF(200, 200), canvas_->mapToGlobal(QPointF(200, 200)), Qt::NoButton,
                     Qt::LeftButton, Qt::ShiftModifier);
    QApplication::sendEvent(canvas_, &move);
    QTest::mouseRelease(canvas_, Qt::LeftButton, Qt::ShiftModifier, QPoint(200, 200));
    QVERIFY(plot_->view().left() > 5.0);
    QVERIFY(std::abs(plot_->view().width() - 100.0) < 1e-6);
  }

  void plusMinusZoomByKeyboard() {
    canvas_->setFocus();
    QTest::keyClick(canvas_, Qt::Key_Plus);
    QVERIFY(plot_->view().width() < 90.0);
    QTest::keyClick(canvas_, Qt::Key_Minus);
    QVERIFY(std::abs(plot_->view().width() - 100.0) < 1e-6);
  }

  void readOutNamesAllCurves() {
    const QStringList lines = plot_->readOut(49.0);
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[0].startsWith(QStringLiteral("train")));
    QCOMPARE(lines[1], QStringLiteral("validation  0.5"));
    canvas_->setFocus();
    QTest::keyClick(canvas_, Qt::Key_Right);
    QTest::keyClick(canvas_, Qt::Key_Right);
    QVERIFY2(canvas_->accessibleDescription().contains(QStringLiteral("validation")),
             qPrintable(canvas_->accessibleDescription()));
    QVERIFY(canvas_->accessibleDescription().startsWith(QStringLiteral("step 2")));
  }

  void legendHidesACurve() {
    QSignalSpy spy(plot_.get(), &CurvePlot::curveVisibilityChanged);
    const auto buttons = plot_->findChildren<QAbstractButton*>();
    const auto entry = std::find_if(buttons.begin(), buttons.end(), [](const QAbstractButton* button) {
      return button->text() == QStringLiteral("validation");
    });
    QVERIFY(entry != buttons.end());
    QTest::keyClick(*entry, Qt::Key_Space);
    QVERIFY(!plot_->curveVisible(validation_));
    QCOMPARE(spy.size(), 1);
    QCOMPARE(plot_->readOut(49.0).size(), 1);
    QTest::mouseClick(*entry, Qt::LeftButton);
    QVERIFY(plot_->curveVisible(validation_));
  }

  void logScaleKeepsPositiveValues() {
    plot_->setLogScale(true);
    QTest::qWait(150);
    QVERIFY(plot_->view().top() > 0.0);
    QVERIFY(plot_->view().top() <= 0.2);
  }

  void logPlacesBeginAtTheFirstOneThatCanBeShown() {
    QSignalSpy spy(plot_.get(), &CurvePlot::logPlacesChanged);
    plot_->setLogPlaces(true);
    QCOMPARE(spy.size(), 1);
    QTRY_COMPARE(plot_->view().left(), 1.0);  // there is a point at 0 too
    QCOMPARE(plot_->view().right(), 100.0);
    canvas_->setFocus();
    QTest::keyClick(canvas_, Qt::Key_Right);
    QVERIFY2(canvas_->accessibleDescription().startsWith(QStringLiteral("step 2")),
             qPrintable(canvas_->accessibleDescription()));
    plot_->setLogPlaces(false);
    QTRY_COMPARE(plot_->view().left(), 0.0);
  }

  void valuesThatCannotBeDrawnDoNotBreakTheView() {
    plot_->appendPoints(train_, std::vector<QPointF>{{101, std::nan("")}, {102, std::numeric_limits<double>::infinity()}});
    QTRY_COMPARE(plot_->view().right(), 102.0);
    QVERIFY(std::isfinite(plot_->view().bottom()));
    QVERIFY(plot_->csv().contains(QStringLiteral("nan")));
  }

  void tableTwinShowsTheSameNumbers() {
    plot_->setTableShown(true);
    auto* view = plot_->findChild<QTableView*>();
    QVERIFY(view != nullptr && view->isVisible());
    QCOMPARE(view->model()->rowCount(), 101);
    QCOMPARE(view->model()->columnCount(), 3);
    QCOMPARE(view->model()->index(50, 2).data(Qt::EditRole).toDouble(), 0.5);
    QVERIFY(!view->model()->index(51, 2).data().isValid());
    plot_->appendPoints(validation_, std::vector<QPointF>{{150, 0.1}});
    QTRY_COMPARE_WITH_TIMEOUT(view->model()->rowCount(), 102, 3000);
    plot_->setTableShown(false);
    QVERIFY(!view->isVisible());
  }

  void csvCarriesFullPrecision() {
    const QStringList lines = plot_->csv().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 102);
    QCOMPARE(lines[0], QStringLiteral("step,train,validation"));
    QCOMPARE(lines[1], QStringLiteral("0,2.1,1.9"));
    QCOMPARE(lines[2].split(QLatin1Char(','))[1].toDouble(), 2.0 * std::exp(-1.0 / 30.0) + 0.1);
  }

  void exportsAreReadable() {
    QTemporaryDir folder;
    const QString png = folder.filePath(QStringLiteral("a.png"));
    QVERIFY(plot_->savePng(png));
    const QImage picture(png);
    QCOMPARE(picture.width() % 2, 0);
    QVERIFY(picture.width() > 800);
    QSet<QRgb> colours;
    for (int y = 0; y < picture.height(); y += 2) {
      for (int x = 0; x < picture.width(); x += 2) {
        colours.insert(picture.pixel(x, y));
      }
    }
    QVERIFY(colours.contains(theme::seriesColours()[1].rgb()));
    const QString svg = folder.filePath(QStringLiteral("a.svg"));
    QVERIFY(plot_->saveSvg(svg));
    QVERIFY(QSvgRenderer(svg).isValid());
    QVERIFY(plot_->saveCsv(folder.filePath(QStringLiteral("a.csv"))));
    QVERIFY(!plot_->savePng(folder.filePath(QStringLiteral("missing/a.png"))));
  }

  void themeSwitchRepaints() {
    theme::apply(*qApp, theme::Scheme::Dark);
    QTest::qWait(200);
    const QImage picture = canvas_->grab().toImage();
    QCOMPARE(picture.pixelColor(8, picture.height() - 8), theme::colours(theme::Scheme::Dark).surface);
    theme::apply(*qApp, theme::Scheme::Light);
  }

  void aBurstOfPointsIsDrawnAtMostTenTimesASecond() {
    int paints = 0;
    class Counter : public QObject {
     public:
      explicit Counter(int& count) : count_(count) {}
      bool eventFilter(QObject*, QEvent* event) override {
        count_ += event->type() == QEvent::Paint ? 1 : 0;
        return false;
      }
      int& count_;
    } counter(paints);
    canvas_->installEventFilter(&counter);
    QElapsedTimer timer;
    timer.start();
    for (int step = 101; timer.elapsed() < 1000; ++step) {
      plot_->appendPoints(train_, std::vector<QPointF>{{static_cast<double>(step), 0.1}});
      QTest::qWait(2);
    }
    QVERIFY2(paints >= 3 && paints <= 13, qPrintable(QString::number(paints)));
  }

  void removedCurvesAreGone() {
    plot_->removeCurve(train_);
    QCOMPARE(plot_->curves().size(), std::size_t{1});
    plot_->clear();
    QVERIFY(plot_->curves().empty());
    QTest::qWait(150);
    QVERIFY(plot_->readOut(1.0).isEmpty());
  }

 private:
  std::unique_ptr<CurvePlot> plot_;
  QWidget* canvas_ = nullptr;
  int train_ = 0;
  int validation_ = 0;
};

QTEST_MAIN(TestCurvePlot)
#include "test_curve_plot.moc"

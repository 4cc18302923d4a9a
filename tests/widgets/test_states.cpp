// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QClipboard>
#include <QImage>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/plots/bar_plot.h"
#include "widgets/states/card.h"
#include "widgets/states/empty_state.h"
#include "widgets/states/error_banner.h"
#include "widgets/states/metric_tile.h"
#include "widgets/states/nav_button.h"
#include "widgets/states/progress_ring.h"
#include "widgets/states/progress_strip.h"
#include "widgets/states/segmented_tabs.h"
#include "widgets/states/toast.h"
#include "widgets/text/elided_label.h"
#include "widgets/theme/theme.h"

using namespace luthier;

namespace {

int countOf(QWidget& widget, const QColor& colour) {
  const QImage picture = widget.grab().toImage();
  int found = 0;
  for (int y = 0; y < picture.height(); ++y) {
    for (int x = 0; x < picture.width(); ++x) {
      found += picture.pixelColor(x, y) == colour ? 1 : 0;
    }
  }
  return found;
}

}  // namespace

class TestStates : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { theme::apply(*qApp, theme::Scheme::Light); }

  void tileColoursByMeaningNotBySign() {
    MetricTile tile;
    tile.resize(200, 70);
    tile.setCaption(QStringLiteral("Loss"));
    tile.setValue(QStringLiteral("0.287"));
    tile.setDelta(-0.061, QStringLiteral("0.061"), MetricTile::Better::Lower);
    const theme::Colours& c = theme::colours();
    QVERIFY(countOf(tile, c.good) > 5);
    QCOMPARE(countOf(tile, c.bad), 0);
    tile.setDelta(-0.061, QStringLiteral("0.061"), MetricTile::Better::Higher);
    QVERIFY(countOf(tile, c.bad) > 5);
    QCOMPARE(tile.accessibleName(), QStringLiteral("Loss: 0.287"));
    QCOMPARE(tile.accessibleDescription(), QStringLiteral("down by 0.061"));
    tile.clearDelta();
    QCOMPARE(countOf(tile, c.bad), 0);
  }

  void bannerCopiesAndCloses() {
    ErrorBanner banner;
    QVERIFY(banner.isHidden());
    banner.showProblem(ErrorBanner::Severity::Error, QStringLiteral("a<b>.jpg is damaged."),
                       QStringLiteral("Copy it again."), QStringLiteral("offset 12"));
    QVERIFY(banner.isVisible());
    for (const auto* label : banner.findChildren<QLabel*>()) {
      QVERIFY(label->text().isEmpty() || label->textFormat() == Qt::PlainText);  // a foreign file name is never markup
    }
    QPushButton* copy = nullptr;
    for (auto* button : banner.findChildren<QPushButton*>()) {
      copy = button->text() == QStringLiteral("Copy") ? button : copy;
    }
    QVERIFY(copy != nullptr);
    copy->setFocus();
    QTest::keyClick(copy, Qt::Key_Space);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("a<b>.jpg is damaged.\nCopy it again.\noffset 12"));
    QSignalSpy closed(&banner, &ErrorBanner::closed);
    QTest::mouseClick(banner.findChild<QToolButton*>(), Qt::LeftButton);
    QCOMPARE(closed.size(), 1);
    QVERIFY(banner.isHidden());
  }

  void stripShowsProgressAndCancels() {
    ProgressStrip strip;
    strip.setStatus(QStringLiteral("Running"));
    strip.setProgress(0.25);
    strip.setDetail(QStringLiteral("9 s left"));
    strip.setCancellable(true);
    strip.show();
    auto* bar = strip.findChild<QProgressBar*>();
    QCOMPARE(bar->value() * 4, bar->maximum());
    QCOMPARE(bar->accessibleDescription(), QStringLiteral("9 s left"));
    QSignalSpy cancelled(&strip, &ProgressStrip::cancelled);
    QTest::mouseClick(strip.findChild<QPushButton*>(), Qt::LeftButton);
    QCOMPARE(cancelled.size(), 1);
    strip.setProgress(-1);
    QCOMPARE(bar->maximum(), 0);
    qApp->setProperty("luthierReducedMotion", true);
    strip.setProgress(-1);
    QVERIFY(bar->maximum() > 0);  // no moving bar where motion is unwelcome
    qApp->setProperty("luthierReducedMotion", false);
  }

  void ringFills() {
    ProgressRing ring;
    ring.setProgress(0.1);
    const int little = countOf(ring, theme::colours().accent);
    ring.setProgress(0.9);
    QVERIFY(countOf(ring, theme::colours().accent) > little);
    QCOMPARE(ring.accessibleName(), QStringLiteral("90 per cent done"));
  }

  void emptyStateOffersItsOneButton() {
    EmptyState empty;
    empty.setTitle(QStringLiteral("No runs yet"));
    empty.setButton(QStringLiteral("Try the sample"));
    empty.show();
    QSignalSpy clicked(&empty, &EmptyState::buttonClicked);
    empty.button().setFocus();
    QTest::keyClick(&empty.button(), Qt::Key_Space);
    QCOMPARE(clicked.size(), 1);
    QCOMPARE(empty.accessibleName(), QStringLiteral("No runs yet"));
    empty.setButton({});
    QVERIFY(empty.button().isHidden());
  }

  void toastUndoesOnce() {
    QWidget host;
    host.resize(600, 400);
    Toast toast(&host);
    host.show();
    int undone = 0;
    toast.showMessage(QStringLiteral("Deleted"), QStringLiteral("Undo"), [&undone] { ++undone; });
    QVERIFY(toast.isVisible());
    QVERIFY(host.rect().contains(toast.geometry()));
    host.resize(300, 200);
    QTRY_VERIFY(host.rect().contains(toast.geometry()));
    auto* undo = toast.findChild<QPushButton*>();
    undo->setFocus();
    QTest::keyClick(undo, Qt::Key_Space);
    QCOMPARE(undone, 1);
    QVERIFY(toast.isHidden());
    toast.showMessage(QStringLiteral("Saved"));
    QVERIFY(undo->isHidden());
    QCOMPARE(undone, 1);
  }

  void tabsMoveByKeyboard() {
    SegmentedTabs tabs;
    tabs.addTab(QStringLiteral("Loss"));
    tabs.addTab(QStringLiteral("Accuracy"));
    tabs.show();
    tabs.setFocus();
    QTest::keyClick(&tabs, Qt::Key_Right);
    QCOMPARE(tabs.currentIndex(), 1);
    QVERIFY(countOf(tabs, theme::colours().accent) > 20);
  }

  void railEntriesFold() {
    NavButton button(theme::Icon::Home);
    button.setText(QStringLiteral("Home"));
    const int wide = button.sizeHint().width();
    button.setFolded(true);
    QVERIFY(button.sizeHint().width() < wide);
    button.show();
    QTest::keyClick(&button, Qt::Key_Space);
    QVERIFY(button.isChecked());
  }

  void longTextsEndInAnEllipsis() {
    ElidedLabel label(QStringLiteral("/a/very/long/path/to/a/folder/with/images"));
    label.setElideMode(Qt::ElideMiddle);
    label.resize(80, 20);
    QVERIFY(label.elided());
    label.resize(2000, 20);
    QVERIFY(!label.elided());
    QVERIFY(label.minimumSizeHint().width() < 40);
  }

  void barsAreChosenByKeyboard() {
    BarPlot plot;
    plot.setTitle(QStringLiteral("Classes"));
    plot.setData({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")},
                 {{QStringLiteral("Train"), {3, 2, 1}}, {QStringLiteral("Validation"), {1, 1}}});
    plot.resize(300, 200);
    plot.show();
    QSignalSpy current(&plot, &BarPlot::currentCategoryChanged);
    QSignalSpy opened(&plot, &BarPlot::categoryActivated);
    QWidget* canvas = plot.focusProxy();
    canvas->setFocus();
    QTest::keyClick(canvas, Qt::Key_Down);
    QTest::keyClick(canvas, Qt::Key_Down);
    QTest::keyClick(canvas, Qt::Key_Return);
    QCOMPARE(plot.currentCategory(), 1);
    QCOMPARE(current.size(), 2);
    QCOMPARE(opened[0][0].toInt(), 1);
    QCOMPARE(canvas->accessibleDescription(), QStringLiteral("b: Train 2, Validation 1"));
    QCOMPARE(plot.csv(), QStringLiteral("Class,Train,Validation\na,3,1\nb,2,1\nc,1,nan\n"));
    QVERIFY(countOf(*canvas, theme::seriesColours()[0]) > 100);
  }

  void widgetsLiveThroughASwitchOfSchemeAndScale() {
    Card card(QStringLiteral("Title"));
    auto* banner = new ErrorBanner;
    banner->showProblem(ErrorBanner::Severity::Warning, QStringLiteral("x"), QStringLiteral("y"));
    card.body().addWidget(banner);
    card.resize(400, 200);
    card.show();
    theme::apply(*qApp, theme::Scheme::Dark);
    QVERIFY(countOf(card, theme::colours(theme::Scheme::Dark).surface) > 1000);
    QCOMPARE(countOf(card, theme::colours(theme::Scheme::Light).surface), 0);
    theme::apply(*qApp, theme::Scheme::Light);
  }
};

QTEST_MAIN(TestStates)
#include "test_states.moc"

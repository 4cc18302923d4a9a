// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractScrollArea>
#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QSignalSpy>
#include <QSlider>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

#include "widgets/matrix/confusion_matrix_view.h"
#include "widgets/matrix/epoch_scrubber.h"
#include "widgets/theme/theme.h"

using namespace luthier;

class TestMatrix : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { theme::apply(*qApp, theme::Scheme::Light); }

  void init() {
    view_ = std::make_unique<ConfusionMatrixView>();
    view_->setTitle(QStringLiteral("Confusion matrix"));
    view_->setClassNames({QStringLiteral("T-shirt"), QStringLiteral("Bag"), QStringLiteral("Shirt")});
    view_->setMatrix(ConfusionMatrix(3, {83, 6, 11, 0, 100, 0, 14, 0, 86}));
    view_->resize(400, 400);
    view_->show();
    QVERIFY(QTest::qWaitForWindowExposed(view_.get()));
    area_ = view_->findChild<QAbstractScrollArea*>(QString(), Qt::FindChildrenRecursively);
    for (auto* candidate : view_->findChildren<QAbstractScrollArea*>()) {
      area_ = candidate->isVisible() ? candidate : area_;
    }
  }

  void cleanup() { view_.reset(); }

  void sentences() {
    QCOMPARE(view_->sentence({0, 2}), QStringLiteral("T-shirt taken for Shirt: 11 of 100."));
    QCOMPARE(view_->sentence({1, 1}), QStringLiteral("Bag recognised: 100 of 100."));
  }

  void hoverSaysWhatTheCellIs() {
    QTest::mouseMove(area_->viewport(), view_->cellRect({0, 2}).center());
    QTRY_COMPARE(area_->accessibleDescription(), QStringLiteral("T-shirt taken for Shirt: 11 of 100. Click to see them."));
  }

  void clickActivates() {
    QSignalSpy spy(view_.get(), &ConfusionMatrixView::cellActivated);
    QTest::mouseClick(area_->viewport(), Qt::LeftButton, {}, view_->cellRect({2, 0}).center());
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy[0][0].toInt(), 2);
    QCOMPARE(spy[0][1].toInt(), 0);
    QVERIFY(view_->currentCell() == (MatrixCell{2, 0}));
  }

  void keyboardWalksAndActivates() {
    QSignalSpy spy(view_.get(), &ConfusionMatrixView::cellActivated);
    area_->setFocus();
    QTest::keyClick(area_, Qt::Key_Down);  // the first key shows where one is
    QVERIFY(view_->currentCell() == (MatrixCell{0, 0}));
    QTest::keyClick(area_, Qt::Key_Right);
    QTest::keyClick(area_, Qt::Key_Right);
    QTest::keyClick(area_, Qt::Key_Right);
    QTest::keyClick(area_, Qt::Key_Down);
    QVERIFY(view_->currentCell() == (MatrixCell{1, 2}));
    QTest::keyClick(area_, Qt::Key_Return);
    QCOMPARE(spy.size(), 1);
  }

  void cellsAreCividisByShareOfTheirRow() {
    const QImage picture = area_->viewport()->grab().toImage();
    const auto corner = [&](MatrixCell cell) { return picture.pixelColor(view_->cellRect(cell).topLeft() + QPoint(3, 3)); };
    QCOMPARE(corner({1, 1}), theme::heat(1.0));
    QCOMPARE(corner({0, 2}), theme::heat(0.11));
    QCOMPARE(corner({1, 0}), theme::colours().emptyCell);
  }

  void newMatrixOfTheSameSizeKeepsTheCell() {
    view_->setCurrentCell(MatrixCell{0, 2});
    view_->setMatrix(ConfusionMatrix(3, {90, 0, 10, 0, 100, 0, 14, 0, 86}));
    QVERIFY(view_->currentCell() == (MatrixCell{0, 2}));
    view_->setMatrix(ConfusionMatrix(2));
    QVERIFY(!view_->currentCell());
  }

  void tableTwinAndCsv() {
    QCOMPARE(view_->csv().split(QLatin1Char('\n'))[1], QStringLiteral("T-shirt,83,6,11,100"));
    view_->setTableShown(true);
    auto* table = view_->findChild<QTableView*>();
    QCOMPARE(table->model()->rowCount(), 3);
    QCOMPARE(table->model()->columnCount(), 5);
    view_->setNormalised(true);
    QCOMPARE(view_->csv().split(QLatin1Char('\n'))[1], QStringLiteral("T-shirt,0.83,0.06,0.11,100"));
  }

  void aThousandClassesPaintFastAndZoom() {
    ConfusionMatrix large(1000);
    for (std::size_t index = 0; index < 1000; ++index) {
      large.add(index, index, 40);
      large.add(index, (index * 7) % 1000, 10);
    }
    view_->setMatrix(large);
    QElapsedTimer timer;
    timer.start();
    const QImage picture = area_->viewport()->grab().toImage();
    const qint64 spent = timer.elapsed();
    qInfo("1000 classes: painted in %lld ms", spent);
    QVERIFY(spent < 250);
    QVERIFY(!picture.isNull());
    const int before = view_->cellRect({0, 0}).width();
    area_->setFocus();
    for (int step = 0; step < 12; ++step) {
      QTest::keyClick(area_, Qt::Key_Plus);
    }
    QVERIFY(view_->cellRect({0, 0}).width() > 2 * before);
    view_->setCurrentCell(MatrixCell{999, 999});
    QVERIFY(area_->viewport()->rect().contains(view_->cellRect({999, 999}).center()));
  }

  void exportHoldsAllNames() {
    QTemporaryDir folder;
    QVERIFY(view_->savePng(folder.filePath(QStringLiteral("m.png"))));
    QVERIFY(QImage(folder.filePath(QStringLiteral("m.png"))).width() > 200);
    QVERIFY(view_->saveSvg(folder.filePath(QStringLiteral("m.svg"))));
  }

  void scrubberFollowsTheNewestEpoch() {
    EpochScrubber scrubber;
    QSignalSpy spy(&scrubber, &EpochScrubber::epochChanged);
    scrubber.setEpochs({1});
    scrubber.setEpochs({1, 2});
    QCOMPARE(scrubber.epoch(), 2);
    QCOMPARE(spy.size(), 2);
    QTest::keyClick(scrubber.findChild<QSlider*>(), Qt::Key_Left);
    QCOMPARE(scrubber.epoch(), 1);
    QVERIFY(!scrubber.following());
    scrubber.setEpochs({1, 2, 3});
    QCOMPARE(scrubber.epoch(), 1);  // a person who looks back is left there
    scrubber.setEpoch(3);
    scrubber.setEpochs({1, 2, 3, 4});
    QCOMPARE(scrubber.epoch(), 4);
    scrubber.setEpochs({});
    QCOMPARE(scrubber.epoch(), 0);
  }

 private:
  std::unique_ptr<ConfusionMatrixView> view_;
  QAbstractScrollArea* area_ = nullptr;
};

QTEST_MAIN(TestMatrix)
#include "test_matrix.moc"

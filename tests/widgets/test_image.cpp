// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <algorithm>
#include <vector>

#include "widgets/image/drop_target.h"
#include "widgets/image/image_grid.h"
#include "widgets/image/image_view.h"
#include "widgets/image/prediction_bars.h"
#include "widgets/theme/theme.h"

using namespace luthier;

namespace {

std::vector<ImageItem> manyItems(int count) {
  std::vector<ImageItem> items;
  for (int index = 0; index < count; ++index) {
    items.push_back({1000 + index, QStringLiteral("class %1").arg(index % 10), QStringLiteral("90 %"), ImageState::Neutral});
  }
  return items;
}

QImage filled(QColor colour, int side = 28) {
  QImage image(side, side, QImage::Format_RGB32);
  image.fill(colour);
  return image;
}

}  // namespace

class TestImage : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { theme::apply(*qApp, theme::Scheme::Light); }

  void modelKeepsItsPromises() {
    ImageGridModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setItems(manyItems(50));
    QCOMPARE(model.rowOf(1007), 7);
    QCOMPARE(model.rowOf(1), -1);
    model.setThumbnail(7, filled(Qt::red));
    QVERIFY(model.hasThumbnail(7));
    model.setFailed(8, QStringLiteral("<b>truncated</b>"));
    QCOMPARE(model.index(8).data(Qt::ToolTipRole).toString(), QStringLiteral("&lt;b&gt;truncated&lt;/b&gt;"));
    model.setItem(7, {9000, QStringLiteral("Bag"), {}, ImageState::Bad});
    QVERIFY(model.hasThumbnail(7));
    QCOMPARE(model.rowOf(9000), 7);
    QCOMPARE(model.rowOf(1007), -1);
    model.setItems(manyItems(3));
    model.setThumbnail(40, filled(Qt::red));  // an answer that comes too late
    QVERIFY(!model.hasThumbnail(7));
  }

  void onlyWhatIsInSightIsAskedFor() {
    ImageGrid grid;
    grid.resize(620, 500);
    QList<int> asked;
    connect(&grid, &ImageGrid::thumbnailsWanted, &grid, [&](const QList<int>& rows) { asked += rows; });
    QElapsedTimer timer;
    timer.start();
    grid.setItems(manyItems(100'000));
    grid.show();
    QVERIFY(QTest::qWaitForWindowExposed(&grid));
    QTRY_VERIFY(!asked.isEmpty());
    qInfo("100,000 images shown after %lld ms", timer.elapsed());
    QVERIFY2(asked.size() < 120, qPrintable(QString::number(asked.size())));
    QVERIFY(asked.contains(0));
    const QSet<int> once(asked.begin(), asked.end());
    QCOMPARE(once.size(), asked.size());

    asked.clear();
    grid.verticalScrollBar()->setValue(grid.verticalScrollBar()->maximum() / 2);
    QTRY_VERIFY(!asked.isEmpty());
    QVERIFY(asked.size() < 200);
    const int visible = grid.indexAt(QPoint(60, 250)).row();
    QVERIFY(visible > 10'000);
    QVERIFY(asked.contains(visible));
  }

  void scrollingAHundredThousandImagesStaysSmooth() {
    ImageGrid grid;
    grid.resize(1000, 800);
    grid.setItems(manyItems(100'000));
    connect(&grid, &ImageGrid::thumbnailsWanted, &grid, [&](const QList<int>& rows) {
      for (const int row : rows) {
        grid.images().setThumbnail(row, filled(Qt::gray, 96));
      }
    });
    grid.show();
    QVERIFY(QTest::qWaitForWindowExposed(&grid));
    QTest::qWait(100);
    std::vector<qint64> frames;
    QElapsedTimer timer;
    for (int step = 0; step < 60; ++step) {
      grid.verticalScrollBar()->setValue(step * 90 + 40'000);
      timer.start();
      grid.viewport()->repaint();
      frames.push_back(timer.nsecsElapsed() / 1000);
      QTest::qWait(1);
    }
    std::sort(frames.begin(), frames.end());
    qInfo("one frame of scrolling: median %.2f ms, 95th percentile %.2f ms", static_cast<double>(frames[30]) / 1000,
          static_cast<double>(frames[56]) / 1000);
    QVERIFY(frames[30] < 16'000);
  }

  void keyboardChoosesAndOpens() {
    ImageGrid grid;
    grid.resize(500, 400);
    grid.setItems(manyItems(30));
    grid.show();
    QVERIFY(QTest::qWaitForWindowExposed(&grid));
    QSignalSpy opened(&grid, &ImageGrid::rowActivated);
    QSignalSpy current(&grid, &ImageGrid::currentRowChanged);
    grid.setFocus();
    grid.setCurrentIndex(grid.model()->index(0, 0));
    QTest::keyClick(&grid, Qt::Key_Right);
    QCOMPARE(grid.currentIndex().row(), 1);
    QCOMPARE(current.last()[0].toInt(), 1);
    QTest::keyClick(&grid, Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened[0][0].toInt(), 1);
    QTest::keyClick(&grid, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(grid.selectedRows(), (std::vector<int>{1, 2}));
    QCOMPARE(grid.model()->index(0, 0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("class 0, 90 %"));
  }

  void smallImagesAreEnlargedByWholeFactorsWithoutBlur() {
    QImage checks(2, 2, QImage::Format_RGB32);
    checks.fill(Qt::black);
    checks.setPixelColor(0, 0, Qt::white);
    QImage target(7, 7, QImage::Format_RGB32);
    target.fill(Qt::red);
    QPainter painter(&target);
    paintImageFitted(painter, target.rect(), checks);
    painter.end();
    int white = 0;
    int black = 0;
    int red = 0;
    for (int y = 0; y < 7; ++y) {
      for (int x = 0; x < 7; ++x) {
        const QColor colour = target.pixelColor(x, y);
        white += colour == Qt::white;
        black += colour == Qt::black;
        red += colour == Qt::red;
      }
    }
    QCOMPARE(white, 9);  // factor 3
    QCOMPARE(black, 27);
    QCOMPARE(red, 13);
  }

  void filesAndFoldersAreDropped() {
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("图像 ä.png"));
    QVERIFY(filled(Qt::red).save(file));
    DropTarget target(DropTarget::Accepts::Files);
    target.resize(300, 200);
    target.show();
    QSignalSpy paths(&target, &DropTarget::pathsChosen);
    const auto drop = [&](const QList<QUrl>& urls) {
      QMimeData mime;
      mime.setUrls(urls);
      QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
      enter.ignore();
      QApplication::sendEvent(&target, &enter);
      if (enter.isAccepted()) {
        QDropEvent event(QPointF(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&target, &event);
      }
    };
    drop({QUrl::fromLocalFile(folder.path())});
    QCOMPARE(paths.size(), 0);  // a folder is not a file
    drop({QUrl(QStringLiteral("https://example.org/a.png"))});
    QCOMPARE(paths.size(), 0);
    drop({QUrl::fromLocalFile(file)});
    QCOMPARE(paths.size(), 1);
    QCOMPARE(paths[0][0].toStringList(), QStringList{file});
  }

  void picturesArePasted() {
    DropTarget target(DropTarget::Accepts::Files);
    QSignalSpy images(&target, &DropTarget::imageChosen);
    QApplication::clipboard()->setImage(filled(Qt::blue));
    QVERIFY(!target.paste());
    target.setImagesAccepted(true);
    target.show();
    target.setFocus();
    QTest::keyClick(&target, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(images.size(), 1);
    QCOMPARE(images[0][0].value<QImage>().pixelColor(3, 3), QColor(Qt::blue));
  }

  void barsTellTheirNumbers() {
    PredictionBars bars;
    bars.setPredictions({{QStringLiteral("Shirt"), 0.912, true}, {QStringLiteral("Coat"), 0.0001}});
    QCOMPARE(bars.accessibleDescription(), QStringLiteral("Shirt 91.2 %, Coat < 0.1 %"));
    QVERIFY(!bars.accessibleName().isEmpty());
    bars.resize(bars.sizeHint());
    bars.show();
    const QImage picture = bars.grab().toImage();
    int accent = 0;
    for (int x = 0; x < picture.width(); ++x) {
      accent += picture.pixelColor(x, bars.sizeHint().height() / 4) == theme::colours().accent ? 1 : 0;
    }
    QVERIFY(accent > bars.width() / 3);
  }
};

QTEST_MAIN(TestImage)
#include "test_image.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Progress, curves, matrix and pictures: what a person watches while a run trains.
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSlider>
#include <QVBoxLayout>

#include <cmath>

#include "tests/widgets/gallery_pages.h"
#include "widgets/image/image_grid.h"
#include "widgets/matrix/confusion_matrix_view.h"
#include "widgets/matrix/epoch_scrubber.h"
#include "widgets/plots/curve_plot.h"
#include "widgets/states/card.h"
#include "widgets/states/metric_tile.h"
#include "widgets/states/page_header.h"
#include "widgets/states/progress_strip.h"
#include "widgets/states/segmented_tabs.h"
#include "widgets/theme/theme.h"

namespace luthier::gallery {
namespace {

ConfusionMatrix sampleMatrix() {
  return {10,
          {83, 0, 2, 3, 0, 0, 11, 0, 1, 0,  0,  97, 0, 2, 0, 0, 1, 0, 0, 0, 1,  0,  84, 1, 7, 0, 7,  0, 0, 0, 3, 1, 1,  90,
           3,  0, 2, 0, 0, 0, 0,  0, 8, 3,  83, 0,  6, 0, 0, 0, 0, 0, 0, 0, 0,  97, 0,  2, 0, 1, 14, 0, 8, 3, 6, 0, 68, 0,
           1,  0, 0, 0, 0, 0, 0,  1, 0, 97, 0,  2,  1, 0, 0, 1, 0, 0, 1, 0, 97, 0,  0,  0, 0, 0, 0,  0, 0, 4, 0, 96}};
}

QImage sampleImage(int seed) {
  QImage image(28, 28, QImage::Format_RGB32);
  for (int y = 0; y < 28; ++y) {
    for (int x = 0; x < 28; ++x) {
      const int grey = std::hypot(x - 14, y - 14 + seed % 3) < 8 + seed % 5 ? 120 + (x * seed + y * 7) % 120 : 0;
      image.setPixel(x, y, qRgb(grey, grey, grey));
    }
  }
  return image;
}

}  // namespace

QWidget* trainPage(const Words& w) {
  auto* page = new QWidget;
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(theme::spaceHuge, theme::spaceHuge, theme::spaceHuge, theme::spaceHuge);
  layout->setSpacing(theme::spaceMedium);
  auto* header = new PageHeader;
  header->setTitle("sample-3");
  header->setSentence(w("Starter (ResNet-20) on Fashion-MNIST, 6,000 images · full fine-tuning",
                        "在 Fashion-MNIST 的 6,000 张图像上完整微调 Starter(ResNet-20)"));
  header->addControl(new QPushButton(w("Pause", "暂停")));
  auto* stop = new QPushButton(w("Stop and keep the best", "停止并保留最佳"));
  theme::makePrimary(*stop);
  header->addControl(stop);
  layout->addWidget(header);
  auto* strip = new ProgressStrip;
  strip->setStatus(w("Running", "运行中"));
  strip->setProgress(0.71);
  strip->setDetail(w("epoch 3 of 3 · step 101 of 141 · 9 s left", "第 3/3 轮 · 第 101/141 步 · 剩余 9 秒"));
  layout->addWidget(strip);
  auto* tiles = new QHBoxLayout;
  tiles->setSpacing(theme::spaceMedium);
  const auto tile = [&](const QString& caption, const QString& value, double delta, const QString& text,
                        MetricTile::Better better) {
    auto* one = new MetricTile;
    one->setCaption(caption);
    one->setValue(value);
    one->setDelta(delta, text, better);
    tiles->addWidget(one, 1);
  };
  tile(w("Validation loss", "验证损失"), "0.287", -0.061, "0.061", MetricTile::Better::Lower);
  tile(w("Accuracy", "准确率"), "90.2 %", 2.4, "2.4", MetricTile::Better::Higher);
  tile(w("Macro F1", "宏平均 F1"), "0.901", 0.025, "0.025", MetricTile::Better::Higher);
  tile(w("Throughput", "吞吐量"), w("731 img/s", "731 张/秒"), 0, "", MetricTile::Better::Neither);
  tile(w("Memory", "内存"), "612 MB", 0, "", MetricTile::Better::Neither);
  tile(w("Device", "设备"), "CPU bf16", 0, "", MetricTile::Better::Neither);
  layout->addLayout(tiles);

  auto* middle = new QHBoxLayout;
  middle->setSpacing(theme::spaceMedium);
  auto* curves = new Card;
  auto* tabs = new SegmentedTabs;
  for (const QString& tab : {w("Loss", "损失"), w("Accuracy", "准确率"), QString("F1"), w("Learning rate", "学习率")}) {
    tabs->addTab(tab);
  }
  curves->header().insertWidget(0, tabs);
  curves->header().addWidget(theme::makeLabel(w("Smoothing", "平滑"), theme::TextRole::Caption));
  auto* slider = new QSlider(Qt::Horizontal);
  slider->setValue(60);
  slider->setFixedWidth(90);
  curves->header().addWidget(slider);
  auto* log = new QPushButton("log");
  log->setCheckable(true);
  curves->header().addWidget(log);
  auto* plot = new CurvePlot;
  plot->setTitle(w("Loss", "损失"));
  plot->setAxisLabels(w("step", "步"), {});
  const int train = plot->addCurve(w("train", "训练"), CurveRole::Train);
  const int validation = plot->addCurve(w("validation", "验证"), CurveRole::Validation);
  plot->setExpectedRange(0, 141);
  plot->setSmoothing(0.6);
  QRandomGenerator random(7);
  std::vector<QPointF> points;
  for (int step = 0; step <= 101; ++step) {
    points.emplace_back(step, 0.36 + 1.25 * std::exp(-step / 22.0) + (random.generateDouble() - 0.5) * 0.2);
  }
  plot->setPoints(train, points);
  plot->setPoints(validation, {{0, 1.45}, {47, 0.348}, {94, 0.287}});
  curves->body().addWidget(plot);
  middle->addWidget(curves, 2);
  auto* matrixCard = new Card(w("Confusion matrix", "混淆矩阵"));
  auto* scrubber = new EpochScrubber;
  scrubber->setEpochs({1, 2, 3});
  scrubber->setEpoch(2);
  matrixCard->header().addWidget(scrubber);
  auto* matrix = new ConfusionMatrixView;
  matrix->setClassNames(classNames(w));
  matrix->setMatrix(sampleMatrix());
  matrix->setCurrentCell(MatrixCell{0, 6});
  matrixCard->body().addWidget(matrix);
  middle->addWidget(matrixCard, 1);
  layout->addLayout(middle, 1);

  auto* samples = new Card(w("Sample predictions", "样例预测"));
  auto* grid = new ImageGrid;
  grid->setThumbnailSize(84);
  grid->setSingleRow(true);
  std::vector<ImageItem> items;
  for (int index = 0; index < 9; ++index) {
    items.push_back({index, classNames(w).at(index),
                     index == 4 ? w("54 %, is Shirt", "54 %,应为衬衫") : QString("9%1 %").arg(index),
                     index == 4 ? ImageState::Bad : ImageState::Neutral});
  }
  grid->setItems(items);
  QObject::connect(grid, &ImageGrid::thumbnailsWanted, grid, [grid](const QList<int>& rows) {
    for (const int row : rows) {
      grid->images().setThumbnail(row, sampleImage(row + 1));
    }
  });
  samples->body().addWidget(grid);
  layout->addWidget(samples);
  return page;
}

}  // namespace luthier::gallery

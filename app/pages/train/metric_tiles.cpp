// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/train/metric_tiles.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <cmath>

#include "app/item_models/display_text.h"
#include "app/pages/runs/run_facts.h"
#include "core/config/task_description.h"
#include "widgets/states/metric_tile.h"
#include "widgets/theme/tokens.h"

namespace luthier {
namespace {
constexpr const char* lossName = "validation/loss";
constexpr const char* accuracyName = "validation/accuracy";
constexpr const char* macroF1Name = "validation/macro_f1";
}  // namespace

MetricTiles::MetricTiles(QWidget* parent)
    : QWidget(parent),
      loss_(new MetricTile),
      accuracy_(new MetricTile),
      macroF1_(new MetricTile),
      throughput_(new MetricTile),
      memory_(new MetricTile),
      device_(new MetricTile) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(theme::spaceMedium);
  for (auto* tile : {loss_, accuracy_, macroF1_, throughput_, memory_, device_}) {
    row->addWidget(tile, 1);
  }
  retranslate();
}

void MetricTiles::clear() {
  scores_.clear();
  showScores();
}

void MetricTiles::append(const QString& name, const std::vector<MetricPoint>& points) {
  const auto key = name.toStdString();
  if (key == lossName || key == accuracyName || key == macroF1Name) {
    auto& known = scores_[key];
    known.insert(known.end(), points.begin(), points.end());
    showScores();
  }
}

void MetricTiles::showScore(MetricTile& tile, const char* name, bool percent, bool lowerIsBetter) {
  const auto found = scores_.find(name);
  if (found == scores_.end() || found->second.empty()) {
    tile.setValue({});
    tile.clearDelta();
    return;
  }
  const auto& points = found->second;
  const auto last = points.back().value;
  tile.setValue(percent ? display::percent(last) : QLocale().toString(last, 'f', 3));
  if (points.size() < 2) {
    tile.clearDelta();
    return;
  }
  const auto difference = last - points[points.size() - 2].value;
  const auto size = std::abs(percent ? difference * 100.0 : difference);
  tile.setDelta(difference, QLocale().toString(size, 'f', percent ? 1 : 3),
                lowerIsBetter ? MetricTile::Better::Lower : MetricTile::Better::Higher);
}

void MetricTiles::showScores() {
  showScore(*loss_, lossName, false, true);
  showScore(*accuracy_, accuracyName, true, false);
  showScore(*macroF1_, macroF1Name, false, false);
}

void MetricTiles::showRun(const RunRecord& run, const RunProgress* progress) {
  progress_ = progress != nullptr ? *progress : RunProgress{};
  deviceText_ = run_facts::device(run);
  const auto speed = progress_.examplesPerSecond;
  const auto* task = findTaskDescription(run.task);
  const auto texts = task != nullptr && task->examples == ExampleKind::Text;
  const auto classes = task == nullptr || task->shows("confusion_matrix");
  accuracy_->setVisible(classes);
  macroF1_->setVisible(classes);
  const auto figure = display::count(std::llround(speed));
  throughput_->setValue(speed <= 0.0 ? QString() : texts ? tr("%1 texts/s").arg(figure) : tr("%1 img/s").arg(figure));
  memory_->setValue(progress_.memoryBytes > 0 ? display::bytes(progress_.memoryBytes) : QString());
  device_->setValue(deviceText_);
  expectedMemory_ = run_facts::expectedMemory(run);
  showMemoryCaption();
}

void MetricTiles::showMemoryCaption() {
  memory_->setCaption(expectedMemory_ > 0 ? tr("Memory, %1 expected").arg(display::bytes(expectedMemory_)) : tr("Memory"));
}

void MetricTiles::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
    showScores();
  }
  QWidget::changeEvent(event);
}

void MetricTiles::retranslate() {
  loss_->setCaption(tr("Validation loss"));
  accuracy_->setCaption(tr("Accuracy"));
  macroF1_->setCaption(tr("Macro F1"));
  throughput_->setCaption(tr("Throughput"));
  showMemoryCaption();
  device_->setCaption(tr("Device"));
}

}  // namespace luthier

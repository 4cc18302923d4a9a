// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/matrix/epoch_scrubber.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

#include <algorithm>
#include <utility>

#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr int sliderWidth = 96;

}  // namespace

EpochScrubber::EpochScrubber(QWidget* parent)
    : QWidget(parent), label_(theme::makeLabel({}, theme::TextRole::Caption)), slider_(new QSlider(Qt::Horizontal)) {
  slider_->setFixedWidth(sliderWidth);
  slider_->setPageStep(1);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(theme::spaceSmall);
  layout->addWidget(label_);
  layout->addWidget(slider_);
  connect(slider_, &QSlider::valueChanged, this, [this] {
    showEpoch();
    Q_EMIT epochChanged(epoch());
  });
  showEpoch();
}

void EpochScrubber::setEpochs(std::vector<int> epochs) {
  if (epochs == epochs_) {
    return;
  }
  const int before = epoch();
  const bool follow = following();
  epochs_ = std::move(epochs);
  {
    const QSignalBlocker quiet(slider_);
    const auto kept = std::find(epochs_.begin(), epochs_.end(), before);
    const int last = std::max(0, static_cast<int>(epochs_.size()) - 1);
    slider_->setRange(0, last);
    slider_->setValue(follow || kept == epochs_.end() ? last : static_cast<int>(kept - epochs_.begin()));
  }
  showEpoch();
  if (epoch() != before) {
    Q_EMIT epochChanged(epoch());
  }
}

int EpochScrubber::epoch() const { return epochs_.empty() ? 0 : epochs_.at(static_cast<std::size_t>(slider_->value())); }

void EpochScrubber::setEpoch(int epoch) {
  const auto found = std::find(epochs_.begin(), epochs_.end(), epoch);
  if (found != epochs_.end()) {
    slider_->setValue(static_cast<int>(found - epochs_.begin()));
  }
}

bool EpochScrubber::following() const { return epochs_.empty() || slider_->value() == slider_->maximum(); }

void EpochScrubber::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    showEpoch();
  }
  QWidget::changeEvent(event);
}

void EpochScrubber::showEpoch() {
  label_->setText(epochs_.empty() ? QString() : tr("epoch %1").arg(epoch()));
  slider_->setAccessibleName(tr("Epoch"));
  slider_->setAccessibleDescription(label_->text());
  slider_->setToolTip(tr("Go back to an earlier epoch"));
  slider_->setEnabled(epochs_.size() > 1);
}

}  // namespace luthier

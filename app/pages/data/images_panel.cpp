// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/data/images_panel.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "app/item_models/display_text.h"
#include "app/pages/data/example_filter.h"
#include "widgets/image/image_grid.h"
#include "widgets/theme/theme.h"

namespace luthier {

ImagesPanel::ImagesPanel(const StudioContext& context, QWidget* parent) : QWidget(parent) {
  splitLabel_ = theme::makeLabel({}, theme::TextRole::Caption);
  split_ = new QComboBox;
  splitLabel_->setBuddy(split_);
  classLabel_ = theme::makeLabel({}, theme::TextRole::Caption);
  class_ = new QComboBox;
  class_->setMinimumContentsLength(12);
  classLabel_->setBuddy(class_);
  count_ = theme::makeLabel({}, theme::TextRole::Caption);
  grid_ = new ImageGrid;
  source_ = new ExampleSource(context, *grid_, this);

  auto* filters = new QHBoxLayout;
  filters->setSpacing(theme::spaceSmall);
  filters->addWidget(splitLabel_);
  filters->addWidget(split_);
  filters->addSpacing(theme::spaceSmall);
  filters->addWidget(classLabel_);
  filters->addWidget(class_);
  filters->addStretch();
  filters->addWidget(count_);
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->setSpacing(theme::spaceMedium);
  whole->addLayout(filters);
  whole->addWidget(grid_, 1);

  connect(split_, &QComboBox::currentIndexChanged, this, &ImagesPanel::show);
  connect(class_, &QComboBox::currentIndexChanged, this, &ImagesPanel::show);
  connect(source_, &ExampleSource::thumbnailFailed, this, &ImagesPanel::thumbnailFailed);
  connect(grid_, &ImageGrid::currentRowChanged, this, [this](int row) {
    if (row >= 0 && grid_->images().item(row).id != 0) {
      emit imageChosen(grid_->images().item(row).id);
    }
  });
  retranslate();
}

void ImagesPanel::setFacts(const DatasetFacts& facts) {
  // Files that were found elsewhere are shown anew: what could not be shown before has left no picture.
  const bool same = facts.dataset.id == facts_.dataset.id && facts.dataset.classes == facts_.dataset.classes &&
                    facts.dataset.sourcePath == facts_.dataset.sourcePath;
  facts_ = facts;
  if (!same) {
    const bool classes = facts_.count({}, -1) == 0;  // labels and numbers are no classes to choose by
    classLabel_->setVisible(classes);
    class_->setVisible(classes);
    fillClasses();
    show();
  }
}

void ImagesPanel::showClass(int label) { class_->setCurrentIndex(label + 1); }

void ImagesPanel::focusFilter() {
  QComboBox* box = class_->isHidden() ? split_ : class_;
  box->setFocus(Qt::ShortcutFocusReason);
  box->showPopup();
}

void ImagesPanel::fillSplits() { example_filter::fillSplits(*split_, tr("All splits")); }

void ImagesPanel::fillClasses() { example_filter::fillClasses(*class_, tr("All classes"), facts_.dataset); }

void ImagesPanel::show() {
  const auto chosenSplit = example_filter::split(*split_);
  const auto chosenLabel = example_filter::label(*class_);
  const std::int64_t count = facts_.count(chosenSplit, chosenLabel);
  count_->setText(tr("%1 images").arg(display::count(count)));
  source_->showDataset(facts_.dataset, chosenSplit, chosenLabel, static_cast<int>(count));
}

void ImagesPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

void ImagesPanel::retranslate() {
  splitLabel_->setText(tr("Split"));
  classLabel_->setText(tr("Class"));
  split_->setAccessibleName(tr("Split"));
  class_->setAccessibleName(tr("Class"));
  grid_->setAccessibleName(tr("Images of the dataset"));
  grid_->setEmptyText(tr("No image has this split and class."));
  fillSplits();
  if (class_->count() > 0) {
    class_->setItemText(0, tr("All classes"));
    count_->setText(tr("%1 images").arg(display::count(grid_->images().rowCount())));
  }
}

}  // namespace luthier

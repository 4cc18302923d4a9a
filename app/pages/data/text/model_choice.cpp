// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/data/text/model_choice.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

#include "widgets/theme/theme.h"

namespace luthier {
namespace {
constexpr int longest = 8192;
}

ModelChoice::ModelChoice(const StudioContext& context, QWidget* parent)
    : QWidget(parent),
      context_(context),
      modelLabel_(theme::makeLabel({}, theme::TextRole::Caption)),
      model_(new QComboBox),
      lengthLabel_(theme::makeLabel({}, theme::TextRole::Caption)),
      length_(new QSpinBox) {
  modelLabel_->setBuddy(model_);
  lengthLabel_->setBuddy(length_);
  length_->setRange(0, longest);
  length_->setSingleStep(32);
  length_->setKeyboardTracking(false);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(theme::spaceSmall);
  row->addWidget(modelLabel_);
  row->addWidget(model_);
  row->addSpacing(theme::spaceSmall);
  row->addWidget(lengthLabel_);
  row->addWidget(length_);
  row->addStretch(1);
  connect(&context_.watcher, &RunWatcher::modelsChanged, this, &ModelChoice::fill);
  connect(model_, &QComboBox::currentIndexChanged, this, &ModelChoice::changed);
  connect(length_, &QSpinBox::valueChanged, this, &ModelChoice::changed);
  retranslate();
}

RowId ModelChoice::model() const { return model_->currentData().toLongLong(); }
int ModelChoice::maximumLength() const { return length_->value(); }

void ModelChoice::setWordsOffered(bool offered) {
  words_ = offered;
  fill();
}

void ModelChoice::fill() {
  const RowId chosen = model();
  {
    const QSignalBlocker blocker(model_);
    model_->clear();
    for (const ModelRecord& model : context_.watcher.snapshot().models) {
      if (model.kind == "text") {
        model_->addItem(QString::fromStdString(model.name), QVariant::fromValue<qlonglong>(model.id));
      }
    }
    if (words_ || model_->count() == 0) {
      model_->addItem(words_ ? tr("none: words are counted") : tr("add a text model first"), 0);
    }
    model_->setCurrentIndex(std::max(0, model_->findData(QVariant::fromValue<qlonglong>(chosen))));
  }
  if (model() != chosen) {
    emit changed();
  }
}

void ModelChoice::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

void ModelChoice::retranslate() {
  modelLabel_->setText(tr("Tokens of"));
  model_->setAccessibleName(modelLabel_->text());
  lengthLabel_->setText(tr("Longest input"));
  length_->setAccessibleName(lengthLabel_->text());
  length_->setSpecialValueText(tr("as the model allows"));
  length_->setSuffix(tr(" tokens"));
  fill();
}

}  // namespace luthier

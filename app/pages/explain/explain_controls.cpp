// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explain/explain_controls.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>

#include "widgets/theme/theme.h"

namespace luthier {
namespace {

struct Method {
  const char* id;
  const char* name;
  const char* help;
};

const Method methods[] = {
    {"attention", QT_TRANSLATE_NOOP("luthier::ExplainControls", "Attention"),
     QT_TRANSLATE_NOOP("luthier::ExplainControls",
                       "How much the class token looks at each token, in one head or on average. It shows where the model "
                       "looks, not why it answers.")},
    {"rollout", QT_TRANSLATE_NOOP("luthier::ExplainControls", "Attention rollout"),
     QT_TRANSLATE_NOOP("luthier::ExplainControls",
                       "Attention followed through all layers, down to the words (Abnar and Zuidema 2020).")},
    {"gradient_x_input", QT_TRANSLATE_NOOP("luthier::ExplainControls", "Gradient × input"),
     QT_TRANSLATE_NOOP("luthier::ExplainControls",
                       "How the score of the class would change with each word: quick, and noisy.")},
    {"integrated_gradients", QT_TRANSLATE_NOOP("luthier::ExplainControls", "Integrated gradients"),
     QT_TRANSLATE_NOOP(
         "luthier::ExplainControls",
         "What each word adds to the score of the class, from an empty text to this one; the numbers add up to the "
         "whole (Sundararajan, Taly, Yan 2017).")}};

bool attends(const std::string& method) { return method == "attention"; }
bool hasClass(const std::string& method) { return method == "gradient_x_input" || method == "integrated_gradients"; }

}  // namespace

ExplainControls::ExplainControls(QWidget* parent)
    : QWidget(parent),
      methodLabel_(theme::makeLabel({}, theme::TextRole::Caption)),
      method_(new QComboBox),
      layerLabel_(theme::makeLabel({}, theme::TextRole::Caption)),
      layer_(new QComboBox),
      headLabel_(theme::makeLabel({}, theme::TextRole::Caption)),
      head_(new QComboBox),
      classLabel_(theme::makeLabel({}, theme::TextRole::Caption)),
      class_(new QComboBox),
      help_(theme::makeLabel({}, theme::TextRole::Caption)) {
  for (const Method& method : methods) {
    method_->addItem(QString(), QVariant(QString::fromLatin1(method.id)));
  }
  help_->setWordWrap(true);
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(theme::spaceMedium);
  grid->setVerticalSpacing(theme::spaceTiny);
  int column = 0;
  const auto add = [&](QLabel* label, QComboBox* box) {
    label->setBuddy(box);
    grid->addWidget(label, 0, column);
    grid->addWidget(box, 1, column++);
  };
  add(methodLabel_, method_);
  add(layerLabel_, layer_);
  add(headLabel_, head_);
  add(classLabel_, class_);
  grid->addWidget(help_, 2, 0, 1, column + 1);
  grid->setColumnStretch(column, 1);
  connect(method_, &QComboBox::currentIndexChanged, this, [this] {
    showRelevant();
    emit methodChanged();
  });
  connect(class_, &QComboBox::currentIndexChanged, this, &ExplainControls::methodChanged);
  connect(layer_, &QComboBox::currentIndexChanged, this, &ExplainControls::viewChanged);
  connect(head_, &QComboBox::currentIndexChanged, this, &ExplainControls::viewChanged);
  retranslate();
}

void ExplainControls::setShape(int layers, int heads) {
  if (layers == layers_ && heads == heads_) {
    return;
  }
  layers_ = layers;
  heads_ = heads;
  retranslate();
}

void ExplainControls::setClasses(const QStringList& classes) {
  if (classes != classes_) {
    classes_ = classes;
    const QSignalBlocker blocker(class_);
    class_->clear();
    class_->addItem({}, -1);
    for (int label = 0; label < static_cast<int>(classes.size()); ++label) {
      class_->addItem(classes[label], label);
    }
    retranslate();
  }
  showRelevant();
}

void ExplainControls::setLayerAndHead(int layer, int head) {
  const QSignalBlocker quietLayer(layer_);
  const QSignalBlocker quietHead(head_);
  layer_->setCurrentIndex(layer + 1);
  head_->setCurrentIndex(head + 1);
}

void ExplainControls::fill(protocol::ExplainTextRequest& request) const {
  request.method = method();
  request.layer = layer();
  request.head = head();
  request.target = hasClass(method()) && class_->count() > 0 ? class_->currentData().toInt() : -1;
  request.attentions = attends(method());
}

std::string ExplainControls::method() const { return method_->currentData().toString().toStdString(); }
QString ExplainControls::methodName() const { return method_->currentText(); }
int ExplainControls::layer() const { return layer_->currentIndex() - 1; }
int ExplainControls::head() const { return head_->currentIndex() - 1; }

void ExplainControls::showRelevant() {
  const bool attention = attends(method());
  const bool classes = hasClass(method()) && !classes_.isEmpty();
  for (QWidget* widget : {static_cast<QWidget*>(layerLabel_), static_cast<QWidget*>(layer_),
                          static_cast<QWidget*>(headLabel_), static_cast<QWidget*>(head_)}) {
    widget->setVisible(attention);
  }
  classLabel_->setVisible(classes);
  class_->setVisible(classes);
  help_->setText(tr(methods[method_->currentIndex()].help));
}

void ExplainControls::fillNumbers(QComboBox& box, int count, const QString& all, const QString& one) {
  const QSignalBlocker blocker(box);
  const int chosen = std::max(0, box.currentIndex());
  box.clear();
  box.addItem(all);
  for (int number = 1; number <= count; ++number) {
    box.addItem(one.arg(number));
  }
  box.setCurrentIndex(chosen <= count ? chosen : 0);
}

void ExplainControls::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

void ExplainControls::retranslate() {
  methodLabel_->setText(tr("Method"));
  method_->setAccessibleName(tr("Method"));
  for (int index = 0; index < method_->count(); ++index) {
    method_->setItemText(index, tr(methods[index].name));
  }
  layerLabel_->setText(tr("Layer"));
  layer_->setAccessibleName(tr("Layer"));
  fillNumbers(*layer_, layers_, tr("Mean of all layers"), tr("Layer %1"));
  headLabel_->setText(tr("Head"));
  head_->setAccessibleName(tr("Head"));
  fillNumbers(*head_, heads_, tr("Mean of all heads"), tr("Head %1"));
  classLabel_->setText(tr("Class"));
  class_->setAccessibleName(tr("Class"));
  if (class_->count() > 0) {
    class_->setItemText(0, tr("The predicted one"));
  }
  showRelevant();
}

}  // namespace luthier

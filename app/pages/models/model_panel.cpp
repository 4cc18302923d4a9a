// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/models/model_panel.h"

#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/item_models/display_text.h"
#include "app/pages/models/key_report_text.h"
#include "app/pages/models/model_facts.h"
#include "widgets/states/card.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {
constexpr int panelWidth = 360;
}

ModelPanel::ModelPanel(QWidget* parent) : QWidget(parent) {
  card_ = new Card;
  setMinimumWidth(panelWidth);
  factsPlace_ = new QVBoxLayout;
  reportTitle_ = theme::makeLabel({}, theme::TextRole::Strong);
  reportSummary_ = theme::makeLabel({}, theme::TextRole::Body);
  reportSummary_->setWordWrap(true);
  reportKeys_ = new QPlainTextEdit;
  reportKeys_->setReadOnly(true);
  reportKeys_->setTabChangesFocus(true);
  remove_ = new QPushButton;
  theme::makeDangerous(*remove_);
  train_ = new QPushButton;
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(theme::spaceSmall);
  buttons->addWidget(remove_);
  buttons->addStretch();
  buttons->addWidget(train_);
  QVBoxLayout& body = card_->body();
  body.addLayout(factsPlace_);
  body.addSpacing(theme::spaceSmall);
  body.addWidget(reportTitle_);
  body.addWidget(reportSummary_);
  body.addWidget(reportKeys_, 1);
  body.addStretch();
  body.addLayout(buttons);
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->addWidget(card_);
  connect(train_, &QPushButton::clicked, this, [this] { emit trainRequested(model_->model.id); });
  connect(remove_, &QPushButton::clicked, this, [this] { emit removeRequested(model_->model.id); });
  retranslate();
}

void ModelPanel::setModel(const std::optional<ModelRow>& model) {
  model_ = model;
  show();
}

void ModelPanel::addFact(const QString& label, const QString& value) {
  if (value.isEmpty()) {
    return;
  }
  QLabel* text = theme::makeLabel(value, theme::TextRole::Body);
  text->setTextFormat(Qt::PlainText);
  text->setWordWrap(true);
  text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  text->setAccessibleName(QStringLiteral("%1: %2").arg(label, value));
  facts_->addRow(theme::makeLabel(label, theme::TextRole::Caption), text);
}

void ModelPanel::clearFacts() {
  delete factsBox_;
  factsBox_ = new QWidget;
  facts_ = new QFormLayout(factsBox_);
  facts_->setContentsMargins(0, 0, 0, 0);
  facts_->setHorizontalSpacing(theme::spaceLarge);
  facts_->setVerticalSpacing(theme::spaceSmall);
  facts_->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
  factsPlace_->addWidget(factsBox_);
}

void ModelPanel::showFacts(const ModelRecord& model) {
  const ModelFacts facts = readModelFacts(model);
  addFact(tr("Architecture"), QString::fromStdString(model.architecture));
  addFact(tr("Parameters"), display::count(model.parameters));
  addFact(tr("Input"), model.kind == "text" ? display::inputSize(model) : display::pixels(model.inputSize, model.inputSize));
  addFact(tr("Classes of its head"), display::count(model.classes));
  addFact(tr("Names"), facts.classNames);
  addFact(tr("Preprocessing"), facts.preprocessing);
  addFact(tr("Best run"), model_->bestRun ? display::percent(*model_->bestRun) : QString());
  addFact(tr("Origin"), display::origin(model.origin));
  addFact(tr("File"), QString::fromStdString(model.path));
  addFact(tr("SHA-256"), QString::fromStdString(model.sha256).left(16));
}

void ModelPanel::showReport(const ModelRecord& model) {
  const KeyReportText report = parseKeyReport(model.keyReport);
  reportSummary_->setText(report.summary());
  QStringList lines;
  const auto section = [&lines](const QString& title, const QStringList& entries) {
    if (!entries.isEmpty()) {
      lines << title << entries << QString();
    }
  };
  section(tr("Missing in the file"), report.missing);
  section(tr("Not needed"), report.unexpected);
  section(tr("Other shape"), report.reshaped);
  reportKeys_->setPlainText(lines.join(QLatin1Char('\n')).trimmed());
  reportKeys_->setVisible(!lines.isEmpty());
}

void ModelPanel::show() {
  clearFacts();
  const bool any = model_.has_value();
  for (QWidget* part : {static_cast<QWidget*>(reportTitle_), static_cast<QWidget*>(reportSummary_),
                        static_cast<QWidget*>(remove_), static_cast<QWidget*>(train_)}) {
    part->setVisible(any);
  }
  reportKeys_->setVisible(false);
  card_->setTitle(any ? QString::fromStdString(model_->model.name) : tr("Choose a model"));
  if (any) {
    remove_->setVisible(model_->model.origin != "bundled");
    showFacts(model_->model);
    showReport(model_->model);
  }
}

void ModelPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

void ModelPanel::retranslate() {
  reportTitle_->setText(tr("How its weights fitted"));
  reportKeys_->setAccessibleName(tr("Weights that did not fit"));
  remove_->setText(tr("Remove"));
  train_->setText(tr("Train with it"));
  show();
}

}  // namespace luthier

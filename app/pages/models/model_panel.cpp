// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/models/model_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/item_models/display_text.h"
#include "app/pages/models/key_report_text.h"
#include "app/pages/models/model_cost.h"
#include "app/pages/models/model_facts.h"
#include "app/pages/shared/fact_list.h"
#include "widgets/states/card.h"
#include "widgets/states/segmented_tabs.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {
constexpr int panelWidth = 360;
}

ModelPanel::ModelPanel(Session& session, QWidget* parent) : QWidget(parent) {
  card_ = new Card;
  setMinimumWidth(panelWidth);
  tabs_ = new SegmentedTabs;
  tabs_->addTab({});
  tabs_->addTab({});
  facts_ = new FactList;
  cost_ = new ModelCost(session);
  reportTitle_ = theme::makeLabel({}, theme::TextRole::Strong);
  reportSummary_ = theme::makeLabel({}, theme::TextRole::Body);
  reportSummary_->setWordWrap(true);
  reportKeys_ = new QPlainTextEdit;
  reportKeys_->setReadOnly(true);
  reportKeys_->setTabChangesFocus(true);
  remove_ = new QPushButton;
  theme::makeDangerous(*remove_);
  train_ = new QPushButton;
  arrange();
  connect(train_, &QPushButton::clicked, this, [this] { emit trainRequested(model_->model.id); });
  connect(remove_, &QPushButton::clicked, this, [this] { emit removeRequested(model_->model.id); });
  retranslate();
}

void ModelPanel::arrange() {
  auto* about = new QWidget;
  auto* column = new QVBoxLayout(about);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(facts_);
  column->addSpacing(theme::spaceSmall);
  column->addWidget(reportTitle_);
  column->addWidget(reportSummary_);
  column->addWidget(reportKeys_, 1);
  column->addStretch();
  auto* stack = new QStackedWidget;
  stack->addWidget(about);
  stack->addWidget(cost_);
  connect(tabs_, &QTabBar::currentChanged, stack, &QStackedWidget::setCurrentIndex);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(theme::spaceSmall);
  buttons->addWidget(remove_);
  buttons->addStretch();
  buttons->addWidget(train_);
  card_->body().addWidget(tabs_);
  card_->body().addWidget(stack, 1);
  card_->body().addLayout(buttons);
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->addWidget(card_);
}

void ModelPanel::setModel(const std::optional<ModelRow>& model) {
  model_ = model;
  show();
}

void ModelPanel::showFacts(const ModelRecord& model) {
  const ModelFacts facts = readModelFacts(model);
  facts_->add(tr("Architecture"), QString::fromStdString(model.architecture));
  facts_->add(tr("Parameters"), display::count(model.parameters));
  facts_->add(tr("Input"),
              model.kind == "text" ? display::inputSize(model) : display::pixels(model.inputSize, model.inputSize));
  facts_->add(tr("Classes of its head"), display::count(model.classes));
  facts_->add(tr("Names"), facts.classNames);
  facts_->add(tr("Preprocessing"), facts.preprocessing);
  facts_->add(tr("Best run"), model_->bestRun ? display::percent(*model_->bestRun) : QString());
  facts_->add(tr("Origin"), display::origin(model.origin));
  facts_->add(tr("File"), QString::fromStdString(model.path));
  facts_->add(tr("SHA-256"), QString::fromStdString(model.sha256).left(16));
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
  section(tr("Adapted to three input channels"), report.adapted);
  reportKeys_->setPlainText(lines.join(QLatin1Char('\n')).trimmed());
  reportKeys_->setVisible(!lines.isEmpty());
}

void ModelPanel::show() {
  facts_->clear();
  const bool any = model_.has_value();
  cost_->setModel(any ? model_->model.id : 0);
  for (QWidget* part :
       {static_cast<QWidget*>(tabs_), static_cast<QWidget*>(reportTitle_), static_cast<QWidget*>(reportSummary_),
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
  tabs_->setAccessibleName(tr("About the model"));
  tabs_->setTabText(0, tr("Facts"));
  tabs_->setTabText(1, tr("Cost"));
  reportTitle_->setText(tr("How its weights fitted"));
  reportKeys_->setAccessibleName(tr("Weights that did not fit"));
  remove_->setText(tr("Remove"));
  train_->setText(tr("Train with it"));
  show();
}

}  // namespace luthier

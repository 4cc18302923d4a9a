// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/models/model_cost.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include "app/item_models/display_text.h"
#include "app/settings/error_text.h"
#include "widgets/states/error_banner.h"
#include "widgets/tables/data_table.h"
#include "widgets/theme/theme.h"

namespace luthier {

ModelCost::ModelCost(Session& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      sums_(theme::makeLabel({}, theme::TextRole::Body)),
      banner_(new ErrorBanner),
      table_(new DataTable) {
  sums_->setWordWrap(true);
  sums_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  banner_->hide();
  table_->setModel(&layers_);
  table_->sortBy(-1, Qt::AscendingOrder);  // as the network computes them
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(theme::spaceSmall);
  column->addWidget(banner_);
  column->addWidget(sums_);
  column->addWidget(table_, 1);
  retranslate();
}

void ModelCost::setModel(RowId model) {
  if (model != model_) {
    model_ = model;
    asked_ = 0;
    take({});
    ask();
  }
}

void ModelCost::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  ask();
}

void ModelCost::ask() {
  if (model_ == 0 || asked_ == model_ || !isVisible()) {
    return;
  }
  asked_ = model_;
  banner_->hide();
  protocol::ProfileModelRequest request;
  request.model = model_;
  session_.ask<protocol::ProfileModelReply>(
      this, request, protocol::Lane::Latest,
      [this, model = model_](const protocol::ProfileModelReply& reply) {
        if (model == model_) {
          take(reply.profile);
        }
      },
      [this](const Problem& problem) {
        asked_ = 0;
        banner_->showProblem(ErrorBanner::Severity::Warning, causeText(problem), cureText(problem));
      });
}

void ModelCost::take(const protocol::ModelProfile& profile) {
  profile_ = profile;
  layers_.setLayers(profile_.layers);
  showSums();
}

void ModelCost::showSums() {
  if (profile_.layers.empty()) {
    sums_->setText(model_ == 0 ? QString() : tr("Counting …"));
    return;
  }
  sums_->setText(tr("%1 multiply-accumulates for one example; %2 of weights, %3 of layer outputs (float32).")
                     .arg(display::parameters(profile_.multiplications), display::bytes(profile_.weightBytes),
                          display::bytes(profile_.activationBytes)));
}

void ModelCost::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

void ModelCost::retranslate() {
  layers_.retranslate();
  table_->setAccessibleName(tr("Layers"));
  showSums();
}

}  // namespace luthier

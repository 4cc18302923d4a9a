// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/workspace_problem.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/settings/error_text.h"
#include "widgets/theme/theme.h"

namespace luthier {

WorkspaceProblem::WorkspaceProblem(QWidget* parent)
    : QWidget(parent),
      title_(theme::makeLabel({}, theme::TextRole::PageTitle, this)),
      cause_(theme::makeLabel({}, theme::TextRole::Body, this)),
      cure_(theme::makeLabel({}, theme::TextRole::Body, this)),
      open_(new QPushButton(this)),
      retry_(new QPushButton(this)),
      copy_(new QPushButton(this)) {
  cause_->setWordWrap(true);
  cure_->setWordWrap(true);
  theme::setTone(*cause_, theme::Tone::Bad);
  theme::makePrimary(*open_);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(theme::spaceMedium);
  buttons->addWidget(open_);
  buttons->addWidget(retry_);
  buttons->addWidget(copy_);
  buttons->addStretch(1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(theme::spaceHuge, theme::spaceHuge, theme::spaceHuge, theme::spaceHuge);
  column->setSpacing(theme::spaceMedium);
  column->addWidget(title_);
  column->addWidget(cause_);
  column->addWidget(cure_);
  column->addLayout(buttons);
  column->addStretch(1);
  connect(open_, &QPushButton::clicked, this, &WorkspaceProblem::openRequested);
  connect(retry_, &QPushButton::clicked, this, [this] { emit retryRequested(folder_); });
  connect(copy_, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(problemText(what_)); });
  retranslate();
}

void WorkspaceProblem::show(const QString& folder, const Problem& problem) {
  folder_ = folder;
  what_ = problem;
  retranslate();
}

void WorkspaceProblem::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

void WorkspaceProblem::retranslate() {
  title_->setText(tr("The workspace cannot be opened"));
  cause_->setText(causeText(what_));
  cure_->setText(cureText(what_));
  open_->setText(tr("Open another workspace"));
  retry_->setText(tr("Try again"));
  copy_->setText(tr("Copy"));
}

}  // namespace luthier

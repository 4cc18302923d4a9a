// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/home/home_page.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/pages/home/run_lines.h"
#include "app/pages/home/sample_card.h"
#include "app/pages/home/text_sample_card.h"
#include "widgets/states/card.h"
#include "widgets/theme/theme.h"

namespace luthier {

HomePage::HomePage(const StudioContext& context) : Page(context) {
  build();
  const auto& watcher = this->context().watcher;
  for (const auto signal :
       {&RunWatcher::runsChanged, &RunWatcher::progressChanged, &RunWatcher::datasetsChanged, &RunWatcher::modelsChanged}) {
    connect(&watcher, signal, this, [this] {
      if (isVisible()) {
        refreshAll();
      }
    });
  }
  connect(nextButton_, &QPushButton::clicked, this, [this] { this->context().navigator.open(nextDestination_); });
  connect(lines_, &RunLines::runChosen, &this->context().navigator, &Navigator::showRun);
  connect(&this->context().preferences, &Preferences::recentWorkspacesChanged, this, &HomePage::listWorkspaces);
  retranslate();
}

void HomePage::build() {
  textSample_ = new TextSampleCard(context());
  sample_ = new SampleCard(context());
  next_ = new Card;
  nextText_ = theme::makeLabel({}, theme::TextRole::Body);
  nextText_->setWordWrap(true);
  nextButton_ = new QPushButton;
  auto* nextRow = new QHBoxLayout;
  nextRow->addWidget(nextButton_);
  nextRow->addStretch(1);
  next_->body().addWidget(nextText_);
  next_->body().addStretch(1);
  next_->body().addLayout(nextRow);
  recent_ = new Card;
  folders_ = new QVBoxLayout;
  folders_->setSpacing(0);
  recent_->body().addLayout(folders_);
  recent_->body().addStretch(1);
  running_ = new Card;
  lines_ = new RunLines;
  running_->body().addWidget(lines_);

  auto* pair = new QHBoxLayout;
  pair->setSpacing(theme::spaceMedium);
  pair->addWidget(next_, 1);
  pair->addWidget(recent_, 1);
  content()->addWidget(textSample_);
  content()->addWidget(sample_);
  content()->addWidget(running_);
  content()->addLayout(pair);
  content()->addStretch(1);
}

void HomePage::refreshAll() {
  const auto& snapshot = context().watcher.snapshot();
  textSample_->refresh();
  sample_->refresh();
  lines_->show(snapshot);
  running_->setVisible(!lines_->isEmpty());
  const auto step = nextStep(snapshot);
  next_->setTitle(step.title);
  nextText_->setText(step.text);
  nextButton_->setText(step.button);
  nextDestination_ = step.destination;
}

void HomePage::listWorkspaces() {
  while (auto* item = folders_->takeAt(0)) {
    item->widget()->deleteLater();
    delete item;
  }
  const auto present = QDir(QString::fromUtf8(context().workspace.folder().c_str())).absolutePath();
  for (const auto& folder : context().preferences.recentWorkspaces()) {
    auto* button = new QPushButton;
    theme::makeQuiet(*button);
    button->setStyleSheet(QStringLiteral("text-align: left;"));
    const auto shown = QDir::toNativeSeparators(folder);
    button->setText(folder == present ? tr("%1 (open)").arg(shown) : shown);
    button->setEnabled(folder != present);
    connect(button, &QPushButton::clicked, this, [this, folder] { context().navigator.openWorkspace(folder); });
    folders_->addWidget(button);
  }
}

void HomePage::retranslate() {
  setTitle(tr("Home"));
  setSubtitle(tr("Fit a pretrained model to your own texts and images, on this machine."));
  running_->setTitle(tr("Running"));
  recent_->setTitle(tr("Recent workspaces"));
  listWorkspaces();
  refreshAll();
}

}  // namespace luthier

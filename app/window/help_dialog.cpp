// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/help_dialog.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QVBoxLayout>
#include <utility>

#include "widgets/theme/theme.h"

namespace luthier {

HelpDialog::HelpDialog(QWidget* parent) : QDialog(parent) {
  setWindowTitle(tr("Help"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(theme::spaceHuge, theme::spaceHuge, theme::spaceHuge, theme::spaceHuge);
  column->setSpacing(theme::spaceMedium);
  column->addWidget(theme::makeLabel(tr("How it works"), theme::TextRole::Section, this));
  const QString ideas[] = {
      tr("Import images on Data, choose a pretrained model, and train it on Train."),
      tr("A run is a process of its own: closing the window does not stop it, and it is here when you come back."),
      tr("A workspace is a folder. Your images stay where they are; the workspace only refers to them."),
  };
  for (const auto& idea : ideas) {
    auto* label = theme::makeLabel(idea, theme::TextRole::Body, this);
    label->setWordWrap(true);
    column->addWidget(label);
  }
  column->addSpacing(theme::spaceSmall);
  column->addWidget(theme::makeLabel(tr("Keys"), theme::TextRole::Section, this));
  const std::pair<QString, QString> keys[] = {
      {"Ctrl+1 … Ctrl+9", tr("Go to a page")},     {"Ctrl+N", tr("New workspace")},     {"Ctrl+O", tr("Open a workspace")},
      {"Ctrl+F", tr("Find in a table")},           {"F5", tr("Read everything again")}, {"F1", tr("This help")},
      {"Ctrl+Q", tr("Quit; runs go on training")},
  };
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(theme::spaceHuge);
  int row = 0;
  for (const auto& [key, meaning] : keys) {
    grid->addWidget(theme::makeLabel(key, theme::TextRole::Strong, this), row, 0);
    grid->addWidget(theme::makeLabel(meaning, theme::TextRole::Body, this), row++, 1);
  }
  grid->setColumnStretch(1, 1);
  column->addLayout(grid);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
  column->addWidget(buttons);
  setMinimumWidth(theme::readableWidth);
}

}  // namespace luthier

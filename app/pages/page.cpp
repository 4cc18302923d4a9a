// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/page.h"

#include <QDragEnterEvent>
#include <QPushButton>
#include <QShortcut>
#include <QUndoStack>
#include <QVBoxLayout>
#include <utility>

#include "widgets/image/local_paths.h"
#include "widgets/states/page_header.h"
#include "widgets/theme/theme.h"

namespace luthier {

Page::Page(const StudioContext& context, QWidget* parent)
    : QWidget(parent), context_(context), header_(new PageHeader(this)), content_(new QVBoxLayout) {
  content_->setSpacing(theme::spaceMedium);
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(theme::spaceHuge, theme::spaceHuge, theme::spaceHuge, theme::spaceHuge);
  whole->setSpacing(theme::spaceMedium);
  whole->addWidget(header_);
  whole->addLayout(content_, 1);
}

void Page::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

void Page::dragEnterEvent(QDragEnterEvent* event) {
  if (!localPaths(*event->mimeData()).isEmpty()) {
    event->acceptProposedAction();
  }
}

void Page::dropEvent(QDropEvent* event) {
  event->acceptProposedAction();
  takePaths(localPaths(*event->mimeData()));
}

void Page::setTitle(const QString& title) {
  header_->setTitle(title);
  setAccessibleName(title);
}

void Page::setSubtitle(const QString& subtitle) { header_->setSentence(subtitle); }

QPushButton* Page::addHeaderButton(bool primary) {
  auto* button = new QPushButton;
  if (primary) {
    theme::makePrimary(*button);
  }
  header_->addControl(button);
  return button;
}

void Page::addShortcut(const QKeySequence& keys, std::function<void()> action) {
  auto* shortcut = new QShortcut(keys, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
  connect(shortcut, &QShortcut::activated, this, std::move(action));
}

void Page::addUndoShortcuts(QUndoStack& undo) {
  addShortcut(QKeySequence::Undo, [&undo] { undo.undo(); });
  addShortcut(QKeySequence::Redo, [&undo] { undo.redo(); });
}

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/image/drop_target.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>

#include "widgets/image/local_paths.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr int iconSide = 32;

}  // namespace

DropTarget::DropTarget(Accepts accepts, QWidget* parent)
    : QFrame(parent),
      accepts_(accepts),
      icon_(new QLabel),
      text_(theme::makeLabel({}, theme::TextRole::Body)),
      fileButton_(new QPushButton),
      folderButton_(new QPushButton),
      layout_(new QBoxLayout(QBoxLayout::TopToBottom, this)) {
  setAcceptDrops(true);
  setFocusPolicy(Qt::StrongFocus);
  theme::setTone(*text_, theme::Tone::Muted);
  text_->setWordWrap(true);
  buttons_ = new QWidget;
  auto* row = new QHBoxLayout(buttons_);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(theme::spaceSmall);
  row->addWidget(fileButton_);
  row->addWidget(folderButton_);
  fileButton_->setVisible(accepts != Accepts::Folders);
  folderButton_->setVisible(accepts != Accepts::Files);
  connect(fileButton_, &QPushButton::clicked, this, &DropTarget::chooseFiles);
  connect(folderButton_, &QPushButton::clicked, this, &DropTarget::chooseFolder);
  layout_->setSpacing(theme::spaceSmall);
  arrange();
  updateIcon();
  retranslate();
}

void DropTarget::arrange() {
  for (QWidget* part : std::initializer_list<QWidget*>{icon_, text_, buttons_}) {
    layout_->removeWidget(part);
  }
  while (QLayoutItem* spacer = layout_->takeAt(0)) {
    delete spacer;
  }
  layout_->setDirection(compact_ ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
  const int margin = compact_ ? theme::spaceSmall : theme::spaceHuge;
  layout_->setContentsMargins(theme::spaceLarge, margin, theme::spaceLarge, margin);
  text_->setAlignment(compact_ ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignHCenter);
  const Qt::Alignment alignment = compact_ ? Qt::AlignVCenter : Qt::AlignHCenter;
  if (!compact_) {
    layout_->addStretch(1);
  }
  layout_->addWidget(icon_, 0, alignment);
  layout_->addWidget(text_, compact_ ? 1 : 0);
  layout_->addWidget(buttons_, 0, alignment);
  if (!compact_) {
    layout_->addStretch(1);
  }
}

void DropTarget::setText(const QString& text) {
  text_->setText(text);
  setAccessibleName(text);
}

void DropTarget::setFileFilter(const QString& filter) { filter_ = filter; }
void DropTarget::setMultiple(bool multiple) {
  multiple_ = multiple;
  retranslate();
}
void DropTarget::setImagesAccepted(bool accepted) { imagesAccepted_ = accepted; }

void DropTarget::setCompact(bool compact) {
  compact_ = compact;
  arrange();
}

QStringList DropTarget::acceptedPaths(const QMimeData& mime) const {
  QStringList paths;
  for (const QString& path : localPaths(mime)) {
    const bool folder = QFileInfo(path).isDir();
    if (accepts_ == Accepts::FilesAndFolders || folder == (accepts_ == Accepts::Folders)) {
      paths << path;
    }
  }
  return multiple_ ? paths : paths.mid(0, 1);
}

bool DropTarget::canTake(const QMimeData& mime) const {
  return !acceptedPaths(mime).isEmpty() || (imagesAccepted_ && mime.hasImage());
}

bool DropTarget::take(const QMimeData& mime) {
  const QStringList paths = acceptedPaths(mime);
  if (!paths.isEmpty()) {
    Q_EMIT pathsChosen(paths);
    return true;
  }
  const QImage image = imagesAccepted_ ? qvariant_cast<QImage>(mime.imageData()) : QImage();
  if (image.isNull()) {
    return false;
  }
  Q_EMIT imageChosen(image);
  return true;
}

bool DropTarget::paste() { return take(*QGuiApplication::clipboard()->mimeData()); }

void DropTarget::chooseFiles() {
  const QStringList files = multiple_ ? QFileDialog::getOpenFileNames(this, tr("Choose files"), {}, filter_)
                                      : QStringList(QFileDialog::getOpenFileName(this, tr("Choose a file"), {}, filter_));
  if (!files.isEmpty() && !files.constFirst().isEmpty()) {
    Q_EMIT pathsChosen(files);
  }
}

void DropTarget::chooseFolder() {
  const QString folder = QFileDialog::getExistingDirectory(this, tr("Choose a folder"));
  if (!folder.isEmpty()) {
    Q_EMIT pathsChosen({folder});
  }
}

void DropTarget::setHovered(bool hovered) {
  hovered_ = hovered;
  update();
}

void DropTarget::dragEnterEvent(QDragEnterEvent* event) {
  if (canTake(*event->mimeData())) {
    event->acceptProposedAction();
    setHovered(true);
  }
}

void DropTarget::dragLeaveEvent(QDragLeaveEvent*) { setHovered(false); }

void DropTarget::dropEvent(QDropEvent* event) {
  setHovered(false);
  if (take(*event->mimeData())) {
    event->acceptProposedAction();
  }
}

void DropTarget::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Paste)) {
    paste();
  } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Space) {
    accepts_ == Accepts::Folders ? chooseFolder() : chooseFiles();
  } else {
    QFrame::keyPressEvent(event);
  }
}

void DropTarget::paintEvent(QPaintEvent*) {
  const theme::Colours& c = theme::colours();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(hovered_ ? c.accent : c.muted, 1, Qt::DashLine));
  painter.setBrush(hovered_ ? c.accentSoft : c.surface);
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme::radius, theme::radius);
  if (hasFocus()) {
    theme::paintFocusRing(painter, rect());
  }
}

void DropTarget::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  } else if (event->type() == QEvent::PaletteChange) {
    updateIcon();
  }
  QFrame::changeEvent(event);
}

void DropTarget::updateIcon() {
  const QIcon icon =
      theme::icon(accepts_ == Accepts::Files ? theme::Icon::Picture : theme::Icon::OpenFolder, theme::colours().muted);
  icon_->setPixmap(icon.pixmap(QSize(iconSide, iconSide), devicePixelRatioF()));
}

void DropTarget::retranslate() {
  fileButton_->setText(multiple_ ? tr("Choose files…") : tr("Choose a file…"));
  folderButton_->setText(tr("Choose a folder…"));
  setAccessibleDescription(tr("Drop here, paste with Ctrl+V, or press Return to choose"));
}

}  // namespace luthier

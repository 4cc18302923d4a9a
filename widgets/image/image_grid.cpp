// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/image/image_grid.h"

#include <QContextMenuEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>
#include <utility>

#include "widgets/image/image_delegate.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr int usualSide = 96;
constexpr int requestMilliseconds = 30;  // a flick over thousands of images asks for those it ends at

}  // namespace

ImageGrid::ImageGrid(QWidget* parent)
    : QListView(parent), model_(new ImageGridModel(this)), delegate_(new ImageDelegate(this)), request_(new QTimer(this)) {
  setViewMode(QListView::IconMode);
  setResizeMode(QListView::Adjust);
  setMovement(QListView::Static);
  setUniformItemSizes(true);
  setLayoutMode(QListView::SinglePass);
  setSelectionMode(QAbstractItemView::ExtendedSelection);
  setSelectionRectVisible(true);
  setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  setMouseTracking(true);
  setFrameShape(QFrame::NoFrame);
  setItemDelegate(delegate_);
  setModel(model_);
  request_->setSingleShot(true);
  request_->setInterval(requestMilliseconds);
  connect(request_, &QTimer::timeout, this, &ImageGrid::requestVisible);
  connect(this, &QListView::activated, this, [this](const QModelIndex& index) { Q_EMIT rowActivated(index.row()); });
  connect(model_, &QAbstractItemModel::modelReset, this, [this] {
    asked_.clear();
    updateGrid();
  });
  setThumbnailSize(usualSide);
}

void ImageGrid::setItems(std::vector<ImageItem> items) { model_->setItems(std::move(items)); }

void ImageGrid::setThumbnailSize(int side) {
  delegate_->setSide(side);
  updateGrid();
}

void ImageGrid::setCaptionLines(int lines) {
  delegate_->setLines(lines);
  updateGrid();
}

void ImageGrid::setSingleRow(bool single) {
  singleRow_ = single;
  setWrapping(!single);
  setVerticalScrollBarPolicy(single ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
  setHorizontalScrollBarPolicy(single ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
  setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  updateGrid();
}

void ImageGrid::updateGrid() {
  const QSize size = delegate_->itemSize() + QSize(theme::spaceTiny, theme::spaceTiny);
  setGridSize(size);
  if (singleRow_) {
    const bool scrolls = size.width() * model_->rowCount() > width();
    setFixedHeight(size.height() + (scrolls ? horizontalScrollBar()->sizeHint().height() : 0));
  }
  request_->start();
}

void ImageGrid::setEmptyText(const QString& text) {
  emptyText_ = text;
  viewport()->update();
}

std::vector<int> ImageGrid::selectedRows() const {
  std::vector<int> rows;
  for (const QModelIndex& index : selectionModel()->selectedIndexes()) {
    rows.push_back(index.row());
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

void ImageGrid::requestVisible() {
  if (model_->rowCount() == 0 || !isVisible()) {
    return;
  }
  const QSize grid = gridSize();
  const int columns = singleRow_ ? model_->rowCount() : std::max(1, viewport()->width() / grid.width());
  int first = 0;
  int last = 0;
  if (singleRow_) {
    first = horizontalScrollBar()->value() / grid.width();
    last = first + 2 * viewport()->width() / grid.width();
  } else {
    // The rows in sight, and as many again below and half above, since reading goes down.
    const int page = viewport()->height() / grid.height() + 1;
    const int top = verticalScrollBar()->value() / grid.height();
    first = std::max(0, top - page / 2) * columns;
    last = (top + 2 * page) * columns;
  }
  last = std::min(last, model_->rowCount() - 1);
  // What was asked for and has scrolled away unanswered may be asked for again.
  asked_.removeIf([first, last](int row) { return row < first || row > last; });
  QList<int> rows;
  for (int row = first; row <= last; ++row) {
    if (!model_->hasThumbnail(row) && !asked_.contains(row)) {
      asked_.insert(row);
      rows.append(row);
    }
  }
  if (!rows.isEmpty()) {
    Q_EMIT thumbnailsWanted(rows);
  }
}

void ImageGrid::paintEvent(QPaintEvent* event) {
  QListView::paintEvent(event);
  QPainter painter(viewport());
  if (model_->rowCount() == 0) {
    painter.setPen(theme::colours().muted);
    painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap, emptyText_);
  }
  if (hasFocus() && !currentIndex().isValid()) {
    theme::paintFocusRing(painter, viewport()->rect());
  }
}

void ImageGrid::resizeEvent(QResizeEvent* event) {
  QListView::resizeEvent(event);
  if (singleRow_ && event->oldSize().width() != event->size().width()) {
    updateGrid();
  }
  request_->start();
}

void ImageGrid::showEvent(QShowEvent* event) {
  QListView::showEvent(event);
  request_->start();
}

void ImageGrid::changeEvent(QEvent* event) {
  QListView::changeEvent(event);
  if (event->type() == QEvent::FontChange) {
    updateGrid();
  }
}

void ImageGrid::contextMenuEvent(QContextMenuEvent* event) {
  const QModelIndex index = event->reason() == QContextMenuEvent::Mouse ? indexAt(event->pos()) : currentIndex();
  Q_EMIT contextMenuWanted(index.isValid() ? index.row() : -1, event->globalPos());
}

void ImageGrid::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  QListView::currentChanged(current, previous);
  Q_EMIT currentRowChanged(current.isValid() ? current.row() : -1);
}

void ImageGrid::scrollContentsBy(int dx, int dy) {
  QListView::scrollContentsBy(dx, dy);
  request_->start();
}

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/image/image_grid_model.h"

#include <algorithm>
#include <utility>

namespace luthier {
namespace {

constexpr int keptThumbnails = 4000;

}  // namespace

ImageGridModel::ImageGridModel(QObject* parent) : QAbstractListModel(parent), thumbnails_(keptThumbnails) {}

void ImageGridModel::setItems(std::vector<ImageItem> items) {
  beginResetModel();
  items_ = std::move(items);
  thumbnails_.clear();
  failures_.clear();
  rows_.clear();
  rows_.reserve(static_cast<qsizetype>(items_.size()));
  for (std::size_t row = 0; row < items_.size(); ++row) {
    rows_.insert(items_[row].id, static_cast<int>(row));
  }
  endResetModel();
}

void ImageGridModel::setItem(int row, ImageItem item) {
  ImageItem& old = items_.at(static_cast<std::size_t>(row));
  rows_.remove(old.id);
  rows_.insert(item.id, row);
  old = std::move(item);
  Q_EMIT dataChanged(index(row), index(row));
}

int ImageGridModel::rowOf(std::int64_t id) const { return rows_.value(id, -1); }

void ImageGridModel::setThumbnail(int row, const QImage& image) {
  if (row < 0 || row >= rowCount()) {
    return;  // an answer to a question about items that have been replaced since
  }
  failures_.remove(row);
  thumbnails_.insert(row, new QImage(image));
  Q_EMIT dataChanged(index(row), index(row), {ThumbnailRole, FailedRole});
}

void ImageGridModel::setFailed(int row, const QString& reason) {
  if (row < 0 || row >= rowCount()) {
    return;
  }
  failures_.insert(row, reason);
  Q_EMIT dataChanged(index(row), index(row), {FailedRole});
}

bool ImageGridModel::hasThumbnail(int row) const { return thumbnails_.contains(row) || failures_.contains(row); }

void ImageGridModel::clearThumbnails() {
  thumbnails_.clear();
  failures_.clear();
  if (rowCount() > 0) {
    Q_EMIT dataChanged(index(0), index(rowCount() - 1), {ThumbnailRole, FailedRole});
  }
}

int ImageGridModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(items_.size());
}

QVariant ImageGridModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
    return {};
  }
  const ImageItem& item = items_[static_cast<std::size_t>(index.row())];
  switch (role) {
    case Qt::DisplayRole:
      return item.caption;
    case SubCaptionRole:
      return item.subCaption;
    case StateRole:
      return static_cast<int>(item.state);
    case IdRole:
      return QVariant::fromValue<qlonglong>(item.id);
    case FailedRole:
      return failures_.contains(index.row());
    case Qt::ToolTipRole: {
      const QString reason = failures_.value(index.row());
      return reason.isEmpty() ? QVariant() : QVariant(reason.toHtmlEscaped());
    }
    case Qt::AccessibleTextRole:
      return item.subCaption.isEmpty() ? item.caption : item.caption + QStringLiteral(", ") + item.subCaption;
    case ThumbnailRole: {
      const QImage* image = thumbnails_.object(index.row());
      return image == nullptr ? QVariant() : QVariant(*image);
    }
    default:
      return {};
  }
}

}  // namespace luthier

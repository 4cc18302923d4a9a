// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QCache>
#include <QHash>
#include <QImage>

#include <cstdint>
#include <vector>

namespace luthier {

enum class ImageState { Neutral, Good, Bad };

/// One image of a grid. `id` is the page's own (a row id of the store).
struct ImageItem {
  std::int64_t id = 0;
  QString caption;     // "T-shirt"
  QString subCaption;  // "54 %, is Shirt"
  ImageState state = ImageState::Neutral;
};

/// The images of a grid. Thumbnails are kept for the last few thousand rows asked for; others are asked for again.
class ImageGridModel : public QAbstractListModel {
  Q_OBJECT
 public:
  enum Role { ThumbnailRole = Qt::UserRole + 1, SubCaptionRole, StateRole, FailedRole, IdRole };

  explicit ImageGridModel(QObject* parent = nullptr);

  void setItems(std::vector<ImageItem> items);
  /// Changes texts and state of one row; its thumbnail stays.
  void setItem(int row, ImageItem item);
  [[nodiscard]] const ImageItem& item(int row) const { return items_.at(static_cast<std::size_t>(row)); }
  /// Row of an id, -1 where there is none.
  [[nodiscard]] int rowOf(std::int64_t id) const;

  void setThumbnail(int row, const QImage& image);
  /// The image could not be read: a broken-picture mark with this reason as its tool tip.
  void setFailed(int row, const QString& reason);
  [[nodiscard]] bool hasThumbnail(int row) const;
  void clearThumbnails();

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  std::vector<ImageItem> items_;
  mutable QCache<int, QImage> thumbnails_;
  QHash<int, QString> failures_;
  QHash<std::int64_t, int> rows_;
};

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>
#include <QSet>

#include <vector>

#include "widgets/image/image_grid_model.h"

class QTimer;

namespace luthier {

class ImageDelegate;

/// Thumbnails in rows: smooth at 100,000 images, because only what is in sight is asked for and painted. The page answers
/// thumbnailsWanted() with model().setThumbnail(). Arrows move, Return or a double click opens, Ctrl and Shift select more.
class ImageGrid : public QListView {
  Q_OBJECT
 public:
  explicit ImageGrid(QWidget* parent = nullptr);

  [[nodiscard]] ImageGridModel& images() const { return *model_; }
  void setItems(std::vector<ImageItem> items);
  /// Side of the square a thumbnail is painted into, logical pixels (default 96). Smaller images are enlarged by whole factors.
  void setThumbnailSize(int side);
  /// 2: caption and second line (default), 1: caption, 0: none.
  void setCaptionLines(int lines);
  /// One row high, for a strip of samples: no scroll bar.
  void setSingleRow(bool single);
  void setEmptyText(const QString& text);

  [[nodiscard]] std::vector<int> selectedRows() const;

 Q_SIGNALS:
  /// Rows in sight (and a screen beyond) whose thumbnails are missing; each row is asked for once until it is
  /// set or scrolled away.
  void thumbnailsWanted(const QList<int>& rows);
  void rowActivated(int row);
  void currentRowChanged(int row);
  void contextMenuWanted(int row, const QPoint& globalPosition);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void changeEvent(QEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
  void scrollContentsBy(int dx, int dy) override;

 private:
  void requestVisible();
  void updateGrid();

  ImageGridModel* model_;
  ImageDelegate* delegate_;
  QTimer* request_;
  QSet<int> asked_;
  bool singleRow_ = false;
  QString emptyText_;
};

}  // namespace luthier

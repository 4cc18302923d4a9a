// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

#include <vector>

namespace luthier {

/// Equal columns, as many as fit: items fill row by row, hidden ones leave no gap, rows are as high as their highest item.
class ColumnsLayout : public QLayout {
 public:
  /// `narrowest`: least width of a column, `columns`: most columns.
  ColumnsLayout(int narrowest, int columns, QWidget* parent = nullptr);
  ~ColumnsLayout() override;

  void addItem(QLayoutItem* item) override;
  [[nodiscard]] int count() const override;
  [[nodiscard]] QLayoutItem* itemAt(int index) const override;
  QLayoutItem* takeAt(int index) override;
  void setGeometry(const QRect& rect) override;
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSize() const override;
  [[nodiscard]] bool hasHeightForWidth() const override { return true; }
  [[nodiscard]] int heightForWidth(int width) const override;
  [[nodiscard]] Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }

 private:
  int arrange(const QRect& rect, bool apply) const;

  int narrowest_;
  int columns_;
  std::vector<QLayoutItem*> items_;
};

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

#include <vector>

namespace luthier {

/// A layout of items that wrap like words: owns them in their order, and lets a subclass say where they stand. Hidden items
/// leave no gap.
class WrappingLayout : public QLayout {
 public:
  explicit WrappingLayout(int spacing, QWidget* parent = nullptr);
  ~WrappingLayout() override;

  void addItem(QLayoutItem* item) override;
  [[nodiscard]] int count() const override;
  [[nodiscard]] QLayoutItem* itemAt(int index) const override;
  QLayoutItem* takeAt(int index) override;
  void setGeometry(const QRect& rect) override;
  [[nodiscard]] bool hasHeightForWidth() const override { return true; }
  [[nodiscard]] int heightForWidth(int width) const override;

 protected:
  /// Places the items into `rect` where `apply`; returns the height that they take.
  virtual int arrange(const QRect& rect, bool apply) const = 0;
  [[nodiscard]] const std::vector<QLayoutItem*>& items() const { return items_; }

 private:
  std::vector<QLayoutItem*> items_;
};

}  // namespace luthier

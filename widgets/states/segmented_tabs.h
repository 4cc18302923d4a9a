// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabBar>

namespace luthier {

/// "Loss | Accuracy | F1": quiet tabs with a line under the chosen one. Left and Right move. Pair it with a QStackedWidget.
/// A QTabBar: addTab, setTabText, currentChanged as there.
class SegmentedTabs : public QTabBar {
  Q_OBJECT
 public:
  explicit SegmentedTabs(QWidget* parent = nullptr);

 protected:
  void paintEvent(QPaintEvent* event) override;
  [[nodiscard]] QSize tabSizeHint(int index) const override;
};

}  // namespace luthier

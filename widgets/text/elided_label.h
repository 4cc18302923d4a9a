// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace luthier {

/// A label of one line that ends in "..." where there is no room; the whole text is its tool tip then. Plain text only.
class ElidedLabel : public QLabel {
  Q_OBJECT
 public:
  explicit ElidedLabel(const QString& text = {}, QWidget* parent = nullptr);

  /// ElideMiddle suits paths.
  void setElideMode(Qt::TextElideMode mode);
  [[nodiscard]] bool elided() const;

  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  [[nodiscard]] QString shown() const;

  Qt::TextElideMode mode_ = Qt::ElideRight;
};

}  // namespace luthier

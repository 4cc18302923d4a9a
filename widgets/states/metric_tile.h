// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace luthier {

/// A figure with its caption, and how it moved since the last time: an arrow and a number, coloured by whether that is good.
class MetricTile : public QFrame {
  Q_OBJECT
 public:
  enum class Better { Higher, Lower, Neither };

  explicit MetricTile(QWidget* parent = nullptr);

  void setCaption(const QString& caption);
  /// The value as it is read, with its unit ("90.2 %"). "" shows a dash.
  void setValue(const QString& value);
  /// Difference to the value before; the arrow points by its sign, the colour says good or bad. `text` is its size as it is
  /// read ("0.061"). A difference of 0 hides it.
  void setDelta(double difference, const QString& text, Better better);
  void clearDelta();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 private:
  void describe();

  QString caption_;
  QString value_;
  QString deltaText_;
  double delta_ = 0.0;
  Better better_ = Better::Neither;
};

}  // namespace luthier

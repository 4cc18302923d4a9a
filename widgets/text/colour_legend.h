// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace luthier {

/// The colours that scores have: from 0 to the largest in cividis, or from -largest over 0 to +largest in blue and orange.
struct ScoreScale {
  double largest = 0.0;
  bool diverging = false;

  [[nodiscard]] QColor colour(double score) const;
};
/// A score with three significant digits, in the language's writing.
[[nodiscard]] QString scoreText(double score);

/// A bar of those colours with the numbers at its ends.
class ColourLegend : public QWidget {
  Q_OBJECT
 public:
  explicit ColourLegend(QWidget* parent = nullptr);

  void setScale(const ScoreScale& scale);
  [[nodiscard]] const ScoreScale& scale() const { return scale_; }
  void paint(QPainter& painter, const QRect& place) const;
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ScoreScale scale_;
};

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

namespace luthier {

/// The line and the box of values over a plot, painted by itself so that moving the pointer replots nothing.
class ReadOut : public QWidget {
 public:
  struct Entry {
    QColor colour;
    QString text;
    QPointF place;  // of the point read, in the plot's coordinates
  };

  explicit ReadOut(QWidget* plot);

  /// `area`: the axis rectangle; `x`: where the line stands, in pixels.
  void showAt(double x, const QRect& area, const QString& heading, std::vector<Entry> entries);
  void clear();
  [[nodiscard]] bool shown() const { return shown_; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  bool shown_ = false;
  double x_ = 0.0;
  QRect area_;
  QString heading_;
  std::vector<Entry> entries_;
};

}  // namespace luthier

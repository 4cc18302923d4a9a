// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

namespace luthier {

/// One image, as large as the widget allows: small ones enlarged by whole factors without blur, large ones reduced smoothly.
class ImageView : public QWidget {
  Q_OBJECT
 public:
  explicit ImageView(QWidget* parent = nullptr);

  void setImage(const QImage& image);
  [[nodiscard]] const QImage& image() const { return image_; }
  /// What is to be seen, for a screen reader.
  void setDescription(const QString& description);
  /// Shown while there is no image.
  void setEmptyText(const QString& text);

  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QImage image_;
  QString emptyText_;
};

/// Paints `image` centred into `target`: whole factors up, smooth down. Common to grid and view.
void paintImageFitted(QPainter& painter, const QRect& target, const QImage& image);

}  // namespace luthier

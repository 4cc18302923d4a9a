// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QDir>
#include <QImage>
#include <QStringList>

namespace luthier::support {

/// Class folders below `root` with `each` small PNG files of one colour, all different; a class is told by its hue.
inline void makePictures(const QString& root, const QStringList& classes, int each) {
  constexpr int side = 24;
  for (int label = 0; label < classes.size(); ++label) {
    const QString folder = root + "/" + classes.at(label);
    QDir().mkpath(folder);
    for (int i = 0; i < each; ++i) {
      QImage image(side, side, QImage::Format_RGB32);
      image.fill(QColor::fromHsv(static_cast<int>(label * 360 / classes.size()), 120 + i % 100, 80 + i));
      image.save(QStringLiteral("%1/%2.png").arg(folder).arg(i));
    }
  }
}

}  // namespace luthier::support

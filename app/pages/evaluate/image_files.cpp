// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/evaluate/image_files.h"

#include <QDirIterator>
#include <QFileInfo>

namespace luthier {

QStringList imageFiles(const QStringList& paths) {
  static const QStringList patterns{"*.jpg", "*.jpeg", "*.png", "*.webp", "*.bmp", "*.gif"};
  QStringList files;
  for (const QString& path : paths) {
    if (!QFileInfo(path).isDir()) {
      files.append(path);
      continue;
    }
    QStringList found;
    QDirIterator folder(path, patterns, QDir::Files, QDirIterator::Subdirectories);
    while (folder.hasNext()) {
      found.append(folder.next());
    }
    found.sort();
    files += found;
  }
  return files;
}

}  // namespace luthier

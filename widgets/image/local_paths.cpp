// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/image/local_paths.h"

#include <QMimeData>
#include <QUrl>

namespace luthier {

QStringList localPaths(const QMimeData& mime) {
  QStringList paths;
  for (const QUrl& url : mime.urls()) {
    if (url.isLocalFile()) {
      paths << url.toLocalFile();
    }
  }
  return paths;
}

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QMimeData;

namespace luthier {

/// The local files and folders that a drag or the clipboard carries, in their order.
[[nodiscard]] QStringList localPaths(const QMimeData& mime);

}  // namespace luthier

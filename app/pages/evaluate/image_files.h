// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace luthier {

/// The image files among `paths` and in the folders among them (with subfolders, hidden files left out), in order of name. By
/// name only: what a file really is, the engine finds out.
[[nodiscard]] QStringList imageFiles(const QStringList& paths);

}  // namespace luthier

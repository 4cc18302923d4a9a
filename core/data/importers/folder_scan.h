// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/base/progress.h"
#include "core/data/collection.h"

namespace luthier {

/// Reads the names, not the contents, of a tree of class folders:
///   <root>/<class>/...                    one level of classes, to be split by seed, or
///   <root>/<split>/<class>/...            where a folder named train is there; split names are train, val, valid, validation
///                                         and test, in any case.
/// Folders below a class belong to it; what begins with a dot is skipped; links to folders are followed once. Every file is a
/// candidate, ordered by split, class and path. A folder that cannot be read becomes a problem. Phase "scan".
/// Throws Error{FileUnreadable} for the root, Error{Cancelled}.
[[nodiscard]] Collection scanClassFolders(const std::filesystem::path& root, const ProgressCallback& progress,
                                          const CancelToken& cancel);

/// Whether `folder` holds a visible folder.
[[nodiscard]] bool hasSubfolder(const std::filesystem::path& folder);

}  // namespace luthier

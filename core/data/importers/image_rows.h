// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/config/configuration.h"
#include "core/data/collection.h"
#include "core/protocol/text_messages.h"

namespace luthier::image_rows {

/// Rows of a table of images, read but for the images themselves.
struct Table {
  std::string task;            // id of the task that its labels serve
  protocol::FoundTable found;  // what was detected: columns with roles, the first rows
  Collection collection;       // an image for each usable row
  std::vector<ImportIssue> issues;
};

/// Whether `path` is a table that names image files which are there, or a folder with such a table in it (image_table.h says
/// where). Reads the first rows only.
[[nodiscard]] bool recognise(const std::filesystem::path& path);

/// Reads at most `most` rows (0: all). A row that cannot be used is an issue with its line: a label that is missing or no number, an
/// unknown split, an image that is not there. Phase "scan". Throws Error{NoImages, ColumnMissing, ColumnUnclear,
/// InvalidParameter, Cancelled} and what opening the files throws.
[[nodiscard]] Table read(const std::filesystem::path& path, const Configuration& settings, std::size_t most,
                         const ProgressCallback& progress, const CancelToken& cancel);

}  // namespace luthier::image_rows

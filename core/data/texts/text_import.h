// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "core/base/progress.h"
#include "core/config/configuration.h"
#include "core/data/dataset.h"
#include "core/data/texts/text_row.h"
#include "core/protocol/messages.h"

namespace luthier {

/// A layout of texts, as its importer describes it. `open` may be called several times.
struct TextLayout {
  std::string id;
  std::filesystem::path path;
  std::int64_t bytes = 0;  // of its files
  std::function<std::unique_ptr<TextRows>()> open;
};

/// Looks at the first rows: columns and their roles, classes, what cleaning would do, the problems so far.
[[nodiscard]] protocol::InspectReply inspectTexts(const TextLayout& layout, const Configuration& settings,
                                                  const CancelToken& cancel);

/// Reads every row twice: first (phase "scan") to find classes, splits, duplicates and what is wrong, keeping 40 bytes a row; then,
/// as ImportResult::texts is asked for them, to hand out the texts. Memory does not grow with the texts. Throws
/// Error{NoTexts, SingleClass, TooManyClasses, Cancelled ...} and what reading throws.
[[nodiscard]] ImportResult importTexts(const TextLayout& layout, const Configuration& settings,
                                       const ProgressCallback& progress, const CancelToken& cancel);

}  // namespace luthier

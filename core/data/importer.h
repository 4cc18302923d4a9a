// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/config/configuration.h"
#include "core/data/dataset.h"
#include "core/protocol/messages.h"

namespace luthier {

/// Reads one layout of files. One file per importer in core/data/importers; found through importers(). Stateless.
class Importer {
 public:
  virtual ~Importer() = default;
  [[nodiscard]] virtual std::string id() const = 0;    // "class_folders", "idx", "table"
  [[nodiscard]] virtual std::string task() const = 0;  // id of the task that its datasets serve
  /// Whether `path` looks like this layout: a quick look at names and first bytes.
  [[nodiscard]] virtual bool recognises(const std::filesystem::path& path) const = 0;
  [[nodiscard]] virtual protocol::InspectReply inspect(const std::filesystem::path& path, const Configuration& settings,
                                                       const CancelToken& cancel) const = 0;
  /// Reads, hashes and checks every file; phases "scan", "read". Throws Error{NoImages, SingleClass, LayoutUnknown,
  /// Cancelled ...} where no dataset can come of it; everything else is an issue. Blocks; uses several threads.
  [[nodiscard]] virtual ImportResult import(const std::filesystem::path& path, const Configuration& settings,
                                            const ProgressCallback& progress, const CancelToken& cancel) const = 0;
};

[[nodiscard]] const std::vector<std::unique_ptr<Importer>>& importers();
/// By the `layout` setting, or the first that recognises `path` and has the examples that a chosen column or task is of. Throws Error{LayoutUnknown, FileUnreadable}.
[[nodiscard]] const Importer& importerFor(const std::filesystem::path& path, const Configuration& settings);

}  // namespace luthier

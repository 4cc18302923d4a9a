// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/importer.h"

namespace luthier {

/// Folders of image files, one for each class (folder_scan.h says which trees).
class ClassFoldersImporter : public Importer {
 public:
  [[nodiscard]] std::string id() const override { return "class_folders"; }
  [[nodiscard]] std::string task() const override { return "image_classification"; }
  [[nodiscard]] bool recognises(const std::filesystem::path& path) const override;
  [[nodiscard]] protocol::InspectReply inspect(const std::filesystem::path& path, const Configuration& settings,
                                               const CancelToken& cancel) const override;
  [[nodiscard]] ImportResult import(const std::filesystem::path& path, const Configuration& settings,
                                    const ProgressCallback& progress, const CancelToken& cancel) const override;
};

}  // namespace luthier

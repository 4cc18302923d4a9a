// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/importers/class_folders.h"

#include "core/data/assembly.h"
#include "core/data/class_selection.h"
#include "core/data/image_check.h"
#include "core/data/importers/folder_scan.h"
#include "core/data/inspection.h"
#include "core/data/parallel.h"
#include "core/data/splitting.h"

namespace luthier {

bool ClassFoldersImporter::recognises(const std::filesystem::path& path) const {
  return std::filesystem::is_directory(path) && hasSubfolder(path);
}

protocol::InspectReply ClassFoldersImporter::inspect(const std::filesystem::path& path, const Configuration& /*settings*/,
                                                     const CancelToken& cancel) const {
  return describeCollection(scanClassFolders(path, nullptr, cancel), id());
}

ImportResult ClassFoldersImporter::import(const std::filesystem::path& path, const Configuration& settings,
                                          const ProgressCallback& progress, const CancelToken& cancel) const {
  Collection collection = scanClassFolders(path, progress, cancel);
  selectClasses(collection, settings.text("classes"));
  dropWhatLimitsLeaveUnread(collection, splitPlan(settings));
  parallelFor(
      collection.candidates.size(), [&](std::size_t i) { checkImageFile(collection.candidates[i], path); }, "read", progress,
      cancel);
  return assembleDataset(std::move(collection), id(), task(), settings);
}

}  // namespace luthier

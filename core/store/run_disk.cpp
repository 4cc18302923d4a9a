// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/run_disk.h"

#include <system_error>

namespace luthier {

namespace fs = std::filesystem;

std::int64_t bytesBelow(const fs::path& path) {
  std::error_code error;
  const auto sizeOf = [](const fs::directory_entry& entry) -> std::int64_t {
    std::error_code gone;
    if (!entry.is_regular_file(gone) || entry.is_symlink(gone)) {
      return 0;
    }
    const auto size = entry.file_size(gone);
    return gone ? 0 : static_cast<std::int64_t>(size);
  };
  const fs::directory_entry itself(path, error);
  if (error || !itself.is_directory(error)) {
    return error ? 0 : sizeOf(itself);
  }
  std::int64_t bytes = 0;
  for (fs::recursive_directory_iterator entry(path, fs::directory_options::skip_permission_denied, error), end;
       !error && entry != end; entry.increment(error)) {
    bytes += sizeOf(*entry);
  }
  return bytes;
}

RunDisk diskOfRun(const Workspace& workspace, RowId run) {
  RunDisk disk;
  const auto folder = workspace.runFolder(run);
  std::error_code error;
  for (fs::directory_iterator entry(folder / "checkpoints", error), end; !error && entry != end; entry.increment(error)) {
    const auto name = entry->path().filename().string();
    auto& part = name.starts_with("best-") ? disk.best : name.starts_with("last-") ? disk.last : disk.other;
    part += bytesBelow(entry->path());
  }
  disk.other += bytesBelow(folder) - disk.total();
  return disk;
}

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "core/base/progress.h"
#include "core/catalogue/http_transfer.h"
#include "core/catalogue/published_file.h"

namespace luthier {

/// Whether the file's SHA-256 begins with `sha256` (lower-case hex).
[[nodiscard]] bool hasHash(const std::filesystem::path& file, const std::string& sha256);

/// Fetches `file` to `target` (its folder is made), so that `target` is either the whole, verified file or not there.
///
/// 1. What is there of an earlier try ("<target>.part", with what it was in "<target>.part.json") is taken up by a Range
///    request; a server that ignores ranges, or has another version by now, sends the whole again.
/// 2. A cut line is taken up again at once while bytes come, and with growing pauses, four times, where none do.
/// 3. The length is compared with what was announced, the SHA-256 with what was published. A wrong hash after a resumed
///    transfer is tried once more from the start; a second one removes the file.
/// 4. The verified file is synced and renamed.
///
/// `name` is what a person calls it. Phases of `progress`: "download" in bytes, "verify". Blocks; a cancelled or failed
/// transfer keeps its part for the next try. Throws Error{OfflineMode, DownloadRefused, DownloadFailed, DownloadLengthWrong,
/// DownloadHashWrong, DiskFull, FileNotWritable, Cancelled, AlreadyExists (another program fetches it at this moment)}.
void download(const PublishedFile& file, const std::string& name, const std::filesystem::path& target,
              const NetworkSettings& settings, const ProgressCallback& progress, const CancelToken& cancel);

}  // namespace luthier

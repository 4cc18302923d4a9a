// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/fetch.h"

#include <system_error>

#include "core/base/error.h"
#include "core/catalogue/hub_cache.h"
#include "core/catalogue/resources.h"

namespace luthier {
namespace {

namespace fs = std::filesystem;

/// The name of the file at an address; published names are plain.
fs::path fileName(const std::string& address) { return fs::path(address.substr(0, address.find_first_of("?#"))).filename(); }

fs::path downloadFolder() {
  const auto cache = userCacheFolder();
  if (!cache) {
    throw Error(ErrorCode::NotFound, {{"kind", "folder"}, {"name", "$HOME"}});
  }
  return *cache / "luthier/downloads";
}

}  // namespace

fs::path fetchEntry(const CatalogueEntry& entry, const NetworkSettings& settings, const ProgressCallback& progress,
                    const CancelToken& cancel) {
  if (!entry.local.empty()) {
    return entry.local;
  }
  const auto name = fileName(entry.file.address);
  if (const auto cached = torchHubFile(name); cached && hasHash(*cached, entry.file.sha256)) {
    return *cached;
  }
  const auto target = downloadFolder() / name;
  std::error_code ignored;
  if (!fs::exists(target, ignored) || !hasHash(target, entry.file.sha256)) {
    download(entry.file, entry.name, target, settings, progress, cancel);
  }
  return target;
}

void forgetDownload(const fs::path& fetched) {
  if (fetched.parent_path() == downloadFolder()) {
    std::error_code ignored;
    fs::remove(fetched, ignored);
    auto lock = fetched;
    fs::remove(lock += ".lock", ignored);
  }
}

}  // namespace luthier

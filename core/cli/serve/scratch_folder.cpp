// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cli/serve/scratch_folder.h"

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <string>
#include <string_view>
#include <system_error>

#include "core/base/error.h"
#include "core/cli/serve/png_file.h"

namespace luthier::serve {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view folderPrefix = "luthier-serve-";
constexpr const char* lockName = "lock";
constexpr std::size_t mostFiles = 1024;

}  // namespace

ScratchFolder::ScratchFolder() {
  const fs::path parent = fs::temp_directory_path();
  removeAbandoned(parent);
  std::string pattern = (parent / (std::string(folderPrefix) + "XXXXXX")).native();
  if (::mkdtemp(pattern.data()) == nullptr) {
    const std::error_code error(errno, std::generic_category());
    throw Error(ErrorCode::FileNotWritable, {{"file", displayPath(parent)}, {"detail", error.message()}});
  }
  path_ = pattern;
  lock_ = FileLock::tryAcquire(path_ / lockName);
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

fs::path ScratchFolder::writePng(const Image& image) {
  const std::lock_guard lock(mutex_);
  const fs::path file = path_ / (std::to_string(written_++) + ".png");
  serve::writePng(file, image);
  files_.push_back(file);
  if (files_.size() > mostFiles) {
    std::error_code ignored;
    fs::remove(files_.front(), ignored);
    files_.pop_front();
  }
  return file;
}

void ScratchFolder::removeAbandoned(const fs::path& parent) const {
  // A session that has just made its folder may not hold its lock yet: young folders are left alone.
  constexpr auto settled = std::chrono::minutes(10);
  std::error_code ignored;
  for (fs::directory_iterator i(parent, ignored); !ignored && i != fs::directory_iterator(); i.increment(ignored)) {
    if (!i->path().filename().native().starts_with(folderPrefix)) continue;
    std::error_code gone;
    const auto changed = fs::last_write_time(i->path(), gone);
    if (gone || fs::file_time_type::clock::now() - changed < settled) continue;
    if (!FileLock::isHeld(i->path() / lockName)) fs::remove_all(i->path(), gone);
  }
}

}  // namespace luthier::serve

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/download.h"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/catalogue/partial_file.h"

namespace luthier {
namespace {

constexpr int idleTries = 4;
/// No published network comes near; a server that never ends must not fill the disk.
constexpr std::int64_t maximumBytes = 16LL << 30;
constexpr std::int64_t anyLength = -1;

constexpr long statusWhole = 200;
constexpr long statusPart = 206;
constexpr long statusRangeRefused = 416;

bool isTemporary(long status) { return status == 408 || status == 429 || status >= 500; }

class Download {
 public:
  Download(const PublishedFile& file, const std::filesystem::path& target, const NetworkSettings& settings,
           const ProgressCallback& progress, const CancelToken& cancel)
      : file_(file),
        settings_(settings),
        callback_(progress),
        progress_(progress),
        cancel_(cancel),
        part_(target, file.address) {}

  void run() {
    resumed_ = part_.size() > 0;
    fetch();
    if (!verified()) {
      if (!resumed_) {
        refuseHash();
      }
      // The part may have been of another file than the rest: once more, from the start.
      resumed_ = false;
      part_.clear();
      fetch();
      if (!verified()) {
        refuseHash();
      }
    }
    part_.finish();
  }

 private:
  /// Until the part is whole.
  void fetch() {
    auto pause = settings_.retryDelay;
    for (int idle = 0; !tryOnce();) {
      if (progressed_) {
        idle = 0;
        pause = settings_.retryDelay;
        continue;
      }
      if (++idle == idleTries) {
        giveUp();
      }
      wait(pause);
      pause *= 2;
    }
  }

  /// One request; true where the part is whole now.
  bool tryOnce() {
    const auto before = part_.size();
    taken_ = false;
    const BodyReceiver receiver{[this](const ResponseHead& head) { begin(head); },
                                [this](std::span<const std::byte> bytes) { take(bytes); },
                                [this] { return !cancel_.cancelled() && !otherVersion_; }};
    otherVersion_ = false;
    outcome_ = transfer(file_.address, before, part_.validator(), settings_, receiver);
    cancel_.throwIfCancelled();
    progressed_ = taken_ && part_.size() > before;
    resumed_ = resumed_ || (taken_ && before > 0 && part_.size() > before);
    if (otherVersion_) {
      part_.clear();
      return false;
    }
    if (outcome_.end == TransferEnd::Hopeless) {
      throw Error(ErrorCode::DownloadFailed, {{"url", file_.address}, {"detail", outcome_.detail}});
    }
    return outcome_.end == TransferEnd::Whole && takeStatus(before);
  }

  /// The answer's first line decides what its body is.
  void begin(const ResponseHead& head) {
    total_ = anyLength;
    const bool part = head.status == statusPart;
    otherVersion_ = part && (head.rangeStart != part_.size() ||
                             (!part_.validator().empty() && !head.validator.empty() && head.validator != part_.validator()));
    taken_ = head.status == statusWhole || (part && !otherVersion_);
    if (!taken_) {
      return;
    }
    if (head.status == statusWhole && part_.size() > 0) {
      part_.clear();  // ranges are ignored, or the file is another one by now
      resumed_ = false;
    }
    part_.setValidator(head.validator);
    if (head.rangeTotal) {
      total_ = *head.rangeTotal;
    } else if (head.length) {
      total_ = part_.size() + *head.length;
    }
    requireLength(total_);
    part_.requireRoom(total_ - part_.size());
  }

  void take(std::span<const std::byte> bytes) {
    if (!taken_) {
      return;  // the page of an error
    }
    if (part_.size() + static_cast<std::int64_t>(bytes.size()) > limit()) {
      refuseLength(limit(), part_.size() + static_cast<std::int64_t>(bytes.size()));
    }
    part_.append(bytes);
    progress_.report({"download", part_.size(), std::max<std::int64_t>(total_, 0)});
  }

  /// What a response that arrived whole means; throws where another try makes no sense.
  bool takeStatus(std::int64_t before) {
    const auto& head = outcome_.head;
    if (taken_) {
      requireLength(part_.size());
      return true;
    }
    if (head.status == statusRangeRefused && before > 0) {
      if (head.rangeTotal == before) {
        return true;  // nothing was lacking: an earlier answer had announced too much
      }
      part_.clear();
      return false;
    }
    if (isTemporary(head.status)) {
      return false;
    }
    throw Error(ErrorCode::DownloadRefused, {{"url", file_.address}, {"status", fmt::to_string(head.status)}});
  }

  [[nodiscard]] std::int64_t limit() const { return file_.bytes > 0 ? file_.bytes : maximumBytes; }

  void requireLength(std::int64_t found) const {
    if (found != anyLength && (file_.bytes > 0 ? found != file_.bytes : found > maximumBytes)) {
      refuseLength(limit(), found);
    }
  }
  [[noreturn]] void refuseLength(std::int64_t expected, std::int64_t found) const {
    throw Error(ErrorCode::DownloadLengthWrong,
                {{"url", file_.address}, {"expected", fmt::to_string(expected)}, {"found", fmt::to_string(found)}});
  }

  [[noreturn]] void giveUp() const {
    if (outcome_.end == TransferEnd::Whole) {
      throw Error(ErrorCode::DownloadRefused, {{"url", file_.address}, {"status", fmt::to_string(outcome_.head.status)}});
    }
    if (taken_ && total_ > part_.size()) {
      refuseLength(total_, part_.size());
    }
    throw Error(ErrorCode::DownloadFailed, {{"url", file_.address}, {"detail", outcome_.detail}});
  }

  void wait(std::chrono::milliseconds pause) const {
    constexpr std::chrono::milliseconds tick{50};
    for (auto left = pause; left.count() > 0; left -= tick) {
      cancel_.throwIfCancelled();
      std::this_thread::sleep_for(std::min(left, tick));
    }
  }

  bool verified() {
    ThrottledProgress(callback_).report({"verify", 0, 0});  // of its own, so that it is not held back
    found_ = toHex(sha256OfFile(part_.path()));
    return found_.starts_with(file_.sha256);
  }
  [[noreturn]] void refuseHash() {
    part_.discard();
    throw Error(ErrorCode::DownloadHashWrong, {{"url", file_.address}, {"expected", file_.sha256}, {"found", found_}});
  }

  const PublishedFile& file_;
  const NetworkSettings& settings_;
  const ProgressCallback& callback_;
  ThrottledProgress progress_;
  const CancelToken& cancel_;
  PartialFile part_;
  TransferOutcome outcome_;
  std::int64_t total_ = anyLength;  // of the whole file, as announced
  std::string found_;
  bool taken_ = false;         // the body of the running answer belongs to the file
  bool otherVersion_ = false;  // the answer is no continuation of the part
  bool progressed_ = false;    // the last try brought bytes
  bool resumed_ = false;       // the part was not fetched in one piece
};

}  // namespace

bool hasHash(const std::filesystem::path& file, const std::string& sha256) {
  return !sha256.empty() && toHex(sha256OfFile(file)).starts_with(sha256);
}

void download(const PublishedFile& file, const std::string& name, const std::filesystem::path& target,
              const NetworkSettings& settings, const ProgressCallback& progress, const CancelToken& cancel) {
  if (settings.offline) {
    throw Error(ErrorCode::OfflineMode, {{"name", name}});
  }
  std::error_code error;
  std::filesystem::create_directories(target.parent_path(), error);
  if (error) {
    throwWriteError(target, error.value());
  }
  auto lockFile = target;
  lockFile += ".lock";
  const auto lock = FileLock::tryAcquire(lockFile);
  if (!lock) {
    throw Error(ErrorCode::AlreadyExists, {{"kind", "download"}, {"name", name}});
  }
  Download(file, target, settings, progress, cancel).run();
}

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/progress.h"

#include <utility>

#include "core/base/clock.h"
#include "core/base/error.h"

namespace luthier {

void CancelToken::throwIfCancelled() const {
  if (cancelled()) {
    throw Error(ErrorCode::Cancelled);
  }
}

ThrottledProgress::ThrottledProgress(ProgressCallback callback, double interval)
    : callback_(std::move(callback)), interval_(interval) {}

void ThrottledProgress::report(const Progress& progress) {
  if (!callback_) {
    return;
  }
  const double now = monotonicSeconds();
  const bool last = progress.total > 0 && progress.done >= progress.total;
  if (last || now - last_ >= interval_) {
    last_ = now;
    callback_(progress);
  }
}

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/base/progress.h"

namespace luthier {
namespace {

TEST(ThrottledProgress, LetsThroughTheFirstAndTheLast) {
  std::vector<std::int64_t> seen;
  ThrottledProgress progress([&](const Progress& now) { seen.push_back(now.done); }, 1000.0);
  for (std::int64_t i = 1; i <= 100; ++i) {
    progress.report({"read", i, 100});
  }
  EXPECT_EQ(seen, (std::vector<std::int64_t>{1, 100}));
  ThrottledProgress(nullptr).report({"read", 1, 1});
}

TEST(CancelToken, IsSharedByCopies) {
  const CancelToken asker;
  const CancelToken job = asker;
  EXPECT_NO_THROW(job.throwIfCancelled());
  asker.cancel();
  EXPECT_TRUE(job.cancelled());
  EXPECT_THROW(job.throwIfCancelled(), Error);
}

}  // namespace
}  // namespace luthier

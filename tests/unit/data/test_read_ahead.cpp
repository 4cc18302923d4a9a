// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/data/texts/read_ahead.h"
#include "tests/support/expect_error.h"

namespace luthier {
namespace {

/// Batches of one text each, "0" to "<batches - 1>"; then the end, or a changed file.
class Counting final : public TextStream {
 public:
  Counting(int batches, bool fails) : batches_(batches), fails_(fails) {}
  bool next(std::vector<TextExample>& batch) override {
    batch.clear();
    if (next_ == batches_ && fails_) throw Error(ErrorCode::FileChanged, {{"file", "f"}});
    if (next_ == batches_) return false;
    batch.emplace_back().text.text = std::to_string(next_++);
    return true;
  }

 private:
  int batches_;
  bool fails_;
  int next_ = 0;
};

TEST(ReadAhead, HandsOutEveryBatchInOrderAndStaysAtTheEnd) {
  const auto stream = readAhead(std::make_unique<Counting>(50, false));
  std::vector<TextExample> batch;
  for (int i = 0; i < 50; ++i) {
    ASSERT_TRUE(stream->next(batch));
    ASSERT_EQ(batch.size(), 1U);
    EXPECT_EQ(batch.front().text.text, std::to_string(i));
  }
  EXPECT_FALSE(stream->next(batch));
  EXPECT_FALSE(stream->next(batch));
}

TEST(ReadAhead, AnErrorComesAfterTheBatchesBeforeIt) {
  const auto stream = readAhead(std::make_unique<Counting>(2, true));
  std::vector<TextExample> batch;
  EXPECT_TRUE(stream->next(batch));
  EXPECT_TRUE(stream->next(batch));
  support::expectError(ErrorCode::FileChanged, [&] { stream->next(batch); });
  EXPECT_FALSE(stream->next(batch));
}

TEST(ReadAhead, MayBeLeftUnread) { EXPECT_NE(readAhead(std::make_unique<Counting>(3, true)), nullptr); }

}  // namespace
}  // namespace luthier

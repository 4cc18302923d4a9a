// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <cerrno>
#include <filesystem>
#include <new>
#include <set>

#include "core/base/error.h"

namespace luthier {
namespace {

template <typename Exception>
Problem problemOf(const Exception& exception) {
  try {
    throw exception;
  } catch (...) {
    return currentProblem();
  }
}

TEST(ErrorTable, HoldsEveryCodeOnceInOrder) {
  // ProtocolViolation is the last enumerator; a code added behind it must be added to this line and to the table.
  const std::size_t codes = static_cast<std::size_t>(ErrorCode::ProtocolViolation) + 1;
  ASSERT_EQ(errorTexts().size(), codes);
  for (std::size_t i = 0; i < codes; ++i) {
    EXPECT_EQ(errorTexts()[i].code, static_cast<ErrorCode>(i));
  }
}

TEST(ErrorTable, NamesAreUniqueAndRoundTrip) {
  std::set<std::string_view> names;
  for (const ErrorText& text : errorTexts()) {
    EXPECT_TRUE(names.insert(text.name).second) << text.name;
    EXPECT_EQ(errorCodeFromName(text.name), text.code);
    EXPECT_EQ(errorText(text.code).name, text.name);
  }
  EXPECT_FALSE(errorCodeFromName("no_such_code"));
}

TEST(ErrorTable, EveryCodeHasCauseCureAndExitCode) {
  for (const ErrorText& text : errorTexts()) {
    EXPECT_GT(std::string_view(text.cause).size(), 10U) << text.name;
    EXPECT_GT(std::string_view(text.cure).size(), 7U) << text.name;
    EXPECT_EQ(std::string_view(text.cure).back(), '.') << text.name;
    EXPECT_NE(text.exitCode, ExitCode::Done) << text.name;
  }
}

TEST(ErrorMessage, FillsPlaceholdersAndLeavesUnknownOnes) {
  EXPECT_EQ(fillPlaceholders("{a} and {b} {c", {{"a", "1"}}), "1 and {b} {c");
  // A value that looks like a placeholder is not filled again.
  EXPECT_EQ(fillPlaceholders("{a}{b}", {{"a", "{b}"}, {"b", "x"}}), "{b}x");
}

TEST(ErrorMessage, NamesFileThenCure) {
  const Error error(ErrorCode::FileEmpty, {{"file", "cats/1.png"}});
  EXPECT_STREQ(error.what(), "cats/1.png is empty. Replace it with a good copy, or remove it.");
}

TEST(CurrentProblem, RecognisesWhatTheSystemSays) {
  using std::filesystem::filesystem_error;
  const auto systemError = [](int code) {
    return filesystem_error("x", "/data/a", std::error_code(code, std::generic_category()));
  };
  EXPECT_EQ(problemOf(systemError(ENOSPC)), (Problem{ErrorCode::DiskFull, {{"file", "/data/a"}}}));
  EXPECT_EQ(problemOf(systemError(EROFS)).code, ErrorCode::FileNotWritable);
  EXPECT_EQ(problemOf(systemError(EACCES)).code, ErrorCode::FileNotWritable);
  EXPECT_EQ(problemOf(systemError(ENOENT)).code, ErrorCode::FileUnreadable);
  EXPECT_EQ(problemOf(std::bad_alloc()).code, ErrorCode::OutOfMemory);
  EXPECT_EQ(problemOf(std::runtime_error("why\nframe #0")), (Problem{ErrorCode::Internal, {{"detail", "why"}}}));
  EXPECT_EQ(problemOf(Error(ErrorCode::NoImages, {{"file", "f"}})), (Problem{ErrorCode::NoImages, {{"file", "f"}}}));
  EXPECT_EQ(problemOf(42).code, ErrorCode::Internal);
}

}  // namespace
}  // namespace luthier

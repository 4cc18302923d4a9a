// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <cstdlib>
#include <set>

#include "core/base/files.h"
#include "core/base/json.h"
#include "tests/support/expect_error.h"
#include "tests/support/places.h"
#include "tests/support/temporary_folder.h"

namespace luthier {
namespace {

using support::expectError;

nlohmann::ordered_json parse(std::string_view text, std::size_t limit = 100U << 20U) {
  return parseForeignJson(text, ErrorCode::FormatUnknown, {{"file", "f.json"}}, limit);
}

bool accepted(const std::string& text) {
  try {
    (void)parse(text);
    return true;
  } catch (const Error&) {
    return false;
  }
}

TEST(ForeignJson, KeepsValuesAndOrder) {
  EXPECT_EQ(parse(R"({"z":[1,-2,0.5,true,null,"é"],"a":{}})").dump(), R"({"z":[1,-2,0.5,true,null,"é"],"a":{}})");
}

TEST(ForeignJson, RefusesEqualKeys) {
  const Problem problem = expectError(ErrorCode::FormatUnknown, [] { (void)parse(R"({"a":1,"b":{"a":2},"a":3})"); });
  EXPECT_EQ(problem.arguments.at("detail"), "the key \"a\" occurs twice");
  EXPECT_EQ(problem.arguments.at("file"), "f.json");
  EXPECT_TRUE(accepted(R"([{"a":1},{"a":2}])"));
}

TEST(ForeignJson, CapsDepthAndSize) {
  EXPECT_TRUE(accepted(std::string(64, '[') + std::string(64, ']')));
  EXPECT_FALSE(accepted(std::string(65, '[') + std::string(65, ']')));
  EXPECT_FALSE(accepted(std::string(10'000'000, '[')));
  expectError(ErrorCode::FormatUnknown, [] { (void)parse("[1,2,3]", 6); });
}

TEST(ForeignJson, RefusesBadUtf8EvenBehindTheValue) {
  EXPECT_FALSE(accepted("\"\xff\""));
  EXPECT_FALSE(accepted("\"\xed\xa0\x80\""));
  EXPECT_FALSE(accepted("1 \xff"));
}

TEST(ForeignJson, AgreesWithTheConformanceSuite) {
  const auto archive = support::sharedFile("data/conformance/json_test_suite.tar.zst");
  if (!archive) {
    GTEST_SKIP() << "the shared JSONTestSuite is absent";
  }
  const support::TemporaryFolder folder;
  const std::string unpack = "tar --zstd -xf '" + archive->string() + "' -C '" + folder.path().string() + "'";
  ASSERT_EQ(std::system(unpack.c_str()), 0);
  // Valid by the grammar, refused by intention: equal keys.
  const std::set<std::string> refused = {"y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json"};
  int valid = 0;
  int invalid = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "test_parsing")) {
    const std::string name = entry.path().filename().string();
    const bool taken = accepted(readTextFile(entry.path()));
    if (name[0] == 'y') {
      EXPECT_EQ(taken, !refused.contains(name)) << name;
      ++valid;
    } else if (name[0] == 'n') {
      EXPECT_FALSE(taken) << name;
      ++invalid;
    }
  }
  EXPECT_EQ(valid, 95);
  EXPECT_EQ(invalid, 188);
}

TEST(ProblemJson, RoundTrips) {
  const Problem problem{ErrorCode::ImageDamaged, {{"file", "a.png"}, {"detail", "{x}"}}};
  EXPECT_EQ(problemFromJson(problemToJson(problem)), problem);
  EXPECT_EQ(problemToJson({ErrorCode::FileEmpty, {{"file", "\xff"}}}).dump(),
            "{\"code\":\"file_empty\",\"arguments\":{\"file\":\"\xEF\xBF\xBD\"}}");
  expectError(ErrorCode::ProtocolViolation, [] { (void)problemFromJson({{"code", 3}}); });
  EXPECT_EQ(problemFromJson({{"code", "of_the_future"}, {"arguments", {{"file", "a"}}}}).arguments.at("detail"),
            "of_the_future");
}

}  // namespace
}  // namespace luthier

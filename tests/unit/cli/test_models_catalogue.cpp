// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fstream>

#include "core/store/models_table.h"
#include "core/store/workspace.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/cli.h"

namespace luthier {
namespace {

using support::jsonLines;

class CatalogueCommands : public support::CliTest {
 protected:
  nlohmann::json last(const support::Finished& finished) { return jsonLines(finished).back(); }
  [[nodiscard]] std::vector<std::string> events(const std::vector<nlohmann::json>& lines) const {
    std::vector<std::string> kinds;
    for (const auto& line : lines) {
      kinds.push_back(line.at("event"));
    }
    return kinds;
  }

  support::CatalogueFixture catalogue_;
};

TEST_F(CatalogueCommands, AFetchedModelIsAddedWithItsPreprocessing) {
  catalogue_.add("cut");
  catalogue_.add("redirect");
  const auto finished = run({"models", "fetch", "cut", "redirect", "--json"});
  ASSERT_EQ(finished.exitCode, 0) << finished.out << finished.err;
  const auto lines = jsonLines(finished);
  EXPECT_EQ(lines.front().at("event"), "licence") << "before the first byte";
  EXPECT_EQ(lines.front().at("licence"), "BSD-3-Clause");
  EXPECT_TRUE(std::ranges::any_of(lines, [](const auto& line) {
    return line.at("event") == "progress" && line.at("phase") == "download" && line.at("total") > 0;
  }));
  const auto& result = lines.back();
  ASSERT_EQ(result.at("event"), "result");
  ASSERT_EQ(result.at("models").size(), 2U);
  EXPECT_EQ(result.at("models")[0].at("origin"), "catalogue");
  EXPECT_EQ(result.at("models")[0].at("input_size"), 48);
  EXPECT_TRUE(std::filesystem::is_empty(catalogue_.path() / "cache/luthier/downloads")) << "the workspace has its copy";

  Database database(Workspace(workspace).databaseFile(), OpenMode::ReadOnly);
  const auto model = models::findByName(database, "redirect");
  ASSERT_TRUE(model);
  EXPECT_NE(model->preprocessing.find("bicubic"), std::string::npos);

  const auto again = run({"models", "fetch", "cut", "--json"});
  EXPECT_EQ(last(again).at("code"), "already_exists");
  const auto listed = jsonLines(run({"models", "catalogue", "--json"}));
  ASSERT_EQ(listed.size(), 2U);
  EXPECT_EQ(listed[0].at("installed"), true);
}

TEST_F(CatalogueCommands, FailuresKeepTheContract) {
  for (const char* mode : {"wrong", "missing", "good"}) {
    catalogue_.add(mode);
  }
  auto finished = run({"models", "fetch", "wrong", "--json"});
  EXPECT_EQ(finished.exitCode, 3);
  EXPECT_EQ(last(finished).at("code"), "download_hash_wrong");
  finished = run({"models", "fetch", "missing", "--json"});
  EXPECT_EQ(finished.exitCode, 4);
  EXPECT_EQ(last(finished).at("code"), "download_refused");
  finished = run({"models", "fetch", "good", "--offline", "--json"});
  EXPECT_EQ(finished.exitCode, 4);
  EXPECT_EQ(last(finished).at("code"), "offline_mode");
  finished = run({"models", "fetch", "unheard-of", "--json"});
  EXPECT_EQ(finished.exitCode, 4);
  EXPECT_EQ(last(finished).at("code"), "not_found");
  EXPECT_EQ(run({"models", "fetch", "good", "--limit", "-1"}).exitCode, 2);
}

TEST_F(CatalogueCommands, InterruptedDownloadsGoOn) {
  catalogue_.add("slow");
  support::Process fetching(command({"models", "fetch", "slow", "--json"}));
  ASSERT_TRUE(fetching.waitForOutput("\"download\""));
  fetching.signal(SIGTERM);
  EXPECT_EQ(fetching.finish().exitCode, 130);
  const auto part = catalogue_.path() / "cache/luthier/downloads/resnet20.safetensors.part";
  ASSERT_TRUE(std::filesystem::exists(part));
  const auto before = std::filesystem::file_size(part);
  EXPECT_GT(before, 0U);
  support::Process again(command({"models", "fetch", "slow"}));
  ASSERT_TRUE(again.waitForOutput("licence"));
  again.signal(SIGTERM);
  const auto stopped = again.finish();
  EXPECT_EQ(stopped.exitCode, 130);
  EXPECT_NE(stopped.out.find("The download of slow was stopped"), std::string::npos) << stopped.out << stopped.err;
  EXPECT_EQ(stopped.err.find("Nothing half-done was kept"), std::string::npos) << stopped.err;
  const auto finished = run({"models", "fetch", "slow", "--json"});
  ASSERT_EQ(finished.exitCode, 0) << finished.out;
  for (const auto& line : jsonLines(finished)) {
    if (line.at("event") == "progress" && line.at("phase") == "download") {
      EXPECT_GE(line.at("done").get<std::uintmax_t>(), before) << "taken up where it was";
    }
  }
}

TEST_F(CatalogueCommands, ProfilesTellWhatAModelCosts) {
  const auto result = last(run({"models", "profile", "resnet20", "--json"}));
  EXPECT_EQ(result.at("event"), "result");
  EXPECT_EQ(result.at("parameters"), 269722);
  EXPECT_EQ(result.at("layers")[0].at("name"), "conv1");
  EXPECT_EQ(result.at("layers")[0].at("multiplications"), 16 * 32 * 32 * 27);
  catalogue_.add("good");
  ASSERT_EQ(run({"models", "fetch", "good"}).exitCode, 0);
  const auto stored = last(run({"models", "profile", "good", "--json"}));
  EXPECT_EQ(stored.at("input"), (nlohmann::json{1, 3, 48, 48}));
  const auto text = run({"models", "profile", "good"});
  EXPECT_NE(text.out.find("GMAC"), std::string::npos);
  EXPECT_EQ(run({"models", "profile", "nothing"}).exitCode, 4);
}

}  // namespace
}  // namespace luthier

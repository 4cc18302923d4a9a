// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>

#include "tests/unit/layering/includes.h"

namespace luthier::layering {
namespace {

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) text += line + '\n';
  return text;
}

TEST(Layering, TheHouseStandsAsPlanned) {
  const auto includes = readIncludes(LUTHIER_SOURCE_DIR);
  ASSERT_GT(includes.size(), 100U) << "the sources were not found";
  const auto found = violations(includes);
  EXPECT_TRUE(found.empty()) << joined(found);
}

std::string textOf(const std::filesystem::path& file) {
  std::ifstream stream(file);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// The ids of all tasks, as core/config/task_description.cpp declares them.
std::vector<std::string> taskIds(const std::filesystem::path& root) {
  const std::string text = textOf(root / "core/config/task_description.cpp");
  const std::regex declaration("\\.id = (\"[a-z_]+\")");
  std::vector<std::string> ids;
  for (std::sregex_iterator i(text.begin(), text.end(), declaration), end; i != end; ++i) ids.push_back((*i)[1]);
  return ids;
}

/// A new task is a file in core/tasks and a line in core/config: whoever trains, stores and shows must not ask for its name.
TEST(Layering, TrainerStoreAndPagesKnowNoTaskByName) {
  const std::filesystem::path root = LUTHIER_SOURCE_DIR;
  const auto ids = taskIds(root);
  ASSERT_GE(ids.size(), 9U);
  const std::regex comment("//[^\n]*");
  std::string found;
  for (const char* room :
       {"app", "widgets", "core/training", "core/store", "core/loading", "core/image", "core/metrics", "core/protocol"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / room)) {
      const auto ending = entry.path().extension();
      if (ending != ".cpp" && ending != ".h") continue;
      const std::string code = std::regex_replace(textOf(entry.path()), comment, "");
      for (const std::string& id : ids) {
        if (code.find(id) != std::string::npos) found += entry.path().lexically_relative(root).string() + ": " + id + '\n';
      }
    }
  }
  EXPECT_TRUE(found.empty()) << found;
}

TEST(Layering, NamesEachWrongArrow) {
  const std::vector<Include> wrong = {
      {"core/base/error.cpp", "core/store/database.h"},
      {"core/data/dataset.h", "core/training/trainer.h"},
      {"core/base/error.cpp", "app/window/window.h"},
      {"core/base/error.cpp", "widgets/theme/theme.h"},
      {"widgets/plots/curve.h", "core/store/database.h"},
      {"widgets/plots/curve.h", "app/window/window.h"},
      {"app/pages/home.cpp", "core/image/decode.h"},
      {"core/attic/old.cpp", "core/base/error.h"},
      {"core/base/text.cpp", "QString"},
      {"core/base/text.cpp", "QtCore/QString"},
      {"app/pages/home.cpp", "SQLiteCpp/Database.h"},
      {"core/data/scan.cpp", "opencv2/core.hpp"},
      {"widgets/matrix/view.cpp", "qcustomplot.h"},
      {"core/data/scan.cpp", "torch/torch.h"},
      {"core/store/runs.cpp", "c10/util/Half.h"},
      {"core/training/trainer.cpp", "CLI/CLI.hpp"},
  };
  for (const Include& include : wrong) {
    EXPECT_EQ(violations({include}).size(), 1U) << include.file << " includes " << include.target;
  }
}

TEST(Layering, AllowsThePlannedArrows) {
  const std::vector<Include> right = {
      {"core/store/database.cpp", "core/base/error.h"},
      {"core/store/database.cpp", "sqlite3.h"},
      {"core/cli/main.cpp", "core/training/trainer.h"},
      {"core/cli/main.cpp", "CLI/CLI.hpp"},
      {"core/training/trainer.cpp", "torch/torch.h"},
      {"core/image/resize.cpp", "opencv2/core.hpp"},
      {"widgets/forms/form.cpp", "core/config/config.h"},
      {"widgets/plots/plot.cpp", "qcustomplot.h"},
      {"app/pages/home.cpp", "core/store/workspace.h"},
      {"app/pages/home.cpp", "widgets/plots/curve.h"},
      {"app/pages/home.cpp", "QWidget"},
      {"core/base/text.cpp", "string"},
  };
  const auto found = violations(right);
  EXPECT_TRUE(found.empty()) << joined(found);
}

TEST(Layering, FindsRoomsThatIncludeEachOtherInACircle) {
  const std::vector<Include> round = {{"core/store/a.cpp", "core/protocol/b.h"},
                                      {"core/protocol/b.cpp", "core/config/c.h"},
                                      {"core/config/c.cpp", "core/store/a.h"}};
  EXPECT_EQ(violations(round).size(), 3U) << joined(violations(round));
}

}  // namespace
}  // namespace luthier::layering

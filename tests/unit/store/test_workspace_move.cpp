// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/workspace_move.h"
#include "store_fixture.h"

namespace luthier {
namespace {

TEST(WorkspaceMove, DatasetsInsideFollowAndOthersStay) {
  const support::TemporaryFolder folder;
  const auto first = std::filesystem::canonical(folder.path()) / "first";
  const auto second = std::filesystem::canonical(folder.path()) / "second";
  DatasetRecord record;
  record.task = "image_classification";
  {
    const auto workspace = Workspace::createOrOpen(first);
    Database database(workspace.databaseFile(), OpenMode::ReadWrite);
    followMove(workspace, database);
    for (const auto& [name, path] : {std::pair<std::string, std::filesystem::path>{"inside", first / "images/cats"},
                                     {"outside", "/data/dogs"},
                                     {"beside", folder.path() / "first-images"}}) {
      record.name = name;
      record.sourcePath = path.string();
      datasets::insert(database, record);
    }
  }
  std::filesystem::rename(first, second);
  const auto workspace = Workspace::createOrOpen(second);
  Database database(workspace.databaseFile(), OpenMode::ReadWrite);
  followMove(workspace, database);
  followMove(workspace, database);
  EXPECT_EQ(datasets::findByName(database, "inside")->sourcePath, (second / "images/cats").string());
  EXPECT_EQ(datasets::findByName(database, "outside")->sourcePath, "/data/dogs");
  EXPECT_EQ(datasets::findByName(database, "beside")->sourcePath, (folder.path() / "first-images").string());
}

}  // namespace
}  // namespace luthier

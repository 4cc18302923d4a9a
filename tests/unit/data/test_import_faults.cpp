// SPDX-License-Identifier: GPL-3.0-or-later
// Bad input to an import: every problem is named with its file and leaves the rest usable.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <map>
#include <set>

#include "import_helpers.h"
#include "temporary_folder.h"

namespace luthier {
namespace {

using test::findIssue;
using test::importFrom;
using test::importProblem;
using test::TemporaryFolder;

std::string textOf(const std::vector<std::byte>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Two healthy classes of three images each.
void writeHealthy(const TemporaryFolder& folder) {
  for (int i = 0; i < 3; ++i) {
    folder.writePng("cat/" + std::to_string(i) + ".png", i);
    folder.writePng("dog/" + std::to_string(i) + ".png", 100 + i);
  }
}

void expectIssue(const ImportResult& result, ErrorCode code, const std::string& file) {
  const ImportIssue* issue = findIssue(result, code);
  ASSERT_NE(issue, nullptr) << errorText(code).name;
  EXPECT_TRUE(issue->fatal);
  EXPECT_EQ(issue->problem.arguments.at("file"), file);
  EXPECT_NE(englishMessage(issue->problem).find(file), std::string::npos);
  EXPECT_GT(englishMessage(issue->problem).size(), englishCause(issue->problem).size()) << "there is a cure";
}

TEST(ImportFaults, FolderWithoutImages) {
  const TemporaryFolder folder;
  EXPECT_EQ(importProblem(folder.path()).code, ErrorCode::NoImages);
  folder.write("notes.doc", "no image");
  EXPECT_EQ(importProblem(folder.path()).code, ErrorCode::NoImages);
  folder.write("texts/a.doc", "no image");
  const Problem problem = importProblem(folder.path());
  EXPECT_EQ(problem.code, ErrorCode::NoImages);
  EXPECT_EQ(problem.arguments.at("file"), folder.path());
}

TEST(ImportFaults, LooseImagesAreAnUnknownLayout) {
  const TemporaryFolder folder;
  folder.writePng("a.png", 1);
  EXPECT_EQ(importProblem(folder.path()).code, ErrorCode::LayoutUnknown);
}

TEST(ImportFaults, MissingFolder) {
  const TemporaryFolder folder;
  const Problem problem = importProblem(folder.path() / "gone");
  EXPECT_EQ(problem.code, ErrorCode::FileUnreadable);
  EXPECT_EQ(problem.arguments.at("file"), folder.path() / "gone");
}

TEST(ImportFaults, OneClass) {
  const TemporaryFolder folder;
  folder.writePng("cat/a.png", 1);
  folder.writePng("cat/b.png", 2);
  const Problem problem = importProblem(folder.path());
  EXPECT_EQ(problem.code, ErrorCode::SingleClass);
  EXPECT_EQ(problem.arguments.at("class"), "cat");
}

TEST(ImportFaults, ClassWithOneImageIsAWarning) {
  const TemporaryFolder folder;
  writeHealthy(folder);
  folder.writePng("yak/only.png", 500);
  const ImportResult result = importFrom(folder.path());
  const ImportIssue* issue = findIssue(result, ErrorCode::ClassTooSmall);
  ASSERT_NE(issue, nullptr);
  EXPECT_FALSE(issue->fatal);
  EXPECT_EQ(issue->problem.arguments, (ErrorArguments{{"class", "yak"}, {"count", "1"}}));
  EXPECT_EQ(result.dataset.examples.size(), 7U);
  EXPECT_EQ(result.dataset.examples.back().split, Split::Train);
}

TEST(ImportFaults, DamagedFilesAreLeftOutWithTheirReason) {
  const TemporaryFolder folder;
  writeHealthy(folder);
  const std::string whole = textOf(TemporaryFolder::png(7, 30, 30));
  folder.write("cat/truncated.png", whole.substr(0, whole.size() / 2));
  folder.write("cat/zero.png", "");
  folder.write("dog/text.jpg", "this is a text");
  std::string damaged = whole;
  damaged[whole.size() / 2] = static_cast<char>(damaged[whole.size() / 2] ^ 0x55);
  folder.write("dog/damaged.png", damaged);
  const ImportResult result = importFrom(folder.path());
  EXPECT_EQ(result.dataset.examples.size(), 6U);
  EXPECT_EQ(result.issues.size(), 4U);
  expectIssue(result, ErrorCode::FileTruncated, "cat/truncated.png");
  expectIssue(result, ErrorCode::FileEmpty, "cat/zero.png");
  expectIssue(result, ErrorCode::NotAnImage, "dog/text.jpg");
  expectIssue(result, ErrorCode::ImageDamaged, "dog/damaged.png");
}

TEST(ImportFaults, SixHundredMegapixelsAreRefusedByTheHeader) {
  const TemporaryFolder folder;
  writeHealthy(folder);
  // A GIF header of 30000 x 20000 pixels.
  folder.write("cat/huge.gif",
               std::string("GIF89a") + "\x30\x75\x20\x4E" + std::string("\x80\x00\x00", 3) + std::string(6, '\0') + ";");
  const ImportResult result = importFrom(folder.path());
  expectIssue(result, ErrorCode::ImageTooLarge, "cat/huge.gif");
  EXPECT_EQ(findIssue(result, ErrorCode::ImageTooLarge)->problem.arguments.at("width"), "30000");
}

TEST(ImportFaults, ClassWithoutUsableImagesIsDropped) {
  const TemporaryFolder folder;
  writeHealthy(folder);
  std::filesystem::create_directories(folder.path() / "eel");
  folder.write("ant/broken.png", "no image");
  const ImportResult result = importFrom(folder.path());
  EXPECT_EQ(result.dataset.record.classes, (std::vector<std::string>{"cat", "dog"}));
  std::set<std::string> empty;
  for (const ImportIssue& issue : result.issues) {
    if (issue.problem.code == ErrorCode::ClassEmpty) empty.insert(issue.problem.arguments.at("class"));
  }
  EXPECT_EQ(empty, (std::set<std::string>{"ant", "eel"}));
}

TEST(ImportFaults, SameImageInTwoClasses) {
  const TemporaryFolder folder;
  writeHealthy(folder);
  folder.writePng("dog/copy.png", 1);
  const ImportResult result = importFrom(folder.path());
  const ImportIssue* issue = findIssue(result, ErrorCode::DuplicateAcrossClasses);
  ASSERT_NE(issue, nullptr);
  EXPECT_FALSE(issue->fatal);
  EXPECT_EQ(issue->problem.arguments, (ErrorArguments{{"file", "dog/copy.png"}, {"other", "cat/1.png"}}));
}

TEST(ImportFaults, SameImageInTwoGivenSplits) {
  const TemporaryFolder folder;
  for (const char* name : {"a", "b"}) {
    folder.writePng(std::string("train/") + name + "/1.png", name[0]);
    folder.writePng(std::string("train/") + name + "/2.png", name[0] + 500);
    folder.writePng(std::string("test/") + name + "/1.png", name[0] + 900);
  }
  folder.writePng("test/a/copy.png", 'a');
  const ImportResult result = importFrom(folder.path());
  const ImportIssue* issue = findIssue(result, ErrorCode::DuplicateAcrossSplits);
  ASSERT_NE(issue, nullptr);
  EXPECT_EQ(issue->problem.arguments, (ErrorArguments{{"file", "test/a/copy.png"}, {"other", "train/a/1.png"}}));
}

TEST(ImportFaults, CopiesNeverCrossASplitThatWeMake) {
  const TemporaryFolder folder;
  for (int i = 0; i < 60; ++i) {
    folder.writePng("cat/" + std::to_string(i) + ".png", i / 3);
    folder.writePng("dog/" + std::to_string(i) + ".png", 100 + i / 3);
  }
  std::map<Sha256Digest, std::set<Split>> places;
  for (const ExampleRecord& example : importFrom(folder.path(), {{"validation_share", "0.3"}}).dataset.examples) {
    places[example.hash].insert(example.split);
  }
  EXPECT_EQ(places.size(), 40U);
  for (const auto& [hash, splits] : places) EXPECT_EQ(splits.size(), 1U);
}

/// Root may read anything, so the import runs in a child that has given root up.
TEST(ImportFaults, FilesWithoutPermission) {
  const TemporaryFolder folder;
  writeHealthy(folder);
  std::filesystem::create_directories(folder.path() / "elk");
  std::filesystem::permissions(folder.path() / "cat/1.png", std::filesystem::perms::none);
  std::filesystem::permissions(folder.path() / "elk", std::filesystem::perms::none);
  std::filesystem::permissions(folder.path(), std::filesystem::perms::all);
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    if (::geteuid() == 0 && ::setuid(65534) != 0) ::_exit(2);
    try {
      const ImportResult result = importFrom(folder.path());
      bool file = false;
      bool directory = false;
      for (const ImportIssue& issue : result.issues) {
        const auto name = issue.problem.arguments.find("file");
        if (issue.problem.code != ErrorCode::FileUnreadable || name == issue.problem.arguments.end()) continue;
        file = file || name->second == "cat/1.png";
        directory = directory || name->second.ends_with("/elk");
      }
      ::_exit(file && directory && result.dataset.examples.size() == 5 ? 0 : 3);
    } catch (...) {
      ::_exit(4);
    }
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  std::filesystem::permissions(folder.path() / "elk", std::filesystem::perms::owner_all);
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

}  // namespace
}  // namespace luthier

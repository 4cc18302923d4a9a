// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

#include "core/base/files.h"
#include "core/base/folder_verifier.h"
#include "core/base/hash.h"
#include "tests/support/expect_error.h"
#include "tests/support/temporary_folder.h"

namespace luthier {
namespace {

using support::expectError;
using support::TemporaryFolder;

std::size_t entries(const std::filesystem::path& folder) {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

/// Runs `body` in a child process; true where it returned true there.
template <typename Body>
bool inChild(Body&& body) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::_exit(body() ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

TEST(InputFile, ReadsAnyRangeAndNamesWhatIsMissing) {
  const TemporaryFolder folder;
  writeFileAtomically(folder / "a", std::string_view("0123456789"));
  const InputFile file(folder / "a");
  EXPECT_EQ(file.size(), 10U);
  const auto part = file.read(3, 4);
  EXPECT_EQ(std::string(reinterpret_cast<const char*>(part.data()), part.size()), "3456");
  expectError(ErrorCode::FileTruncated, [&] { (void)file.read(8, 3); });
  expectError(ErrorCode::FileTruncated, [&] { (void)file.read(~0ULL, 3); });
  expectError(ErrorCode::FileTruncated, [&] { (void)file.read(0, std::size_t{1} << 60U); });
}

TEST(InputFile, SurvivesAFileCutWhileOpen) {
  const TemporaryFolder folder;
  writeFileAtomically(folder / "a", std::string_view("0123456789"));
  const InputFile file(folder / "a");
  std::filesystem::resize_file(folder / "a", 4);
  const Problem problem = expectError(ErrorCode::FileTruncated, [&] { (void)file.read(0, 10); });
  EXPECT_EQ(problem.arguments.at("file"), (folder / "a").string());
}

TEST(InputFile, RefusesWhatIsNoFile) {
  const TemporaryFolder folder;
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
  expectError(ErrorCode::FileUnreadable, [&] { InputFile file(folder / "pipe"); });
  expectError(ErrorCode::FileUnreadable, [&] { InputFile file(folder.path()); });
  expectError(ErrorCode::FileUnreadable, [&] { InputFile file(folder / "missing"); });
  writeFileAtomically(folder / "big", std::string(100, 'x'));
  expectError(ErrorCode::FileUnreadable, [&] { (void)readFile(folder / "big", 99); });
}

TEST(AtomicWrite, ReplacesAndLeavesNothingBehind) {
  const TemporaryFolder folder;
  writeFileAtomically(folder / "a", std::string_view("one"));
  writeFileAtomically(folder / "a", std::string_view("two"));
  EXPECT_EQ(readTextFile(folder / "a"), "two");
  EXPECT_EQ(entries(folder.path()), 1U);
  expectError(ErrorCode::FileNotWritable, [&] { writeFileAtomically(folder / "no/such/a", std::string_view("x")); });
}

TEST(AtomicWrite, KeepsTheOldFileWhenThereIsNoRoom) {
  const TemporaryFolder folder;
  writeFileAtomically(folder / "a", std::string_view("old"));
  EXPECT_TRUE(inChild([&] {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{4096, 4096};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    try {
      writeFileAtomically(folder / "a", std::string(100'000, 'n'));
    } catch (const Error& error) {
      return error.code() == ErrorCode::DiskFull;
    }
    return false;
  }));
  EXPECT_EQ(readTextFile(folder / "a"), "old");
  EXPECT_EQ(entries(folder.path()), 1U);
}

TEST(FolderTransaction, AppearsWholeOrNotAtAll) {
  const TemporaryFolder folder;
  {
    const FolderTransaction dropped(folder / "x");
    std::ofstream(dropped.path() / "file") << "half";
  }
  EXPECT_EQ(entries(folder.path()), 0U);
  FolderTransaction kept(folder / "x");
  std::filesystem::create_directory(kept.path() / "sub");
  std::ofstream(kept.path() / "sub/file") << "whole";
  EXPECT_FALSE(std::filesystem::exists(folder / "x"));
  kept.commit();
  EXPECT_EQ(readTextFile(folder / "x/sub/file"), "whole");
  EXPECT_TRUE(verifyFolder(folder / "x"));
  EXPECT_EQ(entries(folder.path()), 1U);
}

TEST(FolderTransaction, DoesNotReplaceAFolder) {
  const TemporaryFolder folder;
  for (const bool first : {true, false}) {
    FolderTransaction transaction(folder / "x");
    std::ofstream(transaction.path() / "file") << (first ? "first" : "second");
    if (first) {
      transaction.commit();
    } else {
      expectError(ErrorCode::AlreadyExists, [&] { transaction.commit(); });
    }
  }
  EXPECT_EQ(readTextFile(folder / "x/file"), "first");
}

TEST(VerifyFolder, NoticesEveryKindOfDamage) {
  const TemporaryFolder folder;
  const auto make = [&](const std::string& name) {
    FolderTransaction transaction(folder / name);
    std::ofstream(transaction.path() / "weights") << "0123456789";
    transaction.commit();
    return folder / name;
  };
  EXPECT_TRUE(verifyFolder(make("good")));
  std::ofstream(make("changed") / "weights") << "0123456780";
  EXPECT_FALSE(verifyFolder(folder / "changed"));
  std::filesystem::resize_file(make("cut") / "weights", 5);
  EXPECT_FALSE(verifyFolder(folder / "cut"));
  std::filesystem::remove(make("gone") / "weights");
  EXPECT_FALSE(verifyFolder(folder / "gone"));
  std::filesystem::remove(make("unsigned") / "manifest.json");
  EXPECT_FALSE(verifyFolder(folder / "unsigned"));
  std::ofstream(make("escaping") / "manifest.json")
      << R"({"files":{"../good/weights":{"size":10,"sha256":")" << toHex(sha256("0123456789")) << "\"}}}";
  EXPECT_FALSE(verifyFolder(folder / "escaping"));
  EXPECT_FALSE(verifyFolder(folder / "missing"));
}

TEST(FolderVerifier, LooksAgainOnlyWhereSizeOrTimeChanged) {
  const TemporaryFolder folder;
  FolderTransaction transaction(folder / "x");
  std::ofstream(transaction.path() / "weights") << "0123456789";
  transaction.commit();
  const auto file = folder / "x" / "weights";
  const auto time = std::filesystem::last_write_time(file);

  FolderVerifier verifier;
  EXPECT_TRUE(verifier.verify(folder / "x"));
  std::ofstream(file) << "0123456780";
  std::filesystem::last_write_time(file, time);
  EXPECT_TRUE(verifier.verify(folder / "x")) << "it was hashed again";
  EXPECT_FALSE(FolderVerifier().verify(folder / "x"));
  std::filesystem::last_write_time(file, time + std::chrono::seconds(1));
  EXPECT_FALSE(verifier.verify(folder / "x"));
  EXPECT_FALSE(verifier.verify(folder / "missing"));
}

TEST(FileLock, HasOneOwnerUntilItsDeath) {
  const TemporaryFolder folder;
  const auto file = folder / "lock";
  EXPECT_FALSE(FileLock::isHeld(file));
  int toParent[2];
  int toChild[2];
  ASSERT_EQ(::pipe(toParent), 0);
  ASSERT_EQ(::pipe(toChild), 0);
  char byte = 0;
  const pid_t child = ::fork();
  if (child == 0) {
    const auto lock = FileLock::tryAcquire(file);
    (void)!::write(toParent[1], lock ? "y" : "n", 1);
    (void)!::read(toChild[0], &byte, 1);  // until killed
    ::_exit(0);
  }
  ASSERT_EQ(::read(toParent[0], &byte, 1), 1);
  ASSERT_EQ(byte, 'y');
  EXPECT_TRUE(FileLock::isHeld(file));
  EXPECT_EQ(FileLock::tryAcquire(file), nullptr);
  EXPECT_EQ(FileLock::owner(file), std::to_string(child));
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  EXPECT_FALSE(FileLock::isHeld(file));
  EXPECT_NE(FileLock::tryAcquire(file), nullptr);
}

TEST(DisplayPath, ShowsAnyBytes) {
  EXPECT_EQ(displayPath("图像/å.png"), "图像/å.png");
  EXPECT_EQ(displayPath("a\xff\xc3.png"), "a\xEF\xBF\xBD\xEF\xBF\xBD.png");
}

}  // namespace
}  // namespace luthier

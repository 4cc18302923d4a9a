// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <array>
#include <cmath>
#include <optional>

#include "core/base/error.h"
#include "tests/unit/formats/weights_fixtures.h"

namespace luthier {
namespace {

// Magic number, protocol version and system of torch's format before 1.6.
const std::string legacyPreamble =
    "\x80\x02\x8a\x0al\xfc\x9c"
    "F\xf9 j\xa8P\x19.\x80\x02M\xe9\x03.\x80\x02}.";
constexpr const char* marker = "luthier-pickle-was-executed";

std::size_t openDescriptors() {
  const std::filesystem::directory_iterator entries("/proc/self/fd");
  return static_cast<std::size_t>(std::distance(begin(entries), end(entries)));
}

std::optional<Problem> problemOf(const std::filesystem::path& path) {
  try {
    static_cast<void>(readWeightsFile(path));
    return std::nullopt;
  } catch (const Error& error) {
    return error.problem();
  }
}

struct Malicious {
  const char* name;
  const char* asksFor;
};
class MaliciousPickle : public testing::TestWithParam<Malicious> {};

TEST_P(MaliciousPickle, IsRefusedByNameAndRunsNothing) {
  std::filesystem::remove(marker);
  for (const char* suffix : {".pth", "_zip.pth"}) {
    const auto path = fixture(std::string("bad_") + GetParam().name + suffix);
    const auto before = openDescriptors();
    const auto problem = problemOf(path);
    EXPECT_EQ(openDescriptors(), before);
    ASSERT_TRUE(problem) << path;
    EXPECT_EQ(problem->code, ErrorCode::PickleUnsafe) << path << ": " << englishMessage(*problem);
    EXPECT_EQ(problem->arguments.at("name"), GetParam().asksFor) << path;
    EXPECT_EQ(problem->arguments.at("file"), path.string());
  }
  EXPECT_FALSE(std::filesystem::exists(marker));
}

INSTANTIATE_TEST_SUITE_P(Payloads, MaliciousPickle,
                         testing::Values(Malicious{"reduce", "os.system"}, Malicious{"stack_global", "os.system"},
                                         Malicious{"inst", "os.system"}, Malicious{"obj", "os.system"},
                                         Malicious{"newobj", "subprocess.Popen"}, Malicious{"build", "builtins.exec"},
                                         Malicious{"extension", "extension 1"},
                                         Malicious{"nested_call", "builtins.__import__"}),
                         [](const auto& entry) { return std::string(entry.param.name); });

#if defined(__x86_64__)
/// From here on the kernel kills this process (SIGSYS) where it opens a socket, starts a program or a process, or opens a file
/// to write. seccomp(2): the filter sees the number of the call and its arguments; 1 jumps to the kill, 0 goes on.
bool forbidDeeds() {
  const auto call = static_cast<std::uint32_t>(offsetof(seccomp_data, nr));
  const auto openFlags = static_cast<std::uint32_t>(offsetof(seccomp_data, args[2]));
  std::array<sock_filter, 13> filter{{
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, call),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 10, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_connect, 9, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_execve, 8, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 7, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone3, 6, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_fork, 5, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_vfork, 4, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat, 0, 2),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, openFlags),
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, O_WRONLY | O_RDWR | O_CREAT, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
  }};
  const sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
  return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

/// How a process under that filter ends: `deed`'s result, 99 where there is no such filter here, 128 + the signal.
template <class Deed>
int underTheFilter(Deed deed) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::_exit(forbidDeeds() ? deed() : 99);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

TEST_P(MaliciousPickle, StartsNothingAndOpensNeitherFileNorSocket) {
  if (underTheFilter([] { return 0; }) == 99) {
    GTEST_SKIP() << "the kernel takes no filter here";
  }
  ASSERT_EQ(underTheFilter([] { return static_cast<int>(::syscall(SYS_socket, 1, 1, 0)); }), 128 + SIGSYS) << "it bites";
  for (const char* suffix : {".pth", "_zip.pth"}) {
    const auto path = fixture(std::string("bad_") + GetParam().name + suffix);
    const auto refuse = [&path] { return problemOf(path) ? 7 : 8; };
    EXPECT_EQ(underTheFilter(refuse), 7) << path;
  }
}
#endif

TEST(HostileFile, PayloadBesideGoodWeightsIsRefused) {
  const auto problem = problemOf(fixture("bad_beside_weights.pth"));
  ASSERT_TRUE(problem);
  EXPECT_EQ(problem->code, ErrorCode::PickleUnsafe);
  EXPECT_EQ(problem->arguments.at("name"), "posix.system");
}

TEST(HostileFile, WholeModulesGetTheirOwnMessage) {
  for (const char* name : {"whole_module_zip.pth", "whole_module_legacy.pth"}) {
    const auto problem = problemOf(fixture(name));
    ASSERT_TRUE(problem) << name;
    EXPECT_EQ(problem->code, ErrorCode::PickleWholeModule) << englishMessage(*problem);
    EXPECT_NE(problem->arguments.at("name").find("Tiny"), std::string::npos) << problem->arguments.at("name");
  }
}

TEST(HostileFile, ImpossibleTensorsAreRefused) {
  for (const char* name :
       {"bad_stride0.pt", "bad_beyond.pt", "bad_overflow.pt", "bad_negative.pt", "bad_sparse.pth", "bad_complex.pth"}) {
    const auto problem = problemOf(fixture(name));
    ASSERT_TRUE(problem) << name;
    EXPECT_EQ(problem->code, ErrorCode::PickleDamaged) << name << ": " << englishMessage(*problem);
  }
}

TEST(HostileFile, CompressedMembersAreRefused) {
  const auto problem = problemOf(fixture("bad_compressed.pth"));
  ASSERT_TRUE(problem);
  EXPECT_EQ(problem->code, ErrorCode::ArchiveDamaged);
}

TEST(HostileFile, EmptyAndForeignFilesAreNamed) {
  const ScratchFolder folder;
  writePlain(folder / "empty.pth", std::string());
  EXPECT_EQ(problemOf(folder / "empty.pth")->code, ErrorCode::FileEmpty);
  const std::string text = "dear diary, today nothing was pickled";
  writePlain(folder / "text.pth", text);
  EXPECT_EQ(problemOf(folder / "text.pth")->code, ErrorCode::FormatUnknown);
  const std::string number = "\x80\x02K\x07.";
  writePlain(folder / "number.pth", number);
  EXPECT_EQ(problemOf(folder / "number.pth")->code, ErrorCode::FormatUnknown);
}

TEST(HostileFile, DeepAndWidePicklesEndInAnError) {
  const ScratchFolder folder;
  std::string deep = "\x80\x02";
  for (int level = 0; level < 100'000; ++level) {
    deep += "}X\x01";
    deep.append("\0\0\0a", 4);
  }
  deep += "K\x01";
  deep.append(100'000, 's');
  deep += '.';
  writePlain(folder / "deep.pth", legacyPreamble + deep);
  EXPECT_EQ(problemOf(folder / "deep.pth")->code, ErrorCode::PickleDamaged);
  writePlain(folder / "nulls.pth", "\x80\x02" + std::string(3'000'000, 'N') + '.');
  EXPECT_EQ(problemOf(folder / "nulls.pth")->code, ErrorCode::PickleDamaged);
}

// A dict that holds the one before twice, forty times over: 2^40 paths in a few hundred bytes.
TEST(HostileFile, DictionariesThatReferToEachOtherDoNotMultiply) {
  std::string pickle = "\x80\x02}q";
  pickle += '\0';
  for (char level = 0; level < 40; ++level) {
    pickle +=
        "}(U\x01"
        "ah";
    pickle += level;
    pickle +=
        "U\x01"
        "bh";
    pickle += level;
    pickle += "uq";
    pickle += static_cast<char>(level + 1);
  }
  pickle += '.';
  const ScratchFolder folder;
  writePlain(folder / "laughs.pth", legacyPreamble + pickle + "\x80\x02].");
  EXPECT_EQ(problemOf(folder / "laughs.pth")->code, ErrorCode::PickleDamaged);
}

class CutFile : public testing::TestWithParam<const char*> {};

// Cut at every byte, and every byte changed: a named error or a file that still reads, never anything else.
TEST_P(CutFile, EveryPrefixIsAnErrorAndEveryMutationIsHarmless) {
  const ScratchFolder folder;
  const auto path = folder / "cut";
  const auto whole = readFile(fixture(GetParam()));
  for (std::size_t length = 0; length < whole.size(); ++length) {
    writePlain(path, std::span(whole).first(length));
    EXPECT_TRUE(problemOf(path)) << GetParam() << " cut at " << length;
  }
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const unsigned change : {0x01U, 0x80U, 0xffU}) {
      auto changed = whole;
      changed[at] ^= static_cast<std::byte>(change);
      writePlain(path, changed);
      try {
        const auto weights = readWeightsFile(path);
        const InputFile file(path);
        for (const auto& tensor : weights.tensors) {
          ASSERT_LE(tensor.offset + tensor.length, file.size());
        }
      } catch (const Error&) {
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Formats, CutFile,
                         testing::Values("zip_protocol2.pt", "zip_protocol4.pt", "legacy_protocol2.pt",
                                         "legacy_protocol5.pt", "wrapped_legacy.pth", "plain.safetensors"));

}  // namespace
}  // namespace luthier

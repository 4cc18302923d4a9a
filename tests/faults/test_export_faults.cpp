// SPDX-License-Identifier: GPL-3.0-or-later
// An exported folder is whole or not there, whatever happens at whichever system call, and the run it came from is untouched.
#include <cstdlib>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/store/workspace.h"
#include "tests/faults/faulty_program.h"
#include "tests/faults/in_child.h"
#include "tests/support/cli.h"

namespace luthier {
namespace {

using faults::Fault;

/// Of the calls of an export, since a start of the program takes a second; LUTHIER_FAULT_STRIDE=1 tries every one.
long exportStride() {
  const char* chosen = std::getenv("LUTHIER_FAULT_STRIDE");
  return chosen == nullptr ? 6 : std::max(1L, std::strtol(chosen, nullptr, 10));
}
constexpr long leastCalls = 12;      // an error that is made good among the first does not end the search
constexpr long exportEndless = 400;  // calls: far more than are made

class ExportFaults : public support::CliTest {
 protected:
  void SetUp() override {
    support::writeImageFolder(images, 40);
    last({"import", images.string(), "--name", "pets"});
    last({"train", "--dataset", "pets", "--model", "resnet20", "--set", "epochs=1", "--set", "batch_size=16", "--set",
          "image_size=16"});
  }

  [[nodiscard]] std::vector<std::string> exporting() const {
    return command({"export", "1", "--format", "state-dict", "--out", target.string(), "--json"});
  }

  /// Whole with its manifest, or not there (as after every error that was told); and beside it nothing half made but what a
  /// killed process could not take away.
  void expectWholeOrNothing(bool died, bool failed) const {
    EXPECT_FALSE(failed && std::filesystem::exists(target));
    if (std::filesystem::exists(target)) {
      EXPECT_TRUE(verifyFolder(target));
    }
    std::size_t others = 0;
    for (const auto& entry : std::filesystem::directory_iterator(target.parent_path())) {
      others += entry.path() != target ? 1U : 0U;
    }
    EXPECT_TRUE(died || others == 0) << others << " leftovers";
  }

  std::filesystem::path target = folder / "exports" / "model";
};

TEST_F(ExportFaults, AtAnyCallLeaveTheWholeFolderOrNone) {
  for (faults::Order order : faults::everyFault()) {
    order.path = target.parent_path().string();
    const long every = exportStride();
    bool met = true;
    long tried = 0;
    for (order.call = 1 + static_cast<long>(order.fault) % every; met; order.call += every, ++tried) {
      SCOPED_TRACE(faults::describe(order));
      ASSERT_LT(order.call, exportEndless);
      std::filesystem::remove_all(target.parent_path());
      std::filesystem::create_directory(target.parent_path());
      const auto finished = faults::runUnderFault(order, exporting());
      const bool died = finished.exitCode == 128 + SIGKILL;
      // An error that could be made good (a file that is only tidied away) still ends well.
      EXPECT_TRUE(died || finished.exitCode == 6 || finished.exitCode == 0) << finished.exitCode << finished.out;
      if (finished.exitCode == 6) {
        const auto last = support::jsonLines(finished).back();
        const auto code = order.fault == Fault::NoSpace ? ErrorCode::DiskFull : ErrorCode::FileNotWritable;
        EXPECT_EQ(last.value("code", ""), errorText(code).name);
        const std::string message = last.value("message", "");
        EXPECT_NE(message.find(target.parent_path().string()), std::string::npos) << message;
        EXPECT_NE(message.find(errorText(code).cure), std::string::npos) << message;
      }
      met = finished.exitCode != 0 || order.call < leastCalls;
      expectWholeOrNothing(died, finished.exitCode == 6);
      if (HasFailure()) return;
    }
    EXPECT_GT(tried, 2) << "the shim saw hardly a call";
  }
  std::filesystem::remove_all(target);
  EXPECT_EQ(support::runProgram(exporting()).exitCode, 0) << "the run itself is whole";
}

TEST_F(ExportFaults, AFullDiskIsNamedAndTheExportWorksOnceThereIsRoom) {
  if (support::runProgram({"unshare", "-Urm", "true"}).exitCode != 0) {
    GTEST_SKIP() << "unshare -Urm is not permitted here";
  }
  std::filesystem::create_directory(target.parent_path());
  std::string program;
  for (const auto& word : exporting()) program += "'" + word + "' ";
  const auto place = "'" + target.parent_path().string() + "'";
  const auto finished = support::runProgram({"unshare", "-Urm", "bash", "-c",
                                             "set -e; mount -t tmpfs -o size=300k none " + place + "; " + program +
                                                 " && exit 9 || echo \"exit $?\" >&2; ls -A " + place +
                                                 " >&2; mount -o remount,size=20m " + place + "; " + program});
  EXPECT_EQ(finished.exitCode, 0) << finished.out << finished.err;
  EXPECT_NE(finished.err.find("exit 6\n"), std::string::npos) << finished.err;
  EXPECT_NE(finished.out.find("\"disk_full\""), std::string::npos) << finished.out;
}

}  // namespace
}  // namespace luthier

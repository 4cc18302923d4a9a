// SPDX-License-Identifier: GPL-3.0-or-later
// An exported folder is whole or not there, whatever happens at whichever system call, and the run it came from is untouched.
#include "core/base/files.h"
#include "core/store/workspace.h"
#include "tests/faults/faulty_program.h"
#include "tests/faults/in_child.h"
#include "tests/support/cli.h"

namespace luthier {
namespace {

using faults::Fault;

constexpr long exportStride = 6;     // of the calls of an export; a start of the program takes a second
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

  /// Whole with its manifest, or not there; and beside it nothing half made but what a killed process could not take away.
  void expectWholeOrNothing(bool died) const {
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
    bool met = true;
    long tried = 0;
    for (order.call = 1 + static_cast<long>(order.fault) % exportStride; met; order.call += exportStride, ++tried) {
      SCOPED_TRACE(faults::describe(order));
      ASSERT_LT(order.call, exportEndless);
      std::filesystem::remove_all(target.parent_path());
      std::filesystem::create_directory(target.parent_path());
      const auto finished = faults::runUnderFault(order, exporting());
      const bool died = finished.exitCode == 128 + SIGKILL;
      // An error that could be made good (a file that is only tidied away) still ends well.
      EXPECT_TRUE(died || finished.exitCode == 6 || finished.exitCode == 0) << finished.exitCode << finished.out;
      if (finished.exitCode == 6) {
        const auto code = support::jsonLines(finished).back().value("code", "");
        EXPECT_EQ(code, order.fault == Fault::NoSpace ? "disk_full" : "file_not_writable");
      }
      met = finished.exitCode != 0 || order.call < 2 * exportStride;
      expectWholeOrNothing(died);
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

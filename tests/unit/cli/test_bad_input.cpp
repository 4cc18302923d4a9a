// SPDX-License-Identifier: GPL-3.0-or-later
// What the program says of bad input: the file (or class) at fault, and what to do about it.
#include "core/base/error.h"
#include "core/base/hash.h"
#include "tests/support/cli.h"

namespace luthier {
namespace {

class CliBadInput : public support::CliTest {
 protected:
  /// `message` is the cause with `culprit` in it, and ends with the cure of `code`.
  static void expectFileAndCure(const std::string& message, ErrorCode code, const std::string& culprit) {
    EXPECT_NE(message.find(culprit), std::string::npos) << message;
    const std::string_view cure = errorText(code).cure;
    EXPECT_NE(message.find(cure.substr(0, cure.find('{'))), std::string::npos) << message;
  }

  void expectRefused(const std::vector<std::string>& arguments, int exitCode, ErrorCode code,
                     const std::string& culprit) const {
    expectFileAndCure(expectFailure(arguments, exitCode, std::string(errorText(code).name)), code, culprit);
  }

  /// The import goes through, and names what it left out or doubts.
  void expectIssue(const std::vector<nlohmann::json>& lines, ErrorCode code, const std::string& culprit) const {
    for (const auto& line : lines) {
      if (line.value("event", "") == "issue" && line.value("code", "") == errorText(code).name &&
          line.value("message", "").find(culprit) != std::string::npos) {
        expectFileAndCure(line["message"], code, culprit);
        return;
      }
    }
    ADD_FAILURE() << "no issue " << errorText(code).name << " of " << culprit;
  }

  void write(const std::string& name, const std::string& bytes) const {
    std::filesystem::create_directories((images / name).parent_path());
    std::ofstream(images / name, std::ios::binary) << bytes;
  }
};

TEST_F(CliBadInput, FoldersThatAreNoDataset) {
  std::filesystem::create_directories(images / "cat");
  expectRefused({"import", images.string(), "--name", "a"}, 3, ErrorCode::NoImages, images.string());
  support::writeBmp(images / "cat" / "1.bmp", 1);
  support::writeBmp(images / "cat" / "2.bmp", 2);
  expectRefused({"import", images.string(), "--name", "a"}, 3, ErrorCode::SingleClass, images.string());
}

TEST_F(CliBadInput, ImagesThatAreNone) {
  support::writeImageFolder(images, 12);
  support::writeBmp(images / "yak" / "only.bmp", 77);
  std::string whole;
  {
    std::ifstream file(images / "cat" / "0.bmp", std::ios::binary);
    whole.assign(std::istreambuf_iterator<char>(file), {});
  }
  write("cat/cut.bmp", whole.substr(0, whole.size() / 2));
  write("cat/nothing.png", "");
  write("dog/letter.jpg", "Dear reader");
  // A GIF header of 30000 x 20000 pixels.
  write("dog/vast.gif",
        std::string("GIF89a") + "\x30\x75\x20\x4E" + std::string("\x80\x00\x00", 3) + std::string(6, '\0') + ";");
  const auto finished = run({"import", images.string(), "--name", "pets", "--json"});
  EXPECT_EQ(finished.exitCode, 0) << finished.out << finished.err;
  const auto lines = support::jsonLines(finished);
  expectIssue(lines, ErrorCode::FileTruncated, "cut.bmp");
  expectIssue(lines, ErrorCode::FileEmpty, "nothing.png");
  expectIssue(lines, ErrorCode::NotAnImage, "letter.jpg");
  expectIssue(lines, ErrorCode::ImageTooLarge, "vast.gif");
  expectIssue(lines, ErrorCode::ClassTooSmall, "yak");
}

TEST_F(CliBadInput, CheckpointsThatAreNone) {
  const auto bad = folder / "bad.pth";
  const auto add = [&](const std::filesystem::path& fixture) {
    std::filesystem::copy_file(fixture, bad, std::filesystem::copy_options::overwrite_existing);
    return std::vector<std::string>{"models", "add", bad.string()};
  };
  expectRefused(add(support::fixture("formats/bad_reduce.pth")), 3, ErrorCode::PickleUnsafe, bad.string());
  expectRefused(add(support::fixture("formats/whole_module_zip.pth")), 3, ErrorCode::PickleWholeModule, bad.string());
  expectRefused(add(support::fixture("formats/plain.safetensors")), 3, ErrorCode::ArchitectureUnknown, bad.string());
  expectRefused({"models", "add", support::fixture("formats/zip_protocol2.pt").string(), "--architecture", "resnet18"}, 3,
                ErrorCode::ArchitectureMismatch, "zip_protocol2.pt");
  const auto whole = std::filesystem::path(LUTHIER_SOURCE_DIR) / "resources" / "starter" / "resnet20_cifar10.safetensors";
  const auto cut = add(whole);
  std::filesystem::resize_file(bad, std::filesystem::file_size(whole) / 2);
  expectRefused(cut, 3, ErrorCode::SafetensorsDamaged, bad.string());
  write("notes.txt", "no weights");
  expectRefused({"models", "add", (images / "notes.txt").string()}, 3, ErrorCode::FormatUnknown, "notes.txt");
}

TEST_F(CliBadInput, DataThatMovedOrChangedSinceItsImport) {
  support::writeImageFolder(images, 12);
  last({"import", images.string(), "--name", "pets"});
  const std::vector<std::string> train{"train", "--dataset", "pets", "--model", "starter", "--set", "epochs=1"};
  support::writeBmp(images / "cat" / "2.bmp", 0xABCDEF);
  std::ofstream(images / "cat" / "2.bmp", std::ios::app) << "more";
  expectRefused(train, 3, ErrorCode::FileChanged, "2.bmp");
  std::filesystem::rename(images, folder / "elsewhere");
  expectRefused(train, 4, ErrorCode::FileMoved, "images");
}

}  // namespace
}  // namespace luthier

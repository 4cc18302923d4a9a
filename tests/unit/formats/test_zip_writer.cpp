// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/zip_writer.h"

#include <cmath>
#include <cstdlib>

#include "core/formats/zip_directory.h"
#include "tests/unit/formats/weights_fixtures.h"

namespace luthier {
namespace {

TEST(ZipWriter, WritesWhatReadersRead) {
  const std::vector<ZipFile> files{{"a.txt", "first"}, {"folder/猫.json", std::string("{}\0\n", 4)}, {"empty", ""}};
  const ScratchFolder folder;
  writePlain(folder / "all.zip", encodeZip(files));
  const InputFile file(folder / "all.zip");
  const auto members = readZipDirectory(file);
  ASSERT_EQ(members.size(), files.size());
  for (const auto& [name, content] : files) {
    const auto& member = members.at(name);
    const auto bytes = file.read(member.offset, member.length);
    EXPECT_EQ(std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()), content);
  }
  // Python reads the checksums too.
  const auto test = "python3 -m zipfile -t '" + (folder / "all.zip").string() + "' > /dev/null";
  EXPECT_EQ(std::system(test.c_str()), 0);
  EXPECT_EQ(encodeZip(files), encodeZip(files));
}

TEST(ZipWriter, AnEmptyArchiveIsOne) {
  const ScratchFolder folder;
  writePlain(folder / "none.zip", encodeZip({}));
  EXPECT_TRUE(readZipDirectory(InputFile(folder / "none.zip")).empty());
}

}  // namespace
}  // namespace luthier

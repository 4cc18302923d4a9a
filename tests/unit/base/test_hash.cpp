// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "core/base/files.h"
#include "core/base/hash.h"
#include "tests/support/temporary_folder.h"

namespace luthier {
namespace {

TEST(Sha256, AgreesWithFips180) {
  EXPECT_EQ(toHex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(toHex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(toHex(sha256(std::string(1'000'000, 'a'))), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, StreamsFilesInPieces) {
  const support::TemporaryFolder folder;
  const std::string text(3'000'001, 'q');
  writeFileAtomically(folder / "a", text);
  EXPECT_EQ(sha256OfFile(folder / "a"), sha256(text));
  writeFileAtomically(folder / "empty", std::string_view());
  EXPECT_EQ(sha256OfFile(folder / "empty"), sha256(""));
}

}  // namespace
}  // namespace luthier

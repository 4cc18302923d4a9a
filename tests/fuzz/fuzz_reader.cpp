// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer's entry for one reader, LUTHIER_FUZZED; an exception that is no Error ends the program as a crash does. With
// --write-seeds FOLDER it only writes the healthy files to begin with.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <span>
#include <string_view>

#include "core/base/error.h"
#include "tests/damaged/readers.h"
#include "tests/damaged/seeds.h"

namespace {

void writeSeeds(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  for (const auto& seed : luthier::damaged::seedsFor(LUTHIER_FUZZED)) {
    std::ofstream(folder / seed.name, std::ios::binary)
        .write(reinterpret_cast<const char*>(seed.bytes.data()), static_cast<std::streamsize>(seed.bytes.size()));
  }
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments) {
  if (*count == 3 && std::string_view((*arguments)[1]) == "--write-seeds") {
    writeSeeds((*arguments)[2]);
    std::exit(0);
  }
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto& reader = luthier::damaged::readerNamed(LUTHIER_FUZZED);
  try {
    reader.read(std::as_bytes(std::span(data, size)));
  } catch (const luthier::Error&) {
    return 0;
  }
  return 0;
}

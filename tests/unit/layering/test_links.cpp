// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop program must open at once and survive a tensor: neither LibTorch nor OpenCV comes with it, not even through
// another library.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <memory>
#include <string>

namespace luthier::layering {
namespace {

/// What the dynamic linker would load for `program`: all libraries, those of libraries included.
std::string loadedLibraries(const std::string& program) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(("ldd '" + program + "' 2>&1").c_str(), "r"), pclose);
  std::string text;
  std::array<char, 4096> buffer{};
  while (pipe && std::fgets(buffer.data(), static_cast<int>(buffer.size()), pipe.get()) != nullptr) text += buffer.data();
  return text;
}

TEST(Links, TheStudioLoadsNeitherLibTorchNorOpenCv) {
  const std::string libraries = loadedLibraries(LUTHIER_STUDIO_PROGRAM);
  ASSERT_NE(libraries.find("libQt6Widgets"), std::string::npos) << libraries;
  for (const char* forbidden : {"libtorch", "libc10", "libopencv", "libcuda"}) {
    EXPECT_EQ(libraries.find(forbidden), std::string::npos) << forbidden << " in:\n" << libraries;
  }
}

#ifdef LUTHIER_ENGINE_PROGRAM
TEST(Links, TheEngineLoadsNoQt) {
  const std::string libraries = loadedLibraries(LUTHIER_ENGINE_PROGRAM);
  ASSERT_NE(libraries.find("libtorch_cpu"), std::string::npos) << libraries;
  EXPECT_EQ(libraries.find("libQt"), std::string::npos) << libraries;
}
#endif

}  // namespace
}  // namespace luthier::layering

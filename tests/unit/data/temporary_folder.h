// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "core/image/decode.h"

namespace luthier::test {

/// A folder of its own for one test, removed at its end, and the files that such tests need.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    static std::atomic<int> counter = 0;
    path_ = std::filesystem::temp_directory_path() /
            ("luthier-data-" + std::to_string(::getpid()) + "-" + std::to_string(counter++));
    std::filesystem::create_directories(path_);
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  void write(const std::filesystem::path& name, std::string_view content) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream file(path_ / name, std::ios::binary);
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
  }
  /// A PNG whose pixels depend on `number`, so that different numbers are different images.
  void writePng(const std::filesystem::path& name, int number, int width = 8, int height = 8) const {
    const std::vector<std::byte> bytes = png(number, width, height);
    write(name, std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
  }
  [[nodiscard]] static std::vector<std::byte> png(int number, int width = 8, int height = 8) {
    Image image(width, height, 3);
    unsigned state = static_cast<unsigned>(number) * 2654435761U + 1U;
    for (std::uint8_t& value : image.pixels) {
      state = state * 1664525U + 1013904223U;
      value = static_cast<std::uint8_t>(state >> 24U);
    }
    return encodePng(image);
  }

 private:
  std::filesystem::path path_;
};

}  // namespace luthier::test

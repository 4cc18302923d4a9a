// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cli/serve/png_file.h"

#include <array>
#include <cerrno>
#include <fstream>
#include <string_view>
#include <system_error>

#include "core/base/descriptor.h"
#include "core/image/decode.h"

namespace luthier::serve {

void writePng(const std::filesystem::path& file, const Image& image) {
  const std::vector<std::byte> bytes = encodePng(image);
  std::filesystem::path temporary = file;
  temporary += ".part";
  std::ofstream stream(temporary, std::ios::binary | std::ios::trunc);
  stream.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  stream.close();
  if (!stream) throwWriteError(file, errno);
  std::error_code error;
  std::filesystem::rename(temporary, file, error);
  if (error) throwWriteError(file, error.value());
}

bool isCompletePng(const std::filesystem::path& file) {
  constexpr std::string_view end("\0\0\0\0IEND\xAE\x42\x60\x82", 12);
  std::array<char, end.size()> tail{};
  std::ifstream stream(file, std::ios::binary | std::ios::ate);
  if (!stream || stream.tellg() < static_cast<std::streamoff>(end.size())) return false;
  stream.seekg(-static_cast<std::streamoff>(end.size()), std::ios::end);
  stream.read(tail.data(), static_cast<std::streamsize>(tail.size()));
  return stream && std::string_view(tail.data(), tail.size()) == end;
}

}  // namespace luthier::serve

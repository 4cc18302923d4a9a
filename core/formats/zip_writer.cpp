// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/zip_writer.h"

#include <zlib.h>

#include <array>
#include <cstdint>
#include <limits>
#include <span>

#include "core/base/error.h"
#include "core/formats/little_endian.h"

namespace luthier {
namespace {

constexpr std::uint32_t localSignature = 0x04034b50;
constexpr std::uint32_t centralSignature = 0x02014b50;
constexpr std::uint32_t endSignature = 0x06054b50;
constexpr std::uint16_t neededVersion = 20;
constexpr std::uint16_t utf8Names = 1U << 11U;
constexpr std::uint16_t firstDay = 1U << 5U | 1U;  // 1 January 1980

class Writer {
 public:
  template <std::unsigned_integral T>
  void number(T value) {
    std::array<std::byte, sizeof(T)> bytes{};
    writeLittleEndian(value, bytes);
    bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
  }
  void text(const std::string& text) {
    const auto bytes = std::as_bytes(std::span(text));
    bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
  }
  /// What the local and the central header of a file have in common.
  void common(const ZipFile& file) {
    const auto size = static_cast<std::uint32_t>(file.content.size());
    const auto* content = reinterpret_cast<const Bytef*>(file.content.data());
    number(neededVersion);
    number(utf8Names);
    number(std::uint16_t{0});  // stored
    number(std::uint16_t{0});  // midnight
    number(firstDay);
    number(static_cast<std::uint32_t>(::crc32(0, content, static_cast<uInt>(size))));
    number(size);
    number(size);
    number(static_cast<std::uint16_t>(file.name.size()));
    number(std::uint16_t{0});  // no extra field
  }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(bytes_.size()); }
  [[nodiscard]] std::vector<std::byte> take() { return std::move(bytes_); }

 private:
  std::vector<std::byte> bytes_;
};

void refuseLarge(const std::vector<ZipFile>& files) {
  std::uint64_t bytes = 0;
  bool fits = files.size() <= std::numeric_limits<std::uint16_t>::max();
  for (const auto& file : files) {
    bytes += file.content.size() + 2 * file.name.size() + 128;
    fits = fits && file.name.size() <= std::numeric_limits<std::uint16_t>::max();
  }
  if (!fits || bytes > std::numeric_limits<std::uint32_t>::max()) {
    throw Error(ErrorCode::Internal, {{"detail", "an archive is too large"}});
  }
}

}  // namespace

std::vector<std::byte> encodeZip(const std::vector<ZipFile>& files) {
  refuseLarge(files);
  Writer writer;
  std::vector<std::uint32_t> offsets;
  for (const auto& file : files) {
    offsets.push_back(writer.size());
    writer.number(localSignature);
    writer.common(file);
    writer.text(file.name);
    writer.text(file.content);
  }
  const auto directory = writer.size();
  for (std::size_t i = 0; i < files.size(); ++i) {
    writer.number(centralSignature);
    writer.number(neededVersion);
    writer.common(files[i]);
    writer.number(std::uint16_t{0});  // no comment
    writer.number(std::uint16_t{0});  // disk
    writer.number(std::uint16_t{0});  // internal attributes
    writer.number(std::uint32_t{0});  // external attributes
    writer.number(offsets[i]);
    writer.text(files[i].name);
  }
  const auto directoryBytes = writer.size() - directory;
  writer.number(endSignature);
  writer.number(std::uint16_t{0});
  writer.number(std::uint16_t{0});
  writer.number(static_cast<std::uint16_t>(files.size()));
  writer.number(static_cast<std::uint16_t>(files.size()));
  writer.number(directoryBytes);
  writer.number(directory);
  writer.number(std::uint16_t{0});  // no comment
  return writer.take();
}

}  // namespace luthier

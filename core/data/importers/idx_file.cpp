// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/importers/idx_file.h"

#include <zlib.h>

#include <algorithm>
#include <memory>
#include <string>

#include "core/base/error.h"
#include "core/base/files.h"

namespace luthier {
namespace {

constexpr std::size_t largestFile = std::size_t{1} << 32U;  // of the values, decompressed
constexpr std::size_t fixedHeaderBytes = 4;
constexpr unsigned unsignedByteType = 8;

Error damaged(const std::filesystem::path& path, std::string detail) {
  return Error(ErrorCode::IdxDamaged, {{"file", displayPath(path)}, {"detail", std::move(detail)}});
}

/// zlib's file reader takes plain files as they are.
class GzipReader {
 public:
  explicit GzipReader(const std::filesystem::path& path) : path_(path), file_(gzopen(path.c_str(), "rb"), gzclose) {
    if (file_ == nullptr) {
      throw Error(ErrorCode::FileUnreadable,
                  {{"file", displayPath(path)}, {"detail", std::error_code(errno, std::generic_category()).message()}});
    }
    gzbuffer(file_.get(), 1U << 18U);
  }

  /// Up to into.size() bytes; fewer at the end.
  std::size_t read(std::span<std::byte> into) {
    const int got = gzread(file_.get(), into.data(), static_cast<unsigned>(into.size()));
    int code = Z_OK;
    const char* text = gzerror(file_.get(), &code);
    if (got < 0 || code == Z_BUF_ERROR) throw damaged(path_, code == Z_BUF_ERROR ? "the compressed data ends early." : text);
    return static_cast<std::size_t>(got);
  }

 private:
  const std::filesystem::path& path_;
  std::unique_ptr<gzFile_s, int (*)(gzFile)> file_;
};

std::vector<std::byte> readAll(const std::filesystem::path& path) {
  constexpr std::size_t chunk = std::size_t{1} << 22U;
  GzipReader reader(path);
  std::vector<std::byte> bytes;
  while (true) {
    const std::size_t before = bytes.size();
    if (before > largestFile) throw damaged(path, "it holds more than 4 GB.");
    bytes.resize(before + chunk);
    const std::size_t got = reader.read(std::span(bytes).subspan(before));
    bytes.resize(before + got);
    if (got < chunk) return bytes;
  }
}

bool looksLikeIdx(std::span<const std::byte> head) {
  return head.size() >= fixedHeaderBytes && head[0] == std::byte{0} && head[1] == std::byte{0} &&
         head[2] == std::byte{unsignedByteType} && head[3] >= std::byte{1} && head[3] <= std::byte{4};
}

std::uint32_t bigEndian(std::span<const std::byte> bytes) {
  std::uint32_t value = 0;
  for (const std::byte byte : bytes) value = value << 8U | std::to_integer<std::uint32_t>(byte);
  return value;
}

}  // namespace

IdxFile::IdxFile(const std::filesystem::path& path) : bytes_(readAll(path)) {
  if (!looksLikeIdx(bytes_)) throw damaged(path, "it does not begin as an IDX file of bytes does.");
  const auto ranks = std::to_integer<std::size_t>(bytes_[3]);
  headerBytes_ = fixedHeaderBytes + 4 * ranks;
  if (bytes_.size() < headerBytes_) throw damaged(path, "it ends inside its header.");
  for (std::size_t i = 0; i < ranks; ++i) {
    dimensions_.push_back(bigEndian(std::span(bytes_).subspan(fixedHeaderBytes + 4 * i, 4)));
    if (i == 0) continue;
    itemBytes_ *= dimensions_.back();
    if (dimensions_.back() == 0 || itemBytes_ > largestFile) throw damaged(path, "its dimensions make no sense.");
  }
  const std::size_t present = bytes_.size() - headerBytes_;
  if (present / itemBytes_ != count() || present % itemBytes_ != 0) {
    throw damaged(path, "its header announces " + std::to_string(count()) + " items of " + std::to_string(itemBytes_) +
                            " bytes, but " + std::to_string(present) + " bytes follow.");
  }
}

bool IdxFile::recognises(const std::filesystem::path& path) {
  try {
    std::byte head[fixedHeaderBytes];
    GzipReader reader(path);
    return reader.read(head) == sizeof head && looksLikeIdx(head);
  } catch (const Error&) {
    return false;  // what cannot be read is not recognised; the importer that is chosen says why
  }
}

std::span<const std::byte> IdxFile::item(std::size_t index) const {
  return std::span(bytes_).subspan(headerBytes_ + index * itemBytes_, itemBytes_);
}

}  // namespace luthier

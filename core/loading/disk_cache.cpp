// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loading/disk_cache.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <thread>
#include <vector>

#include "core/base/hash.h"

namespace luthier {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t magic = 0x3130'4C45'5849'504CULL;  // "LPIXEL01"
constexpr std::int32_t largestSide = 1 << 15;

/// What stands before the pixels, in the machine's own byte order: a cache stays on its machine.
struct Header {
  std::uint64_t magic = 0;
  std::int64_t sourceTime = 0;
  std::int64_t sourceSize = 0;
  std::int32_t width = 0, height = 0, channels = 0, unused = 0;
  std::uint64_t sum = 0;
};

/// A sum that notices a torn or stale block; not meant against intent. Multiplication as in FNV-1a, eight bytes at a time.
std::uint64_t sumOf(const std::vector<std::uint8_t>& pixels) {
  constexpr std::uint64_t prime = 0x100000001B3ULL;
  std::uint64_t sum = 0xCBF29CE484222325ULL + pixels.size();
  std::size_t i = 0;
  for (; i + 8 <= pixels.size(); i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, pixels.data() + i, 8);
    sum = (sum ^ word) * prime;
    sum ^= sum >> 29U;
  }
  for (; i < pixels.size(); ++i) {
    sum = (sum ^ pixels[i]) * prime;
  }
  return sum;
}

/// When a file was last changed, as its file system counts; 0 where it is not there.
std::int64_t timeOf(const fs::path& path) {
  std::error_code error;
  const auto time = fs::last_write_time(path, error);
  return error ? 0 : static_cast<std::int64_t>(time.time_since_epoch().count());
}

std::size_t sizeOf(const fs::path& folder) {
  std::size_t bytes = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator i(folder, error), end; !error && i != end; i.increment(error)) {
    std::error_code ignored;
    const auto size = i->file_size(ignored);
    bytes += ignored ? 0 : static_cast<std::size_t>(size);
  }
  return bytes;
}

bool plausible(const Header& header) {
  const auto side = [](std::int32_t value) { return value >= 1 && value <= largestSide; };
  return header.magic == magic && side(header.width) && side(header.height) &&
         (header.channels == 1 || header.channels == 3);
}

}  // namespace

DiskCache::DiskCache(fs::path folder, fs::path sources, const std::string& preparation, std::size_t maximumBytes,
                     std::size_t wantedBytes)
    : folder_(std::move(folder)),
      own_(folder_ / toHex(sha256(preparation)).substr(0, 16)),
      sources_(std::move(sources)),
      maximumBytes_(maximumBytes) {
  makeRoom(std::min(wantedBytes, maximumBytes));
  std::error_code ignored;
  fs::create_directories(own_, ignored);
  fs::last_write_time(own_, fs::file_time_type::clock::now(), ignored);  // the longest unused goes first
}

void DiskCache::makeRoom(std::size_t wantedBytes) {
  struct Other {
    fs::path folder;
    std::int64_t used;
    std::size_t bytes;
  };
  std::vector<Other> others;
  std::error_code error;
  for (fs::directory_iterator i(folder_, error), end; !error && i != end; i.increment(error)) {
    if (i->path() != own_) others.push_back({i->path(), timeOf(i->path()), sizeOf(i->path())});
  }
  std::ranges::sort(others, {}, &Other::used);
  std::size_t taken = 0;
  for (const Other& other : others) taken += other.bytes;
  for (const Other& other : others) {
    if (taken + wantedBytes <= maximumBytes_) break;
    std::error_code ignored;
    fs::remove_all(other.folder, ignored);
    taken -= other.bytes;
  }
  bytes_ = taken + sizeOf(own_);
}

fs::path DiskCache::fileFor(const ExampleRecord& example) const {
  const auto name = toHex(example.hash);
  return own_ / name.substr(0, 2) / name.substr(2);
}

std::optional<Image> DiskCache::find(const ExampleRecord& example) const {
  std::ifstream file(fileFor(example), std::ios::binary);
  Header header;
  if (!file || !file.read(reinterpret_cast<char*>(&header), sizeof header) || !plausible(header)) return std::nullopt;
  if (header.sourceSize != example.size || header.sourceTime != timeOf(sources_ / example.path)) return std::nullopt;
  Image image(header.width, header.height, header.channels);
  if (!file.read(reinterpret_cast<char*>(image.pixels.data()), static_cast<std::streamsize>(image.pixels.size()))) {
    return std::nullopt;
  }
  return sumOf(image.pixels) == header.sum ? std::optional(std::move(image)) : std::nullopt;
}

void DiskCache::put(const ExampleRecord& example, const Image& image) const {
  const std::size_t size = sizeof(Header) + image.pixels.size();
  if (bytes_ + size > maximumBytes_) return;
  const Header header{magic,        timeOf(sources_ / example.path), example.size, image.width, image.height,
                      image.channels, 0,                             sumOf(image.pixels)};
  const fs::path target = fileFor(example);
  std::error_code ignored;
  fs::create_directories(target.parent_path(), ignored);
  const fs::path temporary =
      target.native() + fmt::format(".{}-{}", ::getpid(), std::hash<std::thread::id>{}(std::this_thread::get_id()));
  {
    std::ofstream file(temporary, std::ios::binary | std::ios::trunc);
    file.write(reinterpret_cast<const char*>(&header), sizeof header);
    file.write(reinterpret_cast<const char*>(image.pixels.data()), static_cast<std::streamsize>(image.pixels.size()));
    if (!file.flush()) {  // a full disk, say
      fs::remove(temporary, ignored);
      return;
    }
  }
  fs::rename(temporary, target, ignored);
  bytes_ += size;
}

}  // namespace luthier

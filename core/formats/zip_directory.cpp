// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/zip_directory.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "core/base/error.h"
#include "core/formats/little_endian.h"

namespace luthier {
namespace {

constexpr std::uint32_t localSignature = 0x04034b50;
constexpr std::uint32_t centralSignature = 0x02014b50;
constexpr std::uint32_t endSignature = 0x06054b50;
constexpr std::uint32_t end64Signature = 0x06064b50;
constexpr std::uint32_t locator64Signature = 0x07064b50;
constexpr std::size_t localBytes = 30;
constexpr std::size_t centralBytes = 46;
constexpr std::size_t endBytes = 22;
constexpr std::size_t end64Bytes = 56;
constexpr std::size_t locator64Bytes = 20;
constexpr std::uint64_t maximumComment = 65535;
constexpr std::uint64_t maximumDirectoryBytes = 1U << 27U;
constexpr std::uint16_t zip64Field = 1;

using Bytes = std::span<const std::byte>;

std::uint16_t number16(Bytes bytes, std::size_t at) { return readLittleEndian<std::uint16_t>(bytes.subspan(at)); }
std::uint32_t number32(Bytes bytes, std::size_t at) { return readLittleEndian<std::uint32_t>(bytes.subspan(at)); }
std::uint64_t number64(Bytes bytes, std::size_t at) { return readLittleEndian<std::uint64_t>(bytes.subspan(at)); }

struct Directory {
  std::uint64_t members = 0, length = 0, offset = 0;
};

/// A central entry's sizes and place, widened from the zip64 field where the 32-bit ones are saturated.
struct Entry {
  std::string name;
  std::uint64_t compressed = 0, length = 0, header = 0;
  std::uint16_t flags = 0, method = 0;
};

class DirectoryReader {
 public:
  explicit DirectoryReader(const InputFile& file) : file_(file) {}

  std::map<std::string, ZipMember> read() {
    const auto directory = findDirectory();
    if (directory.members > maximumZipMembers || directory.length > maximumDirectoryBytes) {
      refuse(fmt::format("it claims {} members", directory.members));
    }
    const auto bytes = readPart(directory.offset, directory.length);
    std::map<std::string, ZipMember> members;
    std::size_t position = 0;
    for (std::uint64_t index = 0; index < directory.members; ++index) {
      const auto entry = readEntry(bytes, position);
      if (!members.emplace(entry.name, locate(entry)).second) {
        refuse(fmt::format("the member \"{}\" occurs twice", entry.name));
      }
    }
    return members;
  }

 private:
  [[noreturn]] void refuse(const std::string& detail) const {
    throw Error(ErrorCode::ArchiveDamaged, {{"file", displayPath(file_.path())}, {"detail", detail}});
  }

  std::vector<std::byte> readPart(std::uint64_t offset, std::uint64_t length) const {
    if (offset > file_.size() || length > file_.size() - offset) {
      refuse(fmt::format("a part at byte {} of {} bytes lies outside the file", offset, length));
    }
    return file_.read(offset, static_cast<std::size_t>(length));
  }

  Directory findDirectory() const {
    const std::uint64_t tailLength = std::min(file_.size(), maximumComment + endBytes);
    const auto tail = readPart(file_.size() - tailLength, tailLength);
    for (std::size_t at = tail.size() < endBytes ? 0 : tail.size() - endBytes + 1; at-- > 0;) {
      if (number32(tail, at) == endSignature && at + endBytes + number16(tail, at + 20) == tail.size()) {
        return readEnd(Bytes(tail).subspan(at), file_.size() - tailLength + at);
      }
    }
    refuse("its directory at the end is missing");
  }

  Directory readEnd(Bytes end, std::uint64_t position) const {
    if (position >= locator64Bytes) {
      const auto locator = readPart(position - locator64Bytes, locator64Bytes);
      if (number32(locator, 0) == locator64Signature) {
        return readEnd64(number64(locator, 8));
      }
    }
    return {number16(end, 10), number32(end, 12), number32(end, 16)};
  }

  Directory readEnd64(std::uint64_t position) const {
    const auto end = readPart(position, end64Bytes);
    if (number32(end, 0) != end64Signature) {
      refuse("its zip64 directory is missing");
    }
    return {number64(end, 32), number64(end, 40), number64(end, 48)};
  }

  Entry readEntry(Bytes bytes, std::size_t& position) const {
    if (bytes.size() - position < centralBytes || number32(bytes, position) != centralSignature) {
      refuse("its directory ends too early");
    }
    const auto head = bytes.subspan(position, centralBytes);
    const std::size_t nameLength = number16(head, 28);
    const std::size_t extraLength = number16(head, 30);
    const std::size_t commentLength = number16(head, 32);
    position += centralBytes;
    if (bytes.size() - position < nameLength + extraLength + commentLength) {
      refuse("its directory ends too early");
    }
    Entry entry;
    entry.name.assign(reinterpret_cast<const char*>(bytes.data() + position), nameLength);
    entry.flags = number16(head, 8);
    entry.method = number16(head, 10);
    entry.compressed = number32(head, 20);
    entry.length = number32(head, 24);
    entry.header = number32(head, 42);
    widen(entry, bytes.subspan(position + nameLength, extraLength));
    position += nameLength + extraLength + commentLength;
    return entry;
  }

  void widen(Entry& entry, Bytes extra) const {
    while (extra.size() >= 4) {
      const std::size_t length = number16(extra, 2);
      if (extra.size() - 4 < length) {
        return;
      }
      if (number16(extra, 0) == zip64Field) {
        takeWideNumbers(entry, extra.subspan(4, length));
        return;
      }
      extra = extra.subspan(4 + length);
    }
  }

  void takeWideNumbers(Entry& entry, Bytes field) const {
    for (std::uint64_t* number : {&entry.length, &entry.compressed, &entry.header}) {
      if (*number != UINT32_MAX) {
        continue;
      }
      if (field.size() < sizeof(std::uint64_t)) {
        refuse(fmt::format("the sizes of \"{}\" are incomplete", entry.name));
      }
      *number = number64(field, 0);
      field = field.subspan(sizeof(std::uint64_t));
    }
  }

  ZipMember locate(const Entry& entry) const {
    if (entry.method != 0 || entry.compressed != entry.length || (entry.flags & 1U) != 0) {
      refuse(fmt::format("the member \"{}\" is compressed or encrypted, which torch never writes", entry.name));
    }
    const auto local = readPart(entry.header, localBytes);
    if (number32(local, 0) != localSignature) {
      refuse(fmt::format("the member \"{}\" is not where the directory says", entry.name));
    }
    const std::uint64_t offset = entry.header + localBytes + number16(local, 26) + number16(local, 28);
    if (offset > file_.size() || entry.length > file_.size() - offset) {
      refuse(fmt::format("the member \"{}\" reaches beyond the file's end", entry.name));
    }
    return {offset, entry.length};
  }

  const InputFile& file_;
};

}  // namespace

std::map<std::string, ZipMember> readZipDirectory(const InputFile& file) { return DirectoryReader(file).read(); }

}  // namespace luthier

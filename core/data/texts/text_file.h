// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/text/charset.h"

namespace luthier {

/// A text file, plain or gzip-compressed, read once from front to back as UTF-8. One thread.
class TextFile {
 public:
  /// `charset`: "auto", or a name as detectCharset() gives it. Throws Error{FileUnreadable, FileTruncated, FileEmpty}.
  TextFile(std::filesystem::path path, const std::string& charset);
  ~TextFile();

  [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
  [[nodiscard]] const std::string& charset() const noexcept { return charset_; }
  /// Appends about `bytes` more to `into`; false where nothing is left. Throws Error{FileTruncated} where a compressed file ends
  /// early, Error{FileUnreadable} where it is damaged.
  bool read(std::string& into, std::size_t bytes);
  /// Bytes of the file (as it lies on the disk) that were read so far.
  [[nodiscard]] std::int64_t consumed() const;

 private:
  struct Zip;
  void fill(std::size_t bytes);

  std::filesystem::path path_;
  std::string charset_;
  std::unique_ptr<Zip> zip_;
  std::unique_ptr<CharsetDecoder> decoder_;
  std::vector<std::byte> bytes_;  // read, not yet decoded
  bool ended_ = false;            // nothing more comes from the file
  bool finished_ = false;         // nor from the decoder
};

/// "reviews.csv.gz" -> ".csv", in lower case.
[[nodiscard]] std::string textExtension(const std::filesystem::path& path);

}  // namespace luthier

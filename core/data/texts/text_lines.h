// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/data/texts/text_file.h"

namespace luthier {

/// The lines of a text file, however long, without their ends (LF or CR LF). One thread.
class TextLines {
 public:
  TextLines(const std::filesystem::path& path, const std::string& charset) : file_(path, charset) {}

  /// The next line, valid until the next call; nothing at the end. Throws what TextFile throws, and Error{RowTextTooLong} for
  /// a line of more than 256 MB.
  [[nodiscard]] std::optional<std::string_view> next();
  /// Number of the line given last, from 1.
  [[nodiscard]] std::int64_t number() const noexcept { return number_; }
  [[nodiscard]] const TextFile& file() const noexcept { return file_; }

 private:
  TextFile file_;
  std::string buffer_;
  std::size_t begin_ = 0;  // of the next line in the buffer
  std::int64_t number_ = 0;
};

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/texts/text_lines.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/files.h"

namespace luthier {

std::optional<std::string_view> TextLines::next() {
  constexpr std::size_t longest = std::size_t{1} << 28U;
  constexpr std::size_t piece = std::size_t{1} << 18U;
  std::size_t searched = begin_;
  std::size_t end = buffer_.find('\n', searched);
  while (end == std::string::npos) {
    searched = buffer_.size() - begin_;
    if (searched > longest) {
      throw Error(ErrorCode::RowTextTooLong, {{"file", displayPath(file_.path())},
                                              {"line", std::to_string(number_ + 1)},
                                              {"length", std::to_string(searched)},
                                              {"limit", std::to_string(longest)}});
    }
    buffer_.erase(0, begin_);
    begin_ = 0;
    if (!file_.read(buffer_, std::max(piece, searched))) break;
    end = buffer_.find('\n', searched);
  }
  if (end == std::string::npos && begin_ == buffer_.size()) return std::nullopt;
  std::string_view line = std::string_view(buffer_).substr(begin_, end == std::string::npos ? end : end - begin_);
  begin_ = end == std::string::npos ? buffer_.size() : end + 1;
  if (line.ends_with('\r')) line.remove_suffix(1);
  ++number_;
  return line;
}

}  // namespace luthier

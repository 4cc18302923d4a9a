// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/texts/row_check.h"

#include "core/base/utf8.h"
#include "core/text/cleaning.h"

namespace luthier {

RowChecker::RowChecker(const Configuration& settings)
    : cleaner_(settings),
      dropEmpty_(settings.boolean("drop_empty")),
      dropDuplicates_(settings.boolean("drop_duplicates")),
      shortest_(static_cast<std::size_t>(settings.integer("minimum_length"))),
      longest_(static_cast<std::size_t>(settings.integer("maximum_length"))) {}

std::optional<Problem> RowChecker::problemOf(const std::string& text, const std::string& charset) const {
  if (text.find('\0') != std::string::npos) return Problem{ErrorCode::TextHoldsNul, {}};
  // Decoders write U+FFFD for bytes that are no characters; UTF-8 comes as it stands.
  const bool wrong = charset == "UTF-8" ? !isValidUtf8(text) : text.find("\xEF\xBF\xBD") != std::string::npos;
  if (wrong) return Problem{ErrorCode::TextEncodingWrong, {{"encoding", charset}}};
  if (text.size() > longest_) {
    return Problem{ErrorCode::RowTextTooLong,
                   {{"length", std::to_string(text.size())}, {"limit", std::to_string(longest_)}}};
  }
  return std::nullopt;
}

void RowChecker::check(TextRow& row, const std::string& charset, bool& wanted) const {
  wanted = true;
  if (row.problem) return;
  row.problem = problemOf(row.text, charset);
  if (!row.problem && row.second) row.problem = problemOf(*row.second, charset);
  if (row.problem) return;
  if (row.words.empty()) row.text = cleaner_.clean(std::move(row.text));
  if (row.second && row.answers.empty() && row.questionId.empty()) row.second = cleaner_.clean(std::move(*row.second));
  const bool blank = row.text.find_first_not_of(" \t\r\n") == std::string::npos;
  if (blank && dropEmpty_) {
    row.problem = Problem{ErrorCode::RowTextEmpty, {}};
  } else if (shortest_ > 0 && cleaning::characters(row.text) < shortest_) {
    wanted = false;
  }
}

}  // namespace luthier

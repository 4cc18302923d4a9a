// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/protocol/text_messages.h"
#include "core/store/records.h"

namespace luthier {

/// An answer in a passage; `start` counts bytes.
struct AnswerText {
  std::string text;
  std::int64_t start = 0;
};

/// A text on its way into a dataset, whatever layout it comes from.
struct TextRow {
  std::string file;  // relative to the source
  std::int64_t line = 0;
  std::string text;
  std::optional<std::string> second;
  std::optional<std::string> label;                // class or number, as written
  std::optional<std::vector<std::string>> labels;  // where the row has a list of classes
  std::optional<Split> split;
  std::string group;
  std::vector<std::pair<std::int64_t, std::int64_t>> words;  // bytes of `text`
  std::vector<std::string> tags;                             // one a word: B-x, I-x or O
  std::vector<AnswerText> answers;
  std::string questionId;
  std::optional<Problem> problem;  // why it cannot be used
  std::optional<Problem> warning;  // what was mended in it

  void clear() { *this = TextRow(); }
};

/// The rows of a file or folder, from front to back. One thread.
class TextRows {
 public:
  virtual ~TextRows() = default;
  /// False at the end. Throws where reading cannot go on.
  virtual bool next(TextRow& row) = 0;
  /// Bytes read so far, of all files.
  [[nodiscard]] virtual std::int64_t consumed() const = 0;
  /// Encoding of the file that the last row came from.
  [[nodiscard]] virtual const std::string& charset() const = 0;
  /// What was detected: encoding, dialect, header, columns with their roles, the first rows as read.
  [[nodiscard]] virtual protocol::FoundTable describe() const = 0;
  /// The task that the layout itself serves; "" where the labels decide.
  [[nodiscard]] virtual std::string task() const { return ""; }
};

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "core/text/files/json_part.h"
#include "core/text/shortcuts/word_cache.h"
#include "core/text/token_list.h"

namespace luthier::text {

/// The quick way through the usual kinds of tokenizers: the text is cut where no part of the pipeline looks across, and what
/// each stretch became is remembered. Ids, offsets and words are those of the pipeline, which does every stretch once.
class Shortcut {
 public:
  /// Runs the whole pipeline on a stretch.
  using Pipe = std::function<void(std::string_view, TokenList&)>;

  /// `spaces`: TokenList::spaces is wanted.
  Shortcut(Pipe pipe, bool spaces) : pipe_(std::move(pipe)), spaces_(spaces) {}
  virtual ~Shortcut() = default;
  Shortcut(const Shortcut&) = delete;
  Shortcut& operator=(const Shortcut&) = delete;

  /// Appends the tokens of a well-formed text without added tokens; false, and nothing done, where the text is not of the kind
  /// that can be cut.
  [[nodiscard]] virtual bool tokenize(std::string_view text, TokenList& tokens) const = 0;

 protected:
  /// Appends one stretch, which begins at byte `position` of its text. `word`: words so far.
  void append(std::string_view stretch, std::size_t position, std::int32_t& word, TokenList& tokens) const;

 private:
  void appendNew(std::string_view stretch, std::size_t position, std::int32_t& word, TokenList& tokens) const;

  Pipe pipe_;
  bool spaces_;
  mutable WordCache cache_;
};

/// For a tokenizer.json whose parts allow one, else null. `pipe` must outlive it;
/// `spaces`: as above.
[[nodiscard]] std::unique_ptr<Shortcut> makeShortcut(const JsonPart& file, Shortcut::Pipe pipe, bool spaces);

[[nodiscard]] std::unique_ptr<Shortcut> makeBertShortcut(const JsonPart& file, Shortcut::Pipe pipe, bool spaces);
[[nodiscard]] std::unique_ptr<Shortcut> makeByteLevelShortcut(const JsonPart& file, Shortcut::Pipe pipe, bool spaces);

}  // namespace luthier::text

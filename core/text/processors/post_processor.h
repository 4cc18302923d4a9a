// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/files/json_part.h"
#include "core/text/processors/truncation.h"
#include "core/text/token_list.h"

namespace luthier::text {

/// What goes into the result beside the tokens.
struct ProcessOptions {
  bool addSpecialTokens = true;
  bool tokens = false;
};

/// A sequence with its text and what truncation left of it.
struct ProcessedSequence {
  const TokenList* tokens;
  const Parts* parts;
  std::string_view text;
};

/// The part that trims offsets and puts special tokens around the sequences. All of tokenizers' post-processors come down to
/// a list of trimmings and a template. Immutable; thread-safe.
class PostProcessor {
 public:
  /// Without a part: the sequences as they are.
  explicit PostProcessor(const std::optional<JsonPart>& part);

  [[nodiscard]] std::size_t addedTokens(bool pair) const;
  /// Whether TokenList::spaces is needed.
  [[nodiscard]] bool trimsOffsets() const noexcept { return !trimmings_.empty(); }
  [[nodiscard]] const std::vector<std::pair<std::string, std::int32_t>>& specialTokens() const { return specials_; }

  /// Writes everything into `encoding`, overflowing parts included.
  void process(const std::vector<ProcessedSequence>& sequences, const ProcessOptions& options, Encoding& encoding) const;

 private:
  struct TemplatePiece {
    std::int8_t sequence = Encoding::noSequence;
    std::int32_t typeId = 0;
    std::vector<std::int32_t> ids{};  // of a special token
    std::vector<std::string> tokens{};
  };
  using Template = std::vector<TemplatePiece>;
  struct Trimming {
    bool prefixSpace;
  };

  void read(const JsonPart& part);
  void readTemplate(const JsonPart& part);
  void readFixed(const JsonPart& part, bool roberta);
  void setTemplate(const JsonPart& part, Template single, Template pair);
  [[nodiscard]] Template readPieces(const JsonPart& pieces, const JsonPart& specials);
  void write(const Template& pieces, const std::vector<ProcessedSequence>& sequences, const std::vector<std::size_t>& choice,
             const ProcessOptions& options, Encoding& encoding) const;
  void append(const TemplatePiece& piece, const ProcessedSequence& sequence, const TokenRange& range,
              Encoding& encoding) const;

  Template single_;
  Template pair_;
  bool hasTemplate_ = false;
  std::vector<Trimming> trimmings_;
  std::vector<std::pair<std::string, std::int32_t>> specials_;
};

}  // namespace luthier::text

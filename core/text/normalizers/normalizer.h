// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/text/aligned_text.h"
#include "core/text/files/json_part.h"

namespace luthier::text {

/// The part that cleans a text before it is split. Immutable; thread-safe.
class Normalizer {
 public:
  virtual ~Normalizer() = default;
  virtual void apply(AlignedText& text) const = 0;
};

/// What the Bert normalizer is told to do.
struct BertCleaning {
  bool cleanText = true;
  bool spaceChinese = true;
  bool stripAccents = true;
  bool lowercase = true;

  bool operator==(const BertCleaning&) const = default;
};

[[nodiscard]] BertCleaning readBertCleaning(const JsonPart& part);
/// Whether the Bert normalizer sets the character apart as a word of its own.
[[nodiscard]] bool isChineseCharacter(char32_t character);

/// The "normalizer" part of a tokenizer.json.
[[nodiscard]] std::unique_ptr<Normalizer> makeNormalizer(const JsonPart& part);

[[nodiscard]] std::unique_ptr<Normalizer> makeBertNormalizer(const JsonPart& part);
[[nodiscard]] std::unique_ptr<Normalizer> makeReplace(const JsonPart& part);
[[nodiscard]] std::unique_ptr<Normalizer> makePrecompiled(const JsonPart& part);
[[nodiscard]] std::unique_ptr<Normalizer> makeNmt();

/// The normalizer that does the function.
template <typename Function>
[[nodiscard]] std::unique_ptr<Normalizer> normalizerFrom(Function function) {
  class FunctionNormalizer : public Normalizer {
   public:
    explicit FunctionNormalizer(Function function) : function_(std::move(function)) {}
    void apply(AlignedText& text) const override { function_(text); }

   private:
    Function function_;
  };
  return std::make_unique<FunctionNormalizer>(std::move(function));
}

}  // namespace luthier::text

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/text/files/json_part.h"

namespace luthier::text {

/// The part that turns token texts back into readable ones, which are then joined. Immutable; thread-safe.
class Decoder {
 public:
  virtual ~Decoder() = default;
  [[nodiscard]] virtual std::vector<std::string> apply(std::vector<std::string> tokens) const = 0;
};

/// The "decoder" part of a tokenizer.json.
[[nodiscard]] std::unique_ptr<Decoder> makeDecoder(const JsonPart& part);

[[nodiscard]] std::unique_ptr<Decoder> makeWordPieceDecoder(const JsonPart& part);
[[nodiscard]] std::unique_ptr<Decoder> makeCtcDecoder(const JsonPart& part);
[[nodiscard]] std::unique_ptr<Decoder> makeByteLevelDecoder();
[[nodiscard]] std::unique_ptr<Decoder> makeByteFallbackDecoder();

[[nodiscard]] std::string replaceAll(std::string_view text, std::string_view from, std::string_view to);

/// The decoder that does the function.
template <typename Function>
[[nodiscard]] std::unique_ptr<Decoder> decoderFrom(Function function) {
  class FunctionDecoder : public Decoder {
   public:
    explicit FunctionDecoder(Function function) : function_(std::move(function)) {}
    [[nodiscard]] std::vector<std::string> apply(std::vector<std::string> tokens) const override {
      return function_(std::move(tokens));
    }

   private:
    Function function_;
  };
  return std::make_unique<FunctionDecoder>(std::move(function));
}

}  // namespace luthier::text

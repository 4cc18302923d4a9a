// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/base/random.h"
#include "core/loading/batch.h"
#include "core/store/records.h"

namespace luthier {

/// One window of a text as a network reads it, unpadded, and what its task wants of it.
struct TokenRow {
  std::vector<std::int32_t> ids;
  std::vector<std::uint8_t> types;    // token types; empty: all 0
  std::vector<std::int32_t> targets;  // as the task's TextFormat reads them; may be empty

  [[nodiscard]] std::int32_t length() const noexcept { return static_cast<std::int32_t>(ids.size()); }
  [[nodiscard]] std::size_t bytes() const noexcept;
};

/// What a task makes of texts. Thread-safe.
class TextFormat {
 public:
  virtual ~TextFormat() = default;
  /// The windows of one example, at least one; most tasks have exactly one.
  [[nodiscard]] virtual std::vector<TokenRow> rows(const ExampleRecord& example, const TextRecord& text) const = 0;
  /// Targets of the rows of one batch, which are padded to `length` tokens.
  [[nodiscard]] virtual torch::Tensor targets(std::span<const TokenRow> rows, std::int64_t length) const = 0;
  /// Inputs of the same rows, given their padded ids, mask and types: N x 3 x L, or N x 4 x L where the network shall answer
  /// only for some tokens (TextModel::forward).
  [[nodiscard]] virtual torch::Tensor inputs(const torch::Tensor& padded, const torch::Tensor& /*targets*/) const {
    return padded;
  }
  /// Chance: what differs from epoch to epoch (masking). Does nothing where nothing is random.
  virtual void disturb(TokenRow&, Random&) const {}
};

struct TextLoaderOptions {
  bool augmented = false;  // false: chance falls the same way in every epoch
  std::int64_t seed = 1;
  std::size_t cacheBytes = 0;      // token ids kept in memory; what does not fit is tokenized again
  std::int64_t paddingToken = 0;   // id
  std::int64_t maximumLength = 0;  // tokens that fit the network
};

/// Where a window comes from.
struct WindowPlace {
  std::size_t example = 0;  // position in the split
  std::size_t window = 0;   // of that example
};

/// Batches of texts: inputs N x 3 x L int64 (ids, attention mask, token types; what else TextFormat::inputs adds), L the longest of the batch as a multiple of
/// `paddingStep`. Its examples are windows. The constructor tokenizes the whole split, on all cores; it blocks.
class TextLoader final : public BatchMaker {
 public:
  /// `examples` and `texts` are one split in stable order and outlive the loader.
  TextLoader(std::shared_ptr<const TextFormat> format, const std::vector<ExampleRecord>& examples,
             const std::vector<const TextRecord*>& texts, TextLoaderOptions options);

  [[nodiscard]] std::size_t size() const override { return places_.size(); }
  [[nodiscard]] std::span<const std::int32_t> lengths() const override { return lengths_; }
  [[nodiscard]] Batch make(const BatchRequest& request) const override;

  /// By position: windows of one example follow each other.
  [[nodiscard]] const std::vector<WindowPlace>& places() const noexcept { return places_; }
  /// As the network sees it, without chance.
  [[nodiscard]] TokenRow row(std::size_t position) const;

 private:
  std::shared_ptr<const TextFormat> format_;
  const std::vector<ExampleRecord>& examples_;
  const std::vector<const TextRecord*>& texts_;
  TextLoaderOptions options_;
  std::vector<WindowPlace> places_;
  std::vector<std::int32_t> lengths_;
  std::vector<TokenRow> rows_;  // by position; without ids where there was no room
};

/// Fills rows up to one length: the inputs of a batch. `length` 0: the longest of them, as a multiple of paddingStep, at most
/// `maximumLength`.
[[nodiscard]] torch::Tensor paddedInputs(std::span<const TokenRow> rows, std::int64_t paddingToken,
                                         std::int64_t maximumLength);

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loading/text_loader.h"

#include <algorithm>
#include <atomic>
#include <utility>

#include "core/data/parallel.h"
#include "core/loading/sampler.h"

namespace luthier {

namespace {
constexpr std::uint64_t disturbanceStream = 0x7E87;
}  // namespace

std::size_t TokenRow::bytes() const noexcept {
  return sizeof(TokenRow) + ids.capacity() * sizeof(ids[0]) + types.capacity() + targets.capacity() * sizeof(targets[0]);
}

torch::Tensor paddedInputs(std::span<const TokenRow> rows, std::int64_t paddingToken, std::int64_t maximumLength) {
  std::int32_t longest = 1;
  for (const auto& row : rows) {
    longest = std::max(longest, row.length());
  }
  const auto length = std::max<std::int64_t>(longest, std::min<std::int64_t>(paddedLength(longest), maximumLength));
  auto inputs = torch::zeros({static_cast<std::int64_t>(rows.size()), 3, length}, torch::kInt64);
  auto* place = inputs.mutable_data_ptr<std::int64_t>();
  for (const auto& row : rows) {
    const auto end = std::copy(row.ids.begin(), row.ids.end(), place);
    std::fill(end, place + length, paddingToken);
    std::fill_n(place + length, row.ids.size(), std::int64_t{1});
    std::copy(row.types.begin(), row.types.end(), place + 2 * length);
    place += 3 * length;
  }
  return inputs;
}

TextLoader::TextLoader(std::shared_ptr<const TextFormat> format, const std::vector<ExampleRecord>& examples,
                       const std::vector<const TextRecord*>& texts, TextLoaderOptions options)
    : format_(std::move(format)), examples_(examples), texts_(texts), options_(options) {
  std::vector<std::vector<TokenRow>> all(examples_.size());
  std::vector<std::vector<std::int32_t>> lengths(examples_.size());
  std::atomic<std::size_t> bytes = 0;
  const auto tokenize = [&](std::size_t example) {
    auto rows = format_->rows(examples_[example], *texts_[example]);
    std::size_t size = 0;
    for (const auto& row : rows) {
      lengths[example].push_back(row.length());
      size += row.bytes();
    }
    if (bytes.fetch_add(size) + size <= options_.cacheBytes) {
      all[example] = std::move(rows);
    }
  };
  parallelFor(examples_.size(), tokenize, "tokenize", nullptr, CancelToken());
  for (std::size_t example = 0; example < all.size(); ++example) {
    for (std::size_t window = 0; window < lengths[example].size(); ++window) {
      places_.push_back({example, window});
      lengths_.push_back(lengths[example][window]);
      rows_.push_back(all[example].empty() ? TokenRow{} : std::move(all[example][window]));
    }
  }
}

TokenRow TextLoader::row(std::size_t position) const {
  if (!rows_[position].ids.empty()) {
    return rows_[position];
  }
  const auto& place = places_[position];
  return std::move(format_->rows(examples_[place.example], *texts_[place.example])[place.window]);
}

Batch TextLoader::make(const BatchRequest& request) const {
  std::vector<TokenRow> rows;
  rows.reserve(request.positions.size());
  Batch batch;
  for (const auto position : request.positions) {
    auto random = Random::keyed(static_cast<std::uint64_t>(options_.seed), disturbanceStream,
                                options_.augmented ? static_cast<std::uint64_t>(request.epoch) + 1 : 0, position);
    format_->disturb(rows.emplace_back(row(position)), random);
    batch.tokens += rows.back().length();
  }
  batch.inputs = paddedInputs(rows, options_.paddingToken, options_.maximumLength);
  batch.targets = format_->targets(rows, batch.inputs.size(2));
  batch.inputs = format_->inputs(batch.inputs, batch.targets);
  batch.positions = request.positions;
  return batch;
}

}  // namespace luthier

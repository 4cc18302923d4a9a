// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/formats/tensor_descriptor.h"

namespace luthier {

/// More dimensions than this are refused.
inline constexpr std::size_t maximumDimensions = 32;

/// Number of elements; nothing where a dimension is negative or the product overflows.
[[nodiscard]] std::optional<std::uint64_t> elementCount(std::span<const std::int64_t> shape);

/// Strides of a contiguous tensor, in elements. The shape's count must have been checked.
[[nodiscard]] std::vector<std::int64_t> contiguousStrides(std::span<const std::int64_t> shape);

/// Whether every element lies inside the descriptor's storage; every step is checked for overflow.
[[nodiscard]] bool liesInsideStorage(const TensorDescriptor& tensor);

}  // namespace luthier

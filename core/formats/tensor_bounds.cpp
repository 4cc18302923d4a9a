// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/tensor_bounds.h"

#include <algorithm>

namespace luthier {
namespace {

/// Index of the last element inside the storage; nothing where a number is negative or overflows.
std::optional<std::int64_t> lastElement(const TensorDescriptor& tensor) {
  std::int64_t last = tensor.storageOffset;
  for (std::size_t dimension = 0; dimension < tensor.shape.size(); ++dimension) {
    std::int64_t reach = 0;
    if (tensor.strides[dimension] < 0 ||
        __builtin_mul_overflow(tensor.shape[dimension] - 1, tensor.strides[dimension], &reach) ||
        __builtin_add_overflow(last, reach, &last)) {
      return std::nullopt;
    }
  }
  return last;
}

}  // namespace

std::optional<std::uint64_t> elementCount(std::span<const std::int64_t> shape) {
  // Zeros first: 2^40 x 2^40 x 0 is an empty tensor, not an overflow.
  if (std::any_of(shape.begin(), shape.end(), [](std::int64_t size) { return size < 0; })) {
    return std::nullopt;
  }
  if (std::any_of(shape.begin(), shape.end(), [](std::int64_t size) { return size == 0; })) {
    return 0;
  }
  std::uint64_t count = 1;
  for (const std::int64_t size : shape) {
    if (__builtin_mul_overflow(count, static_cast<std::uint64_t>(size), &count)) {
      return std::nullopt;
    }
  }
  return count;
}

std::vector<std::int64_t> contiguousStrides(std::span<const std::int64_t> shape) {
  std::vector<std::int64_t> strides(shape.size(), 1);
  for (std::size_t index = shape.size(); index > 1; --index) {
    strides[index - 2] = strides[index - 1] * std::max<std::int64_t>(shape[index - 1], 1);
  }
  return strides;
}

bool liesInsideStorage(const TensorDescriptor& tensor) {
  const auto count = elementCount(tensor.shape);
  if (!count || tensor.storageOffset < 0 || tensor.shape.size() != tensor.strides.size() ||
      tensor.shape.size() > maximumDimensions) {
    return false;
  }
  if (*count == 0) {
    return true;
  }
  const auto last = lastElement(tensor);
  return last && static_cast<std::uint64_t>(*last) < tensor.length / dtypeBytes(tensor.type);
}

}  // namespace luthier

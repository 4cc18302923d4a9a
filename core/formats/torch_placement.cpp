// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/formats/tensor_bounds.h"
#include "core/formats/torch_tensors.h"

namespace luthier {
namespace {

constexpr std::uint64_t maximumInflation = 200;

[[noreturn]] void damaged(const std::filesystem::path& path, const std::string& detail) {
  throw Error(ErrorCode::PickleDamaged, {{"file", displayPath(path)}, {"detail", detail}});
}

}  // namespace

TensorDescriptor placeTensor(const TorchTensor& tensor, std::uint64_t offset, std::uint64_t length,
                             const std::filesystem::path& path) {
  const std::uint64_t elementBytes = tensor.storage.type ? dtypeBytes(*tensor.storage.type) : 1;
  std::uint64_t viewStart = 0;
  std::uint64_t viewLength = 0;
  if (__builtin_mul_overflow(tensor.storage.viewOffset, elementBytes, &viewStart) ||
      __builtin_mul_overflow(tensor.storage.count, elementBytes, &viewLength) || viewStart > length ||
      viewLength > length - viewStart) {
    damaged(path, fmt::format("the storage of the tensor \"{}\" has {} elements, which its {} bytes cannot hold",
                              tensor.tensor.name, tensor.storage.count, length));
  }
  TensorDescriptor placed = tensor.tensor;
  placed.offset = offset + viewStart;
  placed.length = viewLength;
  if (!liesInsideStorage(placed)) {
    damaged(path, fmt::format("the tensor \"{}\" reaches outside its storage", placed.name));
  }
  return placed;
}

void refuseInflatedTensors(const std::vector<TensorDescriptor>& tensors, std::uint64_t fileBytes,
                           const std::filesystem::path& path) {
  std::uint64_t total = 0;
  std::uint64_t limit = 0;
  if (__builtin_mul_overflow(fileBytes, maximumInflation, &limit)) {
    limit = UINT64_MAX;
  }
  for (const auto& tensor : tensors) {
    const auto count = elementCount(tensor.shape);
    std::uint64_t bytes = 0;
    if (!count || __builtin_mul_overflow(*count, dtypeBytes(tensor.type), &bytes) ||
        __builtin_add_overflow(total, bytes, &total) || total > limit) {
      damaged(path, fmt::format("its tensors claim more than {} times the file's size", maximumInflation));
    }
  }
}

}  // namespace luthier

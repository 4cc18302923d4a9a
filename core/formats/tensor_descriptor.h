// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace luthier {

/// Element types of safetensors (names as in its specification).
enum class DType { Bool, U8, I8, I16, U16, F16, BF16, I32, U32, F32, I64, U64, F64 };
[[nodiscard]] std::size_t dtypeBytes(DType type);
[[nodiscard]] std::string_view dtypeName(DType type);
[[nodiscard]] std::optional<DType> dtypeFromName(std::string_view name);

/// A tensor inside a weights file, without its data: where its bytes lie. Bounds are checked when the file is opened, so
/// that every element of every descriptor lies inside [offset, offset + length) and inside the file. Strides count elements.
struct TensorDescriptor {
  std::string name;
  DType type = DType::F32;
  std::vector<std::int64_t> shape;
  std::vector<std::int64_t> strides;
  std::uint64_t offset = 0;        // of the storage, in bytes from the start of the file
  std::uint64_t length = 0;        // of the storage, in bytes
  std::int64_t storageOffset = 0;  // of the first element inside the storage, in elements
  bool bigEndian = false;
};

/// What a weights file holds: safetensors, or a torch archive of either format.
struct WeightsFile {
  std::string format;                     // "safetensors", "torch_zip", "torch_legacy"
  std::vector<TensorDescriptor> tensors;  // nested state dicts flattened: "state_dict.module.conv1.weight"
  std::vector<std::pair<std::string, std::string>> metadata;
};

}  // namespace luthier

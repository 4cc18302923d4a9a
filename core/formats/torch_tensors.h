// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/formats/pickle_tree.h"
#include "core/formats/tensor_descriptor.h"

namespace luthier {

/// A storage as a persistent id names it. Counts and the view are in elements of `type`.
struct TorchStorage {
  std::string key;
  std::optional<DType> type;  // nothing: untyped, counted in bytes
  std::uint64_t count = 0;
  std::uint64_t viewOffset = 0;  // into the stored storage (files of torch before 0.4)
};

/// A tensor as the pickle describes it; its storage is placed later.
struct TorchTensor {
  TensorDescriptor tensor;
  TorchStorage storage;
};

/// Finds the tensors of a torch pickle in its nested dicts: "state_dict.conv1.weight". Everything else (optimizer states under
/// numbers, numpy scalars, namespaces, foreign classes) is passed over. Throws Error{PickleDamaged, PickleUnsafe,
/// PickleWholeModule, FormatUnknown}.
[[nodiscard]] std::vector<TorchTensor> findTorchTensors(const PickleTree& tree, const std::filesystem::path& path);

/// Sets offset and length of the tensor's storage, which lies at [offset, offset + length) of the file, and checks every
/// element. Throws Error{PickleDamaged}.
[[nodiscard]] TensorDescriptor placeTensor(const TorchTensor& tensor, std::uint64_t offset, std::uint64_t length,
                                           const std::filesystem::path& path);

/// Refuses tensors that together need far more memory than the file has bytes (strides of zero repeat one element).
void refuseInflatedTensors(const std::vector<TensorDescriptor>& tensors, std::uint64_t fileBytes,
                           const std::filesystem::path& path);

}  // namespace luthier

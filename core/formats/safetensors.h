// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/formats/tensor_descriptor.h"

namespace luthier {

/// Reads a safetensors header (specification: huggingface/safetensors README). Header at most 100 MB; offsets must cover the
/// data without gaps or overlaps and end at the file's end. Throws Error{SafetensorsDamaged}.
[[nodiscard]] WeightsFile readSafetensorsHeader(const std::filesystem::path& path);

/// One tensor to write; `bytes` must stay valid during the call.
struct TensorBytes {
  std::string name;
  DType type = DType::F32;
  std::vector<std::int64_t> shape;
  std::span<const std::byte> bytes;
};
/// The file's content; keys sorted by descending alignment, then name, as the reference writer does.
[[nodiscard]] std::vector<std::byte> encodeSafetensors(std::span<const TensorBytes> tensors,
                                                       const std::map<std::string, std::string>& metadata);

}  // namespace luthier

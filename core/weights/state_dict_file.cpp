// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <tuple>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/formats/safetensors.h"
#include "core/formats/torch_archive.h"
#include "core/weights/element_types.h"
#include "core/weights/state_dict.h"
#include "core/weights/wrapper_names.h"

namespace luthier {
namespace {

/// Puts big-endian elements into this machine's order (all that LibTorch supports are little-endian).
void swapBytes(torch::Tensor& bytes, std::size_t elementBytes) {
  auto* data = bytes.data_ptr<std::uint8_t>();
  for (std::int64_t at = 0; at < bytes.numel(); at += static_cast<std::int64_t>(elementBytes)) {
    std::reverse(data + at, data + at + elementBytes);
  }
}

/// Reads each storage once, however many tensors share it.
class StorageReader {
 public:
  explicit StorageReader(const std::filesystem::path& path) : file_(path) {}

  torch::Tensor read(const TensorDescriptor& descriptor) {
    const auto key = std::tuple(descriptor.offset, descriptor.length, descriptor.type);
    auto found = storages_.find(key);
    if (found == storages_.end()) {
      found = storages_.emplace(key, readStorage(descriptor)).first;
    }
    return found->second.as_strided(descriptor.shape, descriptor.strides, descriptor.storageOffset).contiguous();
  }

 private:
  torch::Tensor readStorage(const TensorDescriptor& descriptor) const {
    const auto elementBytes = dtypeBytes(descriptor.type);
    const auto length = descriptor.length - descriptor.length % elementBytes;
    auto bytes = torch::empty({static_cast<std::int64_t>(length)}, torch::kUInt8);
    file_.read(descriptor.offset, {reinterpret_cast<std::byte*>(bytes.data_ptr<std::uint8_t>()), length});
    if (descriptor.bigEndian) {
      swapBytes(bytes, elementBytes);
    }
    // A byte that is neither 0 nor 1 is no bool that C++ may read.
    return descriptor.type == DType::Bool ? bytes.ne(0) : bytes.view(toScalarType(descriptor.type));
  }

  InputFile file_;
  std::map<std::tuple<std::uint64_t, std::uint64_t, DType>, torch::Tensor> storages_;
};

}  // namespace

StateDict loadStateDict(const std::filesystem::path& path) {
  const auto contents = readWeightsFile(path);
  StorageReader reader(path);
  StateDict state;
  for (const auto& descriptor : contents.tensors) {
    state.emplace(descriptor.name, reader.read(descriptor));
  }
  return withoutWrappers(std::move(state));
}

void saveStateDict(const std::filesystem::path& path, const StateDict& state,
                   const std::map<std::string, std::string>& metadata) {
  std::vector<torch::Tensor> kept;
  std::vector<TensorBytes> tensors;
  for (const auto& [name, tensor] : state) {
    const auto& plain = kept.emplace_back(tensor.detach().to(torch::kCPU).contiguous());
    tensors.push_back({name,
                       fromScalarType(plain.scalar_type()),
                       plain.sizes().vec(),
                       {static_cast<const std::byte*>(plain.const_data_ptr()), plain.nbytes()}});
  }
  writeFileAtomically(path, encodeSafetensors(tensors, metadata));
}

}  // namespace luthier

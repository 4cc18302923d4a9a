// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "core/base/files.h"
#include "core/formats/tensor_descriptor.h"
#include "core/formats/torch_archive.h"

namespace luthier {

inline std::filesystem::path fixture(const std::string& name) {
  return std::filesystem::path(LUTHIER_SOURCE_DIR) / "tests/fixtures/formats" / name;
}

/// A folder of the test's own, in memory where the system has one, removed at its end.
class ScratchFolder {
 public:
  ScratchFolder() {
    const std::filesystem::path memory = "/dev/shm";
    const auto parent = std::filesystem::exists(memory) ? memory : std::filesystem::temp_directory_path();
    auto pattern = (parent / "luthier-formats-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  ~ScratchFolder() { std::filesystem::remove_all(path_); }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

inline void writePlain(const std::filesystem::path& path, std::span<const std::byte> bytes) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

inline void writePlain(const std::filesystem::path& path, const std::string& text) {
  writePlain(path, std::as_bytes(std::span(text)));
}

/// The element at `index` of the storage, as a number; only the types of the fixtures.
inline double readElement(const InputFile& file, const TensorDescriptor& tensor, std::int64_t index) {
  const auto width = dtypeBytes(tensor.type);
  auto bytes = file.read(tensor.offset + static_cast<std::uint64_t>(index) * width, width);
  if (tensor.bigEndian) {
    std::reverse(bytes.begin(), bytes.end());
  }
  std::uint64_t bits = 0;
  std::memcpy(&bits, bytes.data(), width);
  switch (tensor.type) {
    case DType::F32:
      return std::bit_cast<float>(static_cast<std::uint32_t>(bits));
    case DType::BF16:
      return std::bit_cast<float>(static_cast<std::uint32_t>(bits << 16U));
    case DType::U8:
      return static_cast<double>(bits);
    case DType::I64:
      return static_cast<double>(static_cast<std::int64_t>(bits));
    case DType::F16: {
      const double fraction = 1.0 + static_cast<double>(bits & 0x3ffU) / 1024.0;
      const double value = std::ldexp(fraction, static_cast<int>((bits >> 10U) & 0x1fU) - 15);
      return (bits & 0x8000U) != 0 ? -value : value;
    }
    default:
      ADD_FAILURE() << "type " << dtypeName(tensor.type);
      return 0.0;
  }
}

/// All elements in row-major order, through the strides.
inline std::vector<double> readElements(const InputFile& file, const TensorDescriptor& tensor) {
  std::vector<std::int64_t> indices{tensor.storageOffset};
  for (std::size_t dimension = 0; dimension < tensor.shape.size(); ++dimension) {
    std::vector<std::int64_t> next;
    for (const auto start : indices) {
      for (std::int64_t step = 0; step < tensor.shape[dimension]; ++step) {
        next.push_back(start + step * tensor.strides[dimension]);
      }
    }
    indices = std::move(next);
  }
  std::vector<double> values;
  for (const auto index : indices) {
    values.push_back(readElement(file, tensor, index));
  }
  return values;
}

struct Contents {
  std::vector<std::int64_t> shape;
  std::vector<double> values;
  bool operator==(const Contents&) const = default;
};

inline std::map<std::string, Contents> readContents(const std::filesystem::path& path) {
  const auto weights = readWeightsFile(path);
  const InputFile file(path);
  std::map<std::string, Contents> contents;
  for (const auto& tensor : weights.tensors) {
    contents[tensor.name] = {tensor.shape, readElements(file, tensor)};
  }
  return contents;
}

/// What make_fixtures.py puts into every good file.
inline std::map<std::string, Contents> expectedContents(const std::string& prefix = "") {
  std::map<std::string, Contents> expected;
  Contents base{{3, 4}, {}};
  Contents transposed{{4, 3}, {}};
  for (int index = 0; index < 12; ++index) {
    base.values.push_back(index / 4.0);
    transposed.values.push_back((index % 3 * 4 + index / 3) / 4.0);
  }
  expected[prefix + "plain"] = base;
  expected[prefix + "transposed"] = transposed;
  expected[prefix + "shared"] = base;
  expected[prefix + "part"] = {{2, 2}, {1.25, 1.5, 2.25, 2.5}};
  expected[prefix + "half"] = {{3}, {0.5, -1.25, 2.0}};
  expected[prefix + "brain"] = {{3}, {0.5, -1.25, 2.0}};
  expected[prefix + "count"] = {{}, {7}};
  return expected;
}

}  // namespace luthier

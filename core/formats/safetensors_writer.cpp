// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/formats/little_endian.h"
#include "core/formats/safetensors.h"

namespace luthier {
namespace {

constexpr std::size_t headerAlignment = 8;

std::vector<const TensorBytes*> inFileOrder(std::span<const TensorBytes> tensors) {
  std::vector<const TensorBytes*> order;
  for (const auto& tensor : tensors) {
    order.push_back(&tensor);
  }
  std::sort(order.begin(), order.end(), [](const TensorBytes* a, const TensorBytes* b) {
    const auto left = dtypeBytes(a->type);
    const auto right = dtypeBytes(b->type);
    return left != right ? left > right : a->name < b->name;
  });
  return order;
}

std::string encodeHeader(const std::vector<const TensorBytes*>& order, const std::map<std::string, std::string>& metadata) {
  nlohmann::ordered_json header = nlohmann::ordered_json::object();
  if (!metadata.empty()) {
    header["__metadata__"] = metadata;
  }
  std::size_t offset = 0;
  for (const auto* tensor : order) {
    const std::size_t end = offset + tensor->bytes.size();
    header[tensor->name] = {{"dtype", dtypeName(tensor->type)}, {"shape", tensor->shape}, {"data_offsets", {offset, end}}};
    offset = end;
  }
  std::string text = header.dump();
  text.append((headerAlignment - text.size() % headerAlignment) % headerAlignment, ' ');
  return text;
}

}  // namespace

std::vector<std::byte> encodeSafetensors(std::span<const TensorBytes> tensors,
                                         const std::map<std::string, std::string>& metadata) {
  const auto order = inFileOrder(tensors);
  const auto header = encodeHeader(order, metadata);
  std::size_t total = sizeof(std::uint64_t) + header.size();
  for (const auto* tensor : order) {
    total += tensor->bytes.size();
  }
  std::vector<std::byte> content(total);
  writeLittleEndian<std::uint64_t>(header.size(), content);
  auto end = std::ranges::copy(std::as_bytes(std::span(header)), content.begin() + sizeof(std::uint64_t)).out;
  for (const auto* tensor : order) {
    end = std::ranges::copy(tensor->bytes, end).out;
  }
  return content;
}

}  // namespace luthier

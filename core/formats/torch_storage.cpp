// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/torch_storage.h"

#include <algorithm>
#include <array>

namespace luthier {
namespace {

struct TypeRow {
  std::string_view dtype, storage;
  DType type;
};

constexpr std::array<TypeRow, 13> typeRows{{{"torch.float32", "torch.FloatStorage", DType::F32},
                                            {"torch.float64", "torch.DoubleStorage", DType::F64},
                                            {"torch.float16", "torch.HalfStorage", DType::F16},
                                            {"torch.bfloat16", "torch.BFloat16Storage", DType::BF16},
                                            {"torch.int64", "torch.LongStorage", DType::I64},
                                            {"torch.int32", "torch.IntStorage", DType::I32},
                                            {"torch.int16", "torch.ShortStorage", DType::I16},
                                            {"torch.int8", "torch.CharStorage", DType::I8},
                                            {"torch.uint8", "torch.ByteStorage", DType::U8},
                                            {"torch.bool", "torch.BoolStorage", DType::Bool},
                                            {"torch.uint16", "", DType::U16},
                                            {"torch.uint32", "", DType::U32},
                                            {"torch.uint64", "", DType::U64}}};

std::optional<std::uint64_t> countOf(const PickleValue& value) {
  if (value.kind != PickleKind::Integer || value.integer < 0) {
    return std::nullopt;
  }
  return static_cast<std::uint64_t>(value.integer);
}

/// Numbers as keys occur in old files.
std::string keyOf(const PickleValue& value) {
  return value.kind == PickleKind::Integer ? std::to_string(value.integer) : value.text;
}

/// (key, offset, count) of a storage that is a part of another one; None in every newer file.
bool applyView(const PickleTree& tree, const PickleValue& view, TorchStorage& storage) {
  if (view.kind == PickleKind::None) {
    return true;
  }
  if (view.kind != PickleKind::Tuple || view.items.size() != 3) {
    return false;
  }
  const auto offset = countOf(tree.at(view.items[1]));
  const auto count = countOf(tree.at(view.items[2]));
  if (!offset || !count) {
    return false;
  }
  storage.viewOffset = *offset;
  storage.count = *count;
  return true;
}

}  // namespace

std::optional<DType> torchType(std::string_view globalName) {
  const auto found = std::find_if(typeRows.begin(), typeRows.end(), [&](const TypeRow& row) {
    return row.dtype == globalName || (!row.storage.empty() && row.storage == globalName);
  });
  return found == typeRows.end() ? std::nullopt : std::optional(found->type);
}

std::optional<TorchStorage> readTorchStorage(const PickleTree& tree, PickleId id) {
  const auto& value = tree.at(id);
  if (value.kind != PickleKind::Persistent) {
    return std::nullopt;
  }
  const auto& name = tree.at(value.arguments);
  if (name.kind != PickleKind::Tuple || name.items.size() < 5 || tree.at(name.items[0]).text != "storage") {
    return std::nullopt;
  }
  TorchStorage storage;
  const auto typeName = tree.globalName(name.items[1]);
  storage.type = torchType(typeName);
  const auto count = countOf(tree.at(name.items[4]));
  if (!count || (!storage.type && typeName != "torch.storage.UntypedStorage")) {
    return std::nullopt;
  }
  storage.key = keyOf(tree.at(name.items[2]));
  storage.count = *count;
  if (name.items.size() > 5 && !applyView(tree, tree.at(name.items[5]), storage)) {
    return std::nullopt;
  }
  return storage;
}

}  // namespace luthier

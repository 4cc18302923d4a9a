// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/tensor_descriptor.h"

#include <algorithm>
#include <array>

namespace luthier {
namespace {

struct DTypeRow {
  DType type;
  std::size_t bytes;
  std::string_view name;
};

constexpr std::array<DTypeRow, 13> dtypeRows{{{DType::Bool, 1, "BOOL"},
                                              {DType::U8, 1, "U8"},
                                              {DType::I8, 1, "I8"},
                                              {DType::I16, 2, "I16"},
                                              {DType::U16, 2, "U16"},
                                              {DType::F16, 2, "F16"},
                                              {DType::BF16, 2, "BF16"},
                                              {DType::I32, 4, "I32"},
                                              {DType::U32, 4, "U32"},
                                              {DType::F32, 4, "F32"},
                                              {DType::I64, 8, "I64"},
                                              {DType::U64, 8, "U64"},
                                              {DType::F64, 8, "F64"}}};

const DTypeRow& rowOf(DType type) { return dtypeRows.at(static_cast<std::size_t>(type)); }

}  // namespace

std::size_t dtypeBytes(DType type) { return rowOf(type).bytes; }

std::string_view dtypeName(DType type) { return rowOf(type).name; }

std::optional<DType> dtypeFromName(std::string_view name) {
  const auto found = std::find_if(dtypeRows.begin(), dtypeRows.end(), [&](const DTypeRow& row) { return row.name == name; });
  return found == dtypeRows.end() ? std::nullopt : std::optional(found->type);
}

}  // namespace luthier

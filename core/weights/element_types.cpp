// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/element_types.h"

#include <algorithm>
#include <array>

#include "core/base/error.h"

namespace luthier {
namespace {

struct TypePair {
  DType stored;
  torch::ScalarType scalar;
};

constexpr std::array<TypePair, 13> typePairs{{{DType::Bool, torch::kBool},
                                              {DType::U8, torch::kUInt8},
                                              {DType::I8, torch::kInt8},
                                              {DType::I16, torch::kInt16},
                                              {DType::U16, torch::kUInt16},
                                              {DType::F16, torch::kFloat16},
                                              {DType::BF16, torch::kBFloat16},
                                              {DType::I32, torch::kInt32},
                                              {DType::U32, torch::kUInt32},
                                              {DType::F32, torch::kFloat32},
                                              {DType::I64, torch::kInt64},
                                              {DType::U64, torch::kUInt64},
                                              {DType::F64, torch::kFloat64}}};

}  // namespace

torch::ScalarType toScalarType(DType type) { return typePairs.at(static_cast<std::size_t>(type)).scalar; }

DType fromScalarType(torch::ScalarType type) {
  const auto found =
      std::find_if(typePairs.begin(), typePairs.end(), [type](const TypePair& pair) { return pair.scalar == type; });
  if (found == typePairs.end()) {
    throw Error(ErrorCode::Internal, {{"detail", std::string("tensors of ") + torch::toString(type) + " cannot be saved"}});
  }
  return found->stored;
}

}  // namespace luthier

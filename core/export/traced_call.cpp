// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/traced_call.h"

#include "core/base/error.h"

namespace luthier {
namespace {

std::vector<std::int64_t> sidesOf(const torch::jit::Value& value) {
  const auto type = value.type()->cast<c10::TensorType>();
  const auto sides = type ? type->sizes().concrete_sizes() : std::nullopt;
  return sides.value_or(std::vector<std::int64_t>{});
}

}  // namespace

void TracedCall::refuse(const std::string& detail) const {
  throw Error(ErrorCode::ExportUnsupported,
              {{"format", "ONNX"}, {"detail", std::string(node_.kind().toQualString()) + ": " + detail + "."}});
}

const torch::jit::Value& TracedCall::value(const char* argument) const {
  const auto index = node_.schema().argumentIndexWithName(argument);
  if (!index) {
    refuse(std::string("it has no argument ") + argument);
  }
  return *node_.inputs().at(static_cast<std::size_t>(*index));
}

const c10::IValue& TracedCall::constant(const char* argument) const {
  const auto found = values_.constants.find(&value(argument));
  if (found == values_.constants.end()) {
    refuse(std::string("its argument ") + argument + " is computed by the network");
  }
  return found->second;
}

bool TracedCall::isNone(const char* argument) const {
  const auto found = values_.constants.find(&value(argument));
  return found != values_.constants.end() && found->second.isNone();
}

std::string TracedCall::nameOf(const torch::jit::Value& value) const {
  if (const auto computed = values_.names.find(&value); computed != values_.names.end()) {
    return computed->second;
  }
  const auto found = values_.constants.find(&value);
  if (found == values_.constants.end() || !(found->second.isTensor() || found->second.isScalar())) {
    refuse("an input is no tensor");
  }
  const auto path = values_.paths.find(&value);
  const auto name = path != values_.paths.end() ? builder_.weight(path->second, found->second.toTensor())
                    : found->second.isTensor()  ? builder_.constant(found->second.toTensor())
                                                : builder_.constant(found->second.toScalar().toDouble());
  values_.names.emplace(&value, name);
  return name;
}

std::string TracedCall::tensor(const char* argument) const { return isNone(argument) ? "" : nameOf(value(argument)); }

std::vector<std::string> TracedCall::tensors(const char* argument) const {
  std::vector<std::string> names;
  const auto* list = value(argument).node();
  if (list->kind() != c10::prim::ListConstruct) {
    refuse("its tensors are no list");
  }
  for (const auto* entry : list->inputs()) {
    names.push_back(nameOf(*entry));
  }
  return names;
}

std::optional<torch::Tensor> TracedCall::constantTensor(const char* argument) const {
  const auto found = values_.constants.find(&value(argument));
  return found != values_.constants.end() && found->second.isTensor() ? std::optional(found->second.toTensor())
                                                                      : std::nullopt;
}

std::int64_t TracedCall::integer(const char* argument) const {
  const auto& found = constant(argument);
  if (found.isBool()) {
    return found.toBool() ? 1 : 0;
  }
  if (!found.isInt()) {
    refuse(std::string("its argument ") + argument + " is no integer");
  }
  return found.toInt();
}

std::int64_t TracedCall::integerOr(const char* argument, std::int64_t otherwise) const {
  return isNone(argument) ? otherwise : integer(argument);
}

double TracedCall::real(const char* argument) const {
  const auto& found = constant(argument);
  if (!found.isScalar()) {
    refuse(std::string("its argument ") + argument + " is no number");
  }
  return found.toScalar().toDouble();
}

std::string TracedCall::text(const char* argument) const { return constant(argument).toStringRef(); }

std::vector<std::int64_t> TracedCall::integers(const char* argument) const {
  const auto& found = constant(argument);
  if (!found.isIntList()) {
    refuse(std::string("its argument ") + argument + " is no list of integers");
  }
  return found.toIntVector();
}

std::vector<std::int64_t> TracedCall::pair(const char* argument) const {
  auto values = integers(argument);
  if (values.size() == 1) {
    values.push_back(values.front());
  }
  return values;
}

std::vector<std::int64_t> TracedCall::shape(const char* argument) const { return sidesOf(value(argument)); }

std::vector<std::int64_t> TracedCall::outputShape() const { return sidesOf(*node_.output()); }

}  // namespace luthier

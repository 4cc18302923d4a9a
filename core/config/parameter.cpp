// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/parameter.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/base/error.h"
#include "core/config/parameter_check.h"

namespace luthier {
namespace {

/// What is allowed, in a form that needs no translation: "1 … 1000", "sgd | adamw".
std::string expectation(const Parameter& parameter) {
  switch (parameter.type) {
    case ParameterType::Boolean:
      return "true | false";
    case ParameterType::Choice: {
      std::vector<std::string> ids;
      for (const ParameterChoice& choice : parameter.choices) {
        ids.push_back(choice.id);
      }
      return fmt::format("{}", fmt::join(ids, " | "));
    }
    case ParameterType::Integer:
      return fmt::format("{:.0f} … {:.0f}", parameter.minimum, parameter.maximum);
    case ParameterType::Real:
      return fmt::format("{} … {}", parameter.minimum, parameter.maximum);
    case ParameterType::Text:
      break;
  }
  return "…";
}

template <typename Number>
std::optional<Number> parseNumber(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return number;
}

std::optional<bool> parseBoolean(std::string_view text) {
  if (text == "true" || text == "1" || text == "yes" || text == "on") {
    return true;
  }
  if (text == "false" || text == "0" || text == "no" || text == "off") {
    return false;
  }
  return std::nullopt;
}

bool inRange(const Parameter& parameter, double number) {
  return std::isfinite(number) && number >= parameter.minimum && number <= parameter.maximum;
}

std::optional<ParameterValue> asInteger(const Parameter& parameter, const ParameterValue& value) {
  std::optional<std::int64_t> number;
  if (const auto* integer = std::get_if<std::int64_t>(&value)) {
    number = *integer;
  } else if (const auto* real = std::get_if<double>(&value);
             real != nullptr && std::abs(*real) < 0x1p53 && std::trunc(*real) == *real) {
    number = static_cast<std::int64_t>(*real);
  }
  if (!number || !inRange(parameter, static_cast<double>(*number))) {
    return std::nullopt;
  }
  return ParameterValue(*number);
}

std::optional<ParameterValue> asReal(const Parameter& parameter, const ParameterValue& value) {
  double number = std::nan("");
  if (const auto* real = std::get_if<double>(&value)) {
    number = *real;
  } else if (const auto* integer = std::get_if<std::int64_t>(&value)) {
    number = static_cast<double>(*integer);
  }
  return inRange(parameter, number) ? std::optional<ParameterValue>(number) : std::nullopt;
}

std::optional<ParameterValue> asText(const Parameter& parameter, const ParameterValue& value) {
  const auto* text = std::get_if<std::string>(&value);
  if (text == nullptr) {
    return std::nullopt;
  }
  if (parameter.type == ParameterType::Text) {
    return ParameterValue(*text);
  }
  const auto chosen = std::ranges::find_if(parameter.choices, [&](const ParameterChoice& choice) {
    return choice.id == *text || (!choice.former.empty() && choice.former == *text);
  });
  return chosen != parameter.choices.end() ? std::optional<ParameterValue>(chosen->id) : std::nullopt;
}

std::optional<ParameterValue> converted(const Parameter& parameter, const ParameterValue& value) {
  switch (parameter.type) {
    case ParameterType::Boolean:
      return std::holds_alternative<bool>(value) ? std::optional<ParameterValue>(value) : std::nullopt;
    case ParameterType::Integer:
      return asInteger(parameter, value);
    case ParameterType::Real:
      return asReal(parameter, value);
    case ParameterType::Choice:
    case ParameterType::Text:
      return asText(parameter, value);
  }
  return std::nullopt;
}

std::optional<ParameterValue> parsed(ParameterType type, std::string_view text) {
  switch (type) {
    case ParameterType::Boolean:
      if (const auto boolean = parseBoolean(text)) return ParameterValue(*boolean);
      return std::nullopt;
    case ParameterType::Integer:
      if (const auto integer = parseNumber<std::int64_t>(text)) return ParameterValue(*integer);
      return std::nullopt;
    case ParameterType::Real:
      if (const auto real = parseNumber<double>(text)) return ParameterValue(*real);
      return std::nullopt;
    case ParameterType::Choice:
    case ParameterType::Text:
      break;
  }
  return ParameterValue(std::string(text));
}

}  // namespace

Problem invalidParameter(const Parameter& parameter, std::string_view value) {
  return {ErrorCode::InvalidParameter,
          {{"parameter", parameter.id}, {"value", std::string(value)}, {"expected", expectation(parameter)}}};
}

ParameterValue checkedValue(const Parameter& parameter, const ParameterValue& value) {
  const std::optional<ParameterValue> good = converted(parameter, value);
  if (!good) {
    throw Error(invalidParameter(parameter, toText(value)));
  }
  return *good;
}

std::string toText(const ParameterValue& value) {
  return std::visit([](const auto& held) { return fmt::format("{}", held); }, value);
}

ParameterValue parseParameter(const Parameter& parameter, std::string_view text) {
  const std::optional<ParameterValue> value = parsed(parameter.type, text);
  if (!value) {
    throw Error(invalidParameter(parameter, text));
  }
  return checkedValue(parameter, *value);
}

}  // namespace luthier

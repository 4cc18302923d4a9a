// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace luthier {

enum class ParameterType { Boolean, Integer, Real, Choice, Text };

/// A value of a parameter; Choice and Text are strings.
using ParameterValue = std::variant<bool, std::int64_t, double, std::string>;

/// One choice: its identifier and its English label (context "Parameter").
struct ParameterChoice {
  std::string id;
  const char* label = "";
  std::string former = {};  // its id in older configurations; "" always the same
};

/// The one declaration of a setting. Form, validation, command line, help and documentation are made from it. Texts are
/// English and are the keys of their translations, in the context "Parameter".
struct Parameter {
  std::string id;          // "learning_rate": as in --set and in the stored configuration
  const char* group = "";  // heading in the form
  const char* label = "";
  const char* help = "";  // one or two sentences: what it does, when to change it
  const char* unit = "";  // "", "%", "px", "s", "MB" ...
  ParameterType type = ParameterType::Text;
  ParameterValue standard;  // the default
  double minimum = -std::numeric_limits<double>::infinity();
  double maximum = std::numeric_limits<double>::infinity();
  std::vector<ParameterChoice> choices;
  bool essential = false;          // shown at once; the others are one fold away
  bool logarithmic = false;        // stepped by factors in the form
  std::string relevantIf;          // "schedule=step": shown only while that parameter has that value; "" always
  std::string former;              // its id in older configurations, still understood; "" always the same
  std::vector<std::string> tasks;  // ids of the tasks that have it; empty: every one
};

/// Text of a value as --set takes it ("true", "0.001", "adamw"); reals in the shortest form that reads back equal.
[[nodiscard]] std::string toText(const ParameterValue& value);
/// The value that `text` means for `parameter`. Throws Error{InvalidParameter} (arguments: parameter, value, expected).
[[nodiscard]] ParameterValue parseParameter(const Parameter& parameter, std::string_view text);

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/config/parameter.h"

namespace luthier {

/// Builds a list of declarations. Each function appends one parameter under the current heading and returns it, so that
/// what is rarely needed (unit, essential, relevantIf) is set behind; the reference holds until the next call.
class ParameterList {
 public:
  void group(const char* heading) { heading_ = heading; }

  Parameter& boolean(const char* id, bool standard, const char* label, const char* help) {
    return add(id, ParameterType::Boolean, standard, label, help);
  }
  Parameter& integer(const char* id, std::int64_t standard, double minimum, double maximum, const char* label,
                     const char* help) {
    return ranged(add(id, ParameterType::Integer, standard, label, help), minimum, maximum);
  }
  Parameter& real(const char* id, double standard, double minimum, double maximum, const char* label, const char* help) {
    return ranged(add(id, ParameterType::Real, standard, label, help), minimum, maximum);
  }
  Parameter& choice(const char* id, const char* standard, const char* label, const char* help,
                    std::vector<ParameterChoice> choices) {
    Parameter& parameter = add(id, ParameterType::Choice, std::string(standard), label, help);
    parameter.choices = std::move(choices);
    return parameter;
  }
  Parameter& text(const char* id, const char* standard, const char* label, const char* help) {
    return add(id, ParameterType::Text, std::string(standard), label, help);
  }

  /// A parameter that was declared elsewhere, heading included.
  Parameter& adopt(Parameter parameter) { return parameters_.emplace_back(std::move(parameter)); }

  [[nodiscard]] std::vector<Parameter> take() { return std::move(parameters_); }

 private:
  Parameter& add(const char* id, ParameterType type, ParameterValue standard, const char* label, const char* help) {
    Parameter parameter;
    parameter.id = id;
    parameter.group = heading_;
    parameter.label = label;
    parameter.help = help;
    parameter.type = type;
    parameter.standard = std::move(standard);
    return parameters_.emplace_back(std::move(parameter));
  }
  static Parameter& ranged(Parameter& parameter, double minimum, double maximum) {
    parameter.minimum = minimum;
    parameter.maximum = maximum;
    return parameter;
  }

  const char* heading_ = "";
  std::vector<Parameter> parameters_;
};

}  // namespace luthier

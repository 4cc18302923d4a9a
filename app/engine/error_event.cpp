// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/error_event.h"

namespace luthier {

Problem problemOfErrorEvent(const nlohmann::ordered_json& event) {
  const auto message = event.value("message", std::string());
  const auto code = errorCodeFromName(event.value("code", std::string()));
  if (!code) {
    return {ErrorCode::Internal, {{"detail", message}}};
  }
  Problem problem{*code, {}};
  if (const auto found = event.find("arguments"); found != event.end() && found->is_object()) {
    for (const auto& [name, value] : found->items()) {
      problem.arguments[name] = value.is_string() ? value.get<std::string>() : value.dump();
    }
  }
  if (problem.arguments.empty() && englishCause(problem).find('{') != std::string::npos) {
    return {ErrorCode::Internal, {{"detail", message}}};
  }
  return problem;
}

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/protocol/text_messages.h"

namespace luthier::cli {

/// An answer in a cell, and how sure the model is of it ("" where it does not say).
struct AnswerText {
  std::string answer, probability;
};

/// Of classes: the first, or all that reach `threshold` where several may hold (then the least of their probabilities).
[[nodiscard]] AnswerText classText(const std::vector<protocol::ClassProbability>& top, double threshold);

/// Writes "class" and "probability", or "classes" where several may hold, and "top" into an event.
void tellClasses(nlohmann::ordered_json& event, const std::vector<protocol::ClassProbability>& top, double threshold);

}  // namespace luthier::cli

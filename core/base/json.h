// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "core/base/error.h"

namespace luthier {

/// Parses JSON that we did not write: at most `maximumBytes`, nesting at most 64, duplicate keys refused, UTF-8 only.
/// Throws Error{`code`} with the argument detail (and whatever `arguments` holds).
[[nodiscard]] nlohmann::ordered_json parseForeignJson(std::string_view text, ErrorCode code,
                                                      const ErrorArguments& arguments = {},
                                                      std::size_t maximumBytes = 100U << 20U);

[[nodiscard]] nlohmann::ordered_json problemToJson(const Problem& problem);
[[nodiscard]] Problem problemFromJson(const nlohmann::ordered_json& json);

}  // namespace luthier

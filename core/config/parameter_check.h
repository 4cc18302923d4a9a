// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "core/base/error.h"
#include "core/config/parameter.h"

namespace luthier {

/// The value in the parameter's own type (3 for 3.0 and back). Throws Error{InvalidParameter} for a wrong type, a number out
/// of range or not finite, an unknown choice.
[[nodiscard]] ParameterValue checkedValue(const Parameter& parameter, const ParameterValue& value);
/// The problem that checkedValue() throws.
[[nodiscard]] Problem invalidParameter(const Parameter& parameter, std::string_view value);

}  // namespace luthier

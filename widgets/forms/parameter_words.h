// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string_view>
#include <vector>

#include "core/config/parameter.h"

namespace luthier {

/// The label of a setting, as its form shows it; `id` itself where `declarations` has none of that name.
[[nodiscard]] QString parameterLabel(const std::vector<Parameter>& declarations, std::string_view id);
/// The label of one of a setting's choices; `choice` itself where it has none of that name.
[[nodiscard]] QString choiceLabel(const std::vector<Parameter>& declarations, std::string_view id, std::string_view choice);

}  // namespace luthier

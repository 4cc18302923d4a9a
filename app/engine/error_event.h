// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include "core/base/error.h"

namespace luthier {

/// The problem of an {"event":"error","code":...,"message":...,"arguments":{...}} line. An unknown code, or one without the
/// arguments that its text needs, becomes Internal with the worker's message as its detail.
[[nodiscard]] Problem problemOfErrorEvent(const nlohmann::ordered_json& event);

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/collection.h"
#include "core/protocol/messages.h"

namespace luthier {

/// Counts per class and split, and the problems that names alone show (no files, empty classes, a single class).
[[nodiscard]] protocol::InspectReply describeCollection(const Collection& collection, const std::string& layout);

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/base/error.h"

namespace luthier {

/// A problem in the window's language, its placeholders filled; plain text (show it as Qt::PlainText).
[[nodiscard]] QString causeText(const Problem& problem);
[[nodiscard]] QString cureText(const Problem& problem);
/// Cause, then cure.
[[nodiscard]] QString problemText(const Problem& problem);

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace luthier {

/// `form` in a column that scrolls down only, on the ground of the card it stands on.
[[nodiscard]] QWidget* makeFormArea(QWidget* form);

}  // namespace luthier

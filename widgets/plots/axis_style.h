// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

namespace luthier {

/// Colours and fonts of an axis in the scheme of the moment.
void dressAxis(QCPAxis& axis, bool ticks, bool grid);

}  // namespace luthier

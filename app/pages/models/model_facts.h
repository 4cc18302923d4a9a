// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/store/records.h"

namespace luthier {

/// The store's JSON columns of a model, as lines to read; "" where there is nothing to say.
struct ModelFacts {
  QString classNames;     // the first few, and how many more
  QString preprocessing;  // "resize 32, mean 0.485 0.456 0.406, deviation ..."
};
[[nodiscard]] ModelFacts readModelFacts(const ModelRecord& model);

}  // namespace luthier

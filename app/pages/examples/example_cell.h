// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "core/store/records.h"
#include "widgets/image/image_grid_model.h"

namespace luthier {

/// One example as a grid shows it. `answer` is -1 where no prediction belongs to it.
struct ExampleCell {
  RowId id = 0;
  std::int32_t truth = 0;
  std::int32_t answer = -1;
  float confidence = 0.0F;
};

/// "T-shirt", below it "54 %, is Shirt" for a mistake.
[[nodiscard]] ImageItem toImageItem(const ExampleCell& cell, const QStringList& classes);

/// Class names as the window's strings.
[[nodiscard]] QStringList classNames(const DatasetRecord& dataset);

}  // namespace luthier

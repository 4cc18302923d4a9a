// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/data/dataset.h"

namespace luthier {

/// A stream whose next batch is made on a thread of its own while the last one is used, so that reading and storing overlap. At
/// most two batches are in memory. What making a batch throws comes from next(), and ends the stream. The destructor waits for
/// the batch in the making. `inner` is called from that thread alone, and so are the callbacks it was given.
[[nodiscard]] std::unique_ptr<TextStream> readAhead(std::unique_ptr<TextStream> inner);

}  // namespace luthier

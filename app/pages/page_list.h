// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/pages/page.h"
#include "widgets/theme/icons.h"

namespace luthier {

/// The pages in the rail's order; the last stands at its foot. `name` is English and the key of its translation, in the
/// context "Page". A new page is a line here.
struct PageEntry {
  PageId id;
  const char* name;
  theme::Icon icon;
  Page* (*make)(const StudioContext& context);
};
[[nodiscard]] const std::vector<PageEntry>& pageList();

}  // namespace luthier

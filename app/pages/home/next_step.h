// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "app/engine/navigator.h"
#include "app/engine/run_watcher.h"

namespace luthier {

/// What a person would sensibly do next with the workspace as it stands.
struct NextStep {
  QString title;
  QString text;
  QString button;
  Destination destination;
};
[[nodiscard]] NextStep nextStep(const WorkspaceSnapshot& snapshot);

}  // namespace luthier

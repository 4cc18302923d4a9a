// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/run_watcher.h"
#include "app/engine/session.h"
#include "app/engine/store_client.h"
#include "app/pages/studio_context.h"

namespace luthier {

/// Everything that belongs to the workspace that is open, in the order in which it is torn down.
class OpenWorkspace {
 public:
  OpenWorkspace(const Workspace& workspace, Navigator& navigator, Preferences& preferences)
      : workspace_(workspace),
        store_(workspace),
        watcher_(workspace),
        session_(workspace),
        context_{workspace, store_, watcher_, session_, navigator, preferences} {}

  [[nodiscard]] const StudioContext& context() const { return context_; }

 private:
  Workspace workspace_;
  StoreClient store_;
  RunWatcher watcher_;
  Session session_;
  StudioContext context_;
};

}  // namespace luthier

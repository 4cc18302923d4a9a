// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/navigator.h"
#include "app/engine/run_watcher.h"
#include "app/engine/session.h"
#include "app/engine/store_client.h"
#include "app/settings/preferences.h"
#include "core/store/workspace.h"

namespace luthier {

/// What a page works with. One per open workspace; outlives its pages. There is no global state beside it.
struct StudioContext {
  Workspace workspace;
  StoreClient& store;
  RunWatcher& watcher;
  Session& session;
  Navigator& navigator;
  Preferences& preferences;
};

}  // namespace luthier

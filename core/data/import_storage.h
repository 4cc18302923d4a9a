// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "core/base/progress.h"
#include "core/data/dataset.h"
#include "core/store/database.h"
#include "core/store/workspace.h"

namespace luthier {

/// Writes an accepted import under result.dataset.record.name; `finish` runs inside the last transaction (an audit row). After
/// Ctrl-C, a crash or a full disk there is all of it or nothing that anybody sees: images go in one transaction, texts in many
/// under a dataset that is not complete until the last, and what a killed import left is removed by the next one. Returns the id.
/// Throws Error{AlreadyExists, Cancelled, Store..., DiskFull} and what reading the texts throws.
RowId storeImport(const Workspace& workspace, Database& database, ImportResult& result, const CancelToken& cancel,
                  const std::function<void()>& finish = {});

}  // namespace luthier

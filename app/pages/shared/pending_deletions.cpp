// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/shared/pending_deletions.h"

#include <algorithm>
#include <utility>

namespace luthier {

PendingDeletions::PendingDeletions(Remove remove, QObject* parent) : QObject(parent), remove_(std::move(remove)) {}

PendingDeletions::~PendingDeletions() { carryOut(); }

void PendingDeletions::mark(RowId id) {
  marked_.push_back(id);
  emit changed();
}

void PendingDeletions::unmark(RowId id) {
  std::erase(marked_, id);
  emit changed();
}

bool PendingDeletions::marked(RowId id) const { return std::find(marked_.begin(), marked_.end(), id) != marked_.end(); }

void PendingDeletions::carryOut() {
  for (const RowId id : std::exchange(marked_, {})) {
    remove_(id);
  }
}

DeleteCommand::DeleteCommand(PendingDeletions& deletions, std::vector<RowId> ids, const QString& text)
    : QUndoCommand(text), deletions_(deletions), ids_(std::move(ids)) {}

void DeleteCommand::redo() {
  for (const RowId id : ids_) {
    deletions_.mark(id);
  }
}

void DeleteCommand::undo() {
  for (const RowId id : ids_) {
    deletions_.unmark(id);
  }
}

}  // namespace luthier

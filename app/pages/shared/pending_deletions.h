// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QUndoCommand>
#include <functional>
#include <vector>

#include "core/store/records.h"

namespace luthier {

/// Things of one kind (runs, datasets, models) whose deletion was asked for. While it can still be undone a marked thing is
/// only hidden; carryOut(), and the end of the page, delete it for good. A crash before that leaves it as it was.
class PendingDeletions : public QObject {
  Q_OBJECT
 public:
  using Remove = std::function<void(RowId)>;

  PendingDeletions(Remove remove, QObject* parent);
  ~PendingDeletions() override;

  void mark(RowId id);
  void unmark(RowId id);
  [[nodiscard]] bool marked(RowId id) const;
  void carryOut();

 signals:
  void changed();

 private:
  Remove remove_;
  std::vector<RowId> marked_;
};

/// The deletion of some of them as a step that can be undone. `text` names it in the menu.
class DeleteCommand : public QUndoCommand {
 public:
  DeleteCommand(PendingDeletions& deletions, std::vector<RowId> ids, const QString& text);
  void redo() override;
  void undo() override;

 private:
  PendingDeletions& deletions_;
  std::vector<RowId> ids_;
};

}  // namespace luthier

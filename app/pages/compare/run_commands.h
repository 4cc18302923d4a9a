// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QUndoCommand>

#include "app/pages/studio_context.h"

namespace luthier {

/// Undoable changes of runs. Each writes through the store thread, and the watcher tells the tables.
class SetTagsCommand : public QUndoCommand {
 public:
  SetTagsCommand(const StudioContext& context, QObject* owner, RowId run, QStringList before, QStringList after);
  void redo() override { apply(before_, after_); }
  void undo() override { apply(after_, before_); }

 private:
  void apply(const QStringList& from, const QStringList& to);
  StudioContext context_;
  QObject* owner_;
  RowId run_;
  QStringList before_, after_;
};

/// Which text of a run is changed.
enum class RunText { Name, Note };

class SetTextCommand : public QUndoCommand {
 public:
  SetTextCommand(const StudioContext& context, QObject* owner, RowId run, RunText which, QString before, QString after);
  void redo() override { apply(after_); }
  void undo() override { apply(before_); }

 private:
  void apply(const QString& text);
  StudioContext context_;
  QObject* owner_;
  RowId run_;
  RunText which_;
  QString before_, after_;
};

}  // namespace luthier

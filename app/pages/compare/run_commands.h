// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QUndoCommand>
#include <vector>

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

/// Runs go into the trash or the archive, or come out of it.
enum class RunPlace { Trash, Archive };

class MoveRunsCommand : public QUndoCommand {
 public:
  MoveRunsCommand(const StudioContext& context, QObject* owner, std::vector<RowId> runs, RunPlace place, bool in);
  void redo() override { apply(in_); }
  void undo() override { apply(!in_); }

 private:
  void apply(bool in);
  StudioContext context_;
  QObject* owner_;
  std::vector<RowId> runs_;
  RunPlace place_;
  bool in_;
};

/// Another run becomes the one that the others are measured against; 0: none.
class PinBaselineCommand : public QUndoCommand {
 public:
  PinBaselineCommand(const StudioContext& context, QObject* owner, RowId before, RowId after);
  void redo() override { apply(after_); }
  void undo() override { apply(before_); }

 private:
  void apply(RowId run);
  StudioContext context_;
  QObject* owner_;
  RowId before_, after_;
};

}  // namespace luthier

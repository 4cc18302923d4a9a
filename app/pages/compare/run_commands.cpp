// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/compare/run_commands.h"

#include <QCoreApplication>

#include "core/store/runs_table.h"
#include "core/store/workspace_settings_table.h"

namespace luthier {

SetTagsCommand::SetTagsCommand(const StudioContext& context, QObject* owner, RowId run, QStringList before,
                               QStringList after)
    : QUndoCommand(QCoreApplication::translate("RunCommands", "tags")),
      context_(context),
      owner_(owner),
      run_(run),
      before_(std::move(before)),
      after_(std::move(after)) {}

void SetTagsCommand::apply(const QStringList& from, const QStringList& to) {
  context_.store.write(owner_, [run = run_, from, to](Database& database) {
    Transaction transaction(database);
    for (const QString& tag : from) {
      if (!to.contains(tag)) {
        runs::removeTag(database, run, tag.toStdString());
      }
    }
    for (const QString& tag : to) {
      if (!from.contains(tag)) {
        runs::addTag(database, run, tag.toStdString());
      }
    }
    transaction.commit();
  });
  context_.watcher.refresh();
}

SetTextCommand::SetTextCommand(const StudioContext& context, QObject* owner, RowId run, RunText which, QString before,
                               QString after)
    : QUndoCommand(which == RunText::Name ? QCoreApplication::translate("RunCommands", "name")
                                          : QCoreApplication::translate("RunCommands", "note")),
      context_(context),
      owner_(owner),
      run_(run),
      which_(which),
      before_(std::move(before)),
      after_(std::move(after)) {}

void SetTextCommand::apply(const QString& text) {
  context_.store.write(owner_, [run = run_, which = which_, text = text.toStdString()](Database& database) {
    if (which == RunText::Name) {
      runs::setName(database, run, text);
    } else {
      runs::setNote(database, run, text);
    }
  });
  context_.watcher.refresh();
}

MoveRunsCommand::MoveRunsCommand(const StudioContext& context, QObject* owner, std::vector<RowId> runs, RunPlace place,
                                 bool in)
    : QUndoCommand(place == RunPlace::Trash ? QCoreApplication::translate("RunCommands", "trash")
                                            : QCoreApplication::translate("RunCommands", "archive")),
      context_(context),
      owner_(owner),
      runs_(std::move(runs)),
      place_(place),
      in_(in) {}

void MoveRunsCommand::apply(bool in) {
  const auto write = [runs = runs_, place = place_, in](Database& database) {
    Transaction transaction(database);
    for (const RowId run : runs) {
      if (!runs::find(database, run)) {
        continue;  // deleted for good by somebody else meanwhile
      }
      place == RunPlace::Trash ? runs::setTrashed(database, run, in) : runs::setArchived(database, run, in);
    }
    transaction.commit();
  };
  context_.store.write(owner_, write);
  context_.watcher.refresh();
}

PinBaselineCommand::PinBaselineCommand(const StudioContext& context, QObject* owner, RowId before, RowId after)
    : QUndoCommand(QCoreApplication::translate("RunCommands", "baseline")),
      context_(context),
      owner_(owner),
      before_(before),
      after_(after) {}

void PinBaselineCommand::apply(RowId run) {
  context_.store.write(owner_, [run](Database& database) {
    if (run == 0) {
      workspace_settings::remove(database, "baseline");
    } else {
      workspace_settings::set(database, "baseline", std::to_string(run));
    }
  });
}

}  // namespace luthier

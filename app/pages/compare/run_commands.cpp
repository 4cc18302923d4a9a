// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/compare/run_commands.h"

#include <QCoreApplication>

#include "core/store/runs_table.h"

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

}  // namespace luthier

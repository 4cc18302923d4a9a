// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUndoStack>

#include "app/pages/compare/run_commands.h"
#include "app/pages/compare/run_rows.h"
#include "app/pages/page.h"

class QMenu;
class QStackedWidget;

namespace luthier {

class ComparisonCard;
class EmptyState;
class ErrorBanner;
class RunsCard;

/// The runs of the workspace: a table to sort, filter, group, tag and annotate, and below it everything that compares the chosen
/// ones. Every change can be undone, but for the emptying of the trash.
class ComparePage : public Page {
  Q_OBJECT
 public:
  explicit ComparePage(const StudioContext& context);
  ~ComparePage() override;

  void activate() override;
  void deactivate() override;
  void open(const Destination& destination) override;
  void refresh() override;

 protected:
  void retranslate() override;

 private:
  void build();
  void connectParts();
  void takeRows();
  void showSelection();
  void updateButtons();
  void editTags(RowId run, const QStringList& tags);
  void editText(RowId run, bool name, const QString& text);
  void move(RunPlace place, bool in, const QString& toast);
  void deleteSelected();
  void restoreSelected();
  void askToEmptyTrash();
  void emptyNow();
  void pin();
  void showMenu(const QPoint& position);
  void addRunActions(QMenu& menu);
  void goTo(PageId page, bool again);
  [[nodiscard]] bool inTrash() const { return rows_.shown() == ShownRuns::Trash; }
  [[nodiscard]] bool anyBusy() const;

  RunRows rows_;
  QUndoStack undo_;
  bool selectedOnce_ = false;
  RowId wanted_ = 0;

  QPushButton* delete_;
  QPushButton* evaluate_;
  QPushButton* again_;
  ErrorBanner* banner_;
  QStackedWidget* stack_;
  EmptyState* empty_;
  RunsCard* runs_;
  ComparisonCard* comparison_;
};

}  // namespace luthier

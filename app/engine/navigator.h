// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

#include "core/base/error.h"
#include "core/store/records.h"

namespace luthier {

enum class PageId { Home, Data, Models, Train, Evaluate, Explain, Compare, Export, Preferences };

/// Where to go and what to show there. Zero and -1 mean: as it was.
struct Destination {
  PageId page = PageId::Home;
  RowId run = 0;
  RowId dataset = 0;
  RowId model = 0;
  qint64 epoch = 0;
  int truth = -1, answer = -1;  // a cell of the confusion matrix
  bool worstFirst = false;      // Evaluate: the worst mistakes of the run
  bool again = false;           // Train: the form, filled as for `run`
  QStringList paths = {};       // dropped or chosen files and folders
  QString text, second;         // Explain: a text, and its companion
};

/// How a page reaches the rest of the program: it asks, MainWindow does.
class Navigator : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;

  void open(const Destination& destination) { emit openRequested(destination); }
  void open(PageId page) {
    Destination destination;
    destination.page = page;
    emit openRequested(destination);
  }
  void showRun(RowId run) {
    Destination destination;
    destination.page = PageId::Train;
    destination.run = run;
    emit openRequested(destination);
  }
  /// A short message at the foot of the window that goes by itself; plain text.
  void toast(const QString& text) { emit toastRequested(text); }
  /// A problem to show with cause, cure and a copy button; never modal.
  void report(const Problem& problem) { emit problemReported(problem); }
  void openWorkspace(const QString& folder) { emit workspaceRequested(folder); }

 signals:
  void openRequested(const luthier::Destination& destination);
  void toastRequested(const QString& text);
  void problemReported(const luthier::Problem& problem);
  void workspaceRequested(const QString& folder);
};

}  // namespace luthier

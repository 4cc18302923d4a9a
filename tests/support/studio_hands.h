// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does to the window, for Qt tests: find what is shown, and press it once it can be pressed.
#pragma once

#include <QAbstractButton>
#include <QAction>
#include <QFileInfo>
#include <QTest>

#include "app/pages/page.h"
#include "core/store/runs_table.h"
#include "tests/support/studio_program.h"

namespace luthier::support {

/// Longer than anything takes on a busy machine; a wait ends as soon as what it waits for is there.
inline constexpr int patience = 120'000;

/// Lets the studio find this build's worker. False where there is none: such a test skips.
inline bool findWorker() {
  if (qEnvironmentVariableIsEmpty("LUTHIER_CLI")) {
    qputenv("LUTHIER_CLI", LUTHIER_BINARY_DIR "/luthier-cli");
  }
  return QFileInfo(qEnvironmentVariable("LUTHIER_CLI")).isExecutable();
}

/// A window on `folder`, once its workspace has been read.
inline MainWindow& openRead(StudioProgram& studio, const QString& folder) {
  MainWindow& window = studio.open(folder);
  if (!QTest::qWaitFor([&] { return window.context() != nullptr && window.context()->watcher.ready(); }, patience)) {
    qFatal("the workspace was not read");
  }
  return window;
}

inline void goTo(MainWindow& window, PageId page, RowId run = 0, RowId dataset = 0) {
  Destination destination;
  destination.page = page;
  destination.run = run;
  destination.dataset = dataset;
  window.go(destination);
}

/// What is shown and says `text`: a button, or an action of a menu that could be opened. Null where there is none.
template <class Thing>
Thing* shown(const QWidget& root, const QString& text) {
  for (auto* thing : root.findChildren<Thing*>()) {
    if (thing->text() == text && thing->isVisible() && thing->isEnabled()) {
      return thing;
    }
  }
  return nullptr;
}

/// The widget of this type that a screen reader calls so, shown or not; null where there is none.
template <class Widget>
Widget* named(const QWidget& root, const QString& accessibleName) {
  for (auto* widget : root.findChildren<Widget*>()) {
    if (widget->accessibleName() == accessibleName) {
      return widget;
    }
  }
  return nullptr;
}

/// Waits until such a button can be pressed, and clicks it. False in vain.
inline bool press(const QWidget& root, const QString& text) {
  if (!QTest::qWaitFor([&] { return shown<QAbstractButton>(root, text) != nullptr; }, patience)) {
    return false;
  }
  QTest::mouseClick(shown<QAbstractButton>(root, text), Qt::LeftButton);
  return true;
}

/// Waits until a menu has such an action, and chooses it. False in vain.
inline bool choose(const QWidget& root, const QString& text) {
  if (!QTest::qWaitFor([&] { return shown<QAction>(root, text) != nullptr; }, patience)) {
    return false;
  }
  shown<QAction>(root, text)->trigger();
  return true;
}

/// Waits for a status; false in vain, or where the run fails meanwhile (and says why).
inline bool reaches(const MainWindow& window, RowId run, RunStatus status) {
  const auto& watcher = window.context()->watcher;
  const auto settled = [&] {
    const auto* record = watcher.snapshot().run(run);
    return record != nullptr && (record->status == status || record->status == RunStatus::Failed);
  };
  if (!QTest::qWaitFor(settled, patience)) {
    return false;
  }
  const auto* record = watcher.snapshot().run(run);
  if (record->status != status) {
    qWarning("run failed: %s", record->failure ? englishMessage(*record->failure).c_str() : "no reason");
  }
  return record->status == status;
}

}  // namespace luthier::support

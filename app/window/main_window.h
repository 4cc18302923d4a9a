// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <map>
#include <memory>

#include "app/engine/navigator.h"
#include "app/settings/preferences.h"
#include "app/window/desktop_notifier.h"
#include "app/window/open_workspace.h"

class QStackedWidget;

namespace luthier {

class ErrorBanner;
class Page;
class Rail;
class Toast;
class WorkspaceProblem;

/// The window: rail, pages, shortcuts, what is dropped; wiring only. Pages are made when they are first shown.
class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  MainWindow(Preferences& preferences, const QString& workspaceFolder, QWidget* parent = nullptr);
  ~MainWindow() override;

  /// Closes what is open and opens `folder`, which is made where it is missing; a problem is shown in its place.
  void openWorkspace(const QString& folder);
  void go(const Destination& destination);
  /// Null while no workspace is open.
  [[nodiscard]] const StudioContext* context() const;
  [[nodiscard]] Page* page(PageId id);
  [[nodiscard]] PageId currentPage() const { return current_; }

 protected:
  void closeEvent(QCloseEvent* event) override;
  void changeEvent(QEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void connectWorkspace();
  void closeWorkspace();
  void addShortcuts();
  void chooseWorkspace(bool existing);
  void showHelp();
  void report(const Problem& problem);
  void announceEnd(const RunRecord& run);
  void restoreView();
  void saveView();
  void retranslate();

  Preferences& preferences_;
  Navigator navigator_;
  DesktopNotifier notifier_;
  std::unique_ptr<OpenWorkspace> workspace_;
  Rail* rail_;
  QStackedWidget* stack_;
  WorkspaceProblem* problem_;
  QWidget* bannerPlace_;  // with its margins: they are there only while it is
  ErrorBanner* banner_;
  Toast* toast_;
  std::map<PageId, Page*> pages_;
  PageId current_ = PageId::Home;
};

}  // namespace luthier

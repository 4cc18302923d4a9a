// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QWidget>
#include <functional>

#include "app/pages/studio_context.h"

class QPushButton;
class QUndoStack;
class QVBoxLayout;

namespace luthier {

class PageHeader;

/// The skeleton of every page (look.md): title and one sentence at the top left, actions at the top right, content below.
/// A page sets its texts in retranslate(), calls it once at the end of its constructor, and gets it again whenever the
/// language changes.
class Page : public QWidget {
  Q_OBJECT

 public:
  explicit Page(const StudioContext& context, QWidget* parent = nullptr);

  /// The page comes to the front; called before it is painted.
  virtual void activate() {}
  /// The page leaves the front.
  virtual void deactivate() {}
  /// Somebody asked for something on this page; comes after activate().
  virtual void open(const Destination& destination) { Q_UNUSED(destination); }
  /// F5.
  virtual void refresh() {}

 protected:
  virtual void retranslate() = 0;
  /// Files and folders were dropped on the page; comes after setPathsAccepted(true) only.
  virtual void takePaths(const QStringList& paths) { Q_UNUSED(paths); }
  void changeEvent(QEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

  void setTitle(const QString& title);
  void setSubtitle(const QString& subtitle);
  /// A button at the top right; the primary one carries the accent, is added last, and stands at the outer end.
  QPushButton* addHeaderButton(bool primary);
  void setPathsAccepted(bool accepted) { setAcceptDrops(accepted); }
  /// Keys that work while this page, or something on it, has the focus.
  void addShortcut(const QKeySequence& keys, std::function<void()> action);
  /// Ctrl+Z and its counterpart.
  void addUndoShortcuts(QUndoStack& undo);
  /// Below the header: widgets and layouts of the page.
  [[nodiscard]] QVBoxLayout* content() { return content_; }
  [[nodiscard]] const StudioContext& context() const { return context_; }

 private:
  StudioContext context_;
  PageHeader* header_;
  QVBoxLayout* content_;
};

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QImage>

class QBoxLayout;
class QLabel;
class QMimeData;
class QPushButton;

namespace luthier {

/// "Drop an image here, or paste, or choose": files, folders and pictures from the clipboard. Tab reaches it, Ctrl+V pastes.
class DropTarget : public QFrame {
  Q_OBJECT
 public:
  enum class Accepts { Files, Folders, FilesAndFolders };

  explicit DropTarget(Accepts accepts, QWidget* parent = nullptr);

  void setText(const QString& text);
  /// Filter of the file dialogue, "Images (*.png *.jpg)"; files dropped are not filtered.
  void setFileFilter(const QString& filter);
  void setMultiple(bool multiple);
  /// Whether pictures without a file (pasted, dragged from a browser) are taken.
  void setImagesAccepted(bool accepted);
  /// One line high, for a place inside a page.
  void setCompact(bool compact);

  /// Takes what the clipboard holds; false where there is nothing to take.
  bool paste();

 Q_SIGNALS:
  /// Local paths, in the order they came.
  void pathsChosen(const QStringList& paths);
  void imageChosen(const QImage& image);

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragLeaveEvent(QDragLeaveEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  [[nodiscard]] bool canTake(const QMimeData& mime) const;
  bool take(const QMimeData& mime);
  [[nodiscard]] QStringList acceptedPaths(const QMimeData& mime) const;
  void setHovered(bool hovered);
  void chooseFiles();
  void chooseFolder();
  void retranslate();
  void updateIcon();
  void arrange();

  Accepts accepts_;
  bool multiple_ = false;
  bool imagesAccepted_ = false;
  bool compact_ = false;
  bool hovered_ = false;
  QString filter_;
  QLabel* icon_;
  QLabel* text_;
  QPushButton* fileButton_;
  QPushButton* folderButton_;
  QWidget* buttons_ = nullptr;
  QBoxLayout* layout_;
};

}  // namespace luthier

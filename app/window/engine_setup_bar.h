// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QProcess>

class QLabel;
class QPushButton;

namespace luthier {

class EngineJob;

/// An installed Luthier comes without LibTorch: says so as long as it is missing, and fetches it (luthier-cli setup) where a person
/// asks for it. Takes no room where the engine is ready, nor in a build tree, which has its own. Nothing here blocks.
class EngineSetupBar : public QFrame {
  Q_OBJECT

 public:
  explicit EngineSetupBar(QWidget* parent = nullptr);
  ~EngineSetupBar() override;

  /// Looks whether LibTorch is there; shows or hides itself, soon.
  void check();

 signals:
  void ready();  // LibTorch was fetched

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void fetch();
  void retranslate();

  QProcess check_;
  qint64 bytes_ = 0;  // to fetch
  QLabel* text_;
  QPushButton* fetch_;
  EngineJob* job_;
};

}  // namespace luthier

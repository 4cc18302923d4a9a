// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include "app/pages/studio_context.h"

class QPlainTextEdit;
class QPushButton;

namespace luthier {

/// The end of a run's log, one fold away; read only while it is open.
class LogFold : public QWidget {
  Q_OBJECT

 public:
  explicit LogFold(const StudioContext& context, QWidget* parent = nullptr);

  void showRun(RowId run);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void read();
  void setOpen(bool open);
  void retranslate();

  StudioContext context_;
  RowId run_ = 0;
  QPushButton* fold_;
  QPlainTextEdit* text_;
  QTimer timer_;
};

}  // namespace luthier

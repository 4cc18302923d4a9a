// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace luthier {

/// F1: the keys, and the few ideas the program rests on. Not modal.
class HelpDialog : public QDialog {
  Q_OBJECT

 public:
  explicit HelpDialog(QWidget* parent);
};

}  // namespace luthier

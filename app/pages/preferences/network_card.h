// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/states/card.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace luthier {

class Preferences;

/// What the program may do on the network: offline mode, proxy, speed limit of downloads. Every choice holds at once, for
/// downloads that begin from then on.
class NetworkCard : public Card {
  Q_OBJECT
 public:
  /// `preferences` outlives it.
  explicit NetworkCard(Preferences& preferences, QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  QCheckBox* offline_;
  QLabel* proxyLabel_;
  QLineEdit* proxy_;
  QLabel* limitLabel_;
  QSpinBox* limit_;
  QLabel* hint_;
};

}  // namespace luthier

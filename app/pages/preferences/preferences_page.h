// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pages/page.h"

class QComboBox;
class QLabel;
class QSpinBox;
class QVBoxLayout;

namespace luthier {

class Card;
class NetworkCard;

/// Language, colours, workspace folder, memory, network; version and licences. Every choice holds at once.
class PreferencesPage : public Page {
  Q_OBJECT

 public:
  explicit PreferencesPage(const StudioContext& context);

 protected:
  void retranslate() override;

 private:
  void buildAppearance();
  void buildWorkspace();
  void buildAbout();
  void chooseWorkspace();

  QVBoxLayout* cards_;
  Card* appearance_;
  QLabel* languageLabel_;
  QComboBox* language_;
  QLabel* schemeLabel_;
  QComboBox* scheme_;
  Card* workspace_;
  QLabel* folder_;
  QPushButton* change_;
  QPushButton* reveal_;
  QLabel* cacheLabel_;
  QSpinBox* cache_;
  QLabel* cacheHint_;
  NetworkCard* network_;
  Card* about_;
  QLabel* version_;
  QLabel* licence_;
};

}  // namespace luthier

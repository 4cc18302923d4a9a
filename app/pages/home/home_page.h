// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pages/home/next_step.h"
#include "app/pages/page.h"

class QLabel;
class QVBoxLayout;

namespace luthier {

class Card;
class RunLines;
class SampleCard;
class TextSampleCard;

/// Where one begins: the sample, what to do next, what is running, recent workspaces.
class HomePage : public Page {
  Q_OBJECT

 public:
  explicit HomePage(const StudioContext& context);

  void activate() override { refreshAll(); }

 protected:
  void retranslate() override;

 private:
  void build();
  void refreshAll();
  void listWorkspaces();

  TextSampleCard* textSample_;
  SampleCard* sample_;
  Card* next_;
  QLabel* nextText_;
  QPushButton* nextButton_;
  Destination nextDestination_;
  Card* running_;
  RunLines* lines_;
  Card* recent_;
  QVBoxLayout* folders_;
};

}  // namespace luthier

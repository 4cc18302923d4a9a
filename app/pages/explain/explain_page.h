// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "app/pages/page.h"
#include "widgets/text/attention_stack.h"

class QComboBox;
class QLabel;
class QStackedWidget;

namespace luthier {

class Card;
class EmptyState;
class ErrorBanner;
class ExplainControls;
class HeadGrid;
class PredictionBars;
class TextFields;
class TokenHeatMap;

/// Where a run's model looks in a text, and what speaks for its answer: a heat map of the tokens, and all heads at a glance.
class ExplainPage : public Page {
  Q_OBJECT
 public:
  explicit ExplainPage(const StudioContext& context);

  void activate() override;
  void open(const Destination& destination) override;

 protected:
  void retranslate() override;

 private:
  void build();
  QWidget* buildInput();
  void connectParts();
  void fillRuns();
  void chooseRun(RowId run);
  void ask();
  void take(const protocol::TextInput& input, const protocol::ExplainTextReply& reply);
  void readAttention(const protocol::ExplainTextReply& reply);
  void takeAttention(std::shared_ptr<const AttentionStack> attention);
  void showView();
  void clear();
  void showProblem(const Problem& problem);

  RowId run_ = 0;
  int asked_ = 0;  // questions so far: what is read for an earlier one is dropped
  int token_ = 0;  // the token whose attention is shown: the class token, or the one clicked
  std::optional<Destination> pending_;
  protocol::TextInput input_;
  protocol::ExplainTextReply reply_;
  std::string shownMethod_;
  std::shared_ptr<const AttentionStack> attention_;

  ErrorBanner* banner_;
  QStackedWidget* stack_;
  EmptyState* empty_;
  QLabel* runLabel_;
  QComboBox* runBox_;
  TextFields* fields_;
  Card* answerCard_;
  PredictionBars* bars_;
  Card* mapCard_;
  ExplainControls* controls_;
  TokenHeatMap* map_;
  QLabel* note_;
  Card* headsCard_;
  HeadGrid* heads_;
};

}  // namespace luthier

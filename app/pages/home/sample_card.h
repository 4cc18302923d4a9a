// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>

#include "app/pages/studio_context.h"
#include "widgets/states/card.h"

class QLabel;
class QPushButton;
class QWidget;

namespace luthier {

class EngineJob;
class PredictionBars;
class ProgressStrip;

/// "Try the sample": one click fine-tunes the starter and, beside it, the same network from random weights; then the card
/// shows what the starter's earlier learning was worth, and leads to the worst mistakes.
class SampleCard : public Card {
  Q_OBJECT

 public:
  explicit SampleCard(const StudioContext& context, QWidget* parent = nullptr);

  /// Reads the state of the workspace anew.
  void refresh();
  /// The one thing to do next, for the page's keyboard focus and the tests.
  [[nodiscard]] QPushButton& primaryButton() { return *primary_; }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  /// The newest run of each kind that the sample made.
  struct Pair {
    std::optional<RunRecord> fineTuned;
    std::optional<RunRecord> random;
    [[nodiscard]] bool ended() const;
    [[nodiscard]] bool done() const;
  };

  void start();
  void queued();
  void showWhenQueued();
  void readAccuracy(RowId run);
  void showLine(ProgressStrip& strip, const std::optional<RunRecord>& run);
  void showClaim(const Pair& pair);
  void act();
  [[nodiscard]] Pair pair() const;

  StudioContext context_;
  QLabel* text_;
  QWidget* lines_;
  QLabel* fineTunedName_;
  ProgressStrip* fineTunedLine_;
  QLabel* randomName_;
  ProgressStrip* randomLine_;
  PredictionBars* bars_;
  QLabel* claim_;
  EngineJob* preparing_;
  QPushButton* primary_;
  QPushButton* mistakes_;
  QPushButton* again_;
  std::map<RowId, double> accuracies_;
  RowId newestBefore_ = -1;  // newest sample run when the click came; -1: no click waits for its runs
};

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <optional>

#include "app/pages/studio_context.h"
#include "widgets/states/card.h"

class QLabel;
class QPushButton;

namespace luthier {

class Configuration;
class CurvePlot;
class EngineProcess;
class ErrorBanner;
class ProgressStrip;

/// Looks for a learning rate: the worker trains a few steps with rising rates while a strip shows how far it is, then a plot of
/// the loss over the rate with the suggestion and a button that takes it. UI thread only; never waits for the worker.
class RateFinderPanel : public Card {
  Q_OBJECT

 public:
  explicit RateFinderPanel(const StudioContext& context, QWidget* parent = nullptr);

  /// Begins anew, with these choices; a search that goes on is ended.
  void start(RowId dataset, RowId model, const std::string& task, const Configuration& configuration);
  /// Ends a search and hides what was found: it belonged to other choices.
  void dismiss();

 signals:
  void rateChosen(double rate);
  /// It came up, or shows more than before.
  void grown();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void show(const nlohmann::ordered_json& result);
  void showSuggestion();
  void end(bool found);
  void retranslate();

  StudioContext context_;
  EngineProcess* job_ = nullptr;
  QLabel* explanation_;
  ProgressStrip* strip_;
  ErrorBanner* problem_;
  CurvePlot* plot_;
  QLabel* suggestionText_;
  QPushButton* use_;
  QPushButton* close_;
  std::optional<double> suggestion_;
  bool found_ = false;
};

}  // namespace luthier

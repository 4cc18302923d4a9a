// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include "app/pages/studio_context.h"

namespace luthier {

class CurvesCard;
class ErrorBanner;
class EventNotes;
class LogFold;
class MatrixCard;
class MetricTiles;
class ProgressStrip;
class SamplePredictions;

/// One run as it trains, or as it was: progress, figures, curves, confusion matrix, sample predictions, log.
class RunView : public QScrollArea {
  Q_OBJECT

 public:
  explicit RunView(const StudioContext& context, QWidget* parent = nullptr);

  /// 0: none.
  void showRun(RowId run);
  [[nodiscard]] RowId run() const { return run_; }
  /// Takes the run's state from the watcher's snapshot.
  void refresh();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QWidget* build();
  void reset();
  void showFailure(const RunRecord& run);

  StudioContext context_;
  RowId run_ = 0;
  ProgressStrip* strip_;
  ErrorBanner* failure_;
  EventNotes* events_;
  MetricTiles* tiles_;
  CurvesCard* curves_;
  MatrixCard* matrix_;
  SamplePredictions* predictions_;
  LogFold* log_;
};

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/engine/engine_process.h"

namespace luthier {

class ErrorBanner;
class ProgressStrip;

/// One job of luthier-cli after another, with what a person sees of them: a strip with the progress and a button to cancel,
/// and what went wrong, which stays until it is closed or the next job begins. Takes no room while there is nothing to show.
class EngineJob : public QWidget {
  Q_OBJECT
 public:
  explicit EngineJob(const Workspace& workspace, QWidget* parent = nullptr);

  /// `status`: what is being done, in words. Only while none is running.
  void start(const QStringList& arguments, const QString& status);
  [[nodiscard]] bool running() const { return process_.running(); }
  void setStatus(const QString& status);
  void showProblem(const Problem& problem);
  void showWarning(const QString& cause, const QString& cure);
  void showWarning(const Problem& problem);
  void clearProblem();

 signals:
  void progressed(const luthier::Progress& progress);
  /// How it ended: one of these, when strip and banner show it already.
  void done(const nlohmann::ordered_json& result);
  void failed(const luthier::Problem& problem);
  void cancelled();

 private:
  void end();
  void updateVisibility();

  EngineProcess process_;
  ErrorBanner* banner_;
  ProgressStrip* progress_;
};

}  // namespace luthier

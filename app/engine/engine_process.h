// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QTimer>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/store/workspace.h"

namespace luthier {

/// Where luthier-cli is: $LUTHIER_CLI, beside this program, or on PATH; empty where it is nowhere.
[[nodiscard]] QString enginePath();

/// One job of `luthier-cli --workspace W ARGUMENTS --json`, its events read as they come. Ends with exactly one of done(),
/// failed() and cancelled(). Nothing here blocks; destroying the object ends the job.
class EngineProcess : public QObject {
  Q_OBJECT

 public:
  explicit EngineProcess(const Workspace& workspace, QObject* parent = nullptr);
  ~EngineProcess() override;

  void start(const QStringList& arguments);
  /// Of the jobs that start from now on; without it they have this program's.
  void setEnvironment(const QProcessEnvironment& environment) { process_.setProcessEnvironment(environment); }
  /// Asks the job to stop (SIGTERM), and kills it where it has not within five seconds.
  void cancel();
  [[nodiscard]] bool running() const;

 signals:
  void progressed(const luthier::Progress& progress);  // events "progress": phase, done, total
  void event(const nlohmann::ordered_json& event);     // every event, that of progress and result included
  void done(const nlohmann::ordered_json& result);     // the "result" event
  void failed(const luthier::Problem& problem);
  void cancelled();

 private:
  void readLines();
  void takeLine(std::string_view line);
  void finish();

  Workspace workspace_;
  QProcess process_;
  QTimer killTimer_;
  QByteArray buffer_;
  std::optional<nlohmann::ordered_json> result_;
  std::optional<Problem> problem_;
  bool cancelling_ = false;
  bool ended_ = false;
};

/// Starts `luthier-cli work` as a process of its own that outlives the window; it trains the queued runs and ends. Harmless
/// where one works already. Returns the problem, if there is one.
[[nodiscard]] std::optional<Problem> startWork(const Workspace& workspace);

}  // namespace luthier

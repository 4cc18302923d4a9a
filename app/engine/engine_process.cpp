// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/engine_process.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStandardPaths>

#include "app/engine/error_event.h"
#include "core/base/files.h"
#include "core/base/json.h"

namespace luthier {
namespace {
constexpr int patienceMilliseconds = 5000;
constexpr qsizetype maximumLineBytes = 1 << 22;

QString pathText(const std::filesystem::path& path) { return QString::fromUtf8(path.string().c_str()); }

QStringList workspaceArguments(const Workspace& workspace) { return {"--workspace", pathText(workspace.folder())}; }

Problem engineMissing() { return {ErrorCode::NotFound, {{"kind", "program"}, {"name", "luthier-cli"}}}; }

std::optional<Problem> startDetached(const Workspace& workspace, const QStringList& arguments) {
  const auto program = enginePath();
  if (program.isEmpty()) {
    return engineMissing();
  }
  QProcess process;
  process.setProgram(program);
  process.setArguments(workspaceArguments(workspace) + arguments);
  process.setStandardInputFile(QProcess::nullDevice());
  process.setStandardOutputFile(QProcess::nullDevice());
  process.setStandardErrorFile(pathText(workspace.folder() / "work.log"), QIODevice::Append);
  if (!process.startDetached()) {
    return Problem{ErrorCode::FileUnreadable,
                   {{"file", program.toStdString()}, {"detail", process.errorString().toStdString()}}};
  }
  return {};
}
}  // namespace

QString enginePath() {
  const auto chosen = qEnvironmentVariable("LUTHIER_CLI");
  if (!chosen.isEmpty()) {
    return QFileInfo(chosen).isExecutable() ? chosen : QString();
  }
  const QFileInfo beside(QCoreApplication::applicationDirPath() + "/luthier-cli");
  return beside.isExecutable() ? beside.absoluteFilePath() : QStandardPaths::findExecutable("luthier-cli");
}

std::optional<Problem> startWork(const Workspace& workspace) { return startDetached(workspace, {"work"}); }

EngineProcess::EngineProcess(const Workspace& workspace, QObject* parent) : QObject(parent), workspace_(workspace) {
  killTimer_.setSingleShot(true);
  connect(&killTimer_, &QTimer::timeout, &process_, &QProcess::kill);
  connect(&process_, &QProcess::readyReadStandardOutput, this, &EngineProcess::readLines);
  connect(&process_, &QProcess::finished, this, &EngineProcess::finish);
  connect(&process_, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
    if (error == QProcess::FailedToStart) {
      problem_ = engineMissing();
      finish();
    }
  });
  process_.setStandardErrorFile(QProcess::nullDevice());
}

EngineProcess::~EngineProcess() {
  process_.disconnect(this);
  if (process_.state() != QProcess::NotRunning) {
    process_.kill();
    process_.waitForFinished(patienceMilliseconds);
  }
}

void EngineProcess::start(const QStringList& arguments) {
  buffer_.clear();
  result_.reset();
  problem_.reset();
  cancelling_ = false;
  ended_ = false;
  process_.start(enginePath(), workspaceArguments(workspace_) + arguments + QStringList("--json"));
}

void EngineProcess::cancel() {
  if (running()) {
    cancelling_ = true;
    process_.terminate();
    killTimer_.start(patienceMilliseconds);
  }
}

bool EngineProcess::running() const { return process_.state() != QProcess::NotRunning; }

void EngineProcess::readLines() {
  buffer_ += process_.readAllStandardOutput();
  qsizetype start = 0;
  for (auto end = buffer_.indexOf('\n'); end >= 0; end = buffer_.indexOf('\n', start)) {
    takeLine(std::string_view(buffer_.constData() + start, static_cast<std::size_t>(end - start)));
    start = end + 1;
  }
  buffer_.remove(0, start);
  if (buffer_.size() > maximumLineBytes) {
    problem_ = Problem{ErrorCode::ProtocolViolation, {{"detail", "a line is too long"}}};
    process_.kill();
  }
}

void EngineProcess::takeLine(std::string_view line) {
  if (line.empty() || problem_) {
    return;
  }
  try {
    const auto json = parseForeignJson(line, ErrorCode::ProtocolViolation, {}, maximumLineBytes);
    const auto kind = json.at("event").get<std::string>();
    emit event(json);
    if (kind == "progress") {
      emit progressed(
          {json.at("phase").get<std::string>(), json.at("done").get<std::int64_t>(), json.at("total").get<std::int64_t>()});
    } else if (kind == "result") {
      result_ = json;
    } else if (kind == "error") {
      problem_ = problemOfErrorEvent(json);
    }
  } catch (const Error& error) {
    problem_ = error.problem();
  } catch (const nlohmann::json::exception& exception) {
    problem_ = Problem{ErrorCode::ProtocolViolation, {{"detail", exception.what()}}};
  }
}

void EngineProcess::finish() {
  if (ended_) {
    return;
  }
  ended_ = true;
  killTimer_.stop();
  readLines();
  if (cancelling_ || (problem_ && problem_->code == ErrorCode::Cancelled)) {
    emit cancelled();
  } else if (problem_) {
    emit failed(*problem_);
  } else if (result_) {
    emit done(*result_);
  } else {
    emit failed({ErrorCode::WorkerVanished, {{"run", "luthier-cli"}}});
  }
}

}  // namespace luthier

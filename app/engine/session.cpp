// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/session.h"

#include <utility>

#include "app/engine/engine_process.h"
#include "core/protocol/codec.h"

namespace luthier {
namespace {
constexpr int maximumAttempts = 2;
constexpr std::chrono::milliseconds standardSilence{120'000};  // a first prediction loads a model on a busy machine
constexpr int goodbyeMilliseconds = 1000;
}  // namespace

Session::Session(const Workspace& workspace, QObject* parent)
    : QObject(parent),
      workspace_(workspace),
      arguments_{"--workspace", QString::fromUtf8(workspace.folder().string().c_str()), "serve"} {
  silence_.setSingleShot(true);
  silence_.setInterval(standardSilence);
  connect(&silence_, &QTimer::timeout, this, [this] {
    replaceWorker({ErrorCode::ProtocolViolation, {{"detail", "no answer in time"}}});
  });
}

Session::~Session() { stopWorker(); }

void Session::setWorker(const QString& program, const QStringList& arguments, std::chrono::milliseconds silence) {
  program_ = program;
  arguments_ = arguments;
  silence_.setInterval(silence);
}

std::int64_t Session::send(QObject* owner, protocol::Request request, protocol::Lane lane, Accept accept, Failed failed,
                           Progressed progressed) {
  const auto id = nextId_++;
  auto& question = open_[id];
  question = {id, owner, {id, lane, std::move(request)}, std::move(accept), std::move(failed), std::move(progressed), 0};
  if (!process_) {
    startWorker();
  } else {
    write(question);
  }
  return id;
}

void Session::cancel(std::int64_t id) {
  if (open_.erase(id) > 0 && process_) {
    const auto line =
        protocol::encode(protocol::RequestEnvelope{nextId_++, protocol::Lane::Queue, protocol::CancelRequest{id}});
    process_->write((line + "\n").c_str());
  }
}

void Session::startWorker() {
  const auto program = program_.isEmpty() ? enginePath() : program_;
  process_ = std::make_unique<QProcess>();
  buffer_.clear();
  greeted_ = false;
  process_->setStandardErrorFile(QProcess::nullDevice());
  connect(process_.get(), &QProcess::readyReadStandardOutput, this, &Session::readLines);
  // Queued: the process object must not be deleted inside its own signal.
  connect(
      process_.get(), &QProcess::finished, this,
      [this] {
        replaceWorker({ErrorCode::ProtocolViolation, {{"detail", "the session's worker ended"}}});
      },
      Qt::QueuedConnection);
  connect(
      process_.get(), &QProcess::errorOccurred, this,
      [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
          replaceWorker({ErrorCode::NotFound, {{"kind", "program"}, {"name", "luthier-cli"}}});
        }
      },
      Qt::QueuedConnection);
  process_->start(program, arguments_);
  for (auto& [id, question] : open_) {
    write(question);
  }
}

void Session::stopWorker() {
  silence_.stop();
  if (!process_) {
    return;
  }
  process_->disconnect(this);
  process_->closeWriteChannel();
  if (process_->state() != QProcess::NotRunning && !process_->waitForFinished(goodbyeMilliseconds)) {
    process_->kill();
    process_->waitForFinished(goodbyeMilliseconds);
  }
  process_.reset();
}

void Session::replaceWorker(const Problem& reason) {
  if (auto* old = process_.release()) {
    old->disconnect(this);
    old->setParent(this);
    connect(old, &QProcess::finished, old, &QObject::deleteLater);
    old->state() == QProcess::NotRunning ? old->deleteLater() : old->kill();
  }
  silence_.stop();
  std::vector<Question> failed;
  for (auto question = open_.begin(); question != open_.end();) {
    if (question->second.attempts >= maximumAttempts) {
      failed.push_back(std::move(question->second));
      question = open_.erase(question);
    } else {
      ++question;
    }
  }
  emit workerReplaced();
  for (const auto& question : failed) {
    fail(question, reason);
  }
  if (!open_.empty() && !process_) {
    startWorker();
  }
}

void Session::write(const Question& question) {
  ++open_.at(question.id).attempts;
  process_->write((protocol::encode(question.envelope) + "\n").c_str());
  if (!silence_.isActive()) {
    silence_.start();
  }
}

void Session::readLines() {
  buffer_ += process_->readAllStandardOutput();
  try {
    qsizetype start = 0;
    for (auto end = buffer_.indexOf('\n'); end >= 0; end = buffer_.indexOf('\n', start)) {
      const std::string line(buffer_.constData() + start, static_cast<std::size_t>(end - start));
      start = end + 1;
      takeLine(line);
    }
    buffer_.remove(0, start);
    if (buffer_.size() > static_cast<qsizetype>(protocol::maximumLineBytes)) {
      throw Error(ErrorCode::ProtocolViolation, {{"detail", "a line is too long"}});
    }
  } catch (const Error& error) {
    const auto reason = error.problem();
    process_->disconnect(this);
    QMetaObject::invokeMethod(
        this, [this, reason] { replaceWorker(reason); }, Qt::QueuedConnection);
  }
}

void Session::takeLine(std::string_view line) {
  if (!greeted_) {
    protocol::checkGreeting(line);
    greeted_ = true;
    return;
  }
  take(protocol::decodeReply(line));
  if (open_.empty()) {
    silence_.stop();
  } else {
    silence_.start();
  }
}

void Session::take(const protocol::ReplyEnvelope& envelope) {
  const auto found = open_.find(envelope.id);
  if (found == open_.end()) {
    return;  // cancelled here while the answer was on its way
  }
  if (const auto* progress = std::get_if<protocol::ProgressReply>(&envelope.reply)) {
    if (found->second.owner && found->second.progressed) {
      found->second.progressed(*progress);
    }
    return;
  }
  const auto question = std::move(found->second);
  open_.erase(found);
  if (std::holds_alternative<protocol::CancelledReply>(envelope.reply)) {
    return;
  }
  if (const auto* error = std::get_if<protocol::ErrorReply>(&envelope.reply)) {
    fail(question, error->problem);
  } else if (question.owner && !question.accept(envelope.reply)) {
    fail(question, {ErrorCode::ProtocolViolation, {{"detail", "the reply does not belong to the request"}}});
  }
}

void Session::fail(const Question& question, const Problem& reason) {
  if (!question.failed) {
    emit problem(reason);
  } else if (question.owner) {
    question.failed(reason);
  }
}

}  // namespace luthier

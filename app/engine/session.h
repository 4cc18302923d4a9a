// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QProcess>
#include <QStringList>
#include <QTimer>
#include <chrono>
#include <functional>
#include <map>
#include <memory>

#include "core/protocol/messages.h"
#include "core/store/workspace.h"

namespace luthier {

/// Questions to `luthier-cli serve`, answered on the UI thread. The worker starts with the first question; one that dies,
/// breaks the protocol or is silent for longer than `silence` while a question is open is replaced, and the open questions
/// are asked once more; a question that meets two such ends fails. Answers reach nobody once their `owner` is gone.
class Session : public QObject {
  Q_OBJECT

 public:
  using Failed = std::function<void(const Problem&)>;
  using Progressed = std::function<void(const protocol::ProgressReply&)>;

  explicit Session(const Workspace& workspace, QObject* parent = nullptr);
  ~Session() override;

  /// Another program and patience, for tests.
  void setWorker(const QString& program, const QStringList& arguments, std::chrono::milliseconds silence);

  /// Asks; `done` gets the reply, of the type that belongs to the request. A superseded or cancelled request gets no call.
  template <class ReplyType>
  std::int64_t ask(QObject* owner, protocol::Request request, protocol::Lane lane,
                   std::function<void(const ReplyType&)> done, Failed failed = {}, Progressed progressed = {}) {
    auto accept = [done = std::move(done)](const protocol::Reply& reply) {
      const auto* typed = std::get_if<ReplyType>(&reply);
      if (typed != nullptr) {
        done(*typed);
      }
      return typed != nullptr;
    };
    return send(owner, std::move(request), lane, std::move(accept), std::move(failed), std::move(progressed));
  }
  void cancel(std::int64_t id);

 signals:
  /// A problem that no `failed` was given for, and each replacement of the worker.
  void problem(const luthier::Problem& problem);
  void workerReplaced();

 private:
  using Accept = std::function<bool(const protocol::Reply&)>;
  struct Question {
    std::int64_t id = 0;
    QPointer<QObject> owner;
    protocol::RequestEnvelope envelope;
    Accept accept;
    Failed failed;
    Progressed progressed;
    int attempts = 0;
  };

  std::int64_t send(QObject* owner, protocol::Request request, protocol::Lane lane, Accept accept, Failed failed,
                    Progressed progressed);
  void startWorker();
  void stopWorker();
  void replaceWorker(const Problem& reason);
  void write(const Question& question);
  void readLines();
  void takeLine(std::string_view line);
  void take(const protocol::ReplyEnvelope& envelope);
  void fail(const Question& question, const Problem& problem);

  Workspace workspace_;
  QString program_;
  QStringList arguments_;
  std::unique_ptr<QProcess> process_;
  QByteArray buffer_;
  QTimer silence_;
  bool greeted_ = false;
  std::int64_t nextId_ = 1;
  std::map<std::int64_t, Question> open_;
};

}  // namespace luthier

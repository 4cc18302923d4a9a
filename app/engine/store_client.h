// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QThread>
#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

#include "core/base/error.h"
#include "core/store/database.h"
#include "core/store/workspace.h"

namespace luthier {

/// The desktop program's one store thread: small reads and single-transaction writes, in the order they were asked for.
/// Lives on the UI thread and never blocks it (except in the destructor, which lets what was asked for finish). The
/// callbacks run on the UI thread, and not at all once their `owner` is gone.
class StoreClient : public QObject {
  Q_OBJECT

 public:
  using Failed = std::function<void(const Problem&)>;

  explicit StoreClient(const Workspace& workspace, QObject* parent = nullptr);
  ~StoreClient() override;

  /// Runs `work(Database&)` on the store thread and hands its result to `done`. Where `work` throws, `failed` gets the
  /// problem; without `failed` the signal problem() carries it.
  template <class Work, class Done>
  void query(QObject* owner, Work work, Done done, Failed failed = {}) {
    using Result = std::invoke_result_t<Work, Database&>;
    post(owner, std::move(failed), [work = std::move(work), done = std::move(done)](Database& database) mutable -> Delivery {
      if constexpr (std::is_void_v<Result>) {
        work(database);
        return [done = std::move(done)]() mutable { done(); };
      } else {
        return [done = std::move(done), result = std::make_shared<Result>(work(database))]() mutable {
          done(std::move(*result));
        };
      }
    });
  }

  /// A write whose success needs no answer beyond what RunWatcher will tell.
  template <class Work>
  void write(QObject* owner, Work work, Failed failed = {}) {
    query(
        owner, [work = std::move(work)](Database& database) mutable { work(database); }, [] {}, std::move(failed));
  }

 signals:
  void problem(const luthier::Problem& problem);

 private:
  using Delivery = std::function<void()>;
  using Job = std::function<Delivery(Database&)>;
  class Worker;

  void post(QObject* owner, Failed failed, Job job);
  void deliverProblem(const QPointer<QObject>& owner, const Failed& failed, const Problem& problem);

  QThread thread_;
  Worker* worker_;
};

}  // namespace luthier

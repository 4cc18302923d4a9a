// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/store_client.h"

#include <optional>

namespace luthier {

/// Lives on the store thread; opens the connection with the first job, so that starting the program waits for no disk.
class StoreClient::Worker : public QObject {
 public:
  explicit Worker(Workspace workspace) : workspace_(std::move(workspace)) {}

  Database& database() {
    if (!database_) {
      database_ = std::make_unique<Database>(workspace_.databaseFile(), OpenMode::ReadWrite);
    }
    return *database_;
  }

 private:
  Workspace workspace_;
  std::unique_ptr<Database> database_;
};

StoreClient::StoreClient(const Workspace& workspace, QObject* parent) : QObject(parent), worker_(new Worker(workspace)) {
  thread_.setObjectName("store");
  worker_->moveToThread(&thread_);
  connect(&thread_, &QThread::finished, worker_, &QObject::deleteLater);
  thread_.start();
}

StoreClient::~StoreClient() {
  // quit() is posted behind the jobs that are already queued: an accepted write is not lost with the window.
  QMetaObject::invokeMethod(worker_, [this] { thread_.quit(); });
  thread_.wait();
}

void StoreClient::post(QObject* owner, Failed failed, Job job) {
  QPointer<QObject> guard(owner);
  QMetaObject::invokeMethod(worker_, [this, guard, failed = std::move(failed), job = std::move(job)]() mutable {
    // `this` outlives the store thread, and what is posted to it after its end is dropped by Qt.
    try {
      auto delivery = job(worker_->database());
      QMetaObject::invokeMethod(this, [guard, delivery = std::move(delivery)] {
        if (guard) {
          delivery();
        }
      });
    } catch (...) {
      const auto caught = currentProblem();
      QMetaObject::invokeMethod(
          this, [this, guard, failed = std::move(failed), caught] { deliverProblem(guard, failed, caught); });
    }
  });
}

void StoreClient::deliverProblem(const QPointer<QObject>& owner, const Failed& failed, const Problem& caught) {
  if (!failed) {
    emit problem(caught);
  } else if (owner) {
    failed(caught);
  }
}

}  // namespace luthier

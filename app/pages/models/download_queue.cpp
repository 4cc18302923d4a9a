// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/models/download_queue.h"

#include <utility>

#include "app/settings/network_environment.h"

namespace luthier {

DownloadQueue::DownloadQueue(const Workspace& workspace, const Preferences& preferences, QObject* parent)
    : QObject(parent), process_(workspace), preferences_(preferences) {
  connect(&process_, &EngineProcess::progressed, this, &DownloadQueue::takeProgress);
  connect(&process_, &EngineProcess::done, this, &DownloadQueue::takeResult);
  connect(&process_, &EngineProcess::failed, this, [this](const Problem& problem) {
    emit failed(end(), problem);
    startNext();
  });
  connect(&process_, &EngineProcess::cancelled, this, [this] {
    emit stopped(end());
    startNext();
  });
}

void DownloadQueue::add(const QString& name) {
  if (name != current_ && !waiting_.contains(name)) {
    waiting_.append(name);
    startNext();
  }
}

void DownloadQueue::remove(const QString& name) {
  if (name == current_) {
    process_.cancel();
  } else if (waiting_.removeAll(name) > 0) {
    emit changed();
  }
}

void DownloadQueue::startNext() {
  if (current_.isEmpty() && !waiting_.isEmpty()) {
    current_ = waiting_.takeFirst();
    rate_.clear();
    clock_.start();
    process_.setEnvironment(networkEnvironment(preferences_));
    process_.start({QStringLiteral("models"), QStringLiteral("fetch"), current_});
  }
  emit changed();
}

void DownloadQueue::takeProgress(const Progress& progress) {
  constexpr double millisecond = 1e-3;
  rate_.add(static_cast<double>(clock_.elapsed()) * millisecond, progress.done);
  emit progressed(progress, progress.phase == "download" ? rate_.secondsLeft(progress.total) : std::nullopt);
}

void DownloadQueue::takeResult(const nlohmann::ordered_json& result) {
  qlonglong model = 0;
  try {
    model = result.at("models").at(0).at("id").get<qlonglong>();
  } catch (const nlohmann::json::exception&) {
    model = 0;  // it is in the workspace all the same
  }
  emit added(end(), model);
  startNext();
}

/// The name of what has ended.
QString DownloadQueue::end() { return std::exchange(current_, QString()); }

}  // namespace luthier

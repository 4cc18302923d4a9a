// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>
#include <optional>

#include "app/engine/engine_process.h"
#include "app/pages/models/transfer_rate.h"

namespace luthier {

class Preferences;

/// Models of the catalogue that are fetched one after the other by `luthier-cli models fetch`. UI thread; never blocks. What a
/// cancelled or failed download has brought is kept by the engine, so that asking again goes on from there.
class DownloadQueue : public QObject {
  Q_OBJECT
 public:
  /// `preferences` outlives it; they count for downloads that begin after a change.
  DownloadQueue(const Workspace& workspace, const Preferences& preferences, QObject* parent = nullptr);

  /// Puts a name at the end; one that waits or is being fetched stays where it is.
  void add(const QString& name);
  /// Takes a name off: the one that is being fetched is stopped, and the next begins.
  void remove(const QString& name);

  [[nodiscard]] const QString& current() const { return current_; }  // "" where nothing is fetched
  [[nodiscard]] const QStringList& waiting() const { return waiting_; }

 signals:
  /// What is fetched or waits is another than before.
  void changed();
  /// Of current(); `secondsLeft` where the speed is known.
  void progressed(const luthier::Progress& progress, const std::optional<double>& secondsLeft);
  void added(const QString& name, qlonglong model);
  void failed(const QString& name, const luthier::Problem& problem);
  /// It was being fetched, and remove() stopped it.
  void stopped(const QString& name);

 private:
  void startNext();
  void takeProgress(const Progress& progress);
  void takeResult(const nlohmann::ordered_json& result);
  QString end();

  EngineProcess process_;
  const Preferences& preferences_;
  QString current_;
  QStringList waiting_;
  TransferRate rate_;
  QElapsedTimer clock_;
};

}  // namespace luthier

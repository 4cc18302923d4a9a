// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include "core/base/files.h"
#include "core/catalogue/builtin_models.h"
#include "core/config/configuration.h"
#include "core/config/training_parameters.h"
#include "core/store/database.h"
#include "core/store/models_table.h"
#include "core/store/runs_table.h"
#include "core/store/workspace.h"
#include "tests/support/pictures.h"

namespace luthier::test {

/// A workspace of small pictures in three classes, imported as "pets" by the real worker (support::findWorker() first). Runs
/// in it take a tenth of a second for an epoch.
class ImageWorkspace {
 public:
  explicit ImageWorkspace(int each = 20) {
    support::makePictures(pictures(), {"cat", "dog", "owl"}, each);
    worker({"import", pictures(), "--name", "pets", "--set", "validation_share=0.2", "--set", "test_share=0.2"});
    Database database = open();
    addBuiltinModels(workspace(), database);
  }

  [[nodiscard]] QString folder() const { return folder_.filePath("workspace"); }
  [[nodiscard]] QString pictures() const { return folder_.filePath("pictures"); }
  /// A path beside them, for what a test makes.
  [[nodiscard]] QString beside(const QString& name) const { return folder_.filePath(name); }
  [[nodiscard]] Workspace workspace() const { return Workspace(folder().toStdString()); }
  [[nodiscard]] Database open() const { return Database(workspace().databaseFile(), OpenMode::ReadWrite); }

  /// luthier-cli to its end; ends the test program where it does not end well.
  void worker(const QStringList& arguments) const {
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(qEnvironmentVariable("LUTHIER_CLI"), QStringList{"--workspace", folder(), "--json"} + arguments);
    if (!process.waitForFinished(300'000) || process.exitCode() != 0) {
      qFatal("luthier-cli %s: %s", qPrintable(arguments.join(' ')), process.readAll().constData());
    }
  }

  /// A run that waits for a worker.
  [[nodiscard]] RowId queueRun(const std::string& name, std::int64_t epochs) const {
    Configuration configuration(trainingParameters("image_classification"));
    for (const auto& [id, value] : settings()) {
      configuration.setText(id, value);
    }
    configuration.set("epochs", epochs);
    Database database = open();
    RunRecord run;
    run.name = name;
    run.task = "image_classification";
    run.dataset = 1;
    run.model = models::findByName(database, starterName)->id;
    run.configuration = configuration.toJson();
    return runs::insert(database, run);
  }

  /// A run that is trained already.
  RowId train(const std::string& name, std::int64_t epochs) const {
    const RowId run = queueRun(name, epochs);
    worker({"train", "--run", QString::number(run)});
    return run;
  }

  /// The process that works on a run, as its lock names it; 0 where nobody has yet.
  [[nodiscard]] pid_t workerOf(RowId run) const {
    return static_cast<pid_t>(QString::fromStdString(FileLock::owner(workspace().runLock(run))).toLong());
  }

 private:
  /// Small and quick; the same settings for every run.
  static std::vector<std::pair<std::string, std::string>> settings() {
    return {{"batch_size", "8"}, {"image_size", "16"}, {"threads", "1"}, {"deterministic", "true"}};
  }

  QTemporaryDir folder_;
};

}  // namespace luthier::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>
#include <filesystem>
#include <string>
#include <vector>

#include "core/store/database.h"
#include "core/store/datasets_table.h"
#include "core/store/epochs_table.h"
#include "core/store/examples_table.h"
#include "core/store/metrics_table.h"
#include "core/store/models_table.h"
#include "core/store/runs_table.h"
#include "core/store/workspace.h"

namespace luthier::test {

/// A workspace in a temporary folder, filled through core/store as the engine fills it. The example files do not exist.
class SampleWorkspace {
 public:
  SampleWorkspace()
      : workspace_(Workspace::createOrOpen(std::filesystem::path(folder_.path().toStdString()) / "workspace")) {}

  [[nodiscard]] const Workspace& workspace() const { return workspace_; }
  [[nodiscard]] std::filesystem::path folder() const { return folder_.path().toStdString(); }
  [[nodiscard]] Database open() const { return Database(workspace_.databaseFile(), OpenMode::ReadWrite); }

  /// Classes cat, dog, owl; `perClass` training, and two validation examples of each.
  RowId addDataset(const std::string& name, std::int64_t perClass = 4) {
    Database database = open();
    DatasetRecord record;
    record.name = name;
    record.task = "image_classification";
    record.sourcePath = (folder() / "pictures").string();
    record.layout = "class_folders";
    record.splitsGiven = true;
    record.medianWidth = record.medianHeight = 28;
    record.configuration = "{}";
    record.createdAt = 1'700'000'000'000;
    record.classes = {"cat", "dog", "owl"};
    Transaction transaction(database);  // one, not one fsync for each row
    const RowId id = datasets::insert(database, record);
    std::vector<ExampleRecord> all;
    for (std::int32_t label = 0; label < 3; ++label) {
      for (std::int64_t i = 0; i < perClass + 2; ++i) {
        ExampleRecord example;
        example.path = record.classes[static_cast<std::size_t>(label)] + "/" + std::to_string(i) + ".png";
        example.size = 100;
        example.width = example.height = 28;
        example.label = label;
        example.split = i < perClass ? Split::Train : Split::Validation;
        all.push_back(example);
      }
    }
    examples::insert(database, id, all);
    transaction.commit();
    return id;
  }

  RowId addModel(const std::string& name, std::int64_t inputSize = 32) {
    Database database = open();
    ModelRecord model;
    model.name = name;
    model.architecture = "resnet20";
    model.path = "/nowhere/" + name + ".safetensors";
    model.parameters = 272'474;
    model.inputSize = inputSize;
    model.classes = 10;
    model.keyReport = R"({"matched":121,"missing":[],"unexpected":["optimizer.step"],"reshaped":[]})";
    model.origin = "file";
    model.createdAt = 1'700'000'000'000;
    return models::insert(database, model);
  }

  /// A finished run of `epochs` epochs; its matrix has two cats taken for dogs in epoch 1 and one from epoch 2 on.
  RowId addRun(const std::string& name, RowId dataset, RowId model, const std::string& configuration = "{}",
               int epochs = 2) {
    Database database = open();
    RunRecord run;
    run.name = name;
    run.task = "image_classification";
    run.dataset = dataset;
    run.model = model;
    run.configuration = configuration;
    run.createdAt = 1'700'000'000'000;
    const RowId id = runs::insert(database, run);
    RunProgress progress;
    progress.run = id;
    progress.epoch = progress.epochs = epochs;
    progress.step = progress.steps = epochs * 10;
    progress.trainedSeconds = 26;
    runs::setProgress(database, progress);
    const auto validation = examples::list(database, dataset, Split::Validation);
    for (int epoch = 1; epoch <= epochs; ++epoch) {
      addEpoch(database, id, epoch, validation);
    }
    runs::setStatus(database, id, RunStatus::Done);
    return id;
  }

 private:
  static void addEpoch(Database& database, RowId run, int epoch, const std::vector<ExampleRecord>& validation) {
    EpochPredictions predictions;
    predictions.run = run;
    predictions.epoch = epoch;
    EpochMatrix matrix{run, epoch, Split::Validation, 3, std::vector<std::int64_t>(9, 0)};
    int mistakesLeft = epoch == 1 ? 2 : 1;
    for (const ExampleRecord& example : validation) {
      const bool wrong = example.label == 0 && mistakesLeft-- > 0;
      const std::int32_t answer = wrong ? 1 : example.label;
      predictions.examples.push_back(example.id);
      predictions.truths.push_back(example.label);
      predictions.answers.push_back(answer);
      predictions.confidences.push_back(wrong ? 0.6F + 0.1F * static_cast<float>(mistakesLeft) : 0.9F);
      ++matrix.counts[static_cast<std::size_t>(example.label * 3 + answer)];
    }
    epochs::insertMatrix(database, matrix);
    epochs::insertPredictions(database, predictions);
    const double accuracy = epoch == 1 ? 4.0 / 6.0 : 5.0 / 6.0;
    metrics::insert(database, run,
                    std::vector<metrics::Row>{{"validation/accuracy", {epoch, accuracy, 13.0 * epoch}},
                                              {"validation/loss", {epoch, 1.0 / epoch, 13.0 * epoch}}});
  }

  QTemporaryDir folder_;
  Workspace workspace_;
};

}  // namespace luthier::test

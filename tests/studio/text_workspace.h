// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include "app/engine/session.h"
#include "core/store/texts_table.h"
#include "studio/sample_workspace.h"

namespace luthier::test {

/// A workspace with texts, filled through core/store as the engine fills it.
class TextWorkspace : public SampleWorkspace {
 public:
  /// Classes negative and positive; `count` training texts and six for validation.
  RowId addTexts(const std::string& name, int count = 20) {
    Database database = open();
    DatasetRecord record;
    record.name = name;
    record.task = "text_classification";
    record.sourcePath = (folder() / "reviews.csv").string();
    record.layout = "table";
    record.splitsGiven = true;
    record.configuration = "{}";
    record.createdAt = 1'700'000'000'000;
    record.classes = {"negative", "positive"};
    Transaction transaction(database);
    const RowId id = datasets::insert(database, record);
    std::vector<TextExample> all;
    for (int i = 0; i < count + 6; ++i) {
      TextExample made;
      made.example.member = i + 2;
      made.example.label = i % 2;
      made.example.split = i < count ? Split::Train : Split::Validation;
      made.text.text =
          (i % 2 == 0 ? "A dull film, number " : "A good film, number ") + std::to_string(i) + (i % 7 == 0 ? " 不错" : "");
      made.example.size = static_cast<std::int64_t>(made.text.text.size());
      all.push_back(std::move(made));
    }
    texts::insert(database, id, all);
    transaction.commit();
    return id;
  }

  RowId addTextModel(const std::string& name) {
    Database database = open();
    ModelRecord model;
    model.name = name;
    model.architecture = "bert";
    model.kind = "text";
    model.path = "/nowhere/" + name;
    model.parameters = 22'000'000;
    model.keyReport = "{}";
    model.origin = "file";
    model.createdAt = 1'700'000'000'000;
    return models::insert(database, model);
  }

  /// A finished run; the first negative validation text was taken for positive with 0.8.
  RowId addTextRun(const std::string& name, RowId dataset, RowId model) {
    Database database = open();
    RunRecord run;
    run.name = name;
    run.task = "text_classification";
    run.dataset = dataset;
    run.model = model;
    run.configuration = "{}";
    run.createdAt = 1'700'000'000'000;
    const RowId id = runs::insert(database, run);
    EpochPredictions predictions;
    predictions.run = id;
    predictions.epoch = 1;
    EpochMatrix matrix{id, 1, Split::Validation, 2, std::vector<std::int64_t>(4, 0)};
    for (const ExampleRecord& example : examples::list(database, dataset, Split::Validation)) {
      const bool wrong = predictions.examples.empty();
      const std::int32_t answer = wrong ? 1 - example.label : example.label;
      predictions.examples.push_back(example.id);
      predictions.truths.push_back(example.label);
      predictions.answers.push_back(answer);
      predictions.confidences.push_back(wrong ? 0.8F : 0.95F - 0.1F * static_cast<float>(predictions.examples.size()));
      ++matrix.counts[static_cast<std::size_t>(example.label * 2 + answer)];
    }
    epochs::insertMatrix(database, matrix);
    epochs::insertPredictions(database, predictions);
    runs::setStatus(database, id, RunStatus::Done);
    return id;
  }
};

/// Lets `session` ask tests/support/pretended_worker.py instead of the engine.
inline void usePretendedWorker(Session& session) {
  session.setWorker(QStringLiteral("python3"), {QStringLiteral(LUTHIER_SOURCE_DIR "/tests/support/pretended_worker.py")},
                    std::chrono::seconds(30));
}

}  // namespace luthier::test

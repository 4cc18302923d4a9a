// SPDX-License-Identifier: GPL-3.0-or-later
// Blobs, all little-endian: counts int64 (classes * classes, row by row); examples int64, truths and answers int32, confidences
// float32, one value per example.
#include "core/store/epochs_table.h"

#include <algorithm>

#include "core/store/blob.h"
#include "core/store/query.h"

namespace luthier::epochs {
namespace {

bool equal(std::span<const std::byte> a, std::span<const std::byte> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

/// The set of the run's last predictions where it still holds, else a new one.
RowId setFor(Database& database, const EpochPredictions& predictions) {
  {
    Query query(database,
                "SELECT id, examples, truths FROM prediction_sets WHERE run = ? AND split = ? ORDER BY id DESC LIMIT 1",
                predictions.run, predictions.split);
    if (query.next() && equal(query.blob(1), toBlob(predictions.examples)) &&
        equal(query.blob(2), toBlob(predictions.truths))) {
      return query.integer(0);
    }
  }
  Query(database, "INSERT INTO prediction_sets (run, split, examples, truths) VALUES (?, ?, ?, ?)", predictions.run,
        predictions.split, toBlob(predictions.examples), toBlob(predictions.truths))
      .run();
  return lastInsertedId(database);
}

}  // namespace

void insertMatrix(Database& database, const EpochMatrix& matrix) {
  Query(database, "REPLACE INTO confusion_matrices (run, epoch, split, classes, counts) VALUES (?, ?, ?, ?, ?)", matrix.run,
        matrix.epoch, matrix.split, matrix.classes, toBlob(matrix.counts))
      .run();
}

std::optional<EpochMatrix> matrix(Database& database, RowId run, std::int64_t epoch, Split split) {
  Query query(database, "SELECT classes, counts FROM confusion_matrices WHERE run = ? AND epoch = ? AND split = ?", run,
              epoch, split);
  return readOne(query, [&](Query& row) {
    const std::int64_t classes = row.integer(0);
    const auto cells = static_cast<std::size_t>(classes) * static_cast<std::size_t>(classes);
    return EpochMatrix{run, epoch, split, classes, fromBlob<std::int64_t>(row.blob(1), cells, database.file())};
  });
}

std::vector<Key> matrixKeys(Database& database, RowId run) {
  Query query(database, "SELECT epoch, split FROM confusion_matrices WHERE run = ? ORDER BY epoch, split", run);
  return readAll(query, [](Query& row) { return Key{row.integer(0), static_cast<Split>(row.integer(1))}; });
}

void insertPredictions(Database& database, const EpochPredictions& predictions) {
  const RowId set = setFor(database, predictions);
  Query(database,
        "REPLACE INTO predictions (run, epoch, split, prediction_set, answers, confidences) VALUES (?, ?, ?, ?, ?, ?)",
        predictions.run, predictions.epoch, predictions.split, set, toBlob(predictions.answers),
        toBlob(predictions.confidences))
      .run();
}

std::optional<EpochPredictions> predictions(Database& database, RowId run, std::int64_t epoch, Split split) {
  Query query(database,
              "SELECT s.examples, s.truths, p.answers, p.confidences FROM predictions p JOIN prediction_sets s "
              "ON s.id = p.prediction_set WHERE p.run = ? AND p.epoch = ? AND p.split = ?",
              run, epoch, split);
  return readOne(query, [&](Query& row) {
    const std::size_t count = row.blob(0).size() / sizeof(RowId);
    const auto& file = database.file();
    return EpochPredictions{run,
                            epoch,
                            split,
                            fromBlob<RowId>(row.blob(0), count, file),
                            fromBlob<std::int32_t>(row.blob(1), count, file),
                            fromBlob<std::int32_t>(row.blob(2), count, file),
                            fromBlob<float>(row.blob(3), count, file)};
  });
}

}  // namespace luthier::epochs

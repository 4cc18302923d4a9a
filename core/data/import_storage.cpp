// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/import_storage.h"

#include <fmt/format.h>
#include <unistd.h>

#include <system_error>

#include "core/base/clock.h"
#include "core/base/files.h"
#include "core/store/datasets_table.h"
#include "core/store/examples_table.h"
#include "core/store/image_targets_table.h"

namespace luthier {
namespace {

/// Held for as long as texts are written to a dataset.
std::filesystem::path lockOf(const Workspace& workspace, RowId dataset) {
  return workspace.datasetFolder(dataset) / "import.lock";
}

/// In short transactions, so that a training run beside can write its progress.
void removeTexts(const Workspace& workspace, Database& database, RowId dataset) {
  constexpr std::int64_t most = 20'000;
  while (datasets::removeExamples(database, dataset, most) > 0) {
  }
  datasets::remove(database, dataset);
  std::error_code ignored;  // an empty folder does no harm
  std::filesystem::remove_all(workspace.datasetFolder(dataset), ignored);
}

void removeAbandoned(const Workspace& workspace, Database& database) {
  for (const RowId dataset : datasets::incomplete(database)) {
    if (!FileLock::isHeld(lockOf(workspace, dataset))) removeTexts(workspace, database, dataset);
  }
}

class TextStorage {
 public:
  TextStorage(const Workspace& workspace, Database& database, ImportResult& result)
      : workspace_(workspace), database_(database), result_(result) {
    DatasetRecord record = result.dataset.record;
    record.name = fmt::format("import {} {}", ::getpid(), nowMilliseconds());  // nobody sees it
    Transaction transaction(database_);
    id_ = datasets::insertIncomplete(database_, record);
    std::filesystem::create_directories(workspace_.datasetFolder(id_));
    lock_ = FileLock::tryAcquire(lockOf(workspace_, id_));
    transaction.commit();
  }
  ~TextStorage() {
    if (complete_) return;
    try {
      removeTexts(workspace_, database_, id_);
    } catch (const Error&) {
      // A full disk: the next import does it.
    }
  }
  TextStorage(const TextStorage&) = delete;
  TextStorage& operator=(const TextStorage&) = delete;

  RowId write(const std::function<void()>& finish) {
    std::vector<TextExample> batch;
    while (result_.texts->next(batch)) {
      Transaction transaction(database_);
      texts::insert(database_, id_, batch);
      transaction.commit();
    }
    result_.dataset.record.id = id_;
    Transaction transaction(database_);
    datasets::complete(database_, result_.dataset.record);
    datasets::insertIssues(database_, id_, result_.issues);
    if (finish) finish();
    transaction.commit();
    complete_ = true;
    std::error_code ignored;
    std::filesystem::remove(lockOf(workspace_, id_), ignored);
    return id_;
  }

 private:
  const Workspace& workspace_;
  Database& database_;
  ImportResult& result_;
  RowId id_ = 0;
  std::unique_ptr<FileLock> lock_;
  bool complete_ = false;
};

}  // namespace

RowId storeImport(const Workspace& workspace, Database& database, ImportResult& result, const CancelToken& cancel,
                  const std::function<void()>& finish) {
  if (result.texts) {
    removeAbandoned(workspace, database);
    return TextStorage(workspace, database, result).write(finish);
  }
  Transaction transaction(database);
  const RowId id = datasets::insert(database, result.dataset.record);
  examples::insert(database, id, result.dataset.examples);
  image_targets::insert(database, id, result.dataset.targets);
  datasets::insertIssues(database, id, result.issues);
  if (finish) finish();
  cancel.throwIfCancelled();
  transaction.commit();
  result.dataset.record.id = id;
  return id;
}

}  // namespace luthier

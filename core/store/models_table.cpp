// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/models_table.h"

#include "core/base/clock.h"
#include "core/store/query.h"

namespace luthier::models {
namespace {

#define MODEL_COLUMNS                                                                                               \
  "id, name, architecture, path, sha256, parameters, input_size, classes, class_names, preprocessing, key_report, " \
  "origin, created_at, kind"

ModelRecord read(Query& row) {
  ModelRecord record;
  record.id = row.integer(0);
  record.name = row.text(1);
  record.architecture = row.text(2);
  record.path = row.text(3);
  record.sha256 = row.text(4);
  record.parameters = row.integer(5);
  record.inputSize = row.integer(6);
  record.classes = row.integer(7);
  record.classNames = row.text(8);
  record.preprocessing = row.text(9);
  record.keyReport = row.text(10);
  record.origin = row.text(11);
  record.createdAt = row.integer(12);
  record.kind = row.text(13);
  return record;
}

}  // namespace

RowId insert(Database& database, const ModelRecord& model) {
  const int inserted =
      Query(database,
            "INSERT INTO models (name, architecture, path, sha256, parameters, input_size, classes, class_names, "
            "preprocessing, "
            "key_report, origin, created_at, kind) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO "
            "NOTHING",
            model.name, model.architecture, model.path, model.sha256, model.parameters, model.inputSize, model.classes,
            model.classNames, model.preprocessing, model.keyReport, model.origin,
            model.createdAt != 0 ? model.createdAt : nowMilliseconds(), model.kind)
          .run();
  if (inserted == 0) {
    throw Error(ErrorCode::AlreadyExists, {{"kind", "model"}, {"name", model.name}});
  }
  return lastInsertedId(database);
}

std::vector<ModelRecord> list(Database& database) {
  Query query(database, "SELECT " MODEL_COLUMNS " FROM models ORDER BY id");
  return readAll(query, read);
}

std::optional<ModelRecord> find(Database& database, RowId id) {
  Query query(database, "SELECT " MODEL_COLUMNS " FROM models WHERE id = ?", id);
  return readOne(query, read);
}

std::optional<ModelRecord> findByName(Database& database, std::string_view name) {
  Query query(database, "SELECT " MODEL_COLUMNS " FROM models WHERE name = ?", name);
  return readOne(query, read);
}

void remove(Database& database, RowId model) {
  Query user(database, "SELECT name FROM runs WHERE model = ? ORDER BY id LIMIT 1", model);
  if (const auto run = readOne(user, [](Query& row) { return row.text(0); })) {
    const auto record = find(database, model);
    throw Error(ErrorCode::StillUsed, {{"kind", "model"}, {"name", record ? record->name : ""}, {"run", *run}});
  }
  if (Query(database, "DELETE FROM models WHERE id = ?", model).run() == 0) {
    throw Error(ErrorCode::NotFound, {{"kind", "model"}, {"name", std::to_string(model)}});
  }
}

#undef MODEL_COLUMNS
}  // namespace luthier::models

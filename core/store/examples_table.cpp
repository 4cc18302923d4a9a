// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/examples_table.h"

#include <algorithm>
#include <cstring>

#include "core/store/query.h"

namespace luthier::examples {
namespace {

#define EXAMPLE_COLUMNS "id, path, member, size, hash, width, height, label, split"
#define EXAMPLE_PAGE " ORDER BY id LIMIT ? OFFSET ?"

ExampleRecord read(Query& row) {
  ExampleRecord record;
  record.id = row.integer(0);
  record.path = row.text(1);
  record.member = row.integer(2);
  record.size = row.integer(3);
  const auto hash = row.blob(4);
  std::memcpy(record.hash.data(), hash.data(), std::min(hash.size(), record.hash.size()));
  record.width = row.small(5);
  record.height = row.small(6);
  record.label = row.small(7);
  record.split = static_cast<Split>(row.integer(8));
  return record;
}

}  // namespace

void insert(Database& database, RowId dataset, std::span<const ExampleRecord> examples) {
  for (const ExampleRecord& example : examples) {
    Query(database,
          "INSERT INTO examples (dataset, path, member, size, hash, width, height, label, split) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
          dataset, example.path, example.member, example.size, std::as_bytes(std::span(example.hash)), example.width,
          example.height, example.label, example.split)
        .run();
  }
}

std::vector<ExampleRecord> list(Database& database, RowId dataset, std::optional<Split> split, std::int64_t offset,
                                std::int64_t limit, std::optional<std::int32_t> label) {
  // A statement for each kind of question, so that each is answered from its index in the stable order, without sorting.
  if (split && label) {
    Query query(database,
                "SELECT " EXAMPLE_COLUMNS " FROM examples WHERE dataset = ? AND split = ? AND label = ?" EXAMPLE_PAGE,
                dataset, *split, *label, limit, offset);
    return readAll(query, read);
  }
  if (split) {
    Query query(database,
                "SELECT " EXAMPLE_COLUMNS
                " FROM examples INDEXED BY examples_of_split WHERE dataset = ? AND split = ?" EXAMPLE_PAGE,
                dataset, *split, limit, offset);
    return readAll(query, read);
  }
  if (label) {
    Query query(database,
                "SELECT " EXAMPLE_COLUMNS
                " FROM examples INDEXED BY examples_of_dataset WHERE dataset = ? AND label = ?" EXAMPLE_PAGE,
                dataset, *label, limit, offset);
    return readAll(query, read);
  }
  Query query(database,
              "SELECT " EXAMPLE_COLUMNS " FROM examples INDEXED BY examples_of_dataset WHERE dataset = ?" EXAMPLE_PAGE,
              dataset, limit, offset);
  return readAll(query, read);
}

std::vector<ExampleRecord> find(Database& database, std::span<const RowId> ids) {
  std::vector<ExampleRecord> found;
  for (const RowId id : ids) {
    Query query(database, "SELECT " EXAMPLE_COLUMNS " FROM examples WHERE id = ?", id);
    if (auto record = readOne(query, read)) {
      found.push_back(std::move(*record));
    }
  }
  return found;
}

std::vector<SplitCount> counts(Database& database, RowId dataset) {
  Query query(database,
              "SELECT split, label, count(*) FROM examples WHERE dataset = ? GROUP BY split, label ORDER BY split, label",
              dataset);
  return readAll(query, [](Query& row) {
    return SplitCount{static_cast<Split>(row.integer(0)), row.small(1), row.integer(2)};
  });
}

void setLabel(Database& database, RowId example, std::int32_t label) {
  if (Query(database, "UPDATE examples SET label = ? WHERE id = ?", label, example).run() == 0) {
    throw Error(ErrorCode::NotFound, {{"kind", "example"}, {"name", std::to_string(example)}});
  }
}

#undef EXAMPLE_COLUMNS
#undef EXAMPLE_PAGE
}  // namespace luthier::examples

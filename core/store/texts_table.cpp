// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/texts_table.h"

#include <algorithm>
#include <cstring>

#include "core/store/query.h"

namespace luthier::texts {
namespace {

std::string likePattern(std::string_view text) {
  std::string pattern = "%";
  for (const char each : text) {
    if (each == '%' || each == '_' || each == '\\') {
      pattern += '\\';
    }
    pattern += each;
  }
  return pattern + '%';
}

TextExample read(Query& row) {
  TextExample result;
  ExampleRecord& example = result.example;
  example.id = row.integer(0);
  example.path = row.text(1);
  example.member = row.integer(2);
  example.size = row.integer(3);
  const auto hash = row.blob(4);
  std::memcpy(example.hash.data(), hash.data(), std::min(hash.size(), example.hash.size()));
  example.label = row.small(5);
  example.split = static_cast<Split>(row.integer(6));
  result.text.example = example.id;
  result.text.text = row.text(7);
  if (!row.null(8)) {
    result.text.second = row.text(8);
  }
  result.text.targets = row.text(9);
  return result;
}

/// The id at which a slice of `scan` examples behind `after` ends; 0 where the dataset ends before.
RowId endOfSlice(Database& database, RowId dataset, RowId after, std::int64_t scan) {
  Query query(database,
              "SELECT id FROM examples INDEXED BY examples_of_dataset WHERE dataset = ? AND id > ? ORDER BY id "
              "LIMIT 1 OFFSET ?",
              dataset, after, scan - 1);
  return readOne(query, [](Query& row) { return row.integer(0); }).value_or(0);
}

}  // namespace

void insert(Database& database, RowId dataset, std::span<const TextExample> examples) {
  for (const auto& [example, text] : examples) {
    Query(database,
          "INSERT INTO examples (dataset, path, member, size, hash, width, height, label, split) "
          "VALUES (?, ?, ?, ?, ?, 0, 0, ?, ?)",
          dataset, example.path, example.member, example.size, std::as_bytes(std::span(example.hash)), example.label,
          example.split)
        .run();
    constexpr const char* sql = "INSERT INTO texts (example, text, second, targets) VALUES (?, ?, ?, ?)";
    const RowId id = lastInsertedId(database);
    if (text.second) {
      Query(database, sql, id, text.text, *text.second, text.targets).run();
    } else {
      Query(database, sql, id, text.text, std::nullopt, text.targets).run();
    }
  }
}

std::vector<TextRecord> find(Database& database, std::span<const RowId> ids) {
  std::vector<TextRecord> found;
  for (const RowId id : ids) {
    Query query(database, "SELECT text, second, targets FROM texts WHERE example = ?", id);
    auto record = readOne(query, [id](Query& row) {
      return TextRecord{id, row.text(0), row.null(1) ? std::nullopt : std::optional(row.text(1)), row.text(2)};
    });
    if (record) {
      found.push_back(std::move(*record));
    }
  }
  return found;
}

TextPage page(Database& database, RowId dataset, const TextFilter& filter, RowId after, std::int64_t limit,
              std::int64_t scan) {
  const RowId end = endOfSlice(database, dataset, after, scan);
  constexpr RowId noEnd = INT64_MAX;
  // Parameters that ask for nothing are NULL or ''; SQLite tests them once a row, which costs less than a second statement.
  Query query(database,
              "SELECT e.id, e.path, e.member, e.size, e.hash, e.label, e.split, t.text, t.second, t.targets "
              "FROM examples e INDEXED BY examples_of_dataset CROSS JOIN texts t ON t.example = e.id "
              "WHERE e.dataset = ?1 AND e.id > ?2 AND e.id <= ?3 AND (?4 < 0 OR e.split = ?4) "
              "AND (?5 = 0 OR e.label = ?6) AND (?7 = '' OR t.text LIKE ?8 ESCAPE '\\' OR t.second LIKE ?8 ESCAPE '\\') "
              "ORDER BY e.id LIMIT ?9",
              dataset, after, end == 0 ? noEnd : end, filter.split ? static_cast<int>(*filter.split) : -1,
              filter.label.has_value(), filter.label.value_or(0), filter.contains, likePattern(filter.contains), limit);
  TextPage result;
  result.examples = readAll(query, read);
  const bool full = static_cast<std::int64_t>(result.examples.size()) >= limit;
  result.next = full && limit > 0 ? result.examples.back().example.id : end;
  return result;
}

void forEach(Database& database, RowId dataset, const TextFilter& filter, const std::function<bool(TextExample&)>& visit) {
  constexpr std::int64_t slice = 5'000;
  RowId after = 0;
  do {
    TextPage part = page(database, dataset, filter, after, slice, slice);
    for (TextExample& example : part.examples) {
      if (!visit(example)) {
        return;
      }
    }
    after = part.next;
  } while (after != 0);
}

void setTargets(Database& database, RowId example, std::string_view targets) {
  if (Query(database, "UPDATE texts SET targets = ? WHERE example = ?", targets, example).run() == 0) {
    throw Error(ErrorCode::NotFound, {{"kind", "example"}, {"name", std::to_string(example)}});
  }
}

}  // namespace luthier::texts

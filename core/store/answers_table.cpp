// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/answers_table.h"

#include "core/store/query.h"

namespace luthier::answers {

void replace(Database& database, RowId run, Split split, std::int64_t epoch, std::span<const ExampleAnswer> answers) {
  Query(database, "DELETE FROM text_answers WHERE run = ? AND split = ?", run, split).run();
  for (const auto& [example, answer] : answers) {
    Query(database, "INSERT INTO text_answers (run, split, example, epoch, answer) VALUES (?, ?, ?, ?, ?)", run, split,
          example, epoch, answer)
        .run();
  }
}

Set page(Database& database, RowId run, Split split, RowId after, std::int64_t limit) {
  Query query(database,
              "SELECT example, answer, epoch FROM text_answers WHERE run = ? AND split = ? AND example > ? "
              "ORDER BY example LIMIT ?",
              run, split, after, limit);
  Set set;
  while (query.next()) {
    set.answers.push_back({query.integer(0), query.text(1)});
    set.epoch = query.integer(2);
  }
  return set;
}

}  // namespace luthier::answers

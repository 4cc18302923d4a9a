// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/store/database.h"

namespace luthier {

/// One use of a prepared statement: bound at construction, reset at its end. Turns SQLite's errors into ours. For the table
/// files of core/store.
class Query {
 public:
  /// Parameters in order: integers and enumerations, doubles (NaN is stored as NULL), texts, blobs, std::nullopt.
  template <typename... Values>
  Query(Database& database, const char* sql, const Values&... values) : Query(database, sql, Unbound{}) {
    [[maybe_unused]] int index = 0;
    (bind(++index, values), ...);
  }
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  /// Steps to the next row; false after the last.
  bool next();
  /// Runs to the end; returns the number of rows changed.
  int run();

  // Columns of the current row, from 0.
  [[nodiscard]] bool null(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::int32_t small(int column) const { return static_cast<std::int32_t>(integer(column)); }
  [[nodiscard]] bool boolean(int column) const { return integer(column) != 0; }
  /// NULL reads as NaN.
  [[nodiscard]] double real(int column) const;
  [[nodiscard]] std::string text(int column) const;
  /// Valid until the next step.
  [[nodiscard]] std::span<const std::byte> blob(int column) const;

 private:
  struct Unbound {};
  Query(Database& database, const char* sql, Unbound);

  void bind(int index, std::nullopt_t);
  void bind(int index, double value);
  void bind(int index, std::string_view value);
  void bind(int index, const std::string& value) { bind(index, std::string_view(value)); }
  void bind(int index, std::span<const std::byte> value);
  void bindInteger(int index, std::int64_t value);
  template <typename Value>
    requires(std::integral<Value> || std::is_enum_v<Value>)
  void bind(int index, Value value) {
    bindInteger(index, static_cast<std::int64_t>(value));
  }
  [[noreturn]] void fail() const;

  Database& database_;
  SQLite::Statement* statement_ = nullptr;
};

/// Every row of `query`, as `read` makes a value of it.
template <typename Read>
[[nodiscard]] auto readAll(Query& query, Read&& read) {
  std::vector<std::invoke_result_t<Read, Query&>> rows;
  while (query.next()) {
    rows.push_back(read(query));
  }
  return rows;
}

/// The first row, or nothing.
template <typename Read>
[[nodiscard]] auto readOne(Query& query, Read&& read) {
  std::optional<std::invoke_result_t<Read, Query&>> row;
  if (query.next()) {
    row = read(query);
  }
  return row;
}

/// Id of the row inserted last by this connection.
[[nodiscard]] std::int64_t lastInsertedId(Database& database);

}  // namespace luthier

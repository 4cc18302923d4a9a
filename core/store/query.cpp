// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/query.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <cmath>
#include <limits>

#include "core/store/store_error.h"

namespace luthier {

/// Called inside a catch block of an SQLite::Exception.
void Query::fail() const {
  try {
    throw;
  } catch (const SQLite::Exception& error) {
    throw storeError(database_.file(), error, &database_.connection());
  }
}

Query::Query(Database& database, const char* sql, Unbound) : database_(database) {
  try {
    statement_ = &database.prepared(sql);
  } catch (const SQLite::Exception&) {
    fail();
  }
}

Query::~Query() { statement_->tryReset(); }

bool Query::next() {
  try {
    return statement_->executeStep();
  } catch (const SQLite::Exception&) {
    fail();
  }
}

int Query::run() {
  while (next()) {
  }
  return database_.connection().getChanges();
}

bool Query::null(int column) const { return statement_->isColumnNull(column); }
std::int64_t Query::integer(int column) const { return statement_->getColumn(column).getInt64(); }

double Query::real(int column) const {
  return null(column) ? std::numeric_limits<double>::quiet_NaN() : statement_->getColumn(column).getDouble();
}

std::string Query::text(int column) const { return statement_->getColumn(column).getString(); }

std::span<const std::byte> Query::blob(int column) const {
  const SQLite::Column value = statement_->getColumn(column);
  const void* data = value.getBlob();
  return {static_cast<const std::byte*>(data), data == nullptr ? 0 : static_cast<std::size_t>(value.getBytes())};
}

void Query::bind(int index, std::nullopt_t) {
  try {
    statement_->bind(index);
  } catch (const SQLite::Exception&) {
    fail();
  }
}

void Query::bindInteger(int index, std::int64_t value) {
  try {
    statement_->bind(index, value);
  } catch (const SQLite::Exception&) {
    fail();
  }
}

void Query::bind(int index, double value) {
  if (std::isnan(value)) {
    bind(index, std::nullopt);
    return;
  }
  try {
    statement_->bind(index, value);
  } catch (const SQLite::Exception&) {
    fail();
  }
}

void Query::bind(int index, std::string_view value) {
  try {
    statement_->bind(index, std::string(value));
  } catch (const SQLite::Exception&) {
    fail();
  }
}

void Query::bind(int index, std::span<const std::byte> value) {
  try {
    // SQLite takes a null pointer for NULL, also with length 0.
    statement_->bind(index, value.empty() ? "" : static_cast<const void*>(value.data()), static_cast<int>(value.size()));
  } catch (const SQLite::Exception&) {
    fail();
  }
}

std::int64_t lastInsertedId(Database& database) { return database.connection().getLastInsertRowid(); }

}  // namespace luthier

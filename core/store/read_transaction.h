// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"

namespace luthier {

/// BEGIN DEFERRED now, ended with the scope: every query within reads one state of the file, and the file's lock is taken once
/// instead of for each query (10,000 look-ups: 0.09 s instead of 0.38 s). Writers wait meanwhile: keep it short, write nothing.
/// Throws Error{StoreFailed}; the first query within may throw StoreBusy.
class ReadTransaction {
 public:
  explicit ReadTransaction(Database& database);
  ~ReadTransaction();
  ReadTransaction(const ReadTransaction&) = delete;
  ReadTransaction& operator=(const ReadTransaction&) = delete;

 private:
  std::unique_ptr<SQLite::Transaction> transaction_;
};

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/read_transaction.h"

#include <SQLiteCpp/Transaction.h>

#include "core/store/store_error.h"

namespace luthier {

ReadTransaction::ReadTransaction(Database& database) {
  try {
    transaction_ = std::make_unique<SQLite::Transaction>(database.connection(), SQLite::TransactionBehavior::DEFERRED);
  } catch (const SQLite::Exception& error) {
    throw storeError(database.file(), error, &database.connection());
  }
}

ReadTransaction::~ReadTransaction() = default;

}  // namespace luthier

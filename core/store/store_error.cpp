// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store_error.h"

#include <sqlite3.h>

#include <cerrno>

#include "core/base/files.h"

namespace luthier {
namespace {

bool meansNoRoom(int systemError) { return systemError == ENOSPC || systemError == EDQUOT || systemError == EFBIG; }

/// Whether the last thing that failed on the database file or its journal was a lack of room. SQLite itself tells only ENOSPC
/// from other write errors, and sqlite3_system_errno() holds what the rollback left there.
bool ranOutOfRoom(sqlite3* connection) {
  int last = 0;
  sqlite3_file* journal = nullptr;
  if (sqlite3_file_control(connection, "main", SQLITE_FCNTL_LAST_ERRNO, &last) == SQLITE_OK && meansNoRoom(last)) {
    return true;
  }
  return sqlite3_file_control(connection, "main", SQLITE_FCNTL_JOURNAL_POINTER, &journal) == SQLITE_OK &&
         journal != nullptr && journal->pMethods != nullptr &&
         journal->pMethods->xFileControl(journal, SQLITE_FCNTL_LAST_ERRNO, &last) == SQLITE_OK && meansNoRoom(last);
}

}  // namespace

Error storeError(const std::filesystem::path& file, const SQLite::Exception& error, const SQLite::Database* connection) {
  const std::string name = displayPath(file);
  const ErrorArguments detailed = {{"file", name}, {"detail", error.what()}};
  switch (error.getErrorCode()) {
    case SQLITE_FULL:
      return Error(ErrorCode::DiskFull, {{"file", name}});
    case SQLITE_IOERR:
      return connection != nullptr && ranOutOfRoom(connection->getHandle()) ? Error(ErrorCode::DiskFull, {{"file", name}})
                                                                            : Error(ErrorCode::StoreFailed, detailed);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Error(ErrorCode::StoreBusy, {{"file", name}});
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return Error(ErrorCode::StoreDamaged, detailed);
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return Error(ErrorCode::FileNotWritable, detailed);
    case SQLITE_NOMEM:
      return Error(ErrorCode::OutOfMemory, {{"needed", "?"}, {"available", "?"}});
    default:
      return Error(ErrorCode::StoreFailed, detailed);
  }
}

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store_error.h"

#include <sqlite3.h>

#include <cerrno>

#include "core/base/files.h"

namespace luthier {

Error storeError(const std::filesystem::path& file, const SQLite::Exception& error, int systemError) {
  const std::string name = displayPath(file);
  const ErrorArguments detailed = {{"file", name}, {"detail", error.what()}};
  // A quota or a limit on file sizes reaches SQLite as a plain write error.
  const bool noRoom = systemError == ENOSPC || systemError == EDQUOT || systemError == EFBIG;
  switch (error.getErrorCode()) {
    case SQLITE_FULL:
      return Error(ErrorCode::DiskFull, {{"file", name}});
    case SQLITE_IOERR:
      return noRoom ? Error(ErrorCode::DiskFull, {{"file", name}}) : Error(ErrorCode::StoreFailed, detailed);
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

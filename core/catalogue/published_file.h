// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace luthier {

/// A published file, and how to know that it is that one.
struct PublishedFile {
  std::string address;     // http or https
  std::string sha256;      // 64 hex digits, or the first 8, which is what published file names carry; never empty
  std::int64_t bytes = 0;  // 0: not known
};

}  // namespace luthier

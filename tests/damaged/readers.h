// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace luthier::damaged {

/// One of our readers of foreign files, for the corpora of damaged files (tests/damaged) and for libFuzzer (tests/fuzz). `read`
/// reads all that the file holds and throws what the reader throws. Not thread-safe: readers of files share one scratch file.
struct Reader {
  const char* name;
  void (*read)(std::span<const std::byte> bytes);
};

[[nodiscard]] const std::vector<Reader>& readers();
/// Throws std::out_of_range for a name that is none.
[[nodiscard]] const Reader& readerNamed(std::string_view name);

}  // namespace luthier::damaged

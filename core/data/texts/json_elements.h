// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "core/config/configuration.h"
#include "core/data/texts/text_lines.h"

namespace luthier {

/// The texts of a file's JSON values, one after the other, so that the file need not fit into memory. One thread.
class JsonElements {
 public:
  virtual ~JsonElements() = default;
  /// The next value's text, not yet parsed, and its line; false at the end. A text may be damaged.
  virtual bool next(std::string& text, std::int64_t& line) = 0;
  [[nodiscard]] virtual std::int64_t consumed() const = 0;
  [[nodiscard]] virtual const std::string& charset() const = 0;
};

/// One value a line; blank lines are passed over.
[[nodiscard]] std::unique_ptr<JsonElements> jsonLines(const std::filesystem::path& path, const std::string& charset);
/// The elements of an array: the file's value, or for `key` not empty that member of the object that the file is. A file that
/// ends inside an element gives what there is of it.
[[nodiscard]] std::unique_ptr<JsonElements> jsonArray(const std::filesystem::path& path, const std::string& charset,
                                                      const std::string& key = {});

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/store/database.h"
#include "core/store/records.h"

namespace luthier {

/// An example with its text.
struct TextExample {
  ExampleRecord example;
  TextRecord text;
};

/// Which texts are wanted; an empty member asks for nothing.
struct TextFilter {
  std::optional<Split> split = std::nullopt;
  std::optional<std::int32_t> label = std::nullopt;
  std::string contains = {};  // in the text or the second text; letters A to Z in either case
};

/// Some of the wanted texts. `next` is the id after which to go on, 0 at the end.
struct TextPage {
  std::vector<TextExample> examples;
  RowId next = 0;
};

/// Table texts, beside examples. Searching reads the texts themselves, slice by slice: a million rows take 0.2 s, while an index
/// of trigrams took 17 s and 220 MB to build and cannot find words of two characters, which most Chinese ones are.
namespace texts {
/// Examples and texts of a dataset, in order; text.example is set from the new rows. Wrap many in one Transaction.
void insert(Database& database, RowId dataset, std::span<const TextExample> examples);
/// In the order of `ids`; ids without a text are passed over.
[[nodiscard]] std::vector<TextRecord> find(Database& database, std::span<const RowId> ids);
/// In stable order (the order of import). Looks at no more than `scan` examples behind the id `after`, so that a reader never
/// keeps a writer waiting: ask again from `next` where the page is not yet full.
[[nodiscard]] TextPage page(Database& database, RowId dataset, const TextFilter& filter, RowId after, std::int64_t limit,
                            std::int64_t scan = 50'000);
/// Every wanted text in stable order, read in slices: the function may take its time. It returns false to end early.
void forEach(Database& database, RowId dataset, const TextFilter& filter, const std::function<bool(TextExample&)>& visit);
/// A correction made by a person; written to the audit log by the caller. Error{NotFound}.
void setTargets(Database& database, RowId example, std::string_view targets);
}  // namespace texts

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/config/configuration.h"
#include "core/data/texts/json_elements.h"
#include "core/data/texts/record.h"

namespace luthier {

/// The objects of a JSON Lines file or of a JSON array as records; keys are columns. The columns are those of the first thousand
/// objects; a later object's other keys are passed over. Numbers and truth values become text, arrays become lists.
class JsonSource : public RecordSource {
 public:
  /// `again` is another reading of the same file, for its first objects.
  JsonSource(std::unique_ptr<JsonElements> elements, std::unique_ptr<JsonElements> again);

  [[nodiscard]] const std::vector<std::string>& columns() const override { return columns_; }
  bool next(Record& record) override;
  [[nodiscard]] std::int64_t consumed() const override { return elements_->consumed(); }
  [[nodiscard]] const std::string& charset() const override { return elements_->charset(); }

 private:
  std::unique_ptr<JsonElements> elements_;
  std::vector<std::string> columns_;
};

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/texts/json_source.h"

#include <algorithm>

#include "core/base/json.h"

namespace luthier {
namespace {

using Json = nlohmann::ordered_json;

/// Numbers as they are written, so that 1 stays "1".
std::string asText(const Json& value) {
  if (value.is_null()) return "";
  return value.is_string() ? value.get<std::string>() : value.dump();
}

Json parseObject(const std::string& text) {
  Json json = parseForeignJson(text, ErrorCode::RowJsonDamaged);
  if (!json.is_object()) throw Error(ErrorCode::RowJsonDamaged, {{"detail", "it is no object."}});
  return json;
}

}  // namespace

JsonSource::JsonSource(std::unique_ptr<JsonElements> elements, std::unique_ptr<JsonElements> again)
    : elements_(std::move(elements)) {
  constexpr int lookedAt = 1000;
  std::string text;
  std::int64_t line = 0;
  for (int i = 0; i < lookedAt && again->next(text, line); ++i) {
    try {
      const Json object = parseObject(text);
      for (const auto& [key, value] : object.items()) {
        if (std::find(columns_.begin(), columns_.end(), key) == columns_.end()) columns_.push_back(key);
      }
    } catch (const Error&) {
      continue;  // told where the row is read
    }
  }
}

bool JsonSource::next(Record& record) {
  record.clear();
  std::string text;
  if (!elements_->next(text, record.line)) return false;
  record.cells.resize(columns_.size());
  try {
    const Json object = parseObject(text);
    for (std::size_t column = 0; column < columns_.size(); ++column) {
      const auto value = object.find(columns_[column]);
      if (value == object.end()) continue;
      if (!value->is_array()) {
        record.cells[column] = asText(*value);
        continue;
      }
      record.lists.resize(columns_.size());
      for (const Json& each : *value) record.lists[column].push_back(asText(each));
      record.cells[column] = value->dump();
    }
  } catch (const Error& error) {
    record.problem = error.problem();
  }
  return true;
}

}  // namespace luthier

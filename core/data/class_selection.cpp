// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/class_selection.h"

#include <algorithm>
#include <map>

#include "core/base/json.h"

namespace luthier {
namespace {

constexpr std::int32_t leftOut = -1;

Error invalidClasses(std::string value, const char* expected) {
  return Error(ErrorCode::InvalidParameter, {{"parameter", "classes"}, {"value", std::move(value)}, {"expected", expected}});
}

/// New label of every old one; `leftOut` removes its candidates.
void renumber(Collection& collection, const std::vector<std::int32_t>& labels) {
  std::erase_if(collection.candidates, [&](const Candidate& candidate) {
    return labels[static_cast<std::size_t>(candidate.example.label)] == leftOut;
  });
  for (Candidate& candidate : collection.candidates) {
    candidate.example.label = labels[static_cast<std::size_t>(candidate.example.label)];
  }
}

}  // namespace

void selectClasses(Collection& collection, std::string_view json) {
  if (json.empty()) return;
  const nlohmann::ordered_json choices =
      parseForeignJson(json, ErrorCode::InvalidParameter,
                       {{"parameter", "classes"}, {"value", std::string(json)}, {"expected", "a JSON object"}});
  if (!choices.is_object()) throw invalidClasses(std::string(json), "a JSON object");
  std::map<std::string, std::optional<std::string>> chosen;
  for (const auto& [found, name] : choices.items()) {
    if (std::find(collection.classes.begin(), collection.classes.end(), found) == collection.classes.end()) {
      throw invalidClasses(found, "the name of a class that was found");
    }
    if (!name.is_null() && (!name.is_string() || name.get_ref<const std::string&>().empty())) {
      throw invalidClasses(name.dump(), "a name, or null");
    }
    chosen[found] = name.is_null() ? std::nullopt : std::optional(name.get<std::string>());
  }

  std::vector<std::string> names;
  std::vector<std::int32_t> labels;
  for (const std::string& found : collection.classes) {
    const auto choice = chosen.find(found);
    const std::optional<std::string> name = choice == chosen.end() ? std::optional(found) : choice->second;
    if (!name) {
      labels.push_back(leftOut);
      continue;
    }
    const auto place = std::find(names.begin(), names.end(), *name);
    labels.push_back(static_cast<std::int32_t>(place - names.begin()));
    if (place == names.end()) names.push_back(*name);
  }
  renumber(collection, labels);
  collection.classes = std::move(names);
}

std::vector<std::string> removeEmptyClasses(Collection& collection) {
  std::vector<bool> used(collection.classes.size());
  for (const Candidate& candidate : collection.candidates) used[static_cast<std::size_t>(candidate.example.label)] = true;
  std::vector<std::string> kept;
  std::vector<std::string> removed;
  std::vector<std::int32_t> labels;
  for (std::size_t i = 0; i < collection.classes.size(); ++i) {
    labels.push_back(used[i] ? static_cast<std::int32_t>(kept.size()) : leftOut);
    (used[i] ? kept : removed).push_back(collection.classes[i]);
  }
  renumber(collection, labels);
  collection.classes = std::move(kept);
  return removed;
}

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "core/weights/state_dict.h"

namespace luthier {

std::string KeyReport::toJson() const {
  nlohmann::ordered_json json;
  json["matched"] = matched;
  json["missing"] = missing;
  json["unexpected"] = unexpected;
  json["reshaped"] = nlohmann::ordered_json::array();
  for (const auto& entry : reshaped) {
    json["reshaped"].push_back({{"name", entry.name}, {"wanted", entry.wanted}, {"found", entry.found}});
  }
  return json.dump();
}

}  // namespace luthier

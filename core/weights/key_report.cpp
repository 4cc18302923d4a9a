// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/weights/state_dict.h"

namespace luthier {
namespace {

constexpr std::size_t namesShown = 5;

std::string shortList(std::vector<std::string> names) {
  const auto count = names.size();
  names.resize(std::min(count, namesShown));
  return fmt::format("{}{}", fmt::join(names, ", "),
                     count > namesShown ? fmt::format(" and {} more", count - namesShown) : "");
}

}  // namespace

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

void requireMatched(const KeyReport& report, const std::string& architecture, const std::filesystem::path& file,
                    const std::function<bool(const std::string& name)>& mayLack) {
  std::vector<std::string> missing;
  std::vector<std::string> reshaped;
  std::ranges::remove_copy_if(report.missing, std::back_inserter(missing), mayLack);
  for (const auto& entry : report.reshaped) {
    if (!mayLack(entry.name)) {
      reshaped.push_back(
          fmt::format("{} ({} instead of {})", entry.name, fmt::join(entry.found, "x"), fmt::join(entry.wanted, "x")));
    }
  }
  std::vector<std::string> parts;
  if (!missing.empty()) {
    parts.push_back("missing: " + shortList(missing));
  }
  if (!reshaped.empty()) {
    parts.push_back("of another shape: " + shortList(reshaped));
  }
  if (!parts.empty()) {
    throw Error(ErrorCode::ArchitectureMismatch, {{"file", displayPath(file)},
                                                  {"architecture", architecture},
                                                  {"detail", fmt::format("{}", fmt::join(parts, "; "))}});
  }
}

}  // namespace luthier

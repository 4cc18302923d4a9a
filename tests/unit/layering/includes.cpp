// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/layering/includes.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <optional>
#include <regex>

#include "tests/unit/layering/floor_plan.h"

namespace luthier::layering {
namespace {

const std::set<std::string> sourceExtensions = {".h", ".cpp", ".cu", ".cuh"};

bool isOurs(const std::string& path) {
  return path.starts_with("core/") || path.starts_with("widgets/") || path.starts_with("app/");
}

std::string topFolder(const std::string& path) { return path.substr(0, path.find('/')); }

/// "core/store/database.h" -> "store"; nothing for files that lie in no room of core.
std::optional<std::string> coreRoom(const std::string& path) {
  if (!path.starts_with("core/")) return std::nullopt;
  const auto end = path.find('/', 5);
  if (end == std::string::npos) return std::nullopt;
  return path.substr(5, end - 5);
}

std::optional<std::size_t> layerOf(const std::string& room) {
  const auto found = std::ranges::find_if(coreLayers, [&](const auto& layer) { return layer.contains(room); });
  if (found == coreLayers.end()) return std::nullopt;
  return static_cast<std::size_t>(found - coreLayers.begin());
}

bool isQt(const std::string& target) {
  return target.size() > 1 && target[0] == 'Q' && (std::isupper(static_cast<unsigned char>(target[1])) || target[1] == 't');
}

std::optional<std::string> betweenRooms(const std::string& from, const std::string& to) {
  const auto own = layerOf(from);
  const auto other = layerOf(to);
  if (!own) return "the floor plan knows no room core/" + from;
  if (!other) return "the floor plan knows no room core/" + to;
  if (*other > *own) return "core/" + from + " lies below core/" + to;
  return std::nullopt;
}

std::optional<std::string> ownInclude(const Include& include) {
  const std::string from = topFolder(include.file);
  const std::string to = topFolder(include.target);
  const auto room = coreRoom(include.target);
  if (to == "app" && from != "app") return "nothing includes app";
  if (from == "core" && to != "core") return "core includes nothing but core";
  if (from == "widgets" && room && !seenByWidgets.contains(*room)) return "widgets see no core/" + *room;
  if (from == "app" && room && !seenByApp.contains(*room)) return "app sees luthier_core, not core/" + *room;
  if (const auto own = coreRoom(include.file); own && room) return betweenRooms(*own, *room);
  return std::nullopt;
}

std::optional<std::string> foreignInclude(const Include& include) {
  const auto begins = [](const std::string& text) {
    return [&text](const std::string& start) { return text.starts_with(start); };
  };
  if (include.file.starts_with("core/") && isQt(include.target)) return "there is no Qt in core";
  for (const ThirdParty& party : thirdParties) {
    if (std::ranges::any_of(party.includes, begins(include.target)) &&
        std::ranges::none_of(party.folders, begins(include.file))) {
      return party.name + " stays in " + party.folders.front();
    }
  }
  return std::nullopt;
}

using Arrows = std::map<std::string, std::set<std::string>>;

Arrows arrowsBetweenRooms(const std::vector<Include>& includes) {
  Arrows arrows;
  for (const Include& include : includes) {
    const auto from = coreRoom(include.file);
    const auto to = coreRoom(include.target);
    if (from && to && *from != *to) arrows[*from].insert(*to);
  }
  return arrows;
}

bool reaches(const Arrows& arrows, const std::string& from, const std::string& goal, std::set<std::string>& seen) {
  const auto next = arrows.find(from);
  if (next == arrows.end()) return false;
  return std::ranges::any_of(next->second, [&](const std::string& room) {
    return room == goal || (seen.insert(room).second && reaches(arrows, room, goal, seen));
  });
}

std::vector<std::string> circles(const std::vector<Include>& includes) {
  const Arrows arrows = arrowsBetweenRooms(includes);
  std::vector<std::string> found;
  for (const auto& [room, ignored] : arrows) {
    std::set<std::string> seen;
    if (reaches(arrows, room, room, seen)) found.push_back("core/" + room + " reaches itself through other rooms");
  }
  return found;
}

std::vector<Include> includesOfFile(const std::filesystem::path& path, const std::string& name) {
  static const std::regex pattern(R"(^\s*#\s*include\s*["<]([^">]+)[">])");
  std::vector<Include> includes;
  std::ifstream stream(path);
  std::smatch match;
  for (std::string line; std::getline(stream, line);) {
    if (std::regex_search(line, match, pattern)) includes.push_back({name, match[1].str()});
  }
  return includes;
}

}  // namespace

std::vector<Include> readIncludes(const std::filesystem::path& root) {
  std::vector<Include> includes;
  for (const char* folder : {"app", "core", "widgets"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
      if (!entry.is_regular_file() || !sourceExtensions.contains(entry.path().extension().string())) continue;
      const auto found = includesOfFile(entry.path(), entry.path().lexically_relative(root).generic_string());
      includes.insert(includes.end(), found.begin(), found.end());
    }
  }
  return includes;
}

std::vector<std::string> violations(const std::vector<Include>& includes) {
  std::vector<std::string> found;
  for (const Include& include : includes) {
    const auto reason = isOurs(include.target) ? ownInclude(include) : foreignInclude(include);
    if (reason) found.push_back(include.file + " includes " + include.target + ": " + *reason);
  }
  const auto round = circles(includes);
  found.insert(found.end(), round.begin(), round.end());
  return found;
}

}  // namespace luthier::layering

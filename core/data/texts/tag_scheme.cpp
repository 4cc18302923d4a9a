// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/texts/tag_scheme.h"

namespace luthier {
namespace {

std::string_view typeOf(std::string_view tag) { return tag.size() > 2 ? tag.substr(2) : std::string_view{}; }

}  // namespace

bool isTag(std::string_view tag) {
  if (tag == "O") return true;
  return tag.size() > 2 && tag[1] == '-' && std::string_view("BIES").find(tag[0]) != std::string_view::npos;
}

TagScheme detectTagScheme(const std::vector<std::vector<std::string>>& sentences) {
  std::size_t loose = 0;     // I- that begins an entity
  std::size_t separate = 0;  // B- that does not stand behind its own type
  for (const auto& sentence : sentences) {
    std::string_view before = "O";
    for (const std::string& tag : sentence) {
      if (tag.starts_with("E-") || tag.starts_with("S-")) return TagScheme::Bioes;
      const bool continues = before != "O" && typeOf(before) == typeOf(tag);
      if (tag.starts_with("I-") && !continues) ++loose;
      if (tag.starts_with("B-") && !continues) ++separate;
      before = tag;
    }
  }
  return loose > separate ? TagScheme::Iob1 : TagScheme::Bio;
}

std::string toBio(std::vector<std::string>& tags, TagScheme scheme) {
  std::string problem;
  std::string open;  // type of the entity that may go on
  bool ended = true;
  for (std::string& tag : tags) {
    const std::string type(typeOf(tag));
    const char letter = tag.front();
    const bool continues = (letter == 'I' || letter == 'E') && !open.empty() && open == type;
    if (letter == 'O' || type.empty()) {
      if (scheme == TagScheme::Bioes && !ended && problem.empty()) problem = "an entity of type " + open + " has no end";
      open.clear();
      ended = true;
      continue;
    }
    if ((letter == 'I' || letter == 'E') && !continues && scheme != TagScheme::Iob1 && problem.empty()) {
      problem = tag + (open.empty() ? " begins an entity" : " follows an entity of type " + open);
    }
    tag = (continues ? "I-" : "B-") + type;
    ended = letter == 'E' || letter == 'S';
    open = scheme == TagScheme::Bioes && ended ? "" : type;
  }
  return problem;
}

}  // namespace luthier

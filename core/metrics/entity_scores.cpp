// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/entity_scores.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace luthier {
namespace {

struct Tag {
  char prefix = 'O';
  std::string type;
};

Tag parsed(const std::string& text) {
  const std::string_view all = text.empty() ? std::string_view("O") : std::string_view(text);
  auto type = all.substr(1);
  if (type.starts_with('-')) {
    type.remove_prefix(1);
  }
  return {all.front(), std::string(type.empty() ? std::string_view("_") : type)};
}

bool oneOf(char prefix, std::string_view prefixes) { return prefixes.find(prefix) != std::string_view::npos; }

// ---- lenient: what seqeval calls end_of_chunk and start_of_chunk --------------------------------------------------------
bool ends(const Tag& before, const Tag& now) {
  const bool closed = oneOf(before.prefix, "ES") || (oneOf(before.prefix, "BI") && oneOf(now.prefix, "BSO"));
  return closed || (before.prefix != 'O' && before.type != now.type);
}

bool begins(const Tag& before, const Tag& now) {
  const bool opened = oneOf(now.prefix, "BS") || (oneOf(before.prefix, "ESO") && oneOf(now.prefix, "EI"));
  return opened || (now.prefix != 'O' && before.type != now.type);
}

std::vector<Entity> lenientEntities(const std::vector<Tag>& tags) {
  std::vector<Entity> entities;
  Tag before;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (ends(before, tags[i])) {
      entities.push_back({before.type, begin, i});
    }
    if (begins(before, tags[i])) {
      begin = i;
    }
    before = tags[i];
  }
  return entities;
}

// ---- strict: the patterns of seqeval.scheme -----------------------------------------------------------------------------
enum class Types { Any, Same, Different };
struct Pattern {
  std::string_view before, now;
  Types types = Types::Any;
};
struct Scheme {
  std::vector<Pattern> begin, inside, end;
};

const Scheme& schemeOf(TagScheme scheme) {
  static const Scheme iob1{
      {{"O", "I"}, {"I", "I", Types::Different}, {"B", "I"}, {"I", "B", Types::Same}, {"B", "B", Types::Same}},
      {{"BI", "I", Types::Same}},
      {{"I", "I", Types::Different}, {"I", "OB"}, {"B", "O"}, {"B", "I", Types::Different}, {"B", "B", Types::Same}}};
  static const Scheme iob2{
      {{"IOB", "B"}}, {{"BI", "I", Types::Same}}, {{"IB", "O"}, {"IB", "I", Types::Different}, {"IB", "B"}}};
  static const Scheme iobes{{{"IOBES", "BS"}}, {{"BI", "IE", Types::Same}}, {{"SE", "IOBES"}}};
  return scheme == TagScheme::Iob1 ? iob1 : scheme == TagScheme::Iob2 ? iob2 : iobes;
}

bool fits(const std::vector<Pattern>& patterns, const Tag& before, const Tag& now) {
  return std::ranges::any_of(patterns, [&](const Pattern& pattern) {
    const bool typesFit = pattern.types == Types::Any || (pattern.types == Types::Same) == (before.type == now.type);
    return oneOf(before.prefix, pattern.before) && oneOf(now.prefix, pattern.now) && typesFit;
  });
}

std::vector<Entity> strictEntities(const std::vector<Tag>& tags, const Scheme& scheme) {
  std::vector<Entity> entities;
  Tag before{'O', "_"};
  for (std::size_t i = 0; i < tags.size();) {
    if (!fits(scheme.begin, before, tags[i])) {
      before = tags[i++];
      continue;
    }
    const std::size_t begin = i++;
    while (i < tags.size() && fits(scheme.inside, tags[i - 1], tags[i])) {
      ++i;
    }
    if (i < tags.size() && fits(scheme.end, tags[i - 1], tags[i])) {
      entities.push_back({tags[begin].type, begin, i});
    }
    before = tags[i - 1];
  }
  return entities;
}

}  // namespace

std::vector<Entity> entitiesOf(std::span<const std::string> tags, TagScheme scheme) {
  std::vector<Tag> all;
  all.reserve(tags.size() + 1);
  std::ranges::transform(tags, std::back_inserter(all), parsed);
  all.push_back({'O', "_"});  // what is open at the end is closed by it
  return scheme == TagScheme::Lenient ? lenientEntities(all) : strictEntities(all, schemeOf(scheme));
}

void EntityCounter::add(std::span<const std::string> truth, std::span<const std::string> answer) {
  const auto wanted = entitiesOf(truth, scheme_);
  const auto found = entitiesOf(answer, scheme_);
  const std::set<Entity> right(wanted.begin(), wanted.end());
  for (const auto& entity : wanted) {
    ++counts_[entity.type].truths;
  }
  for (const auto& entity : found) {
    auto& counts = counts_[entity.type];
    ++counts.answers;
    counts.correct += right.contains(entity) ? 1 : 0;
  }
}

EntityReport EntityCounter::report() const {
  EntityReport report;
  Counts all;
  for (const auto& [type, counts] : counts_) {
    report.types[type] = {scoresFromCounts(counts.correct, counts.truths, counts.answers), counts.truths};
    all.correct += counts.correct;
    all.truths += counts.truths;
    all.answers += counts.answers;
  }
  report.micro = scoresFromCounts(all.correct, all.truths, all.answers);
  for (const auto& [type, entry] : report.types) {
    addWeighted(report.macro, entry.scores, 1.0 / static_cast<double>(report.types.size()));
    addWeighted(report.weighted, entry.scores,
                ratioOrZero(static_cast<double>(entry.support), static_cast<double>(all.truths)));
  }
  return report;
}

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/text_statistics.h"

#include <algorithm>
#include <cstring>
#include <map>

#include "core/base/json.h"
#include "core/data/parallel.h"
#include "core/data/texts/telling_words.h"
#include "core/store/datasets_table.h"
#include "core/store/examples_table.h"
#include "core/store/texts_table.h"
#include "core/text/words.h"

namespace luthier {
namespace {

constexpr std::size_t wordsPerClass = 20;
constexpr std::size_t duplicatesShown = 100;
constexpr std::int64_t mostBins = 40;

/// What is worked out of one text, apart from the others.
struct TextFacts {
  std::int64_t length = 0;
  std::string language;
  std::vector<std::string> words;  // different ones, without stop words
};

TextFacts factsOf(const TextExample& example, const TextLength& length, bool wantsWords) {
  thread_local WordSplitter splitter;
  const TextRecord& record = example.text;
  TextFacts facts;
  facts.language = guessLanguage(record.text);
  if (length) {
    facts.length = length(record);
  } else {
    facts.length =
        static_cast<std::int64_t>(splitter.count(record.text) + (record.second ? splitter.count(*record.second) : 0));
  }
  if (!wantsWords) return facts;
  facts.words = splitter.words(record.text);
  std::erase_if(facts.words, isStopWord);
  std::sort(facts.words.begin(), facts.words.end());
  facts.words.erase(std::unique(facts.words.begin(), facts.words.end()), facts.words.end());
  return facts;
}

std::vector<std::int32_t> labelsOf(const TextExample& example) {
  if (example.example.label >= 0) return {example.example.label};
  if (!example.text.targets.starts_with("{\"labels\"")) return {};
  return parseForeignJson(example.text.targets, ErrorCode::StoreDamaged).at("labels").get<std::vector<std::int32_t>>();
}

class Statistics {
 public:
  Statistics(std::size_t classes, std::int64_t maximumLength) : maximumLength_(maximumLength), words_(classes) {}

  void add(const TextExample& example, const TextFacts& facts) {
    ++reply_.examples;
    ++lengths_[facts.length];
    ++languages_[facts.language];
    for (const std::int32_t label : labelsOf(example)) words_.add(label, facts.words);
    Place& place = places_.emplace_back();
    std::memcpy(&place.hash, example.example.hash.data(), sizeof place.hash);
    place.example = example.example.id;
    place.split = example.example.split;
  }

  protocol::TextStatisticsReply finish(Database& database) {
    summariseLengths();
    for (const auto& [language, count] : languages_) reply_.languages.push_back({language, count});
    std::stable_sort(reply_.languages.begin(), reply_.languages.end(), [](auto& a, auto& b) { return a.count > b.count; });
    reply_.words = words_.best(wordsPerClass);
    findDuplicates(database);
    return std::move(reply_);
  }

 private:
  struct Place {
    std::uint64_t hash = 0;
    RowId example = 0;
    Split split = Split::Train;
  };

  void summariseLengths() {
    if (lengths_.empty()) return;
    reply_.longest = lengths_.rbegin()->first;
    std::int64_t before = 0;
    std::int64_t cut = 0;
    const std::int64_t width = reply_.longest / mostBins + 1;
    for (std::int64_t from = 0; from <= reply_.longest; from += width) reply_.lengths.push_back({from, from + width - 1, 0});
    for (const auto& [length, count] : lengths_) {
      reply_.lengths[static_cast<std::size_t>(length / width)].count += count;
      if (2 * before < reply_.examples && 2 * (before + count) >= reply_.examples)
        reply_.median = static_cast<double>(length);
      before += count;
      if (maximumLength_ > 0 && length > maximumLength_) cut += count;
    }
    reply_.truncatedShare = static_cast<double>(cut) / static_cast<double>(reply_.examples);
  }

  void findDuplicates(Database& database) {
    std::stable_sort(places_.begin(), places_.end(), [](const Place& a, const Place& b) { return a.hash < b.hash; });
    for (std::size_t i = 1, first = 0; i < places_.size(); ++i) {
      if (places_[i].hash != places_[first].hash) first = i;
      if (i == first || places_[i].split == places_[first].split) continue;
      if (++reply_.duplicateCount > static_cast<std::int64_t>(duplicatesShown)) continue;
      protocol::DuplicateText duplicate;
      duplicate.first = places_[first].example;
      duplicate.second = places_[i].example;
      duplicate.firstSplit = places_[first].split;
      duplicate.secondSplit = places_[i].split;
      const auto text = texts::find(database, std::vector{duplicate.first});
      constexpr std::size_t shown = 500;
      if (!text.empty()) duplicate.text = text.front().text.substr(0, shown);
      reply_.duplicates.push_back(std::move(duplicate));
    }
  }

  std::int64_t maximumLength_;
  TellingWords words_;
  protocol::TextStatisticsReply reply_;
  std::map<std::int64_t, std::int64_t> lengths_;
  std::map<std::string, std::int64_t> languages_;
  std::vector<Place> places_;
};

std::int64_t sizeOf(Database& database, RowId dataset) {
  std::int64_t size = 0;
  for (const SplitCount& count : examples::counts(database, dataset)) size += count.count;
  return size;
}

}  // namespace

protocol::TextStatisticsReply describeTexts(Database& database, RowId dataset, const TextLength& length,
                                            std::int64_t maximumLength, const ProgressCallback& progress,
                                            const CancelToken& cancel) {
  const auto record = datasets::find(database, dataset);
  if (!record) throw Error(ErrorCode::NotFound, {{"kind", "dataset"}, {"name", std::to_string(dataset)}});
  const bool hasClasses = record->task != "token_classification" && !record->classes.empty();
  Statistics statistics(record->classes.size(), maximumLength);
  ThrottledProgress throttled(progress);
  const std::int64_t total = sizeOf(database, dataset);
  constexpr std::int64_t slice = 5'000;
  std::int64_t done = 0;
  RowId after = 0;
  do {
    const TextPage page = texts::page(database, dataset, {}, after, slice, slice);
    std::vector<TextFacts> facts(page.examples.size());
    const auto work = [&](std::size_t i) { facts[i] = factsOf(page.examples[i], length, hasClasses); };
    parallelFor(facts.size(), work, "statistics", nullptr, cancel);
    for (std::size_t i = 0; i < facts.size(); ++i) statistics.add(page.examples[i], facts[i]);
    done += static_cast<std::int64_t>(facts.size());
    throttled.report({"statistics", done, total});
    after = page.next;
  } while (after != 0);
  return statistics.finish(database);
}

}  // namespace luthier

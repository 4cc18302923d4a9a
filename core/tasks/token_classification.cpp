// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/token_classification.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/metrics/entity_scores.h"
#include "core/tasks/gathered_metrics.h"
#include "core/tasks/targets.h"

namespace luthier {
namespace {

constexpr std::int64_t unlabelled = -100;  // cross_entropy passes over it

EncodeOptions windowOptions(const TextSetup& setup) {
  EncodeOptions options;
  options.maximumLength = static_cast<std::size_t>(setup.maximumLength);
  const auto room = setup.maximumLength - static_cast<std::int64_t>(setup.tokenizer->addedTokens(false));
  options.stride = static_cast<std::size_t>(std::clamp<std::int64_t>(setup.stride, 0, std::max<std::int64_t>(0, room / 2)));
  options.truncationStrategy = TruncationStrategy::OnlyFirst;
  return options;
}

/// Where a word is asked for: its first token in the first window that holds it.
struct AskedWord {
  std::size_t token = 0;
  std::int32_t word = 0;
};
struct Window {
  Encoding encoding;  // without overflow
  std::vector<AskedWord> asked;
};

std::vector<Window> cutWindows(Encoding encoding) {
  std::vector<Window> windows;
  auto rest = std::move(encoding.overflowing);
  encoding.overflowing.clear();
  windows.push_back({std::move(encoding), {}});
  for (auto& part : rest) {
    windows.push_back({std::move(part), {}});
  }
  std::int32_t last = Encoding::noWord;
  for (auto& window : windows) {
    for (std::size_t token = 0; token < window.encoding.size(); ++token) {
      const auto word = window.encoding.wordIds[token];
      if (word > last) {
        window.asked.push_back({token, word});
        last = word;
      }
    }
  }
  return windows;
}

/// Windows of a text whose words are given.
std::vector<Window> wordWindows(const TextSetup& setup, const TextRecord& text, const WordTargets& targets) {
  std::vector<std::string_view> words;
  for (const auto& word : targets.words) {
    words.push_back(std::string_view(text.text).substr(word.begin, word.end - word.begin));
  }
  return cutWindows(setup.tokenizer->encodeWords(words, windowOptions(setup)));
}

/// Windows of a text as it was typed; the tokenizer says what a word is.
std::vector<Window> typedWindows(const TextSetup& setup, const TextRecord& text) {
  return cutWindows(setup.tokenizer->encode(text.text, std::nullopt, windowOptions(setup)));
}

class TagFormat final : public TextFormat {
 public:
  explicit TagFormat(TextSetup setup) : setup_(std::move(setup)) {}
  [[nodiscard]] std::vector<TokenRow> rows(const ExampleRecord&, const TextRecord& text) const override {
    const auto targets = wordTargets(text);
    std::vector<TokenRow> rows;
    for (const auto& window : wordWindows(setup_, text, targets)) {
      auto& row = rows.emplace_back(toRow(window.encoding));
      row.targets.assign(row.ids.size(), static_cast<std::int32_t>(unlabelled));
      for (const auto& asked : window.asked) {
        row.targets[asked.token] = targets.tags[static_cast<std::size_t>(asked.word)];
      }
    }
    return rows;
  }
  [[nodiscard]] torch::Tensor targets(std::span<const TokenRow> rows, std::int64_t length) const override {
    auto tags = torch::full({static_cast<std::int64_t>(rows.size()), length}, unlabelled, torch::kInt64);
    auto* place = tags.mutable_data_ptr<std::int64_t>();
    for (const auto& row : rows) {
      std::copy(row.targets.begin(), row.targets.end(), place);
      place += length;
    }
    return tags;
  }

 private:
  TextSetup setup_;
};

class TagMetrics final : public GatheredMetrics {
 public:
  TagMetrics(const TextSetup& setup, const TextSplit& split, bool record) : setup_(setup), split_(split), record_(record) {}

 protected:
  [[nodiscard]] StateDict gather(const Batch& batch, const torch::Tensor& outputs) const override {
    const auto targets = batch.targets.to(outputs.device());
    const auto asked = targets.ne(unlabelled);
    return {{"answers", outputs.argmax(-1).masked_select(asked)},
            {"truths", targets.masked_select(asked)},
            {"counts", asked.sum(1)}};
  }
  [[nodiscard]] torch::Tensor weight(const Batch& batch) const override { return batch.targets.ne(unlabelled).sum(); }

  void complete(EpochResult& result, const StateDict& all) const override {
    const auto answers = valuesOf<std::int64_t>(all.at("answers"));
    const auto truths = valuesOf<std::int64_t>(all.at("truths"));
    const auto sequences = sequencesOf(all);
    EntityCounter counter;
    ConfusionMatrix matrix(setup_.classes.size());
    std::int64_t right = 0;
    for (const auto& [example, words] : sequences) {
      std::vector<std::string> wanted, given;
      for (const auto word : words) {
        wanted.push_back(tagName(truths[word]));
        given.push_back(tagName(answers[word]));
        matrix.add(static_cast<std::size_t>(truths[word]), static_cast<std::size_t>(answers[word]));
        right += truths[word] == answers[word] ? 1 : 0;
      }
      counter.add(wanted, given);
    }
    addValues(result, counter.report(), static_cast<double>(right) / std::max(1.0, static_cast<double>(truths.size())));
    result.matrix = std::move(matrix);
    if (record_) {
      addAnswers(result, sequences, answers);
    }
  }

 private:
  /// Places of the words in the gathered tensors, by example, in reading order.
  using Sequences = std::map<std::size_t, std::vector<std::size_t>>;

  [[nodiscard]] Sequences sequencesOf(const StateDict& all) const {
    const auto positions = valuesOf<std::int64_t>(all.at("positions"));
    const auto counts = valuesOf<std::int64_t>(all.at("counts"));
    std::map<std::int64_t, std::pair<std::size_t, std::size_t>> windows;  // by position, so that they are in reading order
    std::size_t begin = 0;
    for (std::size_t i = 0; i < positions.size(); ++i) {
      windows[positions[i]] = {begin, begin + static_cast<std::size_t>(counts[i])};
      begin += static_cast<std::size_t>(counts[i]);
    }
    Sequences sequences;
    for (const auto& [position, range] : windows) {
      auto& words = sequences[split_.loader->places()[static_cast<std::size_t>(position)].example];
      for (std::size_t word = range.first; word < range.second; ++word) {
        words.push_back(word);
      }
    }
    return sequences;
  }

  [[nodiscard]] std::string tagName(std::int64_t tag) const { return setup_.classes.at(static_cast<std::size_t>(tag)); }

  static void addValues(EpochResult& result, const EntityReport& report, double accuracy) {
    result.values.insert(result.values.end(), {{"accuracy", accuracy},
                                               {"entity_precision", report.micro.precision},
                                               {"entity_recall", report.micro.recall},
                                               {"entity_f1", report.micro.f1},
                                               {"entity_macro_f1", report.macro.f1}});
    for (const auto& [type, entry] : report.types) {
      result.values.emplace_back("entity_precision/" + type, entry.scores.precision);
      result.values.emplace_back("entity_recall/" + type, entry.scores.recall);
      result.values.emplace_back("entity_f1/" + type, entry.scores.f1);
    }
  }

  /// A tag for every word; one that has no token of its own is outside of everything.
  void addAnswers(EpochResult& result, const Sequences& sequences, const std::vector<std::int64_t>& answers) const {
    const auto outside = std::ranges::find(setup_.classes, std::string("O"));
    const auto outsideTag = outside == setup_.classes.end() ? 0 : outside - setup_.classes.begin();
    for (const auto& [example, places] : sequences) {
      const auto& text = *split_.texts[example];
      const auto targets = wordTargets(text);
      std::vector<std::int64_t> tags(targets.words.size(), outsideTag);
      std::size_t next = 0;
      for (const auto& window : wordWindows(setup_, text, targets)) {
        for (const auto& asked : window.asked) {
          tags[static_cast<std::size_t>(asked.word)] = answers[places.at(next++)];
        }
      }
      result.answers.push_back({split_.examples[example].id, nlohmann::json{{"tags", tags}}.dump()});
    }
  }

  TextSetup setup_;
  const TextSplit& split_;
  bool record_;
};

/// The words of a typed text with what the network says of them.
struct TaggedWords {
  std::vector<std::string> tags;
  std::vector<TextSpan> places;
  std::vector<double> probabilities;
};

TaggedWords tagWords(const TextSetup& setup, const TextRecord& text, const std::vector<WindowOutput>& outputs) {
  TaggedWords words;
  const auto windows = typedWindows(setup, text);
  for (std::size_t i = 0; i < windows.size(); ++i) {
    const auto& encoding = windows[i].encoding;
    const auto [best, tags] = torch::softmax(outputs[i].logits, -1).max(-1);
    for (const auto& asked : windows[i].asked) {
      const auto token = static_cast<std::int64_t>(asked.token);
      TextSpan place = encoding.offsets[asked.token];
      for (std::size_t next = asked.token + 1; next < encoding.size() && encoding.wordIds[next] == asked.word; ++next) {
        place.end = std::max(place.end, encoding.offsets[next].end);
      }
      words.tags.push_back(setup.classes.at(static_cast<std::size_t>(tags[token].item<std::int64_t>())));
      words.places.push_back(place);
      words.probabilities.push_back(best[token].item<double>());
    }
  }
  return words;
}

class TokenClassification final : public TextTaskKind {
 public:
  [[nodiscard]] std::string id() const override { return "token_classification"; }
  [[nodiscard]] TextHead head(const TextSetup& setup) const override {
    return {TextHeadKind::Token, static_cast<std::int64_t>(setup.classes.size()), TextPooling::ClassToken};
  }
  [[nodiscard]] std::shared_ptr<const TextFormat> format(const TextSetup& setup) const override {
    return std::make_shared<TagFormat>(setup);
  }
  [[nodiscard]] torch::Tensor loss(const torch::Tensor& outputs, const torch::Tensor& targets, const TrainingConfig& config,
                                   const torch::Tensor&) const override {
    namespace functional = torch::nn::functional;
    const auto options = functional::CrossEntropyFuncOptions()
                             .ignore_index(unlabelled)
                             .label_smoothing(config.labelSmoothing)
                             .reduction(torch::kSum);
    const auto sum = functional::cross_entropy(outputs.to(torch::kFloat32).flatten(0, 1), targets.flatten(), options);
    return sum /
           targets.ne(unlabelled).sum().clamp_min(1);  // a window may only have words that an earlier one has asked for
  }
  [[nodiscard]] torch::Tensor lossWeight(const torch::Tensor& targets, const TrainingConfig&,
                                         const torch::Tensor&) const override {
    return targets.ne(unlabelled).sum();
  }
  [[nodiscard]] std::unique_ptr<MetricAccumulator> metrics(const TextSetup& setup, const TextSplit& split,
                                                           bool record) const override {
    return std::make_unique<TagMetrics>(setup, split, record);
  }
  [[nodiscard]] std::vector<TokenRow> windows(const TextSetup& setup, const TextRecord& text) const override {
    std::vector<TokenRow> rows;
    for (const auto& window : typedWindows(setup, text)) {
      rows.push_back(toRow(window.encoding));
    }
    return rows;
  }
  [[nodiscard]] protocol::TextPrediction answer(const TextSetup& setup, const TextRecord& text,
                                                const std::vector<WindowOutput>& windows, int) const override {
    const auto words = tagWords(setup, text, windows);
    protocol::TextPrediction prediction;
    for (const auto& entity : entitiesOf(words.tags)) {
      double sum = 0.0;
      for (auto word = entity.begin; word < entity.end; ++word) {
        sum += words.probabilities[word];
      }
      prediction.spans.push_back({words.places[entity.begin].begin, words.places[entity.end - 1].end, entity.type,
                                  sum / static_cast<double>(entity.end - entity.begin)});
    }
    return prediction;
  }
};

}  // namespace

std::unique_ptr<TextTaskKind> makeTokenClassification() { return std::make_unique<TokenClassification>(); }

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/store/records.h"

/// The part of the protocol that speaks of text. All texts are UTF-8; `begin` and `end` are byte offsets into the text that they
/// point into, `end` is one past the last byte. Probabilities and numbers that a task does not have are NaN.
namespace luthier::protocol {

inline constexpr double noNumber = std::numeric_limits<double>::quiet_NaN();

/// A text, or a pair: two sentences, or a question with its passage.
struct TextInput {
  std::string text;
  std::string second;  // "" where there is none
};

struct ClassProbability {
  std::int32_t label = 0;
  std::string name;
  double probability = 0.0;
};

// ---- what an import would find (part of InspectReply) ---------------------------------------------------------------------
struct FoundColumn {
  std::string name;
  std::string role;           // "text", "second", "image", "label", "split", "id", "group", "" for none
  std::int64_t distinct = 0;  // different values among the rows looked at
};
/// One cleaning step (id of its import parameter) and the first row that it changes.
struct CleaningSample {
  std::string step;
  std::int64_t changed = 0;  // among the rows looked at
  std::string before, after;
};
struct FoundTable {
  std::string task;      // id that the columns suggest
  std::string encoding;  // "UTF-8", "GB18030" ...
  std::string dialect;   // "csv", "tsv", "semicolon", "jsonl" ...
  bool header = false;
  std::vector<FoundColumn> columns;            // empty where the layout has none
  std::vector<std::vector<std::string>> rows;  // the first ones, as read, before cleaning
  std::vector<CleaningSample> cleaning;
};

// ---- predict ----------------------------------------------------------------------------------------------------------------
/// Answers for texts by a run's checkpoint ("best") or by a model of the store that has a head. `run` or `model`, not both.
struct PredictTextRequest {
  RowId run = 0;
  RowId model = 0;
  std::vector<TextInput> texts;
  int top = 5;
};
struct TextSpan {
  std::int64_t begin = 0, end = 0;
  std::string label;  // entity type without B-/I-; "" for an answer
  double score = 0.0;
};
struct TextPrediction {
  std::vector<ClassProbability> top;  // descending; independent of one another where several classes may hold
  double value = noNumber;            // regression
  std::vector<TextSpan> spans;        // entities in reading order; answers best first
  bool spansInSecond = false;         // the spans point into `second`
  bool truncated = false;             // the model did not see the whole text
  std::optional<Problem> problem;
  double threshold = noNumber;  // where several classes may hold: those from this probability on do
};
struct PredictTextReply {
  std::vector<TextPrediction> predictions;  // one a text
};

// ---- token lens ---------------------------------------------------------------------------------------------------------------
/// A text as the model sees it. `run` or `model`, not both.
struct TokenLensRequest {
  RowId run = 0;
  RowId model = 0;
  TextInput text;
  int maximumLength = 0;  // tokens; 0: the run's, or the model's
};
struct LensToken {
  std::int64_t id = 0;
  std::string text;                 // the piece, as the vocabulary writes it ("##ing")
  std::int64_t begin = 0, end = 0;  // in the text of its sequence; 0, 0 for a special token
  std::int32_t sequence = -1;       // 0 text, 1 second, -1 special token
  std::int32_t word = -1;           // number of its word within its sequence
  bool special = false;
  bool cut = false;  // beyond the maximum length: the model never sees it
};
struct TokenLensReply {
  std::vector<LensToken> tokens;
  int maximumLength = 0;
};

// ---- statistics of a text dataset -----------------------------------------------------------------------------------------
/// Lengths are counted in tokens of `model`, or in words where it is 0.
struct TextStatisticsRequest {
  RowId dataset = 0;
  RowId model = 0;
  int maximumLength = 0;  // for the truncation share; 0: the model's
};
struct LengthBin {
  std::int64_t from = 0, to = 0;  // inclusive
  std::int64_t count = 0;
};
struct LanguageCount {
  std::string language;  // BCP 47 ("en", "zh"); "und" where it could not be told
  std::int64_t count = 0;
};
/// A word that tells a class from the others, the most telling first.
struct TellingWord {
  std::int32_t label = 0;
  std::string word;
  double score = 0.0;      // log odds against the other classes, over their standard deviation
  std::int64_t count = 0;  // examples of the class with it
};
/// Equal texts (after cleaning) in different splits.
struct DuplicateText {
  RowId first = 0, second = 0;
  Split firstSplit = Split::Train, secondSplit = Split::Train;
  std::string text;
};
struct TextStatisticsReply {
  std::int64_t examples = 0;
  std::vector<LengthBin> lengths;
  std::int64_t longest = 0;
  double median = 0.0;
  double truncatedShare = 0.0;
  std::vector<LanguageCount> languages;   // most frequent first
  std::vector<TellingWord> words;         // by class
  std::vector<DuplicateText> duplicates;  // the first ones
  std::int64_t duplicateCount = 0;
};

// ---- explain ------------------------------------------------------------------------------------------------------------------
/// Where a model looks in a text. `run` or `model`, not both.
struct ExplainTextRequest {
  RowId run = 0;
  RowId model = 0;
  TextInput text;
  std::string method;        // "attention", "rollout", "gradient_x_input", "integrated_gradients"
  std::int32_t layer = -1;   // of "attention"; -1: mean of all
  std::int32_t head = -1;    // of "attention"; -1: mean of all
  std::int32_t target = -1;  // class whose score the gradients explain; -1: the predicted one
  std::int32_t token = -1;   // token whose attention (or tag) is explained; -1: the class token, or the mean
  bool attentions = false;   // whether the file with all attentions is wanted
};
struct ExplainTextReply {
  std::vector<LensToken> tokens;  // what the model saw
  std::vector<double> scores;     // one a token; signed for the gradients
  std::int32_t layers = 0, heads = 0;
  std::string attentions;  // safetensors in the scratch folder: "attentions", float32, layers x heads x tokens x tokens
  std::vector<ClassProbability> top;
  std::int32_t target = -1;
  double completeness = noNumber;  // integrated gradients: |sum of scores - difference of outputs|
};

}  // namespace luthier::protocol

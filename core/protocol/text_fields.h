// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <type_traits>

#include "core/protocol/text_messages.h"

/// The layout of the messages that speak of text; see fields.h.
namespace luthier::protocol {

template <typename Message, typename Type>
concept Is = std::same_as<std::remove_const_t<Message>, Type>;

template <typename Archive>
void fields(Archive& archive, Is<TextInput> auto& m) {
  archive("text", m.text);
  archive("second", m.second);
}
template <typename Archive>
void fields(Archive& archive, Is<ClassProbability> auto& m) {
  archive("label", m.label);
  archive("name", m.name);
  archive("probability", m.probability);
}
template <typename Archive>
void fields(Archive& archive, Is<FoundColumn> auto& m) {
  archive("name", m.name);
  archive("role", m.role);
  archive("distinct", m.distinct);
}
template <typename Archive>
void fields(Archive& archive, Is<CleaningSample> auto& m) {
  archive("step", m.step);
  archive("changed", m.changed);
  archive("before", m.before);
  archive("after", m.after);
}
template <typename Archive>
void fields(Archive& archive, Is<FoundTable> auto& m) {
  archive("task", m.task);
  archive("encoding", m.encoding);
  archive("dialect", m.dialect);
  archive("header", m.header);
  archive("columns", m.columns);
  archive("rows", m.rows);
  archive("cleaning", m.cleaning);
}
template <typename Archive>
void fields(Archive& archive, Is<PredictTextRequest> auto& m) {
  archive("run", m.run);
  archive("model", m.model);
  archive("texts", m.texts);
  archive("top", m.top);
}
template <typename Archive>
void fields(Archive& archive, Is<TextSpan> auto& m) {
  archive("begin", m.begin);
  archive("end", m.end);
  archive("label", m.label);
  archive("score", m.score);
}
template <typename Archive>
void fields(Archive& archive, Is<TextPrediction> auto& m) {
  archive("top", m.top);
  archive("value", m.value);
  archive("spans", m.spans);
  archive("spans_in_second", m.spansInSecond);
  archive("truncated", m.truncated);
  archive("problem", m.problem);
  archive("threshold", m.threshold);
}
template <typename Archive>
void fields(Archive& archive, Is<PredictTextReply> auto& m) {
  archive("predictions", m.predictions);
}
template <typename Archive>
void fields(Archive& archive, Is<TokenLensRequest> auto& m) {
  archive("run", m.run);
  archive("model", m.model);
  archive("text", m.text);
  archive("maximum_length", m.maximumLength);
}
template <typename Archive>
void fields(Archive& archive, Is<LensToken> auto& m) {
  archive("id", m.id);
  archive("text", m.text);
  archive("begin", m.begin);
  archive("end", m.end);
  archive("sequence", m.sequence);
  archive("word", m.word);
  archive("special", m.special);
  archive("cut", m.cut);
}
template <typename Archive>
void fields(Archive& archive, Is<TokenLensReply> auto& m) {
  archive("tokens", m.tokens);
  archive("maximum_length", m.maximumLength);
}
template <typename Archive>
void fields(Archive& archive, Is<TextStatisticsRequest> auto& m) {
  archive("dataset", m.dataset);
  archive("model", m.model);
  archive("maximum_length", m.maximumLength);
}
template <typename Archive>
void fields(Archive& archive, Is<LengthBin> auto& m) {
  archive("from", m.from);
  archive("to", m.to);
  archive("count", m.count);
}
template <typename Archive>
void fields(Archive& archive, Is<LanguageCount> auto& m) {
  archive("language", m.language);
  archive("count", m.count);
}
template <typename Archive>
void fields(Archive& archive, Is<TellingWord> auto& m) {
  archive("label", m.label);
  archive("word", m.word);
  archive("score", m.score);
  archive("count", m.count);
}
template <typename Archive>
void fields(Archive& archive, Is<DuplicateText> auto& m) {
  archive("first", m.first);
  archive("second", m.second);
  archive("first_split", m.firstSplit);
  archive("second_split", m.secondSplit);
  archive("text", m.text);
}
template <typename Archive>
void fields(Archive& archive, Is<TextStatisticsReply> auto& m) {
  archive("examples", m.examples);
  archive("lengths", m.lengths);
  archive("longest", m.longest);
  archive("median", m.median);
  archive("truncated_share", m.truncatedShare);
  archive("languages", m.languages);
  archive("words", m.words);
  archive("duplicates", m.duplicates);
  archive("duplicate_count", m.duplicateCount);
}
template <typename Archive>
void fields(Archive& archive, Is<ExplainTextRequest> auto& m) {
  archive("run", m.run);
  archive("model", m.model);
  archive("text", m.text);
  archive("method", m.method);
  archive("layer", m.layer);
  archive("head", m.head);
  archive("target", m.target);
  archive("token", m.token);
  archive("attentions", m.attentions);
}
template <typename Archive>
void fields(Archive& archive, Is<ExplainTextReply> auto& m) {
  archive("tokens", m.tokens);
  archive("scores", m.scores);
  archive("layers", m.layers);
  archive("heads", m.heads);
  archive("attentions", m.attentions);
  archive("top", m.top);
  archive("target", m.target);
  archive("completeness", m.completeness);
}

}  // namespace luthier::protocol

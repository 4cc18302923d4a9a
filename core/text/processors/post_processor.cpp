// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/processors/post_processor.h"

#include <algorithm>
#include <numeric>

#include "core/text/limits.h"
#include "core/text/processors/trimming.h"

namespace luthier::text {

PostProcessor::PostProcessor(const std::optional<JsonPart>& part)
    : single_{{.sequence = 0}}, pair_{{.sequence = 0}, {.sequence = 1, .typeId = 1}} {
  if (part) read(*part);
}

void PostProcessor::read(const JsonPart& part) {
  const std::string type = part.text("type");
  if (type == "Sequence") {
    for (const JsonPart& item : part.at("processors").items()) read(item);
  } else if (type == "TemplateProcessing") {
    readTemplate(part);
  } else if (type == "BertProcessing" || type == "RobertaProcessing") {
    readFixed(part, type == "RobertaProcessing");
  } else if (type == "ByteLevel") {
    if (part.flag("trim_offsets")) trimmings_.push_back({part.flag("add_prefix_space")});
  } else {
    part.unsupported(type);
  }
}

void PostProcessor::setTemplate(const JsonPart& part, Template single, Template pair) {
  if (hasTemplate_) part.unsupported("two templates in one Sequence");
  hasTemplate_ = true;
  single_ = std::move(single);
  pair_ = std::move(pair);
}

void PostProcessor::readFixed(const JsonPart& part, bool roberta) {
  const auto special = [&](std::string_view key, std::int32_t typeId) {
    const std::vector<JsonPart> items = part.at(key).items();
    if (items.size() != 2) part.at(key).refuse("a token and its id were expected");
    specials_.emplace_back(items[0].text(), items[1].id());
    return TemplatePiece{.typeId = typeId, .ids = {items[1].id()}, .tokens = {items[0].text()}};
  };
  const TemplatePiece first{.sequence = 0};
  const TemplatePiece second{.sequence = 1, .typeId = roberta ? 0 : 1};
  const Template single = {special("cls", 0), first, special("sep", 0)};
  Template pair = single;
  if (roberta) pair.push_back(special("sep", 0));
  pair.push_back(second);
  pair.push_back(special("sep", roberta ? 0 : 1));
  if (roberta && part.flag("trim_offsets", true)) trimmings_.push_back({part.flag("add_prefix_space", true)});
  setTemplate(part, single, std::move(pair));
}

PostProcessor::Template PostProcessor::readPieces(const JsonPart& pieces, const JsonPart& specials) {
  Template result;
  for (const JsonPart& item : pieces.items()) {
    if (const auto sequence = item.find("Sequence")) {
      const std::string id = sequence->text("id");
      if (id != "A" && id != "B") sequence->unsupported(id);
      result.push_back({.sequence = static_cast<std::int8_t>(id == "A" ? 0 : 1), .typeId = sequence->at("type_id").id()});
      continue;
    }
    const JsonPart special = item.at("SpecialToken");
    const JsonPart token = specials.at(special.text("id"));
    TemplatePiece piece{.typeId = special.at("type_id").id()};
    for (const JsonPart& id : token.at("ids").items()) piece.ids.push_back(id.id());
    for (const JsonPart& text : token.at("tokens").items()) piece.tokens.push_back(text.text());
    if (piece.ids.size() != piece.tokens.size()) token.refuse("it has not as many tokens as ids");
    for (std::size_t i = 0; i < piece.ids.size(); ++i) specials_.emplace_back(piece.tokens[i], piece.ids[i]);
    result.push_back(std::move(piece));
  }
  return result;
}

void PostProcessor::readTemplate(const JsonPart& part) {
  const JsonPart specials = part.at("special_tokens");
  Template single = readPieces(part.at("single"), specials);
  if (std::any_of(single.begin(), single.end(), [](const TemplatePiece& piece) { return piece.sequence == 1; })) {
    part.at("single").refuse("the template for a single text asks for a second one");
  }
  setTemplate(part, std::move(single), readPieces(part.at("pair"), specials));
}

std::size_t PostProcessor::addedTokens(bool pair) const {
  const Template& pieces = pair ? pair_ : single_;
  return std::accumulate(pieces.begin(), pieces.end(), std::size_t{0},
                         [](std::size_t sum, const TemplatePiece& piece) { return sum + piece.ids.size(); });
}

void PostProcessor::append(const TemplatePiece& piece, const ProcessedSequence& sequence, const TokenRange& range,
                           Encoding& encoding) const {
  const TokenList& tokens = *sequence.tokens;
  const std::size_t before = encoding.size();
  const auto copy = [&](const auto& from, auto& to) {
    to.insert(to.end(), from.begin() + static_cast<std::ptrdiff_t>(range.begin),
              from.begin() + static_cast<std::ptrdiff_t>(range.end));
  };
  copy(tokens.ids, encoding.ids);
  copy(tokens.offsets, encoding.offsets);
  copy(tokens.words, encoding.wordIds);
  if (!tokens.texts.empty()) copy(tokens.texts, encoding.tokens);
  const std::size_t size = encoding.size();
  encoding.typeIds.resize(size, piece.typeId);
  encoding.specialMask.resize(size, 0);
  encoding.attentionMask.resize(size, 1);
  encoding.sequenceIds.resize(size, piece.sequence);
  for (const Trimming& trimming : trimmings_) {
    for (std::size_t i = 0; before + i < size; ++i) {
      TextSpan& span = encoding.offsets[before + i];
      const bool first = trimming.prefixSpace && (i == 0 || span.begin == 0);
      span = trimmed(span, tokens.spaces[range.begin + i], first, sequence.text);
    }
  }
}

void PostProcessor::write(const Template& pieces, const std::vector<ProcessedSequence>& sequences,
                          const std::vector<std::size_t>& choice, const ProcessOptions& options, Encoding& encoding) const {
  for (std::size_t p = 0; p < pieces.size(); ++p) {
    const TemplatePiece& piece = pieces[p];
    if (piece.sequence != Encoding::noSequence) {
      const ProcessedSequence& sequence = sequences[static_cast<std::size_t>(piece.sequence)];
      append(piece, sequence, (*sequence.parts)[choice[p]], encoding);
      continue;
    }
    if (!options.addSpecialTokens) continue;
    encoding.ids.insert(encoding.ids.end(), piece.ids.begin(), piece.ids.end());
    if (options.tokens) encoding.tokens.insert(encoding.tokens.end(), piece.tokens.begin(), piece.tokens.end());
    const std::size_t size = encoding.size();
    encoding.offsets.resize(size);
    encoding.wordIds.resize(size, Encoding::noWord);
    encoding.typeIds.resize(size, piece.typeId);
    encoding.specialMask.resize(size, 1);
    encoding.attentionMask.resize(size, 1);
    encoding.sequenceIds.resize(size, Encoding::noSequence);
  }
}

namespace {

/// Which part of which piece goes together in the overflowing encodings, in the order of tokenizers' `merge_with`.
std::vector<std::vector<std::size_t>> overflowChoices(const std::vector<std::size_t>& partsOfPieces) {
  std::vector<std::vector<std::size_t>> choices;
  std::vector<std::size_t> main;
  for (const std::size_t parts : partsOfPieces) {
    std::vector<std::vector<std::size_t>> next;
    const auto extend = [&](std::vector<std::size_t> choice, std::size_t part) {
      choice.push_back(part);
      next.push_back(std::move(choice));
    };
    for (const auto& choice : choices) {
      for (std::size_t part = 0; part < parts; ++part) extend(choice, part);
    }
    for (std::size_t part = 1; part < parts; ++part) extend(main, part);
    main.push_back(0);
    choices = std::move(next);
  }
  return choices;
}

}  // namespace

void PostProcessor::process(const std::vector<ProcessedSequence>& sequences, const ProcessOptions& options,
                            Encoding& encoding) const {
  const Template& pieces = sequences.size() > 1 ? pair_ : single_;
  encoding.clear();
  std::vector<std::size_t> parts;
  parts.reserve(pieces.size());
  for (const TemplatePiece& piece : pieces) {
    parts.push_back(
        piece.sequence == Encoding::noSequence ? 1 : sequences[static_cast<std::size_t>(piece.sequence)].parts->size());
  }
  write(pieces, sequences, std::vector<std::size_t>(pieces.size(), 0), options, encoding);
  if (std::all_of(parts.begin(), parts.end(), [](std::size_t count) { return count == 1; })) return;
  for (const auto& choice : overflowChoices(parts)) {
    write(pieces, sequences, choice, options, encoding.overflowing.emplace_back());
  }
}

}  // namespace luthier::text

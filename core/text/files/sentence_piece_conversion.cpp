// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "core/text/code_points.h"
#include "core/text/files/base64.h"
#include "core/text/files/older_files.h"
#include "core/text/files/sentence_piece.h"

namespace luthier::text {
namespace {

using Json = nlohmann::ordered_json;
using Kind = SentencePieceModel::Kind;
using PieceType = SentencePieceModel::PieceType;
const std::string spaceMark = "\xE2\x96\x81";

enum class Family { Plain, XlmRoberta, T5, Albert, Llama };

Family familyOf(const SentencePieceModel& model, const JsonPart& config) {
  const std::string name = config.text("tokenizer_class", "");
  const auto has = [&](std::string_view part) { return name.find(part) != std::string::npos; };
  if (has("XLMRoberta") || has("Camembert")) return Family::XlmRoberta;
  if (has("Albert")) return Family::Albert;
  if (has("T5")) return Family::T5;
  if (has("Llama") || (name.empty() && model.kind == Kind::Bpe && model.byteFallback)) return Family::Llama;
  return Family::Plain;
}

using Ids = std::unordered_map<std::string_view, std::int64_t>;

struct FoundMerge {
  std::string_view left, right;
  float score;
  std::size_t leftLength, rightLength;
};

/// SentencePiece keeps no merges: a piece may come from any two others; pieces of higher score come first (after
/// `generate_merges` of transformers).
Json mergesOf(const std::vector<SentencePieceModel::Piece>& pieces, const Ids& ids) {
  std::vector<FoundMerge> merges;
  for (const auto& piece : pieces) {
    const std::string_view text = piece.text;
    const std::size_t begin = merges.size();
    eachCodePoint(text, [&](char32_t, std::size_t position, std::size_t) {
      if (position == 0) return;
      const std::string_view left = text.substr(0, position);
      const std::string_view right = text.substr(position);
      if (ids.contains(left) && ids.contains(right)) {
        merges.push_back({left, right, piece.score, codePointCount(left), codePointCount(right)});
      }
    });
    std::stable_sort(merges.begin() + static_cast<std::ptrdiff_t>(begin), merges.end(),
                     [&](const FoundMerge& a, const FoundMerge& b) {
                       return std::pair(ids.at(a.left), ids.at(a.right)) < std::pair(ids.at(b.left), ids.at(b.right));
                     });
  }
  std::stable_sort(merges.begin(), merges.end(), [](const FoundMerge& a, const FoundMerge& b) {
    return std::tuple(a.score, a.leftLength, a.rightLength) > std::tuple(b.score, b.leftLength, b.rightLength);
  });
  Json list = Json::array();
  for (const FoundMerge& merge : merges) list.push_back(Json::array({std::string(merge.left), std::string(merge.right)}));
  return list;
}

/// ALBERT makes pieces such as "1," unlikely.
bool isNumberWithComma(const std::string& piece) {
  return piece.size() >= 2 && piece.back() == ',' && piece[piece.size() - 2] >= '0' && piece[piece.size() - 2] <= '9';
}

/// The pieces in the order of their ids in transformers.
std::vector<SentencePieceModel::Piece> arrangedPieces(const SentencePieceModel& model, Family family) {
  std::vector<SentencePieceModel::Piece> pieces = model.pieces;
  if (family == Family::XlmRoberta) {  // fairseq's order: ids are SentencePiece's plus one
    constexpr std::size_t replaced = 3;
    if (pieces.size() < replaced) refuseTokenizer(model.file, "pieces", "there are too few for XLM-R");
    pieces.erase(pieces.begin(), pieces.begin() + replaced);
    const std::vector<SentencePieceModel::Piece> first = {{"<s>", 0.0F, PieceType::Control},
                                                          {"<pad>", 0.0F, PieceType::Control},
                                                          {"</s>", 0.0F, PieceType::Control},
                                                          {"<unk>", 0.0F, PieceType::Unknown}};
    pieces.insert(pieces.begin(), first.begin(), first.end());
    pieces.push_back({"<mask>", 0.0F, PieceType::Control});
  } else if (family == Family::T5) {
    constexpr int extraIds = 100;
    for (int i = extraIds - 1; i >= 0; --i) pieces.push_back({fmt::format("<extra_id_{}>", i), 0.0F, PieceType::Control});
  } else if (family == Family::Albert) {
    for (auto& piece : pieces) piece.score -= isNumberWithComma(piece.text) ? 100.0F : 0.0F;
  } else if (family == Family::Llama) {
    for (auto& piece : pieces)
      piece.score = piece.type == PieceType::Byte || piece.type == PieceType::Normal ? piece.score : 0.0F;
  }
  return pieces;
}

Json regexReplace(const char* expression, const std::string& content) {
  return {{"type", "Replace"}, {"pattern", {{"Regex", expression}}}, {"content", content}};
}
Json textReplace(const std::string& text, const std::string& content) {
  return {{"type", "Replace"}, {"pattern", {{"String", text}}}, {"content", content}};
}

Json normalizerOf(const SentencePieceModel& model, Family family, const JsonPart& config) {
  Json parts = Json::array();
  if (family == Family::Albert) {
    parts.push_back(textReplace("``", "\""));
    parts.push_back(textReplace("''", "\""));
    if (!config.flag("keep_accents", false)) {
      parts.push_back({{"type", "NFKD"}});
      parts.push_back({{"type", "StripAccents"}});
    }
    if (config.flag("do_lower_case", true)) parts.push_back({{"type", "Lowercase"}});
  }
  if (!model.charsmap.empty()) {
    parts.push_back({{"type", "Precompiled"}, {"precompiled_charsmap", encodeBase64(model.charsmap)}});
  }
  if (family == Family::Llama) {
    if (model.addDummyPrefix) parts.push_back({{"type", "Prepend"}, {"prepend", spaceMark}});
    parts.push_back(textReplace(" ", spaceMark));
  } else if (family == Family::Albert) {
    parts.push_back(regexReplace(" {2,}", " "));
  } else if (model.removeExtraSpaces) {
    parts.push_back({{"type", "Strip"}, {"strip_left", false}, {"strip_right", true}});
    parts.push_back(regexReplace(" {2,}", spaceMark));
  }
  return {{"type", "Sequence"}, {"normalizers", parts}};
}

Json metaspace(const SentencePieceModel& model) {
  return {{"type", "Metaspace"},
          {"replacement", spaceMark},
          {"prepend_scheme", model.addDummyPrefix ? "always" : "never"},
          {"split", true}};
}

Json llamaDecoder() {
  return {{"type", "Sequence"},
          {"decoders",
           {textReplace(spaceMark, " "),
            {{"type", "ByteFallback"}},
            {{"type", "Fuse"}},
            {{"type", "Strip"}, {"content", " "}, {"start", 1}, {"stop", 0}}}}};
}

/// A template in tokenizers' own notation: "$A", "$B:1" or a special token with its type.
Json templateOf(const SentencePieceModel& model, const Ids& ids, const std::vector<std::string>& single,
                const std::vector<std::string>& pair) {
  Json specials = Json::object();
  const auto pieces = [&](const std::vector<std::string>& notation) {
    Json list = Json::array();
    for (const std::string& item : notation) {
      const bool second = item.ends_with(":1");
      const std::string name = second ? item.substr(0, item.size() - 2) : item;
      const Json content = {{"id", name.starts_with('$') ? name.substr(1) : name}, {"type_id", second ? 1 : 0}};
      list.push_back({{name.starts_with('$') ? "Sequence" : "SpecialToken", content}});
      if (name.starts_with('$') || specials.contains(name)) continue;
      if (!ids.contains(name)) refuseTokenizer(model.file, "pieces", fmt::format("the token \"{}\" is missing", name));
      specials[name] = {{"id", name}, {"ids", Json::array({ids.at(name)})}, {"tokens", Json::array({name})}};
    }
    return list;
  };
  Json result = {{"type", "TemplateProcessing"}, {"single", pieces(single)}, {"pair", pieces(pair)}};
  result["special_tokens"] = specials;
  return result;
}

Json processorOf(const SentencePieceModel& model, Family family, const Ids& ids) {
  switch (family) {
    case Family::XlmRoberta:
      return templateOf(model, ids, {"<s>", "$A", "</s>"}, {"<s>", "$A", "</s>", "</s>", "$B", "</s>"});
    case Family::T5:
      return templateOf(model, ids, {"$A", "</s>"}, {"$A", "</s>", "$B", "</s>"});
    case Family::Albert:
      return templateOf(model, ids, {"[CLS]", "$A", "[SEP]"}, {"[CLS]", "$A", "[SEP]", "$B:1", "[SEP]:1"});
    case Family::Llama:
      return templateOf(model, ids, {"<s>", "$A"}, {"<s>", "$A", "<s>:1", "$B:1"});
    case Family::Plain:
      return nullptr;
  }
  return nullptr;
}

Json addedOf(const std::vector<SentencePieceModel::Piece>& pieces) {
  Json added = Json::array();
  for (std::size_t id = 0; id < pieces.size(); ++id) {
    const auto& piece = pieces[id];
    const bool special = piece.type == PieceType::Control || piece.type == PieceType::Unknown;
    if (!special && piece.type != PieceType::UserDefined) continue;
    const bool mask = piece.text == "<mask>" || piece.text == "[MASK]";
    added.push_back(addedTokenJson(piece.text, static_cast<std::int64_t>(id), special, mask));
  }
  return added;
}

std::size_t unknownIn(const SentencePieceModel& model, const std::vector<SentencePieceModel::Piece>& pieces) {
  const auto found =
      std::find_if(pieces.begin(), pieces.end(), [](const auto& piece) { return piece.type == PieceType::Unknown; });
  if (found == pieces.end()) refuseTokenizer(model.file, "pieces", "there is none for unknown things");
  return static_cast<std::size_t>(found - pieces.begin());
}

Json unigramOf(const std::vector<SentencePieceModel::Piece>& pieces, std::size_t unknown, bool byteFallback) {
  Json vocabulary = Json::array();
  for (const auto& piece : pieces) vocabulary.push_back(Json::array({piece.text, static_cast<double>(piece.score)}));
  return {{"type", "Unigram"}, {"unk_id", unknown}, {"byte_fallback", byteFallback}, {"vocab", std::move(vocabulary)}};
}

Json bpeOf(const std::vector<SentencePieceModel::Piece>& pieces, const Ids& ids, std::size_t unknown, bool byteFallback) {
  Json vocabulary = Json::object();
  for (std::size_t id = 0; id < pieces.size(); ++id) {
    vocabulary.get_ref<Json::object_t&>().push_back({pieces[id].text, id});
  }
  return {{"type", "BPE"},
          {"unk_token", pieces[unknown].text},
          {"fuse_unk", true},
          {"byte_fallback", byteFallback},
          {"vocab", std::move(vocabulary)},
          {"merges", mergesOf(pieces, ids)}};
}

}  // namespace

Json fromSentencePiece(const SentencePieceModel& model, const JsonPart& config) {
  const Family family = familyOf(model, config);
  const std::vector<SentencePieceModel::Piece> pieces = arrangedPieces(model, family);
  Ids ids;
  for (std::size_t id = 0; id < pieces.size(); ++id) ids[pieces[id].text] = static_cast<std::int64_t>(id);
  if (model.kind != Kind::Unigram && model.kind != Kind::Bpe) {
    JsonPart(config.json(), model.file, "model_type").unsupported("a SentencePiece model of words or characters");
  }
  const std::size_t unknown = unknownIn(model, pieces);
  Json json = {{"version", "1.0"}, {"added_tokens", addedOf(pieces)}};
  json["normalizer"] = normalizerOf(model, family, config);
  json["pre_tokenizer"] = family == Family::Llama ? Json(nullptr) : metaspace(model);
  json["post_processor"] = processorOf(model, family, ids);
  json["decoder"] = family == Family::Llama ? llamaDecoder() : metaspace(model);
  json["model"] = model.kind == Kind::Bpe ? bpeOf(pieces, ids, unknown, model.byteFallback)
                                          : unigramOf(pieces, unknown, model.byteFallback);
  return json;
}

}  // namespace luthier::text

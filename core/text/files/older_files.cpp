// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/files/older_files.h"

#include <fmt/format.h>

#include <unordered_map>

#include "core/base/utf8.h"

namespace luthier::text {
namespace {

using Json = nlohmann::ordered_json;

/// Calls `visit(line)` for every line, without its end.
template <typename Visit>
void eachLine(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    visit(line);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

Json special(std::string_view id, int typeId) { return {{"SpecialToken", {{"id", std::string(id)}, {"type_id", typeId}}}}; }
Json sequence(const char* id, int typeId) { return {{"Sequence", {{"id", id}, {"type_id", typeId}}}}; }
Json specialEntry(const std::string& token, std::int64_t id) {
  return {{"id", token}, {"ids", Json::array({id})}, {"tokens", Json::array({token})}};
}

}  // namespace

Json addedTokenJson(std::string_view content, std::int64_t id, bool special, bool stripLeft) {
  return {{"id", id},
          {"content", std::string(content)},
          {"single_word", false},
          {"lstrip", stripLeft},
          {"rstrip", false},
          {"normalized", false},
          {"special", special}};
}

std::string roleText(const JsonPart& config, std::string_view role, std::string_view fallback) {
  const auto part = config.find(role);
  if (!part) return std::string(fallback);
  return part->json().is_object() ? part->text("content") : part->text();
}

Json fromWordList(std::string_view lines, const JsonPart& config) {
  if (!isValidUtf8(lines)) refuseTokenizer(config.file(), "vocab", "it is not valid UTF-8");
  std::unordered_map<std::string, std::int64_t> ids;
  Json vocabulary = Json::object();
  std::int64_t next = 0;
  eachLine(lines, [&](std::string_view line) {
    if (!ids.emplace(line, next).second) {
      refuseTokenizer(config.file(), fmt::format("line {}", next + 1), "its token occurs twice");
    }
    vocabulary.get_ref<Json::object_t&>().push_back({std::string(line), next++});
  });
  const std::string cls = roleText(config, "cls_token", "[CLS]");
  const std::string sep = roleText(config, "sep_token", "[SEP]");
  const std::string unknown = roleText(config, "unk_token", "[UNK]");
  Json added = Json::array();
  for (const std::string& token :
       {roleText(config, "pad_token", "[PAD]"), unknown, cls, sep, roleText(config, "mask_token", "[MASK]")}) {
    if (ids.contains(token)) added.push_back(addedTokenJson(token, ids[token]));
  }
  for (const std::string& token : {cls, sep}) {
    if (!ids.contains(token)) refuseTokenizer(config.file(), "vocab", fmt::format("the token \"{}\" is missing", token));
  }
  const bool lower = config.flag("do_lower_case", true);
  Json normalizer = {{"type", "BertNormalizer"},
                     {"clean_text", true},
                     {"handle_chinese_chars", config.flag("tokenize_chinese_chars", true)},
                     {"strip_accents", config.flag("strip_accents", lower)},
                     {"lowercase", lower}};
  return {{"version", "1.0"},
          {"added_tokens", added},
          {"normalizer", normalizer},
          {"pre_tokenizer", {{"type", "BertPreTokenizer"}}},
          {"post_processor",
           {{"type", "TemplateProcessing"},
            {"single", {special(cls, 0), sequence("A", 0), special(sep, 0)}},
            {"pair", {special(cls, 0), sequence("A", 0), special(sep, 0), sequence("B", 1), special(sep, 1)}},
            {"special_tokens", {{cls, specialEntry(cls, ids[cls])}, {sep, specialEntry(sep, ids[sep])}}}}},
          {"decoder", {{"type", "WordPiece"}, {"prefix", "##"}, {"cleanup", true}}},
          {"model",
           {{"type", "WordPiece"},
            {"unk_token", unknown},
            {"continuing_subword_prefix", "##"},
            {"max_input_chars_per_word", 100},
            {"vocab", std::move(vocabulary)}}}};
}

namespace {

Json readMergeLines(std::string_view merges, const JsonPart& config) {
  if (!isValidUtf8(merges)) refuseTokenizer(config.file(), "merges", "it is not valid UTF-8");
  Json list = Json::array();
  bool first = true;
  eachLine(merges, [&](std::string_view line) {
    if (!(first && line.starts_with("#version")) && !line.empty()) list.push_back(std::string(line));
    first = false;
  });
  return list;
}

std::int64_t idIn(const Json& vocabulary, const std::string& token, const JsonPart& config) {
  const auto found = vocabulary.find(token);
  if (found == vocabulary.end()) refuseTokenizer(config.file(), "vocab", fmt::format("the token \"{}\" is missing", token));
  return JsonPart(*found, config.file(), "vocab").id();
}

}  // namespace

Json fromMerges(Json vocabulary, std::string_view merges, const JsonPart& config) {
  if (!vocabulary.is_object()) refuseTokenizer(config.file(), "vocab", "an object of tokens and ids was expected");
  const std::string tokenizerClass = config.text("tokenizer_class", "");
  const bool roberta = tokenizerClass.empty() ? vocabulary.contains("<s>") && vocabulary.contains("</s>")
                                              : tokenizerClass.find("Roberta") != std::string::npos;
  const bool prefixSpace = config.flag("add_prefix_space", false);
  Json added = Json::array();
  const auto add = [&](const char* role, const char* fallback, bool stripLeft) {
    const std::string token = roleText(config, role, fallback);
    for (const Json& entry : added) {
      if (entry["content"] == token) return;
    }
    if (vocabulary.contains(token)) added.push_back(addedTokenJson(token, idIn(vocabulary, token, config), true, stripLeft));
  };
  Json processor;
  if (roberta) {
    const std::string cls = roleText(config, "cls_token", "<s>");
    const std::string sep = roleText(config, "sep_token", "</s>");
    for (const auto& [role, token] :
         {std::pair{"cls_token", "<s>"}, {"pad_token", "<pad>"}, {"sep_token", "</s>"}, {"unk_token", "<unk>"}}) {
      add(role, token, false);
    }
    add("mask_token", "<mask>", true);
    processor = {{"type", "RobertaProcessing"},
                 {"sep", Json::array({sep, idIn(vocabulary, sep, config)})},
                 {"cls", Json::array({cls, idIn(vocabulary, cls, config)})},
                 {"trim_offsets", true},
                 {"add_prefix_space", prefixSpace}};
  } else {
    for (const char* role : {"bos_token", "eos_token", "unk_token"}) add(role, "<|endoftext|>", false);
    processor = {{"type", "ByteLevel"}, {"add_prefix_space", true}, {"trim_offsets", false}};
  }
  return {{"version", "1.0"},
          {"added_tokens", added},
          {"pre_tokenizer", {{"type", "ByteLevel"}, {"add_prefix_space", prefixSpace}, {"trim_offsets", true}}},
          {"post_processor", processor},
          {"decoder", {{"type", "ByteLevel"}, {"add_prefix_space", true}, {"trim_offsets", true}}},
          {"model", {{"type", "BPE"}, {"vocab", std::move(vocabulary)}, {"merges", readMergeLines(merges, config)}}}};
}

}  // namespace luthier::text

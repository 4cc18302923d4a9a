// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/files/tokenizer_folder.h"

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/text/files/older_files.h"
#include "core/text/files/sentence_piece.h"
#include "core/text/limits.h"

namespace luthier::text {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

Json readJson(const fs::path& path) {
  const std::string name = displayPath(path);
  return parseForeignJson(readTextFile(path, largestTokenizerFile), ErrorCode::TokenizerDamaged,
                          {{"file", name}, {"part", "JSON"}}, largestTokenizerFile);
}

/// An object, or an empty one where the file is not there.
Json readOptional(const fs::path& path) {
  if (!fs::is_regular_file(path)) return Json::object();
  Json json = readJson(path);
  if (!json.is_object()) refuseTokenizer(displayPath(path), "JSON", "an object was expected");
  return json;
}

/// The SentencePiece model of a folder, whatever it is called.
fs::path sentencePieceIn(const fs::path& folder) {
  for (const char* name : {"tokenizer.model", "sentencepiece.bpe.model", "spiece.model", "sentencepiece.model"}) {
    if (fs::is_regular_file(folder / name)) return folder / name;
  }
  return {};
}

fs::path mainFileIn(const fs::path& folder) {
  for (const char* name : {"tokenizer.json", "vocab.txt", "vocab.json"}) {
    if (!fs::is_regular_file(folder / name)) continue;
    if (std::string_view(name) == "vocab.json" && !fs::is_regular_file(folder / "merges.txt")) continue;
    return folder / name;
  }
  return sentencePieceIn(folder);
}

}  // namespace

TokenizerFile readTokenizerFile(const fs::path& path) {
  const bool folder = fs::is_directory(path);
  const fs::path main = folder ? mainFileIn(path) : path;
  if (main.empty()) throw Error(ErrorCode::TokenizerMissing, {{"file", displayPath(path)}});
  const fs::path home = main.parent_path();
  TokenizerFile file;
  file.name = displayPath(main);
  file.config = readOptional(home / "tokenizer_config.json");
  file.specials = readOptional(home / "special_tokens_map.json");
  if (main.extension() == ".txt") {
    file.json = fromWordList(readTextFile(main, largestTokenizerFile), JsonPart(file.config, file.name, "tokenizer_config"));
  } else if (main.extension() == ".model") {
    file.json = fromSentencePiece(readSentencePiece(readFile(main, largestTokenizerFile), file.name),
                                  JsonPart(file.config, file.name, "tokenizer_config"));
  } else if (main.filename() == "vocab.json") {
    file.json = fromMerges(readJson(main), readTextFile(home / "merges.txt", largestTokenizerFile),
                           JsonPart(file.config, file.name, "tokenizer_config"));
  } else {
    file.json = readJson(main);
  }
  return file;
}

namespace {

/// A role's token: a text, or an object that holds it as "content".
std::optional<std::string> roleIn(const Json& json, const std::string& key) {
  const auto found = json.find(key);
  if (found == json.end()) return std::nullopt;
  const Json* value = &*found;
  if (value->is_object() && value->contains("content")) value = &value->at("content");
  return value->is_string() ? std::optional(value->get<std::string>()) : std::nullopt;
}

std::optional<std::int32_t> idOf(const std::string& token, const Pipeline& pipeline) {
  if (const AddedToken* added = pipeline.added().byText(token)) return added->id;
  const std::int32_t id = pipeline.model().vocabulary().find(token);
  return id == Vocabulary::missing ? std::nullopt : std::optional(id);
}

std::optional<std::int32_t> roleId(const TokenizerFile& file, const Pipeline& pipeline, const std::string& role,
                                   std::initializer_list<const char*> usual) {
  for (const Json* json : {&file.config, &file.specials}) {
    if (const auto token = roleIn(*json, role + "_token")) return idOf(*token, pipeline);
  }
  for (const char* token : usual) {
    if (const auto id = idOf(token, pipeline)) return id;
  }
  return std::nullopt;
}

// transformers writes 1e30 where there is no limit.
constexpr double largestRealLength = 1e9;

}  // namespace

TokenizerSettings readSettings(const TokenizerFile& file, const Pipeline& pipeline) {
  TokenizerSettings settings;
  SpecialTokens& tokens = settings.specialTokens;
  tokens.pad = roleId(file, pipeline, "pad", {"[PAD]", "<pad>"});
  tokens.cls = roleId(file, pipeline, "cls", {"[CLS]", "<s>"});
  tokens.sep = roleId(file, pipeline, "sep", {"[SEP]", "</s>"});
  tokens.mask = roleId(file, pipeline, "mask", {"[MASK]", "<mask>"});
  tokens.unk = roleId(file, pipeline, "unk", {"[UNK]", "<unk>"});
  tokens.bos = roleId(file, pipeline, "bos", {"<s>", "<|begin_of_text|>", "<|endoftext|>"});
  tokens.eos = roleId(file, pipeline, "eos", {"</s>", "<|end_of_text|>", "<|endoftext|>"});
  const auto length = file.config.find("model_max_length");
  if (length != file.config.end() && length->is_number() && length->get<double>() >= 1 &&
      length->get<double>() < largestRealLength) {
    settings.modelMaximumLength = static_cast<std::size_t>(length->get<double>());
  }
  return settings;
}

}  // namespace luthier::text

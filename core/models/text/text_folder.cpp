// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/text/text_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "core/base/error.h"
#include "core/base/files.h"

namespace luthier {
namespace {

// The first that is there is used; what stands beside it only refines it.
constexpr std::array<const char*, 13> tokenizerNames{"tokenizer.json",
                                                     "vocab.txt",
                                                     "vocab.json",
                                                     "merges.txt",
                                                     "spiece.model",
                                                     "sentencepiece.bpe.model",
                                                     "tokenizer.model",
                                                     "spm.model",
                                                     "tokenizer_config.json",
                                                     "special_tokens_map.json",
                                                     "added_tokens.json",
                                                     "emoji.txt",
                                                     "chat_template.jinja"};
constexpr std::size_t completeTokenizers = 8;  // the names before tokenizer_config.json hold a vocabulary

constexpr std::array<const char*, 2> weightsNames{"model.safetensors", "pytorch_model.bin"};
// What lies at the top of a bare encoder's state dict.
constexpr std::array<const char*, 5> encoderParts{"embeddings.", "encoder.", "transformer.", "pooler.",
                                                  "embeddings_project."};

[[noreturn]] void refuse(const std::filesystem::path& folder, const std::string& lacking) {
  throw Error(ErrorCode::ModelFolderIncomplete, {{"file", displayPath(folder)}, {"detail", lacking}});
}

bool isFile(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored);
}

std::string replacedEnd(const std::string& name, std::string_view end, std::string_view by) {
  return name.ends_with(end) ? name.substr(0, name.size() - end.size()) + std::string(by) : name;
}

/// The name that TextModel has for a stored one; none for what it does not keep.
std::optional<std::string> publishedName(const std::string& stored, const TextFamily& family, bool tied) {
  if (stored.ends_with("embeddings.position_ids") || stored.ends_with("embeddings.token_type_ids")) {
    return std::nullopt;
  }
  auto name = replacedEnd(replacedEnd(stored, "LayerNorm.gamma", "LayerNorm.weight"), "LayerNorm.beta", "LayerNorm.bias");
  if (std::ranges::any_of(encoderParts, [&](const char* part) { return name.starts_with(part); })) {
    name = fmt::format("{}.{}", family.prefix, name);
  }
  const std::string decoder = family.masked.decoder;
  if (tied && name == decoder + ".weight") {
    return std::nullopt;
  }
  return name == decoder + ".bias" ? family.masked.bias : name;
}

bool mentions(const StateDict& state, const std::string& name) { return state.contains(name); }

}  // namespace

TextFolder openTextFolder(const std::filesystem::path& folder) {
  TextFolder found;
  found.path = folder;
  found.config = readTextConfig(folder);
  const auto weights = std::ranges::find_if(weightsNames, [&](const char* name) { return isFile(folder / name); });
  if (weights == weightsNames.end()) {
    refuse(folder, "model.safetensors (or pytorch_model.bin)");
  }
  found.weights = folder / *weights;
  bool complete = false;
  for (std::size_t index = 0; index < tokenizerNames.size(); ++index) {
    if (isFile(folder / tokenizerNames[index])) {
      found.tokenizerFiles.push_back(folder / tokenizerNames[index]);
      complete = complete || index < completeTokenizers;
    }
  }
  if (!complete) {
    refuse(folder, "a tokenizer (tokenizer.json, vocab.txt, vocab.json with merges.txt, or a SentencePiece model)");
  }
  return found;
}

StateDict withPublishedNames(const StateDict& state, const TextConfig& config) {
  const auto& family = *findTextFamily(config.modelType);
  StateDict result;
  for (const auto& [stored, tensor] : state) {
    if (const auto name = publishedName(stored, family, config.tiedEmbeddings)) {
      result.emplace(*name, tensor);
    }
  }
  return result;
}

TextHead publishedHead(const TextConfig& config, const StateDict& state) {
  const auto& family = *findTextFamily(config.modelType);
  const auto pooling = config.pooling == "mean" ? TextPooling::Mean : TextPooling::ClassToken;
  if (mentions(state, "qa_outputs.weight")) {
    return {TextHeadKind::QuestionAnswering, 2, pooling};
  }
  if (mentions(state, fmt::format("{}.weight", family.masked.dense))) {
    return {TextHeadKind::MaskedLanguage, config.vocabularySize, pooling};
  }
  const auto out = state.find(fmt::format("{}.weight", family.sequence.out));
  const auto classifier = state.find("classifier.weight");
  if (config.architecture.ends_with("TokenClassification") && classifier != state.end() && classifier->second.dim() == 2) {
    return {TextHeadKind::Token, classifier->second.size(0), pooling};
  }
  if (out != state.end() && out->second.dim() == 2) {
    return {TextHeadKind::Sequence, out->second.size(0), pooling};
  }
  return {};
}

LoadedTextModel loadTextModel(const TextFolder& folder, const TextHead& head) {
  const auto state = loadStateDict(folder.weights);
  LoadedTextModel loaded;
  loaded.model = makeTextModel(folder.config, head);
  loaded.report = loadTextWeights(*loaded.model, state, folder.weights);
  return loaded;
}

KeyReport loadTextWeights(TextModel& model, const StateDict& state, const std::filesystem::path& file) {
  auto report = loadInto(model, withPublishedNames(state, model.config()));
  requireMatched(report, findTextFamily(model.config().modelType)->label, file,
                 [&](const std::string& name) { return model.isHeadParameter(name); });
  return report;
}

}  // namespace luthier

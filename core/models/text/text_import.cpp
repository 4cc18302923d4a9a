// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/text/text_import.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/text/tokenizer.h"

namespace luthier {
namespace {

[[noreturn]] void refuseTokenizer(const TextFolder& folder, const std::string& detail) {
  throw Error(ErrorCode::TokenizerMismatch, {{"file", displayPath(folder.path)}, {"detail", detail}});
}

/// The class names that config.json gives to a classifying head; "" where it has made-up ones or another number.
std::string classNamesOf(const TextConfig& config, const TextHead& head) {
  const bool classifies = head.kind == TextHeadKind::Sequence || head.kind == TextHeadKind::Token;
  const bool named = static_cast<std::int64_t>(config.labels.size()) == head.outputs && !config.labels.empty() &&
                     !config.labels.front().starts_with("LABEL_");
  return classifies && named ? nlohmann::ordered_json(config.labels).dump() : "";
}

}  // namespace

void requireFittingTokenizer(const TextFolder& folder) {
  const auto tokenizer = Tokenizer::load(folder.path);
  if (tokenizer.largestId() >= folder.config.vocabularySize) {
    refuseTokenizer(folder, fmt::format("it has token ids up to {}, but the model has {} embeddings", tokenizer.largestId(),
                                        folder.config.vocabularySize));
  }
  if (!tokenizer.specialTokens().pad) {
    refuseTokenizer(folder, "it has no padding token");
  }
  if (tokenizer.addedTokens(false) == 0) {
    refuseTokenizer(folder, "it puts no class token before a text");
  }
}

ImportedModel readTextModel(const std::filesystem::path& path, const std::string& name) {
  const auto folder = openTextFolder(path);
  requireFittingTokenizer(folder);
  ImportedModel result;
  result.state = loadStateDict(folder.weights);
  const auto head = publishedHead(folder.config, withPublishedNames(result.state, folder.config));
  const auto model = makeTextModel(folder.config, head);
  result.report = loadTextWeights(*model, result.state, folder.weights);
  result.textFolder = path;

  auto& record = result.record;
  const auto plain = path.has_filename() ? path : path.parent_path();
  record.name = name.empty() ? displayPath(plain.filename()) : name;
  record.architecture = folder.config.modelType;
  record.parameters = learnedNumbers(*model);
  record.inputSize = folder.config.maximumTokens();
  record.classes = head.kind == TextHeadKind::Sequence || head.kind == TextHeadKind::Token ? head.outputs : 0;
  record.classNames = classNamesOf(folder.config, head);
  record.keyReport = result.report.toJson();
  record.origin = "file";
  record.kind = "text";
  record.createdAt = nowMilliseconds();
  return result;
}

TextFolder textFolderOf(const Workspace& workspace, const ModelRecord& model) {
  return openTextFolder(workspace.folder() / model.path);
}

void writeTokenizer(const std::filesystem::path& folder, const TextFolder& source, const std::string& config) {
  writeFileAtomically(folder / "config.json", config);
  for (const auto& file : source.tokenizerFiles) {
    writeFileAtomically(folder / file.filename(), readFile(file));
  }
}

void writeTextFolder(const std::filesystem::path& folder, const TextFolder& source, const std::string& config,
                     const StateDict& state) {
  writeTokenizer(folder, source, config);
  saveStateDict(folder / "model.safetensors", state, {{"format", "pt"}});
}

}  // namespace luthier

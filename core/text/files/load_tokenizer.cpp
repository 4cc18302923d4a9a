// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/text/files/tokenizer_folder.h"
#include "core/text/limits.h"
#include "core/text/tokenizer.h"

namespace luthier {
namespace {

std::shared_ptr<const text::Pipeline> pipelineOf(const text::TokenizerFile& file) {
  if (!file.json.is_object()) text::refuseTokenizer(file.name, "JSON", "an object was expected");
  auto pipeline = std::make_shared<text::Pipeline>(text::JsonPart(file.json, file.name));
  pipeline->settings = text::readSettings(file, *pipeline);
  return pipeline;
}

}  // namespace

Tokenizer Tokenizer::load(const std::filesystem::path& path) { return Tokenizer(pipelineOf(text::readTokenizerFile(path))); }

Tokenizer Tokenizer::fromJson(std::string_view json, const std::string& name) {
  text::TokenizerFile file;
  file.name = name;
  file.json =
      parseForeignJson(json, ErrorCode::TokenizerDamaged, {{"file", name}, {"part", "JSON"}}, text::largestTokenizerFile);
  return Tokenizer(pipelineOf(file));
}

}  // namespace luthier

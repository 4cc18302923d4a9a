// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <filesystem>
#include <fstream>

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/base/utf8.h"
#include "core/cli/cli_context.h"
#include "core/cli/command_list.h"
#include "core/text/tokenizer.h"

namespace luthier::cli {
namespace {

using Json = nlohmann::ordered_json;

struct TokenizeOptions {
  std::string model;
  std::string file;
  bool noSpecialTokens = false;
};

/// A path to a tokenizer, or a model of the workspace.
std::filesystem::path tokenizerPath(CliContext& context, const std::string& model) {
  if (std::filesystem::exists(model)) return model;
  const std::filesystem::path path = context.requireModel(model).path;
  const std::filesystem::path place = path.is_absolute() ? path : context.workspace().folder() / path;
  return std::filesystem::is_directory(place) ? place : place.parent_path();
}

/// Offsets in code points, as Python counts.
Json lineJson(const Encoding& encoding, const std::string& line) {
  Json offsets = Json::array();
  for (const TextSpan& span : codePointOffsets(line, encoding.offsets))
    offsets.push_back(Json::array({span.begin, span.end}));
  return {{"ids", encoding.ids}, {"offsets", std::move(offsets)}, {"tokens", encoding.tokens}};
}

void tokenize(CliContext& context, const TokenizeOptions& options) {
  const Tokenizer tokenizer = Tokenizer::load(tokenizerPath(context, options.model));
  std::ifstream file(options.file, std::ios::binary);
  if (!file) throw Error(ErrorCode::FileUnreadable, {{"file", options.file}, {"detail", "it cannot be opened"}});
  const EncodeOptions encodeOptions{.addSpecialTokens = !options.noSpecialTokens, .tokens = true};
  for (std::string line; std::getline(file, line);) {
    const Encoding encoding = tokenizer.encode(line, std::nullopt, encodeOptions);
    if (context.json) {
      context.output().line(lineJson(encoding, line).dump());
    } else {
      context.output().line(fmt::format("{}", fmt::join(encoding.tokens, " ")));
    }
    if (context.output().closed()) return;
  }
}

}  // namespace

void addTokenizeCommand(CLI::App& app, CliContext& context) {
  auto* command = app.add_subcommand("tokenize", "Show how a model's tokenizer cuts each line of a file into tokens");
  auto options = std::make_shared<TokenizeOptions>();
  command->add_option("--model", options->model, "A model of the workspace, or a tokenizer's folder or file")
      ->required()
      ->type_name("MODEL");
  command->add_option("file", options->file, "Text file, one text a line")->required()->type_name("FILE");
  command->add_flag("--no-special-tokens", options->noSpecialTokens, "Leave out what the model's template adds");
  command->callback([&context, options] { tokenize(context, *options); });
}

}  // namespace luthier::cli

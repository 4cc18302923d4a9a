// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <cmath>

#include "core/base/json.h"
#include "core/cli/cli_context.h"
#include "core/cli/command_list.h"
#include "core/cli/text_explainer.h"

namespace luthier::cli {
namespace {

using Json = nlohmann::ordered_json;

struct ExplainWish {
  std::string run, model, attentions;
  protocol::ExplainTextRequest request;
};

/// Where a token lies in code points of its text, as Python counts.
struct Place {
  std::int64_t begin = 0, end = 0;
};

std::vector<Place> placesOf(const protocol::ExplainTextReply& reply, const protocol::TextInput& input) {
  std::vector<TextSpan> spans;
  for (const auto& token : reply.tokens) {
    spans.push_back({static_cast<std::uint32_t>(token.begin), static_cast<std::uint32_t>(token.end)});
  }
  const auto first = codePointOffsets(input.text, spans), second = codePointOffsets(input.second, spans);
  std::vector<Place> places;
  for (std::size_t index = 0; index < spans.size(); ++index) {
    const auto& span = reply.tokens[index].sequence == 1 ? second[index] : first[index];
    places.push_back({span.begin, span.end});
  }
  return places;
}

Json tokensJson(const protocol::ExplainTextReply& reply, const std::vector<Place>& places) {
  Json tokens = Json::array();
  for (std::size_t index = 0; index < reply.tokens.size(); ++index) {
    const auto& token = reply.tokens[index];
    tokens.push_back({{"id", token.id},
                      {"token", token.text},
                      {"offsets", Json::array({places[index].begin, places[index].end})},
                      {"sequence", token.sequence},
                      {"word", token.word},
                      {"special", token.special},
                      {"score", reply.scores[index]}});
  }
  return tokens;
}

/// Pieces of one word together, their scores added.
Json wordsJson(const protocol::ExplainTextReply& reply, const std::vector<Place>& places, const protocol::TextInput& input) {
  Json words = Json::array();
  std::int32_t lastWord = -1, lastSequence = -1;
  std::int64_t begin = 0;
  for (std::size_t index = 0; index < reply.tokens.size(); ++index) {
    const auto& token = reply.tokens[index];
    if (token.special || token.sequence < 0) {
      lastWord = lastSequence = -1;
      continue;
    }
    const auto& text = token.sequence == 1 ? input.second : input.text;
    if (token.word < 0 || token.word != lastWord || token.sequence != lastSequence) {
      begin = token.begin;
      words.push_back({{"word", ""}, {"offsets", {places[index].begin, 0}}, {"sequence", token.sequence}, {"score", 0.0}});
    }
    auto& word = words.back();
    word["word"] = text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(token.end - begin));
    word["offsets"][1] = places[index].end;
    word["score"] = word["score"].get<double>() + reply.scores[index];
    lastWord = token.word;
    lastSequence = token.sequence;
  }
  return words;
}

TextExplainer explainerFor(CliContext& context, const ExplainWish& wish) {
  if (wish.run.empty() == wish.model.empty()) {
    throw Error(ErrorCode::Usage, {{"detail", "explain takes a run, or a model by --model"}});
  }
  if (!wish.model.empty()) {
    return TextExplainer::ofModel(context.workspace(), context.requireModel(wish.model));
  }
  const auto run = context.requireRun(wish.run);
  return TextExplainer::ofRun(context.workspace(), run, context.requireModel(fmt::to_string(run.model)));
}

void explain(CliContext& context, const ExplainWish& wish) {
  auto explainer = explainerFor(context, wish);
  auto request = wish.request;
  request.attentions = !wish.attentions.empty();
  const auto reply = explainer.explain(request, wish.attentions);
  const auto places = placesOf(reply, request.text);
  Json event{{"event", "result"}, {"method", request.method}, {"layer", request.layer}, {"head", request.head}};
  if (reply.layers > 0) {
    event["layers"] = reply.layers;
    event["heads"] = reply.heads;
  }
  if (reply.target >= 0) {
    event["target"] = reply.target;
    event["class"] = explainer.className(reply.target);
  }
  if (!std::isnan(reply.completeness)) {
    event["completeness"] = reply.completeness;
  }
  event["tokens"] = tokensJson(reply, places);
  event["words"] = wordsJson(reply, places, request.text);
  context.reporter().event(event);
  std::vector<std::vector<std::string>> rows;
  for (const auto& word : event["words"]) {
    rows.push_back({word["word"].get<std::string>(), fmt::format("{:+.4f}", word["score"].get<double>())});
  }
  context.reporter().table({"word", "score"}, rows, "The text has no words.");
}

}  // namespace

void addExplainCommand(CLI::App& app, CliContext& context) {
  auto* command = app.add_subcommand("explain", "Show where a text model looks: a score for each token and word of a text");
  auto wish = std::make_shared<ExplainWish>();
  auto& request = wish->request;
  request.method = "attention";
  command->add_option("run", wish->run, "The run, by id or name");
  command->add_option("--model", wish->model, "A text model of the workspace instead")->type_name("MODEL");
  command->add_option("--method", request.method, "attention, rollout, gradient_x_input or integrated_gradients")
      ->capture_default_str();
  command->add_option("--text", request.text.text, "The text, or the question")->required();
  command->add_option("--second", request.text.second, "The second text of a pair, or the passage of a question");
  command->add_option("--layer", request.layer, "Layer of the attention, from 0; -1: the mean of all")
      ->capture_default_str();
  command->add_option("--head", request.head, "Head of the attention, from 0; -1: the mean of all")->capture_default_str();
  command->add_option("--class", request.target, "Number of the class that is explained; -1: the predicted one")
      ->capture_default_str();
  command->add_option("--token", request.token, "Number of the token that is explained; -1: the class token")
      ->capture_default_str();
  command->add_option("--attentions", wish->attentions, "Write all attentions to this safetensors file")->type_name("OUT");
  command->callback([&context, wish] { explain(context, *wish); });
}

}  // namespace luthier::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/text/text_config.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/models/text/activation.h"
#include "core/models/text/sentence_pooling.h"

namespace luthier {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint64_t maximumFileBytes = 16U << 20U;
constexpr const char* poolingKey = "luthier_pooling";
// Far beyond any published encoder; a hostile file must not make us reserve the machine's memory.
constexpr std::int64_t maximumVocabulary = 4'000'000, maximumWidth = 65'536, maximumLayers = 512;

/// Reads values by name, with the file's name in the errors.
class Reader {
 public:
  Reader(const Json& json, std::string file) : json_(json), file_(std::move(file)) {}

  [[noreturn]] void refuse(const std::string& detail) const {
    throw Error(ErrorCode::ModelConfigUnusable, {{"file", file_}, {"detail", detail}});
  }

  /// The first of `names` that is there (DistilBERT has names of its own), else the default.
  template <typename T>
  [[nodiscard]] T value(std::initializer_list<const char*> names, T fallback) const {
    for (const char* name : names) {
      const auto found = json_.find(name);
      if (found == json_.end() || found->is_null()) {
        continue;
      }
      try {
        return found->get<T>();
      } catch (const nlohmann::json::exception&) {
        refuse(fmt::format("\"{}\" is not what it should be", name));
      }
    }
    return fallback;
  }

  [[nodiscard]] std::int64_t size(std::initializer_list<const char*> names, std::int64_t fallback, std::int64_t most) const {
    const auto found = json_.find(*names.begin());
    if (found != json_.end() && found->is_number_float()) {
      refuse(fmt::format("\"{}\" is no whole number", *names.begin()));
    }
    const auto result = value<std::int64_t>(names, fallback);
    if (result < 1 || result > most) {
      refuse(fmt::format("\"{}\" is {}, where 1 to {} is possible", *names.begin(), result, most));
    }
    return result;
  }

  [[nodiscard]] double share(std::initializer_list<const char*> names, double fallback) const {
    const auto result = value<double>(names, fallback);
    if (!(result >= 0.0 && result < 1.0)) {
      refuse(fmt::format("\"{}\" is {}, where 0 to 1 is possible", *names.begin(), result));
    }
    return result;
  }

 private:
  const Json& json_;
  std::string file_;
};

/// Where the defaults of transformers' configuration classes differ from BERT's.
struct Defaults {
  std::int64_t vocabulary = 30522, hidden = 768, embedding = 0, layers = 12, heads = 12, intermediate = 3072, pad = 0;
  double dropout = 0.1;
  const char* activation = "gelu";
};

Defaults defaultsOf(const std::string& type) {
  if (type == "roberta") {
    return {.vocabulary = 50265, .pad = 1};
  }
  if (type == "xlm-roberta") {
    return {.pad = 1};
  }
  if (type == "distilbert") {
    return {.layers = 6};
  }
  if (type == "albert") {
    return {.vocabulary = 30000,
            .hidden = 4096,
            .embedding = 128,
            .heads = 64,
            .intermediate = 16384,
            .dropout = 0.0,
            .activation = "gelu_new"};
  }
  if (type == "electra") {
    return {.hidden = 256, .embedding = 128, .heads = 4, .intermediate = 1024};
  }
  return {};
}

void readSizes(TextConfig& config, const Reader& reader, const Defaults& defaults) {
  config.vocabularySize = reader.size({"vocab_size"}, defaults.vocabulary, maximumVocabulary);
  config.hiddenSize = reader.size({"hidden_size", "dim"}, defaults.hidden, maximumWidth);
  config.embeddingSize =
      defaults.embedding > 0 ? reader.size({"embedding_size"}, defaults.embedding, maximumWidth) : config.hiddenSize;
  config.layers = reader.size({"num_hidden_layers", "n_layers"}, defaults.layers, maximumLayers);
  config.heads = reader.size({"num_attention_heads", "n_heads"}, defaults.heads, maximumWidth);
  config.intermediateSize = reader.size({"intermediate_size", "hidden_dim"}, defaults.intermediate, 4 * maximumWidth);
  config.positions = reader.size({"max_position_embeddings"}, 512, maximumVocabulary);
  config.tokenTypes = config.modelType == "distilbert" ? 0 : reader.size({"type_vocab_size"}, 2, maximumWidth);
  config.padToken = reader.value<std::int64_t>({"pad_token_id"}, defaults.pad);
  if (config.modelType == "albert") {
    config.hiddenGroups = reader.size({"num_hidden_groups"}, 1, maximumLayers);
    config.innerGroups = reader.size({"inner_group_num"}, 1, maximumLayers);
  }
  if (config.hiddenSize % config.heads != 0) {
    reader.refuse(fmt::format("the hidden size {} cannot be shared among {} heads", config.hiddenSize, config.heads));
  }
  if (config.padToken < 0 || config.padToken >= config.vocabularySize) {
    reader.refuse("its padding token is not in its vocabulary");
  }
  if (config.maximumTokens() < 1) {
    reader.refuse("it has no positions");
  }
}

void readDropout(TextConfig& config, const Reader& reader, const Defaults& defaults) {
  config.hiddenDropout = reader.share({"hidden_dropout_prob", "dropout"}, defaults.dropout);
  config.attentionDropout = reader.share({"attention_probs_dropout_prob", "attention_dropout"}, defaults.dropout);
  config.tokenDropout = config.classifierDropout = reader.share({"classifier_dropout"}, config.hiddenDropout);
  if (config.modelType == "albert") {
    config.tokenDropout = config.classifierDropout = reader.share({"classifier_dropout_prob"}, 0.1);
  } else if (config.modelType == "distilbert") {
    config.tokenDropout = config.hiddenDropout;
    config.classifierDropout = reader.share({"seq_classif_dropout"}, 0.2);
    config.answerDropout = reader.share({"qa_dropout"}, 0.1);
  }
}

void refuseWhatIsNotSupported(const Reader& reader, const TextConfig& config) {
  if (reader.value<bool>({"is_decoder"}, false) || reader.value<bool>({"add_cross_attention"}, false)) {
    reader.refuse("it describes a decoder, not an encoder");
  }
  const auto positions = reader.value<std::string>({"position_embedding_type"}, "absolute");
  if (positions != "absolute") {
    reader.refuse(fmt::format("positions of the kind \"{}\" are not supported", positions));
  }
  if (!findActivation(config.activation)) {
    reader.refuse(fmt::format("the activation \"{}\" is not supported", config.activation));
  }
}

std::vector<std::string> labelsOf(const Json& json, const Reader& reader) {
  const auto found = json.find("id2label");
  std::vector<std::string> labels;
  if (found == json.end() || !found->is_object()) {
    return labels;
  }
  labels.resize(found->size());
  for (const auto& [key, name] : found->items()) {
    const bool number = !key.empty() && key.size() < 8 && key.find_first_not_of("0123456789") == std::string::npos;
    const auto index = number ? std::stoul(key) : labels.size();
    if (index >= labels.size() || !name.is_string()) {
      reader.refuse("\"id2label\" does not number its labels from 0 on");
    }
    labels[index] = name.get<std::string>();
  }
  return labels;
}

std::string firstArchitecture(const Json& json) {
  const auto found = json.find("architectures");
  const bool named = found != json.end() && found->is_array() && !found->empty() && found->front().is_string();
  return named ? found->front().get<std::string>() : "";
}

}  // namespace

std::int64_t TextConfig::maximumTokens() const {
  return modelType == "roberta" || modelType == "xlm-roberta" ? positions - padToken - 1 : positions;
}

const std::vector<std::string>& knownTextModelTypes() {
  static const std::vector<std::string> types{"bert", "roberta", "xlm-roberta", "distilbert", "albert", "electra"};
  return types;
}

bool isTextModelType(std::string_view modelType) { return std::ranges::count(knownTextModelTypes(), modelType) > 0; }

TextConfig readTextConfig(const std::filesystem::path& folder) {
  const auto file = folder / "config.json";
  if (!std::filesystem::is_regular_file(file)) {
    throw Error(ErrorCode::ModelFolderIncomplete, {{"file", displayPath(folder)}, {"detail", "config.json"}});
  }
  auto config = parseTextConfig(readTextFile(file, maximumFileBytes), displayPath(file));
  if (config.pooling.empty() && sentencePooling(folder) == "mean") {
    config.pooling = "mean";
    auto json = Json::parse(config.json);
    json[poolingKey] = config.pooling;  // the files beside config.json do not travel with the model
    config.json = json.dump(2) + "\n";
  }
  return config;
}

TextConfig parseTextConfig(std::string_view text, const std::string& file) {
  const auto json = parseForeignJson(text, ErrorCode::ModelConfigUnusable, {{"file", file}}, maximumFileBytes);
  const Reader reader(json, file);
  if (!json.is_object()) {
    reader.refuse("it is no JSON object");
  }
  TextConfig config;
  config.json = text;
  config.modelType = reader.value<std::string>({"model_type"}, "");
  if (!isTextModelType(config.modelType)) {
    throw Error(
        ErrorCode::ModelTypeUnknown,
        {{"file", file}, {"type", config.modelType}, {"known", fmt::format("{}", fmt::join(knownTextModelTypes(), ", "))}});
  }
  const auto defaults = defaultsOf(config.modelType);
  readSizes(config, reader, defaults);
  readDropout(config, reader, defaults);
  // transformers builds DistilBERT's norms with a fixed epsilon.
  config.normEpsilon = config.modelType == "distilbert" ? 1e-12 : reader.value<double>({"layer_norm_eps"}, 1e-12);
  config.initializerRange = reader.value<double>({"initializer_range"}, 0.02);
  config.activation = reader.value<std::string>({"hidden_act", "activation"}, defaults.activation);
  config.tiedEmbeddings = reader.value<bool>({"tie_word_embeddings"}, true);
  config.problemType = reader.value<std::string>({"problem_type"}, "");
  config.pooling = reader.value<std::string>({poolingKey}, "");
  config.architecture = firstArchitecture(json);
  config.labels = labelsOf(json, reader);
  refuseWhatIsNotSupported(reader, config);
  return config;
}

}  // namespace luthier

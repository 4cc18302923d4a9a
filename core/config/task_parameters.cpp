// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <mutex>

#include "core/base/json.h"
#include "core/config/task_description.h"
#include "core/config/training_parameters.h"

// What each task makes of the declared training parameters: which it has, its defaults, the choices it knows. Nowhere else.
namespace luthier {
namespace {

using Ids = std::vector<std::string>;

constexpr auto images = "image_classification";
constexpr auto imageLabels = "multilabel_image_classification";
constexpr auto imageNumbers = "image_regression";
constexpr auto classification = "text_classification";
constexpr auto multilabel = "multilabel_text_classification";
constexpr auto regression = "text_regression";
constexpr auto tokens = "token_classification";
constexpr auto questions = "question_answering";
constexpr auto masked = "masked_language_modeling";

Ids tasksOfKind(ExampleKind kind) {
  Ids ids;
  for (const TaskDescription& task : taskDescriptions()) {
    if (task.examples == kind) {
      ids.push_back(task.id);
    }
  }
  return ids;
}

/// The parameters that not every task has.
const std::map<std::string, Ids>& owners() {
  static const std::map<std::string, Ids> all = [] {
    std::map<std::string, Ids> map;
    for (const char* id :
         {"image_size", "input_channels", "crop", "crop_padding", "horizontal_flip", "vertical_flip", "color_jitter",
          "hue_jitter", "memory_format", "rotation", "randaugment", "randaugment_operations", "randaugment_magnitude",
          "random_erasing", "stochastic_depth", "disk_cache_megabytes", "exact_decoding"}) {
      map[id] = tasksOfKind(ExampleKind::Image);
    }
    for (const char* id : {"max_length", "batching", "token_budget", "frozen_embeddings", "frozen_layers", "lora_rank",
                           "lora_alpha", "lora_dropout", "lora_targets"}) {
      map[id] = tasksOfKind(ExampleKind::Text);
    }
    map["stride"] = {tokens, questions};
    map["pooling"] = {classification, multilabel, regression};
    map["decision_threshold"] = {imageLabels, multilabel};
    map["max_answer_length"] = {questions};
    map["no_answer_margin"] = {questions};
    map["masked_share"] = {masked};
    map["label_smoothing"] = {images, classification, tokens};
    map["class_weights"] = {images, classification};
    map["loss"] = {images, classification};
    map["focal_gamma"] = {images, classification};
    for (const char* id : {"mixup", "cutmix", "sampling"}) {
      map[id] = {images};
    }
    return map;
  }();
  return all;
}

/// A task's own default and, where `choices` is not empty, its selection of them.
struct Rule {
  std::string parameter;
  ParameterValue standard;
  Ids choices;
};

/// AdamW with a linear schedule: the recipe of Devlin et al. 2019, as transformers' Trainer has it.
std::vector<Rule> textRules() {
  return {{"optimizer", "adamw", {}},     {"learning_rate", 5e-5, {}},         {"weight_decay", 0.01, {}},
          {"decay_biases", false, {}},    {"schedule", "linear", {}},          {"warmup_share", 0.1, {}},
          {"gradient_clipping", 1.0, {}}, {"batch_size", std::int64_t{32}, {}}};
}

Rule imageMethod() { return {"method", "full", {"full", "head"}}; }
Rule labelsMonitor() { return {"monitor", "macro_f1", {"macro_f1", "micro_f1", "exact_match", "loss"}}; }
Rule numberMonitor() { return {"monitor", "loss", {"loss", "mae", "rmse", "r2", "pearson", "spearman"}}; }

std::vector<Rule> rulesOf(std::string_view task) {
  if (task == images) {
    return {imageMethod(), {"monitor", "accuracy", {"accuracy", "macro_f1", "loss"}}};
  }
  if (task == imageLabels) {
    return {imageMethod(), labelsMonitor()};
  }
  if (task == imageNumbers) {
    // Squared errors have no bound: steps that suit cross-entropy throw the network off before it has learnt the mean.
    return {imageMethod(), numberMonitor(), {"learning_rate", 0.005, {}}, {"gradient_clipping", 1.0, {}}};
  }
  auto rules = textRules();
  const auto add = [&](std::initializer_list<Rule> more) { rules.insert(rules.end(), more); };
  if (task == classification) {
    add({{"monitor", "accuracy", {"accuracy", "macro_f1", "loss"}}});
  } else if (task == multilabel) {
    add({labelsMonitor()});
  } else if (task == regression) {
    add({numberMonitor()});
  } else if (task == tokens) {
    add({{"monitor", "entity_f1", {"entity_f1", "accuracy", "loss"}}, {"batch_size", std::int64_t{16}, {}}});
  } else if (task == questions) {
    add({{"monitor", "f1", {"f1", "exact_match", "loss"}},
         {"batch_size", std::int64_t{16}, {}},
         {"learning_rate", 3e-5, {}},
         {"stride", std::int64_t{128}, {}}});
  } else if (task == masked) {
    add({{"method", "full", {"full", "lora"}}, {"monitor", "loss", {"loss", "accuracy"}}});
  } else {
    return {};
  }
  return rules;
}

bool belongsTo(const Parameter& parameter, std::string_view task) {
  return parameter.tasks.empty() || std::ranges::find(parameter.tasks, task) != parameter.tasks.end();
}

void apply(const Rule& rule, std::vector<Parameter>& parameters) {
  const auto found = std::ranges::find(parameters, rule.parameter, &Parameter::id);
  found->standard = rule.standard;
  if (!rule.choices.empty()) {
    std::erase_if(found->choices, [&](const ParameterChoice& choice) {
      return std::ranges::find(rule.choices, choice.id) == rule.choices.end();
    });
  }
}

std::vector<Parameter> declarationsOf(std::string_view task) {
  std::vector<Parameter> parameters;
  std::ranges::copy_if(trainingParameters(), std::back_inserter(parameters),
                       [&](const Parameter& parameter) { return belongsTo(parameter, task); });
  for (const Rule& rule : rulesOf(task)) {
    apply(rule, parameters);
  }
  return parameters;
}

}  // namespace

void assignToTasks(std::vector<Parameter>& parameters) {
  for (Parameter& parameter : parameters) {
    if (const auto found = owners().find(parameter.id); found != owners().end()) {
      parameter.tasks = found->second;
    }
  }
}

const std::vector<Parameter>& trainingParameters(std::string_view task) {
  static std::mutex mutex;
  static std::map<std::string, std::vector<Parameter>, std::less<>> made;
  const std::lock_guard lock(mutex);
  auto found = made.find(task);
  if (found == made.end()) {
    found = made.emplace(std::string(task), declarationsOf(task)).first;
  }
  return found->second;
}

Configuration storedTrainingConfiguration(std::string_view task, std::string_view json) {
  const auto all = Configuration::fromJson(trainingParameters(), json);
  const auto written = parseForeignJson(json, ErrorCode::Usage);
  Configuration its(trainingParameters(task));
  for (const auto& [id, unused] : written.items()) {
    if (its.find(id) != nullptr) {
      its.set(id, all.value(id));
    }
  }
  return its;
}

void requireForTask(std::string_view parameter, std::string_view task) {
  const Configuration any(trainingParameters()), its(trainingParameters(task));
  if (any.find(parameter) != nullptr && its.find(parameter) == nullptr) {
    throw Error(ErrorCode::ParameterOfAnotherTask, {{"parameter", std::string(parameter)}, {"task", std::string(task)}});
  }
}

}  // namespace luthier

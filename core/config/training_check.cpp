// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cctype>

#include "core/config/parameter_check.h"
#include "core/config/training_parameters.h"

namespace luthier {
namespace {

using Problems = std::vector<ConfigurationProblem>;

bool isDevice(const std::string& device) {
  if (device == "auto" || device == "cpu" || device == "cuda") {
    return true;
  }
  const std::string number = device.starts_with("cuda:") ? device.substr(5) : "";
  return !number.empty() && number.size() <= 3 &&
         std::all_of(number.begin(), number.end(), [](unsigned char digit) { return std::isdigit(digit) != 0; });
}

void checkDevice(const TrainingConfig& config, Problems& problems) {
  if (!isDevice(config.device)) {
    problems.push_back({"device",
                        {ErrorCode::InvalidParameter,
                         {{"parameter", "device"}, {"value", config.device}, {"expected", "auto | cpu | cuda | cuda:0 …"}}},
                        ParameterValue(std::string("auto"))});
  }
}

/// Rates above these destroy pretrained weights within a few steps, whatever the data.
void checkLearningRate(const TrainingConfig& config, Problems& problems) {
  const bool adam = config.optimizer == "adamw";
  const double limit = adam ? 0.01 : 1.0;
  if (config.learningRate > limit) {
    problems.push_back(
        {"learning_rate",
         {ErrorCode::LearningRateTooHigh,
          {{"value", toText(config.learningRate)}, {"optimizer", adam ? "AdamW" : "SGD"}, {"limit", toText(limit)}}},
         ParameterValue(adam ? 0.001 : 0.05)});
  }
}

void checkSchedule(const TrainingConfig& config, Problems& problems) {
  const auto epochs = static_cast<double>(config.epochs);
  if (config.schedule != "one_cycle" && config.warmupEpochs >= epochs && config.warmupEpochs > 0.0) {
    problems.push_back(
        {"warmup_epochs",
         {ErrorCode::WarmupTooLong, {{"value", toText(config.warmupEpochs)}, {"epochs", toText(config.epochs)}}},
         ParameterValue(epochs / 10.0)});
  }
  if (config.schedule == "step" && config.stepEpochs >= config.epochs && config.epochs > 1) {
    problems.push_back(
        {"step_epochs",
         {ErrorCode::StepNeverReached, {{"value", toText(config.stepEpochs)}, {"epochs", toText(config.epochs)}}},
         ParameterValue(std::max<std::int64_t>(1, config.epochs / 3))});
  }
}

void checkStopping(const TrainingConfig& config, Problems& problems) {
  if (!config.earlyStopping || config.patience < config.epochs) {
    return;
  }
  const Problem problem{ErrorCode::PatienceTooLong, {{"value", toText(config.patience)}, {"epochs", toText(config.epochs)}}};
  if (config.epochs == 1) {
    problems.push_back({"early_stopping", problem, ParameterValue(false)});
  } else {
    problems.push_back({"patience", problem, ParameterValue(std::max<std::int64_t>(1, config.epochs / 3))});
  }
}

void checkStart(const TrainingConfig& config, Problems& problems) {
  if (!config.pretrained && config.method != "full") {
    problems.push_back({"method", {ErrorCode::HeadOnRandomWeights, {}}, ParameterValue(std::string("full"))});
  }
  if (config.optimizer == "sgd" && config.nesterov && config.momentum == 0.0) {
    problems.push_back({"nesterov", {ErrorCode::NesterovWithoutMomentum, {}}, ParameterValue(false)});
  }
}

/// What is frozen for as long as the run lasts could have been left frozen.
void checkUnfreezing(const TrainingConfig& config, Problems& problems) {
  if (config.unfreezingEpochs == 0 || config.method != "full") {
    return;
  }
  if (!config.pretrained) {
    problems.push_back({"unfreezing_epochs", {ErrorCode::HeadOnRandomWeights, {}}, ParameterValue(std::int64_t{0})});
  } else if (config.unfreezingEpochs >= config.epochs) {
    problems.push_back(
        {"unfreezing_epochs",
         {ErrorCode::UnfreezingTooSlow, {{"value", toText(config.unfreezingEpochs)}, {"epochs", toText(config.epochs)}}},
         ParameterValue(config.epochs > 1 ? std::max<std::int64_t>(1, config.epochs / 6) : std::int64_t{0})});
  }
}

/// Half precision needs a GPU's arithmetic; "auto" may find one, and its worker says so where it finds none.
void checkPrecision(const TrainingConfig& config, Problems& problems) {
  if (config.precision == "float16" && config.device == "cpu") {
    problems.push_back(
        {"precision",
         {ErrorCode::InvalidParameter,
          {{"parameter", "precision"}, {"value", "float16"}, {"expected", "float32 | bfloat16 (device=cpu)"}}},
         ParameterValue(std::string("auto"))});
  }
}

}  // namespace

std::vector<ConfigurationProblem> checkTrainingConfiguration(const Configuration& configuration) {
  const TrainingConfig config = toTrainingConfig(configuration);
  Problems problems;
  checkDevice(config, problems);
  checkLearningRate(config, problems);
  checkSchedule(config, problems);
  checkStopping(config, problems);
  checkStart(config, problems);
  checkUnfreezing(config, problems);
  checkPrecision(config, problems);
  return problems;
}

}  // namespace luthier

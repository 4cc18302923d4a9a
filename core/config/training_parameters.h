// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/config/configuration.h"
#include "core/config/parameter.h"

namespace luthier {

/// Every setting of a training run, each declared once.
[[nodiscard]] const std::vector<Parameter>& trainingParameters();

/// The same settings as typed values, for the code that uses them.
struct TrainingConfig {
  // essential
  std::int64_t epochs = 3;
  std::int64_t batchSize = 128;         // batch_size: examples per forward pass
  double learningRate = 0.05;           // learning_rate
  std::string trainableLayers = "all";  // trainable_layers: all | head
  bool pretrained = true;               // false: random weights of the same architecture
  std::string device = "auto";          // auto | cpu | cuda | cuda:N
  // input
  std::int64_t imageSize = 0;  // image_size; 0: from the data
  std::string crop = "auto";   // auto | none | random_crop | random_resized_crop
  double cropPadding = 4;      // crop_padding, px
  bool horizontalFlip = true;  // horizontal_flip
  bool verticalFlip = false;   // vertical_flip
  double colorJitter = 0.0;    // color_jitter: brightness, contrast, saturation strength
  double hueJitter = 0.0;      // hue_jitter
  // optimisation
  std::string optimizer = "sgd";  // sgd | adamw
  double momentum = 0.9;
  bool nesterov = true;
  double weightDecay = 5e-4;  // weight_decay
  double beta1 = 0.9, beta2 = 0.999;
  std::string schedule = "one_cycle";  // constant | step | cosine | one_cycle
  double warmupEpochs = 0.0;           // warmup_epochs
  std::int64_t stepEpochs = 10;        // step_epochs (schedule = step)
  double stepFactor = 0.1;             // step_factor
  double labelSmoothing = 0.0;         // label_smoothing
  std::string classWeights = "none";   // class_weights: none | balanced
  double gradientClipping = 0.0;       // gradient_clipping: maximum norm; 0 off
  std::int64_t accumulationSteps = 1;  // accumulation_steps
  // stopping
  bool earlyStopping = false;        // early_stopping
  std::string monitor = "accuracy";  // accuracy | macro_f1 | loss: chooses the best checkpoint too
  std::int64_t patience = 5;
  // execution
  std::string precision = "auto";      // auto | float32 | bfloat16
  std::string memoryFormat = "auto";   // memory_format: auto | contiguous | channels_last
  std::int64_t threads = 0;            // 0: all cores
  std::int64_t loaderThreads = 0;      // loader_threads; 0: automatic
  std::int64_t cacheMegabytes = 1024;  // cache_megabytes: decoded images kept in memory
  std::int64_t seed = 1;
  bool deterministic = false;
  std::int64_t checkpointEvery = 0;  // checkpoint_every: steps between checkpoints inside an epoch; 0: by time only
};

[[nodiscard]] TrainingConfig toTrainingConfig(const Configuration& configuration);

/// Every mistake that can be named before anything starts, each with the id of the parameter at fault.
struct ConfigurationProblem {
  std::string parameter;
  Problem problem;
  /// A value that mends it, where one exists.
  std::optional<ParameterValue> fix;
};
[[nodiscard]] std::vector<ConfigurationProblem> checkTrainingConfiguration(const Configuration& configuration);

}  // namespace luthier

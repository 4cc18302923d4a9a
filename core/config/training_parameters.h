// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/config/configuration.h"
#include "core/config/parameter.h"

namespace luthier {

/// Every setting of a training run, each declared once, with the defaults of images. Reads the configuration of any run.
[[nodiscard]] const std::vector<Parameter>& trainingParameters();
/// Those that a task has, with its own defaults and choices: what its form shows and its runs take. A task without a
/// description has what all tasks share. Thread-safe; the list is the same one every time.
[[nodiscard]] const std::vector<Parameter>& trainingParameters(std::string_view task);
/// Throws Error{ParameterOfAnotherTask} for a parameter that exists but not for this task.
void requireForTask(std::string_view parameter, std::string_view task);
/// Notes with each parameter which tasks have it (part of trainingParameters()).
void assignToTasks(std::vector<Parameter>& parameters);

/// The same settings as typed values, for the code that uses them.
struct TrainingConfig {
  // essential
  std::int64_t epochs = 3;
  std::int64_t batchSize = 128;  // batch_size: examples per forward pass
  double learningRate = 0.05;    // learning_rate
  std::string method = "full";   // full | head | lora
  bool pretrained = true;        // false: random weights of the same architecture
  std::string device = "auto";   // auto | cpu | cuda | cuda:N
  // input
  std::int64_t inputChannels = 3;  // input_channels: 3, or 1 for grey images
  std::int64_t imageSize = 0;      // image_size; 0: from the data
  std::string crop = "auto";       // auto | none | random_crop | random_resized_crop
  double cropPadding = 4;          // crop_padding, px
  bool horizontalFlip = true;      // horizontal_flip
  bool verticalFlip = false;       // vertical_flip
  double colorJitter = 0.0;        // color_jitter: brightness, contrast, saturation strength
  double hueJitter = 0.0;          // hue_jitter
  // stronger augmentation
  double rotation = 0.0;                   // rotation: up to so many degrees either way; 0 off
  bool randAugment = false;                // randaugment
  std::int64_t randAugmentOperations = 2;  // randaugment_operations: for each image
  std::int64_t randAugmentMagnitude = 9;   // randaugment_magnitude: 0 to 30
  double randomErasing = 0.0;              // random_erasing: probability; 0 off
  double mixup = 0.0;                      // mixup: alpha of Beta(alpha, alpha); 0 off
  double cutmix = 0.0;                     // cutmix: the same
  // texts
  std::int64_t maxLength = 0;               // max_length, tokens; 0: from the data
  std::int64_t stride = 64;                 // tokens that neighbouring windows share
  std::string pooling = "auto";             // auto | class_token | mean
  std::string batching = "length_buckets";  // length_buckets | shuffled
  std::int64_t tokenBudget = 0;             // token_budget: padded tokens in a batch; 0: batch_size examples
  double decisionThreshold = 0.5;           // decision_threshold
  std::int64_t maxAnswerLength = 30;        // max_answer_length, tokens
  double noAnswerMargin = 0.0;              // no_answer_margin
  double maskedShare = 0.15;                // masked_share
  // what is trained
  bool frozenEmbeddings = false;            // frozen_embeddings
  std::int64_t frozenLayers = 0;            // frozen_layers: the lowest
  std::int64_t loraRank = 8;                // lora_rank
  double loraAlpha = 16.0;                  // lora_alpha
  double loraDropout = 0.0;                 // lora_dropout
  std::string loraTargets = "query,value";  // lora_targets
  std::int64_t unfreezingEpochs = 0;        // unfreezing_epochs for each group of layers, from the head down; 0: all at once
  // optimisation
  std::string optimizer = "sgd";  // sgd | adamw
  double momentum = 0.9;
  bool nesterov = true;
  double weightDecay = 5e-4;    // weight_decay
  bool decayBiases = true;      // decay_biases: biases and normalisation too
  double headRateFactor = 1.0;  // head_rate_factor: times the learning rate
  double layerDecay = 1.0;      // layer_decay: times, for each layer down
  double beta1 = 0.9, beta2 = 0.999;
  std::string schedule = "one_cycle";  // constant | step | linear | cosine | one_cycle
  double warmupEpochs = 0.0;           // warmup_epochs
  double warmupShare = 0.0;            // warmup_share of all steps, where no epochs are given
  std::int64_t warmupSteps = 0;        // warmup_steps; 0: by epochs or share
  std::int64_t stepEpochs = 10;        // step_epochs (schedule = step)
  double stepFactor = 0.1;             // step_factor
  std::string loss = "cross_entropy";  // cross_entropy | focal
  double focalGamma = 2.0;             // focal_gamma
  double labelSmoothing = 0.0;         // label_smoothing
  std::string classWeights = "none";   // class_weights: none | balanced
  std::string sampling = "shuffled";   // shuffled | balanced: each class equally often
  double stochasticDepth = -1.0;       // stochastic_depth: of passing over the deepest block; -1: as published
  bool ema = false;                    // moving average of the weights
  double emaDecay = 0.9998;            // ema_decay
  double gradientClipping = 0.0;       // gradient_clipping: maximum norm; 0 off
  std::int64_t accumulationSteps = 1;  // accumulation_steps
  // stopping
  bool earlyStopping = false;        // early_stopping
  std::string monitor = "accuracy";  // name of a metric; chooses the best checkpoint too
  std::int64_t patience = 5;
  // execution
  std::string precision = "auto";        // auto | float32 | bfloat16 | float16
  std::string memoryFormat = "auto";     // memory_format: auto | contiguous | channels_last
  std::int64_t threads = 0;              // 0: all cores
  std::int64_t loaderThreads = 0;        // loader_threads; 0: automatic
  std::int64_t cacheMegabytes = 1024;    // cache_megabytes: prepared examples kept in memory
  std::int64_t diskCacheMegabytes = 0;   // disk_cache_megabytes: prepared images kept on the disk; 0: none
  bool activationCheckpointing = false;  // activation_checkpointing: activations are computed again for the backward pass
  bool exactDecoding = true;             // exact_decoding: every pixel of every training image is decoded
  std::int64_t seed = 1;
  bool deterministic = false;
  std::int64_t checkpointEvery = 0;  // checkpoint_every: steps between checkpoints inside an epoch; 0: by time only
};

/// What `configuration` does not declare keeps the value that switches it off.
[[nodiscard]] TrainingConfig toTrainingConfig(const Configuration& configuration);

/// A run's stored configuration, as JSON, in its task's declarations; what the task does not have is passed over. Throws
/// Error{UnknownParameter, InvalidParameter, Usage}.
[[nodiscard]] Configuration storedTrainingConfiguration(std::string_view task, std::string_view json);

/// Every mistake that can be named before anything starts, each with the id of the parameter at fault.
struct ConfigurationProblem {
  std::string parameter;
  Problem problem;
  /// A value that mends it, where one exists.
  std::optional<ParameterValue> fix;
};
[[nodiscard]] std::vector<ConfigurationProblem> checkTrainingConfiguration(const Configuration& configuration);

}  // namespace luthier

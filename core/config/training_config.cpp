// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/training_parameters.h"

namespace luthier {

TrainingConfig toTrainingConfig(const Configuration& chosen) {
  TrainingConfig config;
  config.epochs = chosen.integer("epochs");
  config.batchSize = chosen.integer("batch_size");
  config.learningRate = chosen.real("learning_rate");
  config.trainableLayers = chosen.text("trainable_layers");
  config.pretrained = chosen.boolean("pretrained");
  config.device = chosen.text("device");
  config.imageSize = chosen.integer("image_size");
  config.crop = chosen.text("crop");
  config.cropPadding = chosen.real("crop_padding");
  config.horizontalFlip = chosen.boolean("horizontal_flip");
  config.verticalFlip = chosen.boolean("vertical_flip");
  config.colorJitter = chosen.real("color_jitter");
  config.hueJitter = chosen.real("hue_jitter");
  config.optimizer = chosen.text("optimizer");
  config.momentum = chosen.real("momentum");
  config.nesterov = chosen.boolean("nesterov");
  config.weightDecay = chosen.real("weight_decay");
  config.beta1 = chosen.real("beta1");
  config.beta2 = chosen.real("beta2");
  config.schedule = chosen.text("schedule");
  config.warmupEpochs = chosen.real("warmup_epochs");
  config.stepEpochs = chosen.integer("step_epochs");
  config.stepFactor = chosen.real("step_factor");
  config.labelSmoothing = chosen.real("label_smoothing");
  config.classWeights = chosen.text("class_weights");
  config.gradientClipping = chosen.real("gradient_clipping");
  config.accumulationSteps = chosen.integer("accumulation_steps");
  config.earlyStopping = chosen.boolean("early_stopping");
  config.monitor = chosen.text("monitor");
  config.patience = chosen.integer("patience");
  config.precision = chosen.text("precision");
  config.memoryFormat = chosen.text("memory_format");
  config.threads = chosen.integer("threads");
  config.loaderThreads = chosen.integer("loader_threads");
  config.cacheMegabytes = chosen.integer("cache_megabytes");
  config.seed = chosen.integer("seed");
  config.deterministic = chosen.boolean("deterministic");
  config.checkpointEvery = chosen.integer("checkpoint_every");
  return config;
}

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/training_parameters.h"

namespace luthier {

TrainingConfig toTrainingConfig(const Configuration& chosen) {
  TrainingConfig config;
  // What a task does not have keeps the value that switches it off.
  const auto take = [&]<typename Value>(const char* id, Value& field) {
    if (chosen.find(id) != nullptr) {
      field = std::get<Value>(chosen.value(id));
    }
  };
  take("epochs", config.epochs);
  take("batch_size", config.batchSize);
  take("learning_rate", config.learningRate);
  take("method", config.method);
  take("pretrained", config.pretrained);
  take("device", config.device);
  take("image_size", config.imageSize);
  if (chosen.find("input_channels") != nullptr) {
    config.inputChannels = chosen.text("input_channels") == "1" ? 1 : 3;
  }
  take("crop", config.crop);
  take("crop_padding", config.cropPadding);
  take("horizontal_flip", config.horizontalFlip);
  take("vertical_flip", config.verticalFlip);
  take("color_jitter", config.colorJitter);
  take("hue_jitter", config.hueJitter);
  take("rotation", config.rotation);
  take("randaugment", config.randAugment);
  take("randaugment_operations", config.randAugmentOperations);
  take("randaugment_magnitude", config.randAugmentMagnitude);
  take("random_erasing", config.randomErasing);
  take("mixup", config.mixup);
  take("cutmix", config.cutmix);
  take("max_length", config.maxLength);
  take("stride", config.stride);
  take("pooling", config.pooling);
  take("batching", config.batching);
  take("token_budget", config.tokenBudget);
  take("decision_threshold", config.decisionThreshold);
  take("max_answer_length", config.maxAnswerLength);
  take("no_answer_margin", config.noAnswerMargin);
  take("masked_share", config.maskedShare);
  take("frozen_embeddings", config.frozenEmbeddings);
  take("frozen_layers", config.frozenLayers);
  take("lora_rank", config.loraRank);
  take("lora_alpha", config.loraAlpha);
  take("lora_dropout", config.loraDropout);
  take("lora_targets", config.loraTargets);
  take("unfreezing_epochs", config.unfreezingEpochs);
  take("optimizer", config.optimizer);
  take("momentum", config.momentum);
  take("nesterov", config.nesterov);
  take("weight_decay", config.weightDecay);
  take("decay_biases", config.decayBiases);
  take("head_rate_factor", config.headRateFactor);
  take("layer_decay", config.layerDecay);
  take("beta1", config.beta1);
  take("beta2", config.beta2);
  take("schedule", config.schedule);
  take("warmup_epochs", config.warmupEpochs);
  take("warmup_share", config.warmupShare);
  take("warmup_steps", config.warmupSteps);
  take("step_epochs", config.stepEpochs);
  take("step_factor", config.stepFactor);
  take("loss", config.loss);
  take("focal_gamma", config.focalGamma);
  take("label_smoothing", config.labelSmoothing);
  take("class_weights", config.classWeights);
  take("sampling", config.sampling);
  take("stochastic_depth", config.stochasticDepth);
  take("ema", config.ema);
  take("ema_decay", config.emaDecay);
  take("gradient_clipping", config.gradientClipping);
  take("accumulation_steps", config.accumulationSteps);
  take("early_stopping", config.earlyStopping);
  take("monitor", config.monitor);
  take("patience", config.patience);
  take("precision", config.precision);
  take("memory_format", config.memoryFormat);
  take("threads", config.threads);
  take("loader_threads", config.loaderThreads);
  take("cache_megabytes", config.cacheMegabytes);
  take("disk_cache_megabytes", config.diskCacheMegabytes);
  take("activation_checkpointing", config.activationCheckpointing);
  take("exact_decoding", config.exactDecoding);
  take("seed", config.seed);
  take("deterministic", config.deterministic);
  take("checkpoint_every", config.checkpointEvery);
  return config;
}

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/training_parameters.h"

#include "core/base/text.h"
#include "core/config/declare.h"
#include "core/config/generalisation_parameters.h"
#include "core/config/text_parameters.h"

namespace luthier {
namespace {

void declareEssentials(ParameterList& list) {
  list.group(LUTHIER_TEXT("Parameter", "Training"));
  list.integer("epochs", 3, 1, 10000, LUTHIER_TEXT("Parameter", "Epochs"),
               LUTHIER_TEXT("Parameter",
                            "How often the model sees all training examples. Three suit a first look, ten to thirty a final "
                            "model of images; more can be added while it trains."))
      .essential = true;
  Parameter& rate = list.real("learning_rate", 0.05, 1e-7, 10.0, LUTHIER_TEXT("Parameter", "Learning rate"),
                              LUTHIER_TEXT("Parameter",
                                           "How far each step moves the weights. Ten times smaller if the loss jumps about; "
                                           "ten times larger if it hardly falls."));
  rate.essential = true;
  rate.logarithmic = true;
  Parameter& batch = list.integer(
      "batch_size", 128, 1, 65536, LUTHIER_TEXT("Parameter", "Batch size"),
      LUTHIER_TEXT("Parameter", "Examples per step. Smaller needs less memory; for a few hundred examples take 16 or 32."));
  batch.essential = true;
  batch.logarithmic = true;
  Parameter& method = list.choice(
      "method", "full", LUTHIER_TEXT("Parameter", "What is trained"),
      LUTHIER_TEXT("Parameter",
                   "The whole model reaches the best result; the head only is fast and does well with very few examples; "
                   "LoRA trains small additions and keeps the model itself as it is."),
      {{"full", LUTHIER_TEXT("Parameter", "The whole model"), "all"},
       {"head", LUTHIER_TEXT("Parameter", "The head only")},
       {"lora", LUTHIER_TEXT("Parameter", "Small additions (LoRA)")}});
  method.essential = true;
  method.former = "trainable_layers";
  list.boolean("pretrained", true, LUTHIER_TEXT("Parameter", "Start from pretrained weights"),
               LUTHIER_TEXT(
                   "Parameter",
                   "Off starts from random weights: slower and usually worse, but it shows what the pretraining is worth."))
      .essential = true;
  list.text("device", "auto", LUTHIER_TEXT("Parameter", "Device"),
            LUTHIER_TEXT("Parameter", "auto takes a GPU where there is one; cpu, cuda or cuda:1 choose."))
      .essential = true;
}

void declareImages(ParameterList& list) {
  list.group(LUTHIER_TEXT("Parameter", "Images"));
  list.integer("image_size", 0, 0, 1024, LUTHIER_TEXT("Parameter", "Image size"),
               LUTHIER_TEXT("Parameter", "Side of the square that the model sees; 0 follows the data and the model."))
      .unit = "px";
  list.choice(
      "input_channels", "3", LUTHIER_TEXT("Parameter", "Colour"),
      LUTHIER_TEXT("Parameter",
                   "Grey shows the model one channel instead of three: for images without colour. The first layer is "
                   "adapted, so the pretrained weights keep what they know."),
      {{"3", LUTHIER_TEXT("Parameter", "Red, green, blue")}, {"1", LUTHIER_TEXT("Parameter", "Grey")}});
  list.choice(
      "crop", "auto", LUTHIER_TEXT("Parameter", "Cropping"),
      LUTHIER_TEXT("Parameter",
                   "Shows a slightly different part of each image every epoch, so that the model learns what matters."),
      {{"auto", LUTHIER_TEXT("Parameter", "Automatic")},
       {"none", LUTHIER_TEXT("Parameter", "None")},
       {"random_crop", LUTHIER_TEXT("Parameter", "Shifted by a few pixels")},
       {"random_resized_crop", LUTHIER_TEXT("Parameter", "Random part, enlarged")}});
  Parameter& padding =
      list.real("crop_padding", 4.0, 0.0, 64.0, LUTHIER_TEXT("Parameter", "Largest shift"),
                LUTHIER_TEXT("Parameter", "Border added around the image before a part of the original size is cut out."));
  padding.unit = "px";
  padding.relevantIf = "crop=random_crop";
  list.boolean("horizontal_flip", true, LUTHIER_TEXT("Parameter", "Mirror left and right"),
               LUTHIER_TEXT("Parameter",
                            "Mirrors half of the training images. Switch it off where left and right differ in meaning, as "
                            "in digits and letters."));
  list.boolean("vertical_flip", false, LUTHIER_TEXT("Parameter", "Mirror top and bottom"),
               LUTHIER_TEXT("Parameter", "For images without an up and a down, as from a microscope or a satellite."));
  list.real("color_jitter", 0.0, 0.0, 1.0, LUTHIER_TEXT("Parameter", "Variation of light"),
            LUTHIER_TEXT(
                "Parameter",
                "Varies brightness, contrast and saturation by up to this share; helps where photographs differ in light."));
  list.real("hue_jitter", 0.0, 0.0, 0.5, LUTHIER_TEXT("Parameter", "Variation of hue"),
            LUTHIER_TEXT("Parameter",
                         "Turns the colours by up to this share of the colour circle. Leave it at 0 where colour tells the "
                         "classes apart."));
}

void declareOptimisation(ParameterList& list) {
  list.group(LUTHIER_TEXT("Parameter", "Optimisation"));
  list.choice(
      "optimizer", "sgd", LUTHIER_TEXT("Parameter", "Optimiser"),
      LUTHIER_TEXT("Parameter", "SGD suits residual networks. AdamW needs a learning rate about fifty times smaller."),
      {{"sgd", LUTHIER_TEXT("Parameter", "SGD")}, {"adamw", LUTHIER_TEXT("Parameter", "AdamW")}});
  list.real("momentum", 0.9, 0.0, 0.999, LUTHIER_TEXT("Parameter", "Momentum"),
            LUTHIER_TEXT("Parameter", "How much of the last step's direction is kept."))
      .relevantIf = "optimizer=sgd";
  list.boolean("nesterov", true, LUTHIER_TEXT("Parameter", "Nesterov momentum"),
               LUTHIER_TEXT("Parameter", "Looks one step ahead; usually a little better."))
      .relevantIf = "optimizer=sgd";
  Parameter& decay = list.real("weight_decay", 5e-4, 0.0, 1.0, LUTHIER_TEXT("Parameter", "Weight decay"),
                               LUTHIER_TEXT("Parameter", "Pulls the weights towards zero; more of it against overfitting."));
  decay.logarithmic = true;
  list.boolean("decay_biases", true, LUTHIER_TEXT("Parameter", "Weight decay on biases too"),
               LUTHIER_TEXT("Parameter", "Off leaves biases and normalisation out, as is usual for text models."));
  Parameter& headRate = list.real("head_rate_factor", 1.0, 0.01, 1000.0, LUTHIER_TEXT("Parameter", "Rate of the head"),
                                  LUTHIER_TEXT("Parameter",
                                               "The head learns faster by this factor: it begins from nothing, the rest of "
                                               "the model does not."));
  headRate.logarithmic = true;
  list.real("layer_decay", 1.0, 0.1, 1.0, LUTHIER_TEXT("Parameter", "Rate of the lower layers"),
            LUTHIER_TEXT("Parameter",
                         "Each layer learns slower than the one above it by this factor; 0.9 keeps more of what the lower "
                         "layers know, 1 treats all alike."));
  list.real("beta1", 0.9, 0.0, 0.9999, LUTHIER_TEXT("Parameter", "Beta 1"),
            LUTHIER_TEXT("Parameter", "Memory of AdamW's mean of the gradients."))
      .relevantIf = "optimizer=adamw";
  list.real("beta2", 0.999, 0.0, 0.999999, LUTHIER_TEXT("Parameter", "Beta 2"),
            LUTHIER_TEXT("Parameter", "Memory of AdamW's mean of the squared gradients."))
      .relevantIf = "optimizer=adamw";
  list.choice("schedule", "one_cycle", LUTHIER_TEXT("Parameter", "Learning rate schedule"),
              LUTHIER_TEXT("Parameter",
                           "How the learning rate changes during the run. One cycle rises, then falls to nearly nothing: a "
                           "good result in few epochs."),
              {{"constant", LUTHIER_TEXT("Parameter", "Constant")},
               {"step", LUTHIER_TEXT("Parameter", "In steps")},
               {"linear", LUTHIER_TEXT("Parameter", "Linear")},
               {"cosine", LUTHIER_TEXT("Parameter", "Cosine")},
               {"one_cycle", LUTHIER_TEXT("Parameter", "One cycle")}});
  list.real(
      "warmup_epochs", 0.0, 0.0, 1000.0, LUTHIER_TEXT("Parameter", "Warm-up epochs"),
      LUTHIER_TEXT("Parameter", "Raises the learning rate from zero over so many epochs. One cycle warms up by itself."));
  list.real("warmup_share", 0.0, 0.0, 0.9, LUTHIER_TEXT("Parameter", "Warm-up as a share"),
            LUTHIER_TEXT("Parameter", "Raises the learning rate over this share of all steps, where no epochs are given."));
  list.integer("warmup_steps", 0, 0, 1e9, LUTHIER_TEXT("Parameter", "Warm-up steps"),
               LUTHIER_TEXT("Parameter", "Raises the learning rate over so many steps; 0 goes by the two settings above."));
  list.integer("step_epochs", 10, 1, 10000, LUTHIER_TEXT("Parameter", "Epochs per step"),
               LUTHIER_TEXT("Parameter", "After so many epochs the learning rate is multiplied by the factor below."))
      .relevantIf = "schedule=step";
  list.real("step_factor", 0.1, 1e-4, 1.0, LUTHIER_TEXT("Parameter", "Factor per step"),
            LUTHIER_TEXT("Parameter", "What the learning rate is multiplied by at each step."))
      .relevantIf = "schedule=step";
  list.real("label_smoothing", 0.0, 0.0, 0.9, LUTHIER_TEXT("Parameter", "Label smoothing"),
            LUTHIER_TEXT("Parameter", "Keeps the model from being too sure; 0.1 is usual where some labels may be wrong."));
  list.choice("class_weights", "none", LUTHIER_TEXT("Parameter", "Class weights"),
              LUTHIER_TEXT("Parameter", "Balanced makes rare classes count as much as frequent ones."),
              {{"none", LUTHIER_TEXT("Parameter", "None")}, {"balanced", LUTHIER_TEXT("Parameter", "Balanced")}});
  list.real("decision_threshold", 0.5, 0.01, 0.99, LUTHIER_TEXT("Parameter", "Threshold of a label"),
            LUTHIER_TEXT("Parameter", "A label counts as given from this probability on."));
  list.real("gradient_clipping", 0.0, 0.0, 1000.0, LUTHIER_TEXT("Parameter", "Gradient clipping"),
            LUTHIER_TEXT("Parameter", "Longest step of the gradient (its norm); 0 is off, 1 tames a run that diverges."));
  list.integer("accumulation_steps", 1, 1, 1024, LUTHIER_TEXT("Parameter", "Accumulated batches"),
               LUTHIER_TEXT("Parameter",
                            "Adds up so many batches before each step: the effect of a larger batch without its memory."));
}

void declareStopping(ParameterList& list) {
  list.group(LUTHIER_TEXT("Parameter", "Stopping"));
  list.choice(
      "monitor", "accuracy", LUTHIER_TEXT("Parameter", "What counts as best"),
      LUTHIER_TEXT("Parameter", "Chooses the checkpoint that is kept as the best. Macro F1 treats rare classes as equal."),
      {{"accuracy", LUTHIER_TEXT("Parameter", "Accuracy")},
       {"macro_f1", LUTHIER_TEXT("Parameter", "Macro F1")},
       {"micro_f1", LUTHIER_TEXT("Parameter", "Micro F1")},
       {"entity_f1", LUTHIER_TEXT("Parameter", "F1 of entities")},
       {"exact_match", LUTHIER_TEXT("Parameter", "Exact match")},
       {"f1", LUTHIER_TEXT("Parameter", "F1 of answers")},
       {"mae", LUTHIER_TEXT("Parameter", "Mean absolute error")},
       {"rmse", LUTHIER_TEXT("Parameter", "Root of the mean squared error")},
       {"r2", LUTHIER_TEXT("Parameter", "R²")},
       {"pearson", LUTHIER_TEXT("Parameter", "Correlation (Pearson)")},
       {"spearman", LUTHIER_TEXT("Parameter", "Rank correlation (Spearman)")},
       {"loss", LUTHIER_TEXT("Parameter", "Loss")}});
  list.boolean("early_stopping", false, LUTHIER_TEXT("Parameter", "Stop early"),
               LUTHIER_TEXT("Parameter", "Ends the run when the validation no longer gets better."));
  list.integer("patience", 5, 1, 10000, LUTHIER_TEXT("Parameter", "Patience"),
               LUTHIER_TEXT("Parameter", "Epochs without a better result before the run ends."))
      .relevantIf = "early_stopping=true";
}

void declareExecution(ParameterList& list) {
  list.group(LUTHIER_TEXT("Parameter", "Execution"));
  list.choice("precision", "auto", LUTHIER_TEXT("Parameter", "Precision"),
              LUTHIER_TEXT("Parameter", "Automatic measures both and takes the faster; 32 bit is the more exact."),
              {{"auto", LUTHIER_TEXT("Parameter", "Automatic")},
               {"float32", LUTHIER_TEXT("Parameter", "32 bit")},
               {"bfloat16", LUTHIER_TEXT("Parameter", "bfloat16")},
               {"float16", LUTHIER_TEXT("Parameter", "16 bit, GPU only")}});
  list.choice("memory_format", "auto", LUTHIER_TEXT("Parameter", "Memory format"),
              LUTHIER_TEXT("Parameter", "The order of an image's values in memory. It changes the speed, not the result."),
              {{"auto", LUTHIER_TEXT("Parameter", "Automatic")},
               {"contiguous", LUTHIER_TEXT("Parameter", "Channels first")},
               {"channels_last", LUTHIER_TEXT("Parameter", "Channels last")}});
  list.integer("threads", 0, 0, 1024, LUTHIER_TEXT("Parameter", "Threads"),
               LUTHIER_TEXT("Parameter", "Processor threads for the computation; 0 takes all cores."));
  list.integer("loader_threads", 0, 0, 256, LUTHIER_TEXT("Parameter", "Threads for reading"),
               LUTHIER_TEXT("Parameter", "Threads that read and prepare examples; 0 chooses by itself."));
  list.integer(
          "cache_megabytes", 1024, 0, 1048576, LUTHIER_TEXT("Parameter", "Memory for examples"),
          LUTHIER_TEXT("Parameter", "Prepared examples kept in memory, so that they are not prepared again each epoch."))
      .unit = "MB";
  list.integer("disk_cache_megabytes", 0, 0, 1e8, LUTHIER_TEXT("Parameter", "Disk space for prepared images"),
               LUTHIER_TEXT("Parameter",
                            "Keeps prepared images beside the dataset, for more of them than fit into memory and for later "
                            "runs; 0 keeps none."))
      .unit = "MB";
  list.boolean(
      "exact_decoding", true, LUTHIER_TEXT("Parameter", "Decode every pixel"),
      LUTHIER_TEXT("Parameter",
                   "Off reads large JPEG images at a half, a quarter or an eighth of their size while training, "
                   "never smaller than needed: faster, with slightly other pixels. Validation always sees them all."));
  list.boolean("activation_checkpointing", false, LUTHIER_TEXT("Parameter", "Compute activations again"),
               LUTHIER_TEXT("Parameter",
                            "Keeps less in memory during a step, by computing parts of it twice: the same result in about a "
                            "third more time. A run whose memory runs out switches it on by itself, as its last resort."));
  list.integer("seed", 1, 0, 2147483647, LUTHIER_TEXT("Parameter", "Seed"),
               LUTHIER_TEXT("Parameter", "Start of all random choices; another seed shows how much of a result is luck."));
  list.boolean("deterministic", false, LUTHIER_TEXT("Parameter", "Deterministic"),
               LUTHIER_TEXT("Parameter", "Equal settings give equal weights to the last bit. Slower."));
  list.integer("checkpoint_every", 0, 0, 1e9, LUTHIER_TEXT("Parameter", "Steps between checkpoints"),
               LUTHIER_TEXT("Parameter", "Saves inside an epoch after so many steps; 0 saves by time."));
}

}  // namespace

const std::vector<Parameter>& trainingParameters() {
  static const std::vector<Parameter> parameters = [] {
    ParameterList list;
    declareEssentials(list);
    declareImages(list);
    declareStrongerAugmentation(list);
    declareTexts(list);
    declareAdditions(list);
    declareOptimisation(list);
    declareGeneralisation(list);
    declareStopping(list);
    declareExecution(list);
    auto all = list.take();
    assignToTasks(all);
    return all;
  }();
  return parameters;
}

}  // namespace luthier

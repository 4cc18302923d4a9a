// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/generalisation_parameters.h"

#include "core/base/text.h"

namespace luthier {

void declareStrongerAugmentation(ParameterList& list) {
  list.group(LUTHIER_TEXT("Parameter", "Stronger augmentation"));
  list.real(
          "rotation", 0.0, 0.0, 180.0, LUTHIER_TEXT("Parameter", "Rotation"),
          LUTHIER_TEXT("Parameter",
                       "Turns each image by up to this angle either way. A few degrees for photographs; 180 where there is "
                       "no up and down."))
      .unit = "°";
  list.boolean("randaugment", false, LUTHIER_TEXT("Parameter", "RandAugment"),
               LUTHIER_TEXT("Parameter",
                            "Changes each image by a few operations chosen by chance: shears, shifts, light, colour. Helps "
                            "long trainings; a short one may not have the time for it."));
  list.integer("randaugment_operations", 2, 1, 8, LUTHIER_TEXT("Parameter", "Operations for each image"),
               LUTHIER_TEXT("Parameter", "How many operations follow each other."))
      .relevantIf = "randaugment=true";
  list.integer("randaugment_magnitude", 9, 0, 30, LUTHIER_TEXT("Parameter", "Strength of the operations"),
               LUTHIER_TEXT("Parameter", "From 0, nearly nothing, to 30, hardly to be recognised."))
      .relevantIf = "randaugment=true";
  list.real("random_erasing", 0.0, 0.0, 1.0, LUTHIER_TEXT("Parameter", "Erased areas"),
            LUTHIER_TEXT("Parameter",
                         "Share of the images in which a rectangle is hidden, so that the model looks at more than one "
                         "part; 0.1 to 0.25 is usual."));
  list.real("mixup", 0.0, 0.0, 10.0, LUTHIER_TEXT("Parameter", "Mixup"),
            LUTHIER_TEXT("Parameter",
                         "Blends pairs of images and their classes; 0.2 blends little, 1 by any share, 0 is off. For long "
                         "trainings. Together with CutMix each batch gets one of the two."));
  list.real(
      "cutmix", 0.0, 0.0, 10.0, LUTHIER_TEXT("Parameter", "CutMix"),
      LUTHIER_TEXT("Parameter",
                   "Puts a part of one image into another, and mixes their classes by its area; 1 is usual, 0 is off."));
}

void declareGeneralisation(ParameterList& list) {
  list.group(LUTHIER_TEXT("Parameter", "Generalisation"));
  list.choice(
      "loss", "cross_entropy", LUTHIER_TEXT("Parameter", "Loss to train by"),
      LUTHIER_TEXT("Parameter", "The focal loss counts what is learnt already for less, so that hard examples lead."),
      {{"cross_entropy", LUTHIER_TEXT("Parameter", "Cross-entropy")}, {"focal", LUTHIER_TEXT("Parameter", "Focal loss")}});
  list.real("focal_gamma", 2.0, 0.0, 10.0, LUTHIER_TEXT("Parameter", "Focus"),
            LUTHIER_TEXT("Parameter", "How much less the easy examples count; 0 is cross-entropy."))
      .relevantIf = "loss=focal";
  list.choice("sampling", "shuffled", LUTHIER_TEXT("Parameter", "What an epoch shows"),
              LUTHIER_TEXT("Parameter",
                           "Every example once, or as many examples of each class: rare ones several times, frequent ones "
                           "not all."),
              {{"shuffled", LUTHIER_TEXT("Parameter", "Every example once")},
               {"balanced", LUTHIER_TEXT("Parameter", "Each class equally often")}});
  list.real(
      "stochastic_depth", -1.0, -1.0, 0.9, LUTHIER_TEXT("Parameter", "Stochastic depth"),
      LUTHIER_TEXT("Parameter",
                   "Passes over blocks of the model by chance while it trains, the deepest with this probability; only "
                   "models that were made with it can. -1 does as the model was published."));
  list.boolean(
      "ema", false, LUTHIER_TEXT("Parameter", "Average the weights"),
      LUTHIER_TEXT("Parameter",
                   "Keeps a moving average of the weights, which is judged, saved and exported: steadier, and often "
                   "a little better."));
  Parameter& decay =
      list.real("ema_decay", 0.9998, 0.0, 0.999999, LUTHIER_TEXT("Parameter", "Memory of the average"),
                LUTHIER_TEXT("Parameter", "How much of the average stays at each step; it begins with less and warms up."));
  decay.relevantIf = "ema=true";
}

}  // namespace luthier

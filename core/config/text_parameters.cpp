// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/text_parameters.h"

#include "core/base/text.h"

namespace luthier {

void declareTexts(ParameterList& list) {
  list.group(LUTHIER_TEXT("Parameter", "Texts"));
  list.integer("max_length", 0, 0, 8192, LUTHIER_TEXT("Parameter", "Longest text"),
               LUTHIER_TEXT("Parameter",
                            "What is longer is cut off, or seen in several windows. 0 follows the data: ninety-nine of a "
                            "hundred texts are seen whole, as far as the model reaches."))
      .unit = LUTHIER_TEXT("Parameter", "tokens");
  list.integer("stride", 64, 0, 4096, LUTHIER_TEXT("Parameter", "Overlap of windows"),
               LUTHIER_TEXT("Parameter",
                            "How many tokens two neighbouring windows of a long text share; more of it finds answers at "
                            "their borders."))
      .unit = LUTHIER_TEXT("Parameter", "tokens");
  list.choice(
      "pooling", "auto", LUTHIER_TEXT("Parameter", "What stands for the whole text"),
      LUTHIER_TEXT("Parameter",
                   "The model's own first token, or the mean over all tokens. Automatic does as the model was made."),
      {{"auto", LUTHIER_TEXT("Parameter", "Automatic")},
       {"class_token", LUTHIER_TEXT("Parameter", "First token")},
       {"mean", LUTHIER_TEXT("Parameter", "Mean of the tokens")}});
  list.choice("batching", "length_buckets", LUTHIER_TEXT("Parameter", "What makes a batch"),
              LUTHIER_TEXT("Parameter",
                           "Texts of about equal length waste little on padding and train faster; any texts are the plainer "
                           "choice."),
              {{"length_buckets", LUTHIER_TEXT("Parameter", "Texts of equal length")},
               {"shuffled", LUTHIER_TEXT("Parameter", "Any texts")}});
  Parameter& budget = list.integer(
      "token_budget", 0, 0, 1048576, LUTHIER_TEXT("Parameter", "Tokens in a batch"),
      LUTHIER_TEXT("Parameter",
                   "Fills each batch up to so many tokens, many short texts or few long ones; 0 takes the batch "
                   "size."));
  budget.unit = LUTHIER_TEXT("Parameter", "tokens");
  budget.relevantIf = "batching=length_buckets";
  list.integer("max_answer_length", 30, 1, 1000, LUTHIER_TEXT("Parameter", "Longest answer"),
               LUTHIER_TEXT("Parameter", "Longer stretches of the passage are not offered as an answer."))
      .unit = LUTHIER_TEXT("Parameter", "tokens");
  list.real("no_answer_margin", 0.0, -100.0, 100.0, LUTHIER_TEXT("Parameter", "Margin for no answer"),
            LUTHIER_TEXT("Parameter",
                         "How much better \"no answer\" must be than the best answer to be given; more of it answers more "
                         "questions."));
  list.real("masked_share", 0.15, 0.01, 0.9, LUTHIER_TEXT("Parameter", "Share of hidden tokens"),
            LUTHIER_TEXT("Parameter", "How many of the tokens are hidden, to be guessed from the others."));
}

void declareAdditions(ParameterList& list) {
  list.group(LUTHIER_TEXT("Parameter", "What is trained"));
  list.boolean(
      "frozen_embeddings", false, LUTHIER_TEXT("Parameter", "Keep the embeddings"),
      LUTHIER_TEXT("Parameter", "Leaves the vectors of the vocabulary as they are; saves memory with few examples."));
  list.integer(
      "frozen_layers", 0, 0, 128, LUTHIER_TEXT("Parameter", "Layers that are kept"),
      LUTHIER_TEXT("Parameter", "So many of the lowest layers stay as they are: faster, and safer with few examples."));
  list.integer("unfreezing_epochs", 0, 0, 1000, LUTHIER_TEXT("Parameter", "Epochs before the next layers"),
               LUTHIER_TEXT("Parameter",
                            "The head trains first; after so many epochs the layers below it join in, then the next, and so "
                            "on down. Careful with pretrained weights; 0 trains all layers from the start."))
      .relevantIf = "method=full";
  Parameter& rank = list.integer("lora_rank", 8, 1, 512, LUTHIER_TEXT("Parameter", "Rank of LoRA"),
                                 LUTHIER_TEXT("Parameter", "Size of the additions; 8 suits most work, more learns more."));
  rank.relevantIf = "method=lora";
  rank.logarithmic = true;
  list.real("lora_alpha", 16.0, 0.01, 4096.0, LUTHIER_TEXT("Parameter", "Scale of LoRA"),
            LUTHIER_TEXT("Parameter", "The additions count by this number divided by the rank; twice the rank is usual."))
      .relevantIf = "method=lora";
  list.real("lora_dropout", 0.0, 0.0, 0.9, LUTHIER_TEXT("Parameter", "Dropout of LoRA"),
            LUTHIER_TEXT("Parameter", "Hides this share of the additions' input while training; against overfitting."))
      .relevantIf = "method=lora";
  list.text("lora_targets", "query,value", LUTHIER_TEXT("Parameter", "Where LoRA adds"),
            LUTHIER_TEXT("Parameter",
                         "Names of the linear layers that get an addition, separated by commas: query, key, value, dense."))
      .relevantIf = "method=lora";
}

}  // namespace luthier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/mean_pooling_code.h"

#include <fmt/format.h>

#include "core/models/text/text_family.h"

namespace luthier {
namespace {

constexpr const char* module = "modeling_mean_pooling";

// {0} transformers' name of the family, {1} its prefix, {2} the encoder without its pooler, where it has one, {3} the logits
constexpr const char* code = R"(# Written by Luthier. {0}ForSequenceClassification reads the first token of a text; this model was trained to read the mean of
# all its tokens. Everything else is transformers' own.
import torch
from transformers import {0}ForSequenceClassification, {0}Model
from transformers.modeling_outputs import SequenceClassifierOutput


class MeanPooled{0}ForSequenceClassification({0}ForSequenceClassification):
    def __init__(self, config):
        super().__init__(config)
{2}        self.post_init()

    def forward(self, input_ids=None, attention_mask=None, labels=None, **others):
        if attention_mask is None:
            attention_mask = torch.ones_like(input_ids)
        last = self.{1}(input_ids=input_ids, attention_mask=attention_mask, **others)[0]
        weights = attention_mask.unsqueeze(-1).to(last.dtype)
        mean = (last * weights).sum(1) / weights.sum(1).clamp(min=1)
        logits = {3}
        loss = None if labels is None else self.loss_function(labels=labels, pooled_logits=logits, config=self.config)
        return SequenceClassifierOutput(loss=loss, logits=logits)
)";

/// How the family's published head answers to a vector, in Python.
std::string logitsOf(const TextFamily& family) {
  if (family.sequence.densePooler) {
    return "self.classifier(self.dropout(mean))";
  }
  const bool headOfItsOwn = std::string_view(family.sequence.out).find('.') != std::string_view::npos;
  return headOfItsOwn ? "self.classifier(mean.unsqueeze(1))"  // it reads the first token of what it is given
                      : "self.classifier(self.dropout(torch.relu(self.pre_classifier(mean))))";
}

}  // namespace

MeanPoolingCode meanPoolingCode(const TextModel& model) {
  const auto& family = *findTextFamily(model.config().modelType);
  const auto encoder =
      family.sequence.densePooler
          ? fmt::format("        self.{} = {}Model(config, add_pooling_layer=False)\n", family.prefix, family.className)
          : std::string();
  return {fmt::format("{}.py", module), fmt::format("MeanPooled{}", model.className()),
          fmt::format(fmt::runtime(code), family.className, family.prefix, encoder, logitsOf(family))};
}

}  // namespace luthier

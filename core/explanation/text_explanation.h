// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <filesystem>
#include <vector>

#include "core/models/text/text_model.h"
#include "core/protocol/text_messages.h"
#include "core/text/tokenizer.h"

namespace luthier {

/// A text as a network reads it.
struct ExplainedText {
  torch::Tensor inputs;                     // 1 x 3 x L, without padding, on the model's device
  std::vector<protocol::LensToken> tokens;  // L, none of them cut
};

/// A text, a pair, or (`question`) a question with its passage, cut to `maximumLength` tokens; a question is never cut.
[[nodiscard]] ExplainedText readExplainedText(const Tokenizer& tokenizer, const protocol::TextInput& input,
                                              std::int64_t maximumLength, bool question);

/// Where the network looks in a text, by the request's method, layer, head, target and token; its run, model and text are not
/// read. The scores of "attention" and "rollout" are what flows to `token` (the class token where none is asked for). The
/// gradients explain the logit of `target` (the highest where none is asked for), at `token` where every token has logits of its
/// own: the masked token, else the one that is surest of an answer, where none is asked for; of question answering 0 is the
/// start and 1 the end. `top` is left to the caller. Where the request wants all attentions, they are written to `attentionsFile`
/// (safetensors, layers x heads x L x L). Evaluation mode; blocks. Throws Error{InvalidParameter}.
[[nodiscard]] protocol::ExplainTextReply explainText(TextModel& model, const ExplainedText& text,
                                                     const protocol::ExplainTextRequest& wanted,
                                                     const std::filesystem::path& attentionsFile = {});

}  // namespace luthier

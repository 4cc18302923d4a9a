# SPDX-License-Identifier: GPL-3.0-or-later
"""Small encoders of every family as transformers builds them, with the weights of reference_models.py: no file needs to travel."""
import os

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import torch
import transformers

import reference_models

FAMILIES = ("bert", "roberta", "xlm-roberta", "distilbert", "albert", "electra")
HEADS = {
    "sequence": transformers.AutoModelForSequenceClassification,
    "token": transformers.AutoModelForTokenClassification,
    "question_answering": transformers.AutoModelForQuestionAnswering,
    "masked_language": transformers.AutoModelForMaskedLM,
}
LABELS = 3
LENGTHS = (7, 5)


def config(family):
    """Sizes that differ from each other, so that no mix-up passes."""
    sizes = {"vocab_size": 40, "max_position_embeddings": 20}
    if family == "distilbert":
        sizes |= {"dim": 12, "n_layers": 3, "n_heads": 2, "hidden_dim": 20}
    else:
        sizes |= {"hidden_size": 12, "num_hidden_layers": 3, "num_attention_heads": 2, "intermediate_size": 20,
                  "type_vocab_size": 1 if "roberta" in family else 2}
    if family == "albert":
        sizes |= {"embedding_size": 8, "num_hidden_groups": 3}
    if family == "electra":
        sizes |= {"embedding_size": 8}
    return transformers.AutoConfig.for_model(family, num_labels=LABELS, **sizes)


def make(family, head, settings=None):
    settings = settings or config(family)
    if head == "question_answering":
        settings.num_labels = 2
    model = HEADS[head].from_config(settings, attn_implementation="eager")
    return fill(model)


def fill(model):
    """The recipe of reference_models.fill on the parameters, tied ones by the name of what they are tied to."""
    tied = set(model._tied_weights_keys or ())

    class Parameters:
        @staticmethod
        def state_dict():
            return {name: value for name, value in model.named_parameters(remove_duplicate=False) if name not in tied}

        @staticmethod
        def eval():
            return model.eval()

    return reference_models.fill(Parameters)


def inputs(family):
    """N x 3 x L: ids, mask, token types; the second text is padded, the first is a pair where the family has types."""
    pad = config(family).pad_token_id
    length = max(LENGTHS)
    ids = torch.full((len(LENGTHS), length), pad)
    mask = torch.zeros(len(LENGTHS), length, dtype=torch.int64)
    types = torch.zeros(len(LENGTHS), length, dtype=torch.int64)
    for row, size in enumerate(LENGTHS):
        ids[row, :size] = torch.tensor([2 + (7 * row + 5 * position) % 37 for position in range(size)])
        mask[row, :size] = 1
    if "roberta" not in family and family != "distilbert":
        types[0, 4:7] = 1
    return torch.stack([ids, mask, types], 1)


def call(model, stacked, **wanted):
    arguments = {"input_ids": stacked[:, 0], "attention_mask": stacked[:, 1], **wanted}
    if model.config.model_type != "distilbert":
        arguments["token_type_ids"] = stacked[:, 2]
    return model(**arguments)


def logits(output):
    """Of question answering as start and end beside each other."""
    return output.logits if "logits" in output else torch.stack([output.start_logits, output.end_logits], -1)

# SPDX-License-Identifier: GPL-3.0-or-later
"""Explanations of one text in Python: captum's on the embedding layer, attention rollout as its paper writes it."""
import torch
from captum.attr import LayerGradientXActivation, LayerIntegratedGradients

import reference_text_models as reference


def rollout(attentions):
    """Abnar & Zuidema 2020, section 3; attentions: layers x heads x L x L."""
    result = torch.eye(attentions.shape[-1])
    for layer in attentions.mean(1):
        flow = 0.5 * layer + 0.5 * torch.eye(layer.shape[-1])
        result = (flow / flow.sum(-1, keepdim=True)) @ result
    return result


def baseline(stacked, pad):
    """The first and last token stay, the others become padding."""
    changed = stacked.clone()
    changed[:, 0, 1:-1] = pad
    return changed


def explain(model, stacked, target):
    """`stacked`: 1 x 3 x L, without padding."""

    def forward(ids, rest):
        whole = torch.cat([ids.unsqueeze(1), rest.expand(len(ids), -1, -1)], 1)
        return reference.logits(reference.call(model, whole))

    layer = model.base_model.embeddings
    rest = stacked[:, 1:]
    attributions, delta = LayerIntegratedGradients(forward, layer).attribute(
        stacked[:, 0], baselines=baseline(stacked, model.config.pad_token_id)[:, 0], target=target,
        additional_forward_args=(rest,), n_steps=50, internal_batch_size=10, return_convergence_delta=True)
    gradients = LayerGradientXActivation(forward, layer).attribute(stacked[:, 0], target=target, additional_forward_args=(rest,))
    with torch.no_grad():
        attentions = torch.stack(reference.call(model, stacked, output_attentions=True).attentions).squeeze(1)
    return {"integrated_gradients": attributions.sum(-1).squeeze(0), "completeness": delta,
            "gradient_x_input": gradients.sum(-1).squeeze(0), "rollout": rollout(attentions)}

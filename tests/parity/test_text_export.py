# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs of texts, exported and loaded by transformers' Auto classes: no warning, no weight left over or drawn anew, the ids of
Luthier's tokenizer, and its answers, for every head, with LoRA merged, with the mean of the tokens; the same runs as TorchScript,
loaded by torch.jit.load as their cards say, for several lengths and sizes of batch; and MiniLM, untouched and trained, where its
folder is known."""
import json
import os
import pathlib
import random
import sqlite3
import warnings

import torch
import transformers

from luthier_cli import Luthier, close
from test_text_training import TINY, words, write_table

SHORT = ("epochs=1", "learning_rate=0.003", "batch_size=8")


class Complaints(transformers.utils.logging.logging.Handler):
    """What transformers logs as a warning while a folder is loaded."""

    def __init__(self):
        super().__init__(level="WARNING")
        self.messages = []

    def emit(self, record):
        self.messages.append(record.getMessage())


def load(folder, automatic, **how):
    """The model and the tokenizer of an exported folder, as its card says to load them."""
    complaints = Complaints()
    transformers.utils.logging.get_logger("transformers").addHandler(complaints)
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        model, report = automatic.from_pretrained(folder, output_loading_info=True, **how)
        tokenizer = transformers.AutoTokenizer.from_pretrained(folder)
    transformers.utils.logging.get_logger("transformers").removeHandler(complaints)
    said = [str(each.message) for each in said if folder.name in str(each.message) or "weight" in str(each.message)]
    assert not said and not complaints.messages, (said, complaints.messages)
    assert not any(report.values()), report
    return model.eval(), tokenizer


def settings(values):
    return [word for value in values for word in ("--set", value)]


def train(luthier, dataset, name, *extra, model="tiny", task=()):
    luthier.run("train", "--dataset", dataset, "--model", model, "--name", name, *task, *settings((*SHORT, *extra)))
    folder = luthier.path / f"{name}-exported"
    luthier.run("export", name, "--out", folder)
    return folder


def check_script(luthier, name, folder, automatic, texts, seconds=None, **how):
    """The run as TorchScript gives transformers' logits on Luthier's ids: texts alone, two, all of them; padded further; one token."""
    target = luthier.path / f"{name}-script"
    parity = luthier.result("export", name, "--format", "torchscript", "--out", target)["parity"]
    assert parity["passed"] and parity["texts"] > 0 and parity["agreement"] == 1.0 and parity["export_seconds"] > 0, parity
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # torch.jit is on its way out, and says so
        network = torch.jit.load(target / "model.pt").eval()
        run_card(target)
    model, tokenizer = load(folder, automatic, **how)
    from_card = transformers.AutoTokenizer.from_pretrained(target)
    worst = 0.0
    for count, padding in ((1, 0), (2, 0), (len(texts), 0), (len(texts), 5)):
        for chosen in (texts[:count], [text.split()[0] for text in texts[:count]]):
            pairs = (chosen,) if seconds is None else (chosen, seconds[:count])
            encoded = tokenizer(*pairs, padding=True, truncation=True, return_tensors="pt")
            assert torch.equal(from_card(*pairs, padding=True, truncation=True, return_tensors="pt").input_ids, encoded.input_ids)
            values = [encoded[key] if key in encoded else torch.zeros_like(encoded.input_ids)
                      for key in ("input_ids", "attention_mask", "token_type_ids")]
            padded = [torch.nn.functional.pad(value, (0, padding), value=tokenizer.pad_token_id if at == 0 else 0)
                      for at, value in enumerate(values)]
            with torch.no_grad():
                output, found = model(**encoded), network(*padded)
            wanted = output.logits if "logits" in output else torch.stack([output.start_logits, output.end_logits], -1)
            if found.dim() == 3:  # of every token: those that padding added answer nothing
                found, kept = found[:, :wanted.shape[1]], encoded.attention_mask.bool()
                found, wanted = found[kept], wanted[kept]
            assert found.shape == wanted.shape, (found.shape, wanted.shape)
            worst = max(worst, ((found - wanted).abs() / wanted.abs().clamp(min=1)).max().item())
    assert worst < 1e-4, f"{name} as TorchScript differs by {worst}"
    print(f"{name} as TorchScript: logits equal (largest difference {worst:.1e})")


def run_card(folder):
    """The snippet of the card, as it stands there."""
    snippet = (folder / "README.md").read_text(encoding="utf-8").split("```python\n")[1].split("```")[0]
    before = os.getcwd()
    os.chdir(folder)
    try:
        names = {}
        exec(snippet, names)  # our own words, written a moment ago
    finally:
        os.chdir(before)
    assert names["logits"].shape[0] == 2 and names["logits"].isfinite().all(), names["logits"]


def predictions(luthier, run, texts, seconds=()):
    asked = [word for text in texts for word in ("--text", text)] + [word for text in seconds for word in ("--second", text)]
    return [event for event in luthier.run("predict", run, *asked) if event["event"] == "prediction"]


def same_classes(luthier, run, folder, texts, what, link=lambda logits: logits.softmax(-1), **how):
    """The probability of every class, for every text."""
    model, tokenizer = load(folder, transformers.AutoModelForSequenceClassification, **how)
    worst = 0.0
    for text, answer in zip(texts, predictions(luthier, run, texts), strict=True):
        with torch.no_grad():
            wanted = link(model(**tokenizer(text, truncation=True, return_tensors="pt")).logits[0])
        for entry in answer["top"]:
            assert model.config.id2label[entry["label"]] == entry["class"], (entry, model.config.id2label)
            close(entry["probability"], wanted[entry["label"]].item(), 1e-4, f"{what}: {text}")
            worst = max(worst, abs(entry["probability"] - wanted[entry["label"]].item()))
    print(f"{what}: loaded without a warning, answers equal (largest difference {worst:.1e})")


def classification(luthier, choose):
    rows = [(" ".join(words(choose, index % 3, 8)), "abc"[index % 3]) for index in range(120)]
    luthier.run("import", write_table(luthier.path / "classes.csv", ("text", "label"), rows), "--name", "classes")
    texts = [" ".join(words(choose, index, 6)) for index in range(5)]
    sequence = transformers.AutoModelForSequenceClassification
    for name, extra, what, how in (("plain", (), "classification", {}), ("lora", ("method=lora",), "classification by LoRA, merged", {}),
                                   ("mean", ("pooling=mean",), "classification by the mean of the tokens", {"trust_remote_code": True})):
        folder = train(luthier, "classes", name, *extra)
        same_classes(luthier, name, folder, texts, what, **how)
        check_script(luthier, name, folder, sequence, texts, **how)


def several_labels(luthier, choose):
    rows = [(" ".join(words(choose, index % 2, 8)), ("a;b", "b;c", "a")[index % 3]) for index in range(120)]
    luthier.run("import", write_table(luthier.path / "labels.csv", ("text", "label"), rows), "--name", "labels",
                *settings(("task=multilabel_text_classification", "label_separator=;")))
    folder = train(luthier, "labels", "labels-run")
    same_classes(luthier, "labels-run", folder, [rows[0][0], rows[1][0]], "several labels", torch.sigmoid)
    check_script(luthier, "labels-run", folder, transformers.AutoModelForSequenceClassification, [rows[0][0], rows[1][0]])


def regression(luthier, choose):
    rows = [(" ".join(words(choose, index % 2, 8)), round(index % 2 + choose.gauss(0, 0.3), 2)) for index in range(120)]
    luthier.run("import", write_table(luthier.path / "numbers.csv", ("text", "label"), rows), "--name", "numbers",
                *settings(("task=text_regression",)))
    folder = train(luthier, "numbers", "numbers-run")
    model, tokenizer = load(folder, transformers.AutoModelForSequenceClassification)
    for text, answer in zip([rows[0][0], rows[1][0]], predictions(luthier, "numbers-run", [rows[0][0], rows[1][0]]), strict=True):
        with torch.no_grad():
            close(answer["value"], model(**tokenizer(text, return_tensors="pt")).logits.item(), 1e-4, "regression")
    print("regression: loaded without a warning, answers equal")
    check_script(luthier, "numbers-run", folder, transformers.AutoModelForSequenceClassification, [row[0] for row in rows[:3]])


def entities(luthier, choose):
    with open(luthier.path / "entities.conll", "w", encoding="utf-8") as file:
        for _ in range(120):
            file.writelines(f"{word}\t{'B-low' if int(word[1:]) < 6 else 'O'}\n" for word in words(choose, 0, 9))
            file.write("\n")
    luthier.run("import", luthier.path / "entities.conll", "--name", "entities", *settings(("task=token_classification",)))
    folder = train(luthier, "entities", "entities-run")
    model, tokenizer = load(folder, transformers.AutoModelForTokenClassification)
    text = " ".join(words(choose, 0, 9))
    encoded = tokenizer(text, return_tensors="pt", return_offsets_mapping=True)
    offsets = encoded.pop("offset_mapping")[0].tolist()
    with torch.no_grad():
        tags = [model.config.id2label[int(tag)] for tag in model(**encoded).logits[0].argmax(-1)]
    wanted = [place for place, tag in zip(offsets, tags, strict=True) if tag == "B-low"]
    found = [[span["begin"], span["end"]] for span in predictions(luthier, "entities-run", [text])[0].get("spans", [])]
    assert found == wanted, (found, wanted)
    print("entities: loaded without a warning, stretches equal")
    check_script(luthier, "entities-run", folder, transformers.AutoModelForTokenClassification, [text, "w1 w2 w3"])


def answers(luthier, choose):
    paragraphs = []
    for index in range(120):
        before, answer, after = (" ".join(words(choose, 0, count)) for count in (4, 2, 4))
        context = f"{before} w50 {answer} {after}"
        paragraphs.append({"context": context, "qas": [{"id": str(index), "question": "w50 w51", "answers": [
            {"text": answer, "answer_start": context.index(answer, len(before) + 4)}]}]})
    (luthier.path / "questions.json").write_text(json.dumps({"version": "v1.1", "data": [{"title": "t", "paragraphs": paragraphs}]}))
    luthier.run("import", luthier.path / "questions.json", "--name", "questions")
    folder = train(luthier, "questions", "questions-run")
    model, tokenizer = load(folder, transformers.AutoModelForQuestionAnswering)
    passage = paragraphs[0]["context"]
    best = predictions(luthier, "questions-run", ["w50 w51"], [passage])[0]["spans"][0]
    encoded = tokenizer("w50 w51", passage, return_tensors="pt", return_offsets_mapping=True)
    offsets, inside = encoded.pop("offset_mapping")[0].tolist(), encoded.sequence_ids(0)
    with torch.no_grad():
        output = model(**encoded)
    stretches = [(output.start_logits[0, first] + output.end_logits[0, last], offsets[first][0], offsets[last][1])
                 for first in range(len(inside)) for last in range(first, len(inside))
                 if inside[first] == inside[last] == 1 and last - first < 30]
    _, start, end = max(stretches)
    assert (best["begin"], best["end"]) == (start, end), (best, start, end)
    print("answers in passages: loaded without a warning, stretches equal")
    check_script(luthier, "questions-run", folder, transformers.AutoModelForQuestionAnswering, ["w50 w51", "w50"],
                 [paragraph["context"] for paragraph in paragraphs[:2]])


def hidden_words(luthier, choose):
    rows = [[" ".join(words(choose, 0, 9))] for _ in range(120)]
    luthier.run("import", write_table(luthier.path / "texts.csv", ("text",), rows), "--name", "texts")
    folder = train(luthier, "texts", "masked-run", task=("--task", "masked_language_modeling"))
    model, tokenizer = load(folder, transformers.AutoModelForMaskedLM)
    text = f"w1 {tokenizer.mask_token} w3"
    encoded = tokenizer(text, return_tensors="pt")
    with torch.no_grad():
        wanted = model(**encoded).logits[0, encoded.input_ids[0].tolist().index(tokenizer.mask_token_id)].softmax(-1)
    for entry in predictions(luthier, "masked-run", [text])[0]["top"]:
        close(entry["probability"], wanted[entry["label"]].item(), 1e-4, f"hidden word {entry['class']}")
    print("hidden words: loaded without a warning, answers equal")
    check_script(luthier, "masked-run", folder, transformers.AutoModelForMaskedLM, [text, "w5 w6"])


def minilm(luthier):
    folder = pathlib.Path(os.environ.get("LUTHIER_MINILM") or pathlib.Path.home() / ".cache" / "luthier" / "models" / "minilm")
    if not (folder / "config.json").exists():
        print("minilm: skipped, LUTHIER_MINILM names no folder")
        return
    luthier.run("models", "add", folder, "--name", "minilm")
    store = sqlite3.connect(luthier.path / "workspace" / "workspace.luthier")
    kept = luthier.path / "workspace" / store.execute("SELECT path FROM models WHERE name = 'minilm'").fetchone()[0]
    texts = ["A wonderful film, I loved every minute of it.", "这家餐厅非常好，强烈推荐！", "Naïve café - 100 % unbelievable…"]
    published, its = load(folder, transformers.AutoModel)
    model, tokenizer = load(kept, transformers.AutoModel)
    for text in texts:
        encoded = tokenizer(text, return_tensors="pt")
        assert encoded.input_ids.tolist() == its(text, return_tensors="pt").input_ids.tolist(), text
        with torch.no_grad():
            assert torch.equal(model(**encoded).last_hidden_state, published(**encoded).last_hidden_state), text
    print("minilm, untouched: the folder in the workspace loads and answers to the bit")
    rows = [(f"{text} {index}", "ab"[index % 2]) for index in range(24) for text in texts[:2]]
    luthier.run("import", write_table(luthier.path / "few.csv", ("text", "label"), rows), "--name", "few")
    for pooling, how in (("class_token", {}), ("mean", {"trust_remote_code": True})):
        exported = train(luthier, "few", f"minilm-{pooling}", f"pooling={pooling}", "learning_rate=1e-4", model="minilm")
        same_classes(luthier, f"minilm-{pooling}", exported, texts, f"minilm trained, {pooling}", **how)
        check_script(luthier, f"minilm-{pooling}", exported, transformers.AutoModelForSequenceClassification, texts, **how)
        lines = luthier.path / "lines.txt"
        lines.write_text("\n".join(texts), encoding="utf-8")
        tokenizer = transformers.AutoTokenizer.from_pretrained(exported)
        found = [event["ids"] for event in luthier.run("tokenize", "--model", "minilm", lines) if "ids" in event]
        assert found == [tokenizer(text).input_ids for text in texts]


def main():
    with Luthier() as luthier:
        luthier.run("models", "add", TINY, "--name", "tiny")
        for check in (classification, several_labels, regression, entities, answers, hidden_words):
            check(luthier, random.Random(5))
        minilm(luthier)


if __name__ == "__main__":
    main()

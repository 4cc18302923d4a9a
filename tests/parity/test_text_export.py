# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs of texts, exported and loaded by transformers' Auto classes: no warning, no weight left over or drawn anew, the ids of
Luthier's tokenizer, and its answers, for every head, with LoRA merged, with the mean of the tokens; and MiniLM, untouched and
trained, where its folder is known."""
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
    same_classes(luthier, "plain", train(luthier, "classes", "plain"), texts, "classification")
    same_classes(luthier, "lora", train(luthier, "classes", "lora", "method=lora"), texts, "classification by LoRA, merged")
    folder = train(luthier, "classes", "mean", "pooling=mean")
    same_classes(luthier, "mean", folder, texts, "classification by the mean of the tokens", trust_remote_code=True)


def several_labels(luthier, choose):
    rows = [(" ".join(words(choose, index % 2, 8)), ("a;b", "b;c", "a")[index % 3]) for index in range(120)]
    luthier.run("import", write_table(luthier.path / "labels.csv", ("text", "label"), rows), "--name", "labels",
                *settings(("task=multilabel_text_classification", "label_separator=;")))
    folder = train(luthier, "labels", "labels-run")
    same_classes(luthier, "labels-run", folder, [rows[0][0], rows[1][0]], "several labels", torch.sigmoid)


def regression(luthier, choose):
    rows = [(" ".join(words(choose, index % 2, 8)), round(index % 2 + choose.gauss(0, 0.3), 2)) for index in range(120)]
    luthier.run("import", write_table(luthier.path / "numbers.csv", ("text", "label"), rows), "--name", "numbers",
                *settings(("task=text_regression",)))
    model, tokenizer = load(train(luthier, "numbers", "numbers-run"), transformers.AutoModelForSequenceClassification)
    for text, answer in zip([rows[0][0], rows[1][0]], predictions(luthier, "numbers-run", [rows[0][0], rows[1][0]]), strict=True):
        with torch.no_grad():
            close(answer["value"], model(**tokenizer(text, return_tensors="pt")).logits.item(), 1e-4, "regression")
    print("regression: loaded without a warning, answers equal")


def entities(luthier, choose):
    with open(luthier.path / "entities.conll", "w", encoding="utf-8") as file:
        for _ in range(120):
            file.writelines(f"{word}\t{'B-low' if int(word[1:]) < 6 else 'O'}\n" for word in words(choose, 0, 9))
            file.write("\n")
    luthier.run("import", luthier.path / "entities.conll", "--name", "entities", *settings(("task=token_classification",)))
    model, tokenizer = load(train(luthier, "entities", "entities-run"), transformers.AutoModelForTokenClassification)
    text = " ".join(words(choose, 0, 9))
    encoded = tokenizer(text, return_tensors="pt", return_offsets_mapping=True)
    offsets = encoded.pop("offset_mapping")[0].tolist()
    with torch.no_grad():
        tags = [model.config.id2label[int(tag)] for tag in model(**encoded).logits[0].argmax(-1)]
    wanted = [place for place, tag in zip(offsets, tags, strict=True) if tag == "B-low"]
    found = [[span["begin"], span["end"]] for span in predictions(luthier, "entities-run", [text])[0].get("spans", [])]
    assert found == wanted, (found, wanted)
    print("entities: loaded without a warning, stretches equal")


def answers(luthier, choose):
    paragraphs = []
    for index in range(120):
        before, answer, after = (" ".join(words(choose, 0, count)) for count in (4, 2, 4))
        context = f"{before} w50 {answer} {after}"
        paragraphs.append({"context": context, "qas": [{"id": str(index), "question": "w50 w51", "answers": [
            {"text": answer, "answer_start": context.index(answer, len(before) + 4)}]}]})
    (luthier.path / "questions.json").write_text(json.dumps({"version": "v1.1", "data": [{"title": "t", "paragraphs": paragraphs}]}))
    luthier.run("import", luthier.path / "questions.json", "--name", "questions")
    model, tokenizer = load(train(luthier, "questions", "questions-run"), transformers.AutoModelForQuestionAnswering)
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

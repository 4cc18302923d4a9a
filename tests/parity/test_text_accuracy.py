# SPDX-License-Identifier: GPL-3.0-or-later
"""Three real datasets by the terminal from import to export, and their scores beside a loop on transformers with the same rows,
settings and number of epochs. Takes some 20 minutes on two cores, so CI leaves it out; arguments: movies, titles, words, and
--examples N (for training; 1600; below 1000 luck decides, and the scores are only told). Skipped where the shared folder or
MiniLM is absent."""
import json
import os
import pathlib
import random
import sqlite3
import sys
import time

import torch
import transformers
from seqeval.metrics.sequence_labeling import precision_recall_fscore_support as entity_scores

from luthier_cli import Luthier

SHARED = pathlib.Path(os.environ.get("LUTHIER_SHARED", pathlib.Path(__file__).resolve().parents[3] / "shared")) / "data"
MINILM = pathlib.Path(os.environ.get("LUTHIER_MINILM") or pathlib.Path.home() / ".cache" / "luthier" / "models" / "minilm")
BATCH, RATE, LENGTH, DECAY, WARMUP = 16, 2e-4, 64, 0.01, 0.1
# Luck of one epoch on some hundred examples: orders of the batches and the heads' first weights are not the same.
TOLERANCE = 0.05
METHODS = ("attention", "rollout", "gradient_x_input", "integrated_gradients")


def settings(values):
    return [part for value in values for part in ("--set", value)]


def titles_classes():
    return ",".join((SHARED / "text" / "thucnews_classes.txt").read_text(encoding="utf-8").split())


# name: file, settings of the import, a text to answer, the metric
DATASETS = {
    "movies": ("text/movie_review_sentiment.tsv", lambda: ["text=3", "label=2", "label_threshold=0", "label_names=negative,positive"],
               "A wonderful film, warm and funny.", "accuracy"),
    "titles": ("text/thucnews_titles_zh.tsv", lambda: ["text=1", "label=2", f"class_names={titles_classes()}"],
               "同步A股首秀：港股缩量回调", "accuracy"),
    "words": ("ner", lambda: ["task=token_classification"], "Pretty bad storm at the Empire State Building in New York .",
              "entity_f1"),
}


class Rows:
    """A split as the store has it."""

    def __init__(self, luthier, name, split):
        store = sqlite3.connect(luthier.path / "workspace" / "workspace.luthier")
        rows = store.execute("SELECT t.text, t.targets, e.label FROM examples e JOIN texts t ON t.example = e.id JOIN datasets d "
                             "ON d.id = e.dataset WHERE d.name = ? AND e.split = ? ORDER BY e.id", (name, split)).fetchall()
        self.classes = [each for (each,) in store.execute("SELECT c.name FROM dataset_classes c JOIN datasets d ON d.id = c.dataset "
                                                          "WHERE d.name = ? ORDER BY label", (name,))]
        self.texts = [row[0] for row in rows]
        self.labels = [row[2] for row in rows]
        targets = [json.loads(row[1] or "{}") for row in rows]
        self.words = [[text.encode()[begin:end].decode() for begin, end in target.get("words", ())]
                      for text, target in zip(self.texts, targets)]
        self.tags = [target.get("tags", []) for target in targets]


def encode(tokenizer, rows, chosen, tokens):
    """A batch; of tokens the first of each word has the word's tag, the others none."""
    how = {"truncation": True, "max_length": LENGTH, "padding": True, "return_tensors": "pt"}
    if not tokens:
        return tokenizer([rows.texts[at] for at in chosen], **how), torch.tensor([rows.labels[at] for at in chosen])
    encoded = tokenizer([rows.words[at] for at in chosen], is_split_into_words=True, **how)
    labels = torch.full(encoded.input_ids.shape, -100)
    for row, at in enumerate(chosen):
        seen = set()
        for place, word in enumerate(encoded.word_ids(row)):
            if word is not None and word not in seen:
                seen.add(word)
                labels[row, place] = rows.tags[at][word]
    return encoded, labels


def python_score(luthier, name, tokens):
    """transformers' model, torch's AdamW and the linear schedule of transformers; one epoch."""
    training, validation = Rows(luthier, name, 0), Rows(luthier, name, 1)
    torch.manual_seed(1)
    automatic = transformers.AutoModelForTokenClassification if tokens else transformers.AutoModelForSequenceClassification
    model = automatic.from_pretrained(MINILM, num_labels=len(training.classes)).train()
    tokenizer = transformers.AutoTokenizer.from_pretrained(MINILM)
    order = list(range(len(training.texts)))
    random.Random(1).shuffle(order)
    batches = [order[at:at + BATCH] for at in range(0, len(order), BATCH)]
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = transformers.get_linear_schedule_with_warmup(optimizer, int(WARMUP * len(batches)), len(batches))
    for chosen in batches:
        encoded, labels = encode(tokenizer, training, chosen, tokens)
        model(**encoded, labels=labels).loss.backward()
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
    model.eval()
    truths, answers = [], []
    with torch.no_grad():
        for at in range(0, len(validation.texts), 64):
            encoded, labels = encode(tokenizer, validation, range(at, min(at + 64, len(validation.texts))), tokens)
            found = model(**encoded).logits.argmax(-1)
            if tokens:
                for truth, answer in zip(labels, found):
                    kept = truth != -100
                    truths.append([validation.classes[tag] for tag in truth[kept]])
                    answers.append([validation.classes[tag] for tag in answer[kept]])
            else:
                truths += labels.tolist()
                answers += found.tolist()
    if tokens:
        return entity_scores(truths, answers, average="micro", zero_division=0)[2]
    return sum(truth == answer for truth, answer in zip(truths, answers)) / len(truths)


def luthier_score(luthier, name, metric, tokens):
    pooling = () if tokens else ("pooling=class_token",)  # what the published head reads
    result = luthier.result("train", "--dataset", name, "--model", "minilm", "--name", f"{name}-run", *settings((
        "epochs=1", f"batch_size={BATCH}", f"learning_rate={RATE}", f"max_length={LENGTH}", f"weight_decay={DECAY}",
        "schedule=linear", f"warmup_share={WARMUP}", *pooling)))
    store = sqlite3.connect(luthier.path / "workspace" / "workspace.luthier")
    return store.execute("SELECT value FROM metrics WHERE run = ? AND name = ? AND step = ?",
                         (result["run"], f"validation/{metric}", result["epoch"])).fetchone()[0]


def check_use(luthier, name, text, tokens):
    """What a person does with the run: an answer, the tokens, where it looks by every method, an export."""
    run = f"{name}-run"
    answer = [event for event in luthier.run("predict", run, "--text", text) if event["event"] == "prediction"][0]
    assert answer.get("top") or "spans" in answer, answer
    lines = luthier.path / "lines.txt"
    lines.write_text(text, encoding="utf-8")
    tokens_here = [event for event in luthier.run("tokenize", "--model", "minilm", lines) if "ids" in event][0]
    assert tokens_here["ids"] == transformers.AutoTokenizer.from_pretrained(MINILM)(text).input_ids, tokens_here
    for method in METHODS:
        explained = luthier.result("explain", run, "--method", method, "--text", text)
        assert [token["id"] for token in explained["tokens"]] == tokens_here["ids"], (method, explained)
        assert any(token["score"] != 0 for token in explained["tokens"]), (method, explained)
    for style in ("huggingface", "torchscript"):
        parity = luthier.result("export", run, "--format", style, "--out", luthier.path / f"{name}-{style}")["parity"]
        assert parity["passed"] and parity["agreement"] == 1.0, parity
    return answer


def main():
    arguments = sys.argv[1:]
    examples = int(arguments[arguments.index("--examples") + 1]) if "--examples" in arguments else 1600
    chosen = [name for name in DATASETS if name in arguments] or list(DATASETS)
    if not (SHARED / "text").is_dir() or not (MINILM / "config.json").exists():
        print(f"skipped: {SHARED} or {MINILM} is not there")
        return
    with Luthier() as luthier:
        luthier.run("models", "add", MINILM, "--name", "minilm")
        for name in chosen:
            file, columns, text, metric = DATASETS[name]
            tokens = metric != "accuracy"
            luthier.run("import", SHARED / file, "--name", name, *settings(
                (*columns(), f"train_limit={examples}", f"validation_limit={max(100, examples // 2)}", "test_limit=100")))
            start = time.monotonic()
            ours = luthier_score(luthier, name, metric, tokens)
            between = time.monotonic()
            theirs = python_score(luthier, name, tokens)
            after = time.monotonic()
            print(f"{name}: {metric} {ours:.4f} here, {theirs:.4f} by transformers, after one epoch of "
                  f"{len(Rows(luthier, name, 0).texts)} texts ({between - start:.0f} s and {after - between:.0f} s)", flush=True)
            answer = check_use(luthier, name, text, tokens)
            print(f"{name}: imported, trained, answered, cut into tokens, explained by {len(METHODS)} methods, exported: "
                  f"{json.dumps(answer.get('top') or answer.get('spans'), ensure_ascii=False)[:150]}", flush=True)
            assert examples < 1000 or abs(ours - theirs) <= TOLERANCE, f"{name}: {ours} here, {theirs} in Python"


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: GPL-3.0-or-later
"""The peer of text training: transformers' Trainer, fine-tuning an encoder for sequence classification.

Usage: peer_text_training.py TABLE MODEL default|best|frozen|cached EPOCHS BATCH. TABLE is a CSV file with the columns text, label
and split. `default` is fp32 as TrainingArguments has it (AdamW, fused where torch chooses it; any texts in a batch); `best` adds
batches of equal length, and bfloat16 where the processor computes it; `frozen` is the default with everything but the head frozen; `cached` is no Trainer but what
people write by hand: features once, then a head on them. Schedule and clipping are the same. Prints one JSON line; tokens are
real ones, padding not counted.
"""

import csv
import json
import sys
import tempfile
import time

start = time.time()

import torch  # noqa: E402  (the import is part of what a person waits for)
import transformers  # noqa: E402

import processor  # noqa: E402

RATE, HEAD_RATE, WARMUP, DECAY, LENGTH = 5e-5, 1e-3, 0.1, 0.01, 128


def read(table: str) -> dict[str, list[dict]]:
    rows: dict[str, list[dict]] = {"train": [], "validation": []}
    with open(table, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows[row["split"]].append(row)
    return rows


class Texts(torch.utils.data.Dataset):
    def __init__(self, rows: list[dict], tokenizer, labels: list[str]):
        encoded = tokenizer([row["text"] for row in rows], truncation=True, max_length=LENGTH)
        self.rows = [{**{name: values[i] for name, values in encoded.items()}, "labels": labels.index(row["label"]),
                      "length": len(encoded["input_ids"][i])} for i, row in enumerate(rows)]

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, index):
        return {name: value for name, value in self.rows[index].items() if name != "length"}

    @property
    def column_names(self):
        return ["length"]


class Clock(transformers.TrainerCallback):
    """When epochs begin and end, when the first step has ended, and how good each epoch was, with the time until then."""

    def __init__(self):
        self.begins, self.ends, self.first, self.seconds, self.accuracy = [], [], None, [], []

    def on_epoch_begin(self, *unused, **also_unused):
        self.begins.append(time.time())

    def on_step_end(self, *unused, **also_unused):
        self.first = self.first or time.time() - start

    def on_epoch_end(self, *unused, **also_unused):
        self.ends.append(time.time())

    def on_evaluate(self, *unused, metrics, **also_unused):
        self.seconds.append(time.time() - self.begins[0])
        self.accuracy.append(metrics["eval_accuracy"])


def arguments(folder: str, mode: str, epochs: int, batch: int, steps: int):
    settings = dict(output_dir=folder, num_train_epochs=epochs, per_device_train_batch_size=batch, learning_rate=HEAD_RATE if mode == "frozen" else RATE,
                    per_device_eval_batch_size=64, weight_decay=DECAY, warmup_steps=int(steps * WARMUP), seed=1, report_to=[],
                    eval_strategy="epoch", save_strategy="no", logging_strategy="no", disable_tqdm=True, use_cpu=True, bf16=mode == "best" and processor.computes_bfloat16())
    if mode == "best":
        settings["optim"] = "adamw_torch_fused"
        names = transformers.TrainingArguments.__dataclass_fields__
        settings.update({"train_sampling_strategy": "group_by_length"} if "train_sampling_strategy" in names
                        else {"group_by_length": True})
    return transformers.TrainingArguments(**settings)


def report(clock, tokens: int, examples: int) -> None:
    seconds = clock.ends[-1] - clock.begins[-1]
    print(json.dumps({"tokens_per_second": tokens / seconds, "examples_per_second": examples / seconds,
                      "accuracy_by_epoch": clock.accuracy, "seconds_by_epoch": clock.seconds, "first_loss_seconds": clock.first,
                      "seconds": time.time() - start}))


def features(model, texts: Texts, collate, batch: int):
    """What the head sees: the pooled first token of every text."""
    loader = torch.utils.data.DataLoader(texts, batch_size=batch, collate_fn=collate)
    pooled, labels = [], []
    with torch.no_grad():
        for inputs in loader:
            labels.append(inputs.pop("labels"))
            pooled.append(model.base_model(**inputs).last_hidden_state[:, 0])
    return torch.cat(pooled), torch.cat(labels)


def train_cached(model, train: Texts, validation: Texts, collate, epochs: int, batch: int, clock: Clock) -> None:
    model.eval()
    clock_begin = time.time()
    seen, wanted = features(model, train, collate, batch)
    held, truth = features(model, validation, collate, batch)
    head = torch.nn.Sequential(model.base_model.pooler.dense, torch.nn.Tanh(), torch.nn.Dropout(0.1), model.classifier)
    for parameter in head.parameters():
        parameter.requires_grad_(True)
    optimizer = torch.optim.AdamW(head.parameters(), lr=HEAD_RATE, weight_decay=DECAY, fused=True)
    for epoch in range(epochs):
        clock.begins.append(clock_begin if epoch == 0 else time.time())
        head.train()
        for places in torch.randperm(len(seen)).split(batch):
            torch.nn.functional.cross_entropy(head(seen[places]), wanted[places]).backward()
            torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            clock.first = clock.first or time.time() - start
        clock.ends.append(time.time())
        head.eval()
        with torch.no_grad():
            clock.on_evaluate(metrics={"eval_accuracy": float((head(held).argmax(1) == truth).float().mean())})


def train_with_trainer(model, train: Texts, validation: Texts, collate, mode: str, epochs: int, batch: int, clock: Clock) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        transformers.Trainer(
            model, arguments(scratch, mode, epochs, batch, epochs * -(-len(train) // batch)), train_dataset=train,
            eval_dataset=validation, data_collator=collate, callbacks=[clock],
            compute_metrics=lambda p: {"accuracy": float((p.predictions.argmax(1) == p.label_ids).mean())}).train()


def main() -> None:
    table, folder, mode, epochs, batch = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5])
    rows = read(table)
    labels = sorted({row["label"] for row in rows["train"]})
    tokenizer = transformers.AutoTokenizer.from_pretrained(folder)
    torch.manual_seed(1)
    model = transformers.AutoModelForSequenceClassification.from_pretrained(folder, num_labels=len(labels))
    if mode in ("frozen", "cached"):
        for name, parameter in model.named_parameters():
            parameter.requires_grad_(name.startswith(("classifier", "bert.pooler")))
    train, validation = (Texts(rows[split], tokenizer, labels) for split in ("train", "validation"))
    collate, clock = transformers.DataCollatorWithPadding(tokenizer), Clock()
    if mode == "cached":
        train_cached(model, train, validation, collate, epochs, batch, clock)
    else:
        train_with_trainer(model, train, validation, collate, mode, epochs, batch, clock)
    report(clock, sum(row["length"] for row in train.rows), len(train))


if __name__ == "__main__":
    main()

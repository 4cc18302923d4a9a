# SPDX-License-Identifier: GPL-3.0-or-later
"""The peer of text training: transformers' Trainer, fine-tuning an encoder for sequence classification.

Usage: peer_text_training.py TABLE MODEL default|best EPOCHS BATCH. TABLE is a CSV file with the columns text, label and split.
`default` is fp32 as TrainingArguments has it (AdamW, fused where torch chooses it; any texts in a batch); `best` adds bfloat16
and batches of equal length. Schedule, rate and clipping are the same. Prints one JSON line; tokens are real ones, padding not
counted.
"""

import csv
import json
import sys
import tempfile
import time

start = time.time()

import torch  # noqa: E402  (the import is part of what a person waits for)
import transformers  # noqa: E402

RATE, WARMUP, DECAY, LENGTH = 5e-5, 0.1, 0.01, 128


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
    """When epochs begin and end, and when the first step has ended."""

    def __init__(self):
        self.begins, self.ends, self.first = [], [], None

    def on_epoch_begin(self, *unused, **also_unused):
        self.begins.append(time.time())

    def on_step_end(self, *unused, **also_unused):
        self.first = self.first or time.time() - start

    def on_epoch_end(self, *unused, **also_unused):
        self.ends.append(time.time())


def arguments(folder: str, best: bool, epochs: int, batch: int, steps: int):
    settings = dict(output_dir=folder, num_train_epochs=epochs, per_device_train_batch_size=batch, learning_rate=RATE,
                    per_device_eval_batch_size=64, weight_decay=DECAY, warmup_steps=int(steps * WARMUP), seed=1, report_to=[],
                    save_strategy="no", logging_strategy="no", disable_tqdm=True, use_cpu=True, bf16=best)
    if best:
        settings["optim"] = "adamw_torch_fused"
        names = transformers.TrainingArguments.__dataclass_fields__
        settings.update({"train_sampling_strategy": "group_by_length"} if "train_sampling_strategy" in names
                        else {"group_by_length": True})
    return transformers.TrainingArguments(**settings)


def main() -> None:
    table, folder, mode, epochs, batch = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5])
    rows = read(table)
    labels = sorted({row["label"] for row in rows["train"]})
    tokenizer = transformers.AutoTokenizer.from_pretrained(folder)
    torch.manual_seed(1)
    model = transformers.AutoModelForSequenceClassification.from_pretrained(folder, num_labels=len(labels))
    train, validation = (Texts(rows[split], tokenizer, labels) for split in ("train", "validation"))
    clock = Clock()
    with tempfile.TemporaryDirectory() as scratch:
        trainer = transformers.Trainer(
            model, arguments(scratch, mode == "best", epochs, batch, epochs * -(-len(train) // batch)), train_dataset=train,
            eval_dataset=validation, data_collator=transformers.DataCollatorWithPadding(tokenizer), callbacks=[clock],
            compute_metrics=lambda p: {"accuracy": float((p.predictions.argmax(1) == p.label_ids).mean())})
        trainer.train()
        measured = trainer.evaluate()
    tokens = sum(row["length"] for row in train.rows)
    seconds = clock.ends[-1] - clock.begins[-1]
    print(json.dumps({"tokens_per_second": tokens / seconds, "examples_per_second": len(train) / seconds,
                      "accuracy": measured["eval_accuracy"], "loss": measured["eval_loss"], "first_loss_seconds": clock.first,
                      "training_seconds": sum(clock.ends) - sum(clock.begins), "seconds": time.time() - start}))


if __name__ == "__main__":
    main()

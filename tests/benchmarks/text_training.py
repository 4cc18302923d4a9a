# SPDX-License-Identifier: GPL-3.0-or-later
"""Fine-tuning the MiniLM encoder on movie reviews beside transformers' Trainer, at its defaults and at its best."""

import os
import pathlib
import shutil

import data
import processor
from engine import cli, settings
from measure import Figures, Row, alternate, python

RECIPE = ["batch_size=32", "learning_rate=5e-5", "weight_decay=0.01", "warmup_share=0.1", "schedule=linear",
          "gradient_clipping=1", "max_length=128", "pooling=class_token", "seed=1"]
EPOCHS = int(os.environ.get("LUTHIER_BENCH_EPOCHS", "3"))
SENTENCES = int(os.environ.get("LUTHIER_BENCH_SENTENCES", "10000"))
BFLOAT16 = processor.computes_bfloat16()
OURS = {"ours": (), "head": ("method=head", "learning_rate=1e-3")} | ({"ours fp32": ("precision=float32",)} if BFLOAT16 else {})
PEERS = {"default": "transformers' Trainer at its defaults, fp32",
         "best": f"the same, {'bf16, ' if BFLOAT16 else ''}group_by_length, fused AdamW",
         "frozen": "the same as the defaults, encoder frozen", "cached": "a PyTorch loop on features that it keeps"}
# Who stands beside whom, and what is said of it.
PAIRS = [("ours", "default", ""), ("ours", "best", ""), *([("ours fp32", "default", "fp32 against fp32; ")] if BFLOAT16 else []),
         ("head", "frozen", "head only, kept features; "), ("head", "cached", "head only, kept features; ")]
LIMIT = f"{'bf16' if BFLOAT16 else 'fp32'} matrix products at the cores' rate"


class Curves:
    """Of every measurement: real tokens a second over the last epoch, and the way there, (seconds, accuracy) by epoch."""

    def __init__(self):
        self.of: dict[str, list[list[tuple[float, float]]]] = {}

    def add(self, name: str, curve: list[tuple[float, float]]) -> None:
        self.of.setdefault(name, []).append(curve)

    def accuracy(self, name: str) -> float:
        return self.of[name][-1][-1][1]

    def seconds_to(self, name: str, accuracy: float) -> Figures:
        """When each round first was that good; its whole time where it never was, which `accuracy` rules out."""
        return Figures([next((seconds for seconds, value in curve if value >= accuracy), curve[-1][0]) for curve in self.of[name]])

    def common(self, *names: str) -> float:
        """The best accuracy that all of them reach in every round."""
        return min(max(value for _, value in curve) for name in names for curve in self.of[name])


def text_training(folder: pathlib.Path, rounds: int) -> list[Row]:
    workspace, table, model = folder / "workspace-text", data.movie_reviews(folder), data.minilm()
    shutil.rmtree(workspace, ignore_errors=True)
    cli(workspace, "import", table, "--name", "reviews", *settings("text=text", "label=label", "split=split"))
    cli(workspace, "models", "add", model, "--name", "minilm")
    curves = Curves()

    def ours(name: str) -> float:
        events = cli(workspace, "train", "--dataset", "reviews", "--model", "minilm",
                     *settings(*RECIPE, f"epochs={EPOCHS}", *OURS[name]))
        epochs = [event for event in events if event["event"] == "epoch"]
        curves.add(name, [(epoch["seconds"], epoch["validation"]["accuracy"]) for epoch in epochs])
        return epochs[-1]["tokens_per_second"]

    def peer(mode: str) -> float:
        result = python("peer_text_training.py", table, model, mode, EPOCHS, 32)
        curves.add(mode, list(zip(result["seconds_by_epoch"], result["accuracy_by_epoch"])))
        return result["tokens_per_second"]

    found = alternate({**{name: lambda name=name: ours(name) for name in OURS},
                       **{mode: lambda mode=mode: peer(mode) for mode in PEERS}}, rounds)
    speed = [Row(f"Fine-tuning MiniLM-L6 on {SENTENCES:,} sentences, batch 32: {note}epoch {EPOCHS}; accuracy {curves.accuracy(name):.3f}, "
                 f"peer {curves.accuracy(mode):.3f}", "real tokens/s", found[name], PEERS[mode], found[mode], LIMIT, True)
             for name, mode, note in PAIRS]
    time = [Row(f"The same, training and validation until accuracy {curves.common('ours', mode):.3f}, which both reach", "s",
                curves.seconds_to("ours", curves.common("ours", mode)), PEERS[mode],
                curves.seconds_to(mode, curves.common("ours", mode)), LIMIT, False) for mode in ("default", "best")]
    return speed + time

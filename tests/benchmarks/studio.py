# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person waits for in the window: the first paint, the first loss value after the click, a frame while training."""

import os
import pathlib
import time

import engine
from measure import Figures, Row, alternate, python, run_json


def window(mode: str, workspace: pathlib.Path) -> dict:
    """One run of tests/benchmarks/benchmark_studio.cpp: the real MainWindow, driven by the program itself."""
    program = engine.BUILD / "tests" / "benchmark_studio"
    return run_json([program, mode, workspace, str(time.time_ns())], LUTHIER_CLI=str(engine.CLI))[-1]


def first_paint(folder: pathlib.Path, rounds: int) -> list[Row]:
    workspace = folder / "workspace-paint"
    found = alternate({"ours": lambda: window("first-paint", workspace)["seconds"],
                       "bare": lambda: window("bare", workspace)["seconds"]}, rounds)
    return [Row("Start to first paint of the window", "s", found["ours"], "an empty QWidget", found["bare"],
                "goal: 0.15 s", False)]


def first_loss(folder: pathlib.Path, rounds: int) -> list[Row]:
    _, images = engine.prepared(folder, 2000, 500)
    turn = iter(range(rounds + 1))
    found = alternate({"ours": lambda: window("first-loss", folder / f"workspace-loss-{next(turn)}")["seconds"],
                       "peer": lambda: python("peer_training.py", images, engine.WEIGHTS, "best", 1)["first_loss_seconds"]},
                      rounds)
    return [Row("Click on the sample to the first loss value in the window (import of the sample included)", "s", found["ours"],
                "PyTorch script: start to the loss of its first batch", found["peer"], "goal: 3 s", False)]


def lag(folder: pathlib.Path, rounds: int) -> list[Row]:
    results = [window("lag", folder / f"workspace-lag-{turn}") for turn in range(max(1, rounds // 2))]
    busy = f"longest {max(result['longest_ms'] for result in results):.0f} ms; load average {os.getloadavg()[0]:.1f}"
    return [Row("Event-loop lag while the sample trains, 99th percentile", "ms",
                Figures([result["p99_ms"] for result in results]), "none", None, f"goal: 16 ms; {busy}", False)]

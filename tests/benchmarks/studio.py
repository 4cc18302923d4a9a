# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person waits for in the window: the first paint, the first loss value after the click, a frame while training."""

import os
import pathlib
import subprocess
import time

import engine
from measure import Figures, Row, alternate, python, run_json


def window(mode: str, workspace: pathlib.Path) -> dict:
    """One run of tests/benchmarks/benchmark_studio.cpp: the real MainWindow, driven by the program itself."""
    program = engine.BUILD / "tests" / "benchmark_studio"
    try:
        return run_json([program, mode, workspace, str(time.time_ns())], LUTHIER_CLI=str(engine.CLI))[-1]
    finally:  # a run goes on without its window: here it would disturb what is measured next
        subprocess.run(["pkill", "-KILL", "-f", str(workspace)], check=False)


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


def pan(folder: pathlib.Path, rounds: int) -> list[Row]:
    """Ten million points in the real plot, moved by a hundredth of the view 100 times, each painted at once."""
    results = [window("pan", folder / "workspace-pan") for _ in range(rounds)]
    return [Row("Panning a curve of ten million points, a frame", "ms", Figures([result["median_ms"] for result in results]), "none",
                None, f"goal: 16 ms; longest {max(result['longest_ms'] for result in results):.0f} ms", False)]


def runs(folder: pathlib.Path, rounds: int) -> list[Row]:
    """The Compare page over 10,000 runs with 10 million points (reliability.md 9)."""
    program, workspace = engine.BUILD / "tests" / "benchmark_runs", folder / "workspace-runs"
    run_json([program, "fill", workspace, "10000", "1000"])
    found = [run_json([program, "measure", workspace], LUTHIER_CLI=str(engine.CLI))[-1] for _ in range(rounds)]
    wanted = (("table_seconds", "Table of 10,000 runs (10 million points), from the click to the figures", "s", "1 s"),
              ("filter_seconds", "Its filter (accuracy>0.6 pets)", "s", "0.1 s"),
              ("sort_seconds", "Sorting it by accuracy", "s", ""),
              ("ten_compared_seconds", "Ten of its runs selected to their curves of 960 steps each", "s", "1 s"),
              ("megabytes", "Peak memory of the window", "MB", "500 MB"))
    return [Row(what, unit, Figures([each[key] for each in found]), "none", None, f"goal: {goal}" if goal else "", False)
            for key, what, unit, goal in wanted]

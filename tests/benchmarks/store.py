# SPDX-License-Identifier: GPL-3.0-or-later
"""The store beside the trackers that people use: MLflow, TensorBoard and Aim, in an environment of their own (trackers.txt)."""

import os
import pathlib
import shutil
import sys

import engine
from measure import Figures, Row, alternate, run_json

POINTS = 100_000
HERE = pathlib.Path(__file__).parent
PEERS = {"mlflow": "MLflow, SQLite, batches of 1,000", "tensorboard": "TensorBoard, event files", "aim": "Aim, embedded"}


def ours(workspace: pathlib.Path, *arguments) -> dict:
    return run_json([engine.BUILD / "tests" / "benchmark_store", workspace, *arguments])[-1]


def peer(tool: str, folder: pathlib.Path, *arguments) -> dict:
    result = run_json([os.environ.get("LUTHIER_TRACKERS", sys.executable), HERE / "peer_store.py", tool, folder, *arguments])[-1]
    if "missing" in result:
        raise SystemExit(f"{tool} is not installed: pip install -r tests/benchmarks/trackers.txt, and name its python in LUTHIER_TRACKERS")
    return result


def seconds(work, expected: int | None = None) -> float:
    result = work()
    assert expected is None or result["found"] == expected, f"{result['found']} found where {expected} are"
    return result["seconds"]


def compared(what: str, found: dict[str, Figures], limit: str) -> list[Row]:
    return [Row(what, "s", found["ours"], PEERS[tool], found[tool], limit, False) for tool in PEERS if tool in found]


def series(folder: pathlib.Path, rounds: int) -> list[Row]:
    """100,000 points of one run: written until they are durable, then read back."""
    writes, reads = {}, {}

    def fresh(tool: str) -> pathlib.Path:
        place = folder / f"series-{tool}"
        shutil.rmtree(place, ignore_errors=True)
        return place

    writes["ours"] = lambda: seconds(lambda: ours(fresh("ours"), "write", POINTS))
    reads["ours"] = lambda: seconds(lambda: ours(folder / "series-ours", "read"), POINTS)
    for tool in PEERS:
        writes[tool] = lambda tool=tool: seconds(lambda: peer(tool, fresh(tool), "write", POINTS))
        reads[tool] = lambda tool=tool: seconds(lambda: peer(tool, folder / f"series-{tool}", "read"), POINTS)
    written = alternate(writes, rounds)
    return (compared(f"Writing {POINTS:,} points of one run, durable", written, "bare SQLite: 0.1 s") +
            compared(f"Reading a series of {POINTS:,} points", alternate(reads, rounds), "goal: 0.02 s"))


def listing(folder: pathlib.Path, rounds: int) -> list[Row]:
    """Every run with the last values of its ten metrics. The peers list 1,000; to fill them with 10,000 takes them hours."""
    rows = []
    for count, tools in ((1000, list(PEERS)), (10_000, [])):
        workspace = folder / f"listing-{count}"
        ours(workspace, "fill", count)
        for tool in tools:
            peer(tool, folder / f"listing-{tool}", "fill", count)
        lists = {"ours": lambda: seconds(lambda: ours(workspace, "list"), 10 * count)}
        lists |= {tool: lambda tool=tool: seconds(lambda: peer(tool, folder / f"listing-{tool}", "list"), 10 * count) for tool in tools}
        found = alternate(lists, rounds)
        what = f"Listing {count:,} runs with the last values of ten metrics"
        rows += compared(what, found, "goal: 1 s for 10,000") if tools else [Row(what, "s", found["ours"], "none", None, "goal: 1 s", False)]
    return rows


def store(folder: pathlib.Path, rounds: int) -> list[Row]:
    return series(folder, rounds) + listing(folder, rounds)

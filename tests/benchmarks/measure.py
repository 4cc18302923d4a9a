# SPDX-License-Identifier: GPL-3.0-or-later
"""How everything here is measured: ours and the peers alternate in one run; the median, and beside it the spread."""

import dataclasses
import json
import os
import statistics
import subprocess
import sys
import tempfile
from typing import Callable


@dataclasses.dataclass
class Figures:
    """Repeated measurements of one thing, in one unit."""
    values: list[float]

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    def __str__(self) -> str:
        return f"{number(self.median)} ({number(min(self.values))} to {number(max(self.values))})"


@dataclasses.dataclass
class Row:
    """One line of the table. `limit` names what physics or the task allows, in the unit of the figures."""
    what: str
    unit: str
    ours: Figures
    peer_name: str
    peer: Figures | None
    limit: str
    higher_is_better: bool

    @property
    def ratio(self) -> str:
        if self.peer is None:
            return ""
        ours, peer = self.ours.median, self.peer.median
        return f"{ours / peer if self.higher_is_better else peer / ours:.2f} x"

    def markdown(self) -> str:
        peer = f"{self.peer_name}: {self.peer}" if self.peer else self.peer_name
        return f"| {self.what} | {self.ours} {self.unit} | {peer} | {self.ratio} | {self.limit} |"


def number(value: float) -> str:
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"


def alternate(measurements: dict[str, Callable[[], float]], rounds: int) -> dict[str, Figures]:
    """Calls every measurement once a round, one after the other, so that a slow minute of the machine hits all alike."""
    values: dict[str, list[float]] = {name: [] for name in measurements}
    for turn in range(rounds):
        for name, measure in measurements.items():
            values[name].append(measure())
            print(f"  round {turn + 1}/{rounds} {name}: {number(values[name][-1])}", file=sys.stderr, flush=True)
    return {name: Figures(found) for name, found in values.items()}


def run_json(command: list, **environment: str) -> list[dict]:
    """Runs a program that prints JSON lines; raises with its error output if it fails. Files take the output, since a window leaves
    workers behind that would hold a pipe open."""
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as errors:
        done = subprocess.run([str(part) for part in command], env={**os.environ, **environment}, stdout=output, stderr=errors)
        output.seek(0), errors.seek(0)
        text = output.read()
        if done.returncode != 0:
            raise RuntimeError(f"{command[0]} failed ({done.returncode}):\n{text[-2000:]}\n{errors.read()[-2000:]}")
    return [json.loads(line) for line in text.splitlines() if line.startswith('{"')]  # not Python's own way to print a dictionary


def python(script: str, *arguments) -> dict:
    """The last JSON line of a peer script of this folder, run in a process of its own."""
    return run_json([sys.executable, os.path.join(os.path.dirname(__file__), script), *arguments])[-1]

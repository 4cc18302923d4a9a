#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures Luthier beside named peers and writes the tables of docs/benchmarks.md. Started by ./dev bench.

Usage: bench.py [--rounds 5] [--only NAME ...] [--write]
"""

import argparse
import datetime
import os
import pathlib
import platform
import tempfile

import data
import engine
import store
import studio
import text_training
import tokenizers_speed
from measure import Row

MEASUREMENTS = {"training": engine.training, "text_training": text_training.text_training, "loader": engine.loader,
                "import": engine.import_files, "many_files": engine.import_many, "import_texts": engine.texts,
                "memory": engine.memory, "worker_ready": engine.worker_ready, "pan": studio.pan,
                "first_paint": studio.first_paint, "first_loss": studio.first_loss, "lag": studio.lag, "runs": studio.runs,
                "tokenizers": tokenizers_speed.tokenizers, "store": store.store}
DOCUMENT = data.ROOT / "docs" / "benchmarks.md"


def machine() -> str:
    model = next((line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo", encoding="utf-8")
                  if line.startswith("model name")), platform.machine())
    return f"{os.cpu_count()} cores of {model}"


def table(rows: list[Row], rounds: int, load: tuple) -> str:
    lines = ["| What | Luthier | Peer | Ratio | Limit |", "|---|---|---|---|---|", *(row.markdown() for row in rows), "",
             f"*{datetime.date.today()}, {machine()}; {rounds} alternating rounds, median (lowest to highest); load average of "
             f"the machine before and after: {load[0]:.1f} and {load[1]:.1f}.*"]
    return "\n".join(lines)


def write(name: str, text: str) -> None:
    """Replaces one measurement's part of the document and leaves the others as they were measured."""
    begin, end = f"<!-- {name}: written by ./dev bench --write -->\n", f"\n<!-- end of {name} -->"
    document = DOCUMENT.read_text(encoding="utf-8")
    head, rest = document.split(begin, 1)
    DOCUMENT.write_text(f"{head}{begin}{text}{end}{rest.split(end, 1)[1]}", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", nargs="+", choices=MEASUREMENTS, default=list(MEASUREMENTS))
    parser.add_argument("--write", action="store_true", help="put the tables into docs/benchmarks.md")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="luthier-bench-") as folder:
        for name in arguments.only:
            before = os.getloadavg()[0]
            rows = MEASUREMENTS[name](pathlib.Path(folder), arguments.rounds)
            text = table(rows, arguments.rounds, (before, os.getloadavg()[0]))
            print(f"{name}\n{text}\n", flush=True)
            if arguments.write:
                write(name, text)


if __name__ == "__main__":
    main()

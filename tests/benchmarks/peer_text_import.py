# SPDX-License-Identifier: GPL-3.0-or-later
"""The peer of importing texts: what a careful script does to a table before training on it.

Reads the CSV file, leaves out empty texts, finds duplicates by their SHA-256, draws every tenth row to validate with, and writes
text, class and split to SQLite. Usage: peer_text_import.py TABLE DATABASE. Prints seconds as one JSON line.
"""

import csv
import hashlib
import json
import random
import sqlite3
import sys
import time


def rows(table: str):
    chance, seen = random.Random(1), set()
    with open(table, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = hashlib.sha256(row["text"].encode()).digest()
            if row["text"].strip() and key not in seen:
                seen.add(key)
                yield row["text"], row["label"], "validation" if chance.random() < 0.1 else "train"


if __name__ == "__main__":
    began = time.time()
    database = sqlite3.connect(sys.argv[2])
    database.execute("CREATE TABLE example (text TEXT, class TEXT, split TEXT)")
    with database:
        database.executemany("INSERT INTO example VALUES (?, ?, ?)", rows(sys.argv[1]))
    count = database.execute("SELECT count(*) FROM example").fetchone()[0]
    print(json.dumps({"seconds": time.time() - began, "rows": count}))

# SPDX-License-Identifier: GPL-3.0-or-later
"""The peer of the tokenizer: Hugging Face's tokenizers, encode_batch on one core.

Usage: peer_tokenizer.py TOKENIZER_JSON FILE. Prints megabytes a second of the first pass and of a later one, and the sum of all
ids, as one JSON line.
"""

import json
import os
import sys
import time

if os.environ.get("LUTHIER_TOKENIZERS", sys.executable) != sys.executable:
    os.execv(os.environ["LUTHIER_TOKENIZERS"], [os.environ["LUTHIER_TOKENIZERS"], *sys.argv])
os.environ["TOKENIZERS_PARALLELISM"] = "false"
from tokenizers import Tokenizer  # noqa: E402 (reads the variable when it is loaded)

tokenizer = Tokenizer.from_file(sys.argv[1])
tokenizer.no_padding()
tokenizer.no_truncation()
with open(sys.argv[2], encoding="utf-8", newline="\n") as file:
    lines = [line.rstrip("\n") for line in file]
megabytes = sum(len(line.encode("utf-8")) for line in lines) / 1e6
speeds = []
for _ in range(2):
    began = time.time()
    encodings = tokenizer.encode_batch(lines)
    speeds.append(megabytes / (time.time() - began))
print(json.dumps({"cold": speeds[0], "warm": speeds[1], "ids": sum(sum(encoding.ids) for encoding in encodings)}))

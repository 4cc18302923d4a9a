# SPDX-License-Identifier: GPL-3.0-or-later
"""Tokenizers on one core beside Hugging Face's, cold (first pass over the texts) and warm (a later one); ids must be equal."""

import json
import os
import pathlib

import data
from engine import BUILD
from measure import Row, alternate, python, run_json


def byte_level(folder: pathlib.Path) -> pathlib.Path:
    """GPT-2's vocabulary as a tokenizer.json, which both read."""
    source = data.SHARED / "tokenizers" / "gpt2"
    lines = (source / "merges.txt").read_text(encoding="utf-8").split("\n")
    byte_level_part = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": False, "use_regex": True}
    content = {"version": "1.0", "added_tokens": [], "pre_tokenizer": byte_level_part, "post_processor": byte_level_part,
               "decoder": byte_level_part,
               "model": {"type": "BPE", "vocab": json.loads((source / "vocab.json").read_text(encoding="utf-8")),
                         "merges": [line for line in lines if line and not line.startswith("#")]}}
    path = folder / "gpt2.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def column(folder: pathlib.Path, name: str, number: int) -> pathlib.Path:
    path = folder / f"{name}.txt"
    lines = (data.SHARED / "data" / "text" / name).read_text(encoding="utf-8").split("\n")
    path.write_text("\n".join(line.split("\t")[number] for line in lines if line), encoding="utf-8")
    return path


def speeds(tokenizer: pathlib.Path, texts: pathlib.Path, rounds: int, what: str) -> list[Row]:
    def measure(run):
        found = {}

        def cold() -> float:
            found.update(run())
            return found["cold"]

        return found, cold, lambda: found["warm"]

    ours, ours_cold, ours_warm = measure(lambda: run_json([BUILD / "tests" / "benchmark_tokenizer", tokenizer, texts])[-1])
    peer, peer_cold, peer_warm = measure(lambda: python("peer_tokenizer.py", tokenizer, texts))
    figures = alternate({"cold": ours_cold, "warm": ours_warm, "peer cold": peer_cold, "peer warm": peer_warm}, rounds)
    if ours["ids"] != peer["ids"]:
        raise RuntimeError(f"the ids of {what} differ: {ours['ids']} and {peer['ids']}")
    limit = f"reading the memory: {ours['memory']:.0f}"
    return [Row(f"{what}, {name}, one core", "MB/s", figures[name], "tokenizers encode_batch", figures[f"peer {name}"], limit, True)
            for name in ("cold", "warm")]


def tokenizers(folder: pathlib.Path, rounds: int) -> list[Row]:
    kinds = {"Byte-level BPE (GPT-2)": byte_level(folder)}
    if os.environ.get("LUTHIER_MINILM"):
        kinds["WordPiece (MiniLM)"] = pathlib.Path(os.environ["LUTHIER_MINILM"]) / "tokenizer.json"
    texts = {"English": column(folder, "movie_review_sentiment.tsv", -1), "Chinese": column(folder, "thucnews_titles_zh.tsv", 0)}
    return [row for kind, tokenizer in kinds.items() for language, path in texts.items()
            for row in speeds(tokenizer, path, rounds, f"{kind}, {language}")]

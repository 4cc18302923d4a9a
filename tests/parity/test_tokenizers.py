#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ids, offsets and tokens of `luthier-cli tokenize` against Python's tokenizers and sentencepiece, live.

Usage: test_tokenizers.py [--full | --sample]. The texts of the shared data, every code point of Unicode, random mixtures of
scripts, and broken UTF-8, through tokenizers of every kind: --full takes every second line, which makes more than a million
strings; without an argument every 16th; --sample every 40th. The sample is the test of ./dev test, and ends with 77 (skipped)
where `tokenizers` or the shared data are not there. $LUTHIER_TOKENIZERS names
a Python that has the packages of tokenizers.txt; $LUTHIER_CLI the program.
"""

import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import unicodedata

SKIPPED = 77
ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = pathlib.Path(os.environ.get("LUTHIER_SHARED", ROOT.parent / "shared"))
try:
    import sentencepiece
    from tokenizers import Tokenizer
except ImportError:
    other = os.environ.get("LUTHIER_TOKENIZERS")
    if other and os.path.exists(other) and other != sys.executable:
        os.execv(other, [other, *sys.argv])
    print("skipped: the Python package tokenizers is not installed; ./dev test does it where there is a network")
    sys.exit(SKIPPED)

import tokenizer_zoo  # needs tokenizers

BLOCKS = [(0x21, 0x250), (0x300, 0x370), (0x370, 0x600), (0x600, 0x800), (0x900, 0xE00), (0xE00, 0x1200), (0x1E00, 0x2100),
          (0x2000, 0x2C00), (0x3000, 0x3200), (0x4E00, 0x4F00), (0xAC00, 0xAD00), (0xF900, 0xFF00), (0x1F300, 0x1FA00),
          (0x1D100, 0x1D200), (0x10A00, 0x10B00), (0x11000, 0x11100)]
JOINTS = " \t.,!-'\u0301\u0308\u200d\u3000\u00a0aA1"
ODD = ["", " ", "  two  spaces ", "don't  I'LL 1234567 he'S", "<|endoftext|> a<mask> b<s>x </s>", "[CLS] [SEP][UNK] [mask]",
       "the theking the king of Of  x new tok", "x" * 300, "a\u0301" * 120, "\ufb01\u017ft's K\u212a"]


def shared_texts():
    texts = []
    for name, column in [("movie_review_sentiment.tsv", -1), ("thucnews_titles_zh.tsv", 0), ("tinyshakespeare.txt", 0)]:
        content = (SHARED / "data/text" / name).read_text(encoding="utf-8")
        texts += [line.split("\t")[column] for line in content.split("\n")]
    return texts + (SHARED / "tokenizers/sentencepiece/botchan.txt").read_text(encoding="utf-8").split("\n")


def every_code_point():
    known = [chr(c) for c in range(1, 0x110000) if c != 10 and not 0xD800 <= c < 0xE000 and unicodedata.category(chr(c)) != "Cn"]
    return ["a".join(known[i:i + 40]) for i in range(0, len(known), 40)]


def mixtures(count):
    chance = random.Random(7)

    def character(blocks):
        return chance.choice(JOINTS) if chance.random() < 0.3 else chr(chance.randrange(*chance.choice(blocks)))

    return ["".join(character(blocks) for _ in range(chance.randrange(1, 40)))
            for blocks in (chance.sample(BLOCKS, 3) for _ in range(count))]


def broken(texts):
    """Bytes cut and changed; each as bytes, and as Luthier reads them: U+FFFD for every byte without a place."""
    chance = random.Random(11)
    for text in texts:
        raw = bytearray(text.encode("utf-8"))
        for _ in range(3):
            raw[chance.randrange(len(raw))] = chance.choice(b"\x80\xbf\xc0\xe2\xf0\xffa ")
        yield bytes(raw)


def as_luthier_reads(raw):
    text = ""
    while raw:
        for length in (1, 2, 3, 4):
            try:
                text += raw[:length].decode("utf-8")
                raw = raw[length:]
                break
            except UnicodeDecodeError:
                continue
        else:
            text, raw = text + "\ufffd", raw[1:]
    return text


def luthier(model, lines, folder, *options):
    file = folder / "lines.txt"
    file.write_bytes(b"".join(line + b"\n" for line in lines))
    program = os.environ.get("LUTHIER_CLI", str(ROOT / "build/release/luthier-cli"))
    done = subprocess.run([program, "--json", "tokenize", "--model", str(model), str(file), *options], capture_output=True,
                          check=False)
    if done.returncode != 0:
        raise AssertionError(f"{model}: {done.stderr.decode()}")
    return [json.loads(line) for line in done.stdout.decode("utf-8").split("\n")[:-1]]


class Comparison:
    def __init__(self, lines, folder):
        self.lines, self.folder = lines, folder
        self.texts = [as_luthier_reads(line) for line in lines]
        self.strings = self.different = 0

    def tokenizers(self, name, reference, path=None):
        reference.no_padding()
        reference.no_truncation()
        if path is None:
            path = self.folder / f"{name}.json"
            reference.save(str(path))
        wrong = 0
        for text, ours in zip(self.texts, luthier(path, self.lines, self.folder), strict=True):
            peer = reference.encode(text)
            if (ours["ids"], [tuple(span) for span in ours["offsets"]], ours["tokens"]) != (peer.ids, peer.offsets, peer.tokens):
                wrong += 1
                if wrong <= 3:
                    print(f"  {name} differs on {text!r}\n    ours {ours}\n    peer {peer.ids} {peer.offsets} {peer.tokens}")
        self.count(name, len(self.texts), wrong)

    def sentencepiece(self, name):
        """Ids alone, on texts whose spaces both treat alike."""
        path = SHARED / "tokenizers" / name
        peer = sentencepiece.SentencePieceProcessor(model_file=str(path))
        texts = [text for text in shared_texts()[::8] if text and text == text.strip() and "  " not in text]
        ours = luthier(path, [text.encode("utf-8") for text in texts], self.folder, "--no-special-tokens")
        wrong = sum(mine["ids"] != peer.encode(text) for text, mine in zip(texts, ours, strict=True))
        self.count(name, len(texts), wrong)

    def count(self, name, strings, wrong):
        print(f"{name}: {strings} strings, {wrong} differ", flush=True)
        self.strings += strings
        self.different += wrong


def main():
    step = 2 if "--full" in sys.argv else 40 if "--sample" in sys.argv else 16
    if not (SHARED / "tokenizers").is_dir():
        print(f"skipped: there is no shared data in {SHARED}")
        sys.exit(SKIPPED)
    texts = shared_texts()
    lines = texts + every_code_point() + mixtures(4000)
    lines = ODD + lines[::step]
    raw = [line.encode("utf-8") for line in lines] + list(broken([line for line in texts[::200] if line]))
    with tempfile.TemporaryDirectory(prefix="luthier-tokenizers-") as name:
        comparison = Comparison(raw, pathlib.Path(name))
        zoo = {**tokenizer_zoo.gpt2_like(SHARED), **tokenizer_zoo.words(texts[::5]), **tokenizer_zoo.trained(texts[::3])}
        for kind, tokenizer in zoo.items():
            comparison.tokenizers(kind, tokenizer)
        folder = os.environ.get("LUTHIER_MINILM")
        if folder:
            comparison.tokenizers("minilm", Tokenizer.from_file(f"{folder}/tokenizer.json"), f"{folder}/tokenizer.json")
        for model in ("llama/tokenizer.model", "sentencepiece/test_model.model", "sentencepiece/test_ja_model.model"):
            comparison.sentencepiece(model)
    print(f"{comparison.strings} strings, {comparison.different} differ")
    sys.exit(1 if comparison.different else 0)


if __name__ == "__main__":
    main()

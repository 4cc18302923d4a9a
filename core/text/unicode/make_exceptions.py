#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes exceptions.cpp: where the Unicode tables inside Hugging Face's `tokenizers` differ from ICU's.

Run with a Python that has `tokenizers`, on a machine with ICU; both versions are recorded in the file. Every code point is
asked, one by one. A property follows ICU for characters of at most the Unicode version its Rust crate was made for (the
"gate"); what still differs is listed.
"""

import ctypes
import ctypes.util
import pathlib
import re

import tokenizers
from tokenizers import Regex, normalizers, pre_tokenizers

library = ctypes.util.find_library("icuuc")
version = int(re.search(r"\.so\.(\d+)", library).group(1))
icu = ctypes.CDLL(library)


def call(name, *arguments):
    return getattr(icu, f"{name}_{version}")(*arguments)


ALL = [c for c in range(0x110000) if not 0xD800 <= c < 0xE000]


def age(code):
    parts = (ctypes.c_uint8 * 4)()
    call("u_charAge", code, parts)
    return parts[0] + (parts[1] > 0)  # 12.1 counts as 13: not yet there in 12


AGE = {c: age(c) for c in ALL}
CATEGORY = {c: call("u_charType", c) for c in ALL}
LETTER, MARK, NUMBER, OTHER = (1, 2, 3, 4, 5), (6, 7, 8), (9, 10, 11), (15, 16, 17)
PUNCTUATION = (19, 20, 21, 22, 23, 28, 29)
NO_GATE = 15  # the Unicode version of the oldest ICU that Luthier is built with


def category(*kinds):
    return {c for c in ALL if CATEGORY[c] in kinds}


def splits(pre_tokenizer, probe="a"):
    return {c for c in ALL if len(pre_tokenizer.pre_tokenize_str(probe + chr(c) + probe)) != 1}


def removed(normalizer):
    return {c for c in ALL if normalizer.normalize_str("a" + chr(c) + "a") == "aa"}


def matches(pattern):
    return splits(pre_tokenizers.Split(Regex(pattern), "isolated"), "\x01")


def bert(**wanted):
    every = {"clean_text": False, "handle_chinese_chars": False, "strip_accents": False, "lowercase": False}
    return normalizers.BertNormalizer(**{**every, **wanted})


def ranges(codes):
    found = []
    for code in sorted(codes):
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return found


def property_lines(name, answer, expected, gate):
    gated = {c for c in expected if AGE[c] <= gate}
    rows = sorted([(a, b, True) for a, b in ranges(answer - gated)] + [(a, b, False) for a, b in ranges(gated - answer)])
    lines = ["", f"const std::vector<CodeRange> {name}Exceptions = {{"]
    lines += [f"    {{0x{a:04X}, 0x{b:04X}, {'true' if value else 'false'}}}," for a, b, value in rows]
    return lines + ["};"]


def lowercase_lines():
    lower = normalizers.Lowercase()
    rows = []
    for c in ALL:
        answer = lower.normalize_str(chr(c))
        if answer != chr(call("u_tolower", c)):
            codes = [ord(x) for x in answer] + [0]
            rows.append(f"    {{0x{c:04X}, 0x{codes[0]:04X}, 0x{codes[1]:04X}}},")
    return ["", "const std::vector<LowercaseException> lowercaseExceptions = {", *rows, "};"]


def script_lines():
    """Script of each code point by its number in ICU; 0xFFFF stands for the pre-tokenizer's "Any"."""
    splitter = pre_tokenizers.UnicodeScripts()

    def together(a, b):
        return len(splitter.pre_tokenize_str(chr(a) + chr(b))) == 1

    error = ctypes.c_int(0)
    script = {}
    samples = {}
    for c in ALL:
        script[c] = call("uscript_getScript", c, ctypes.byref(error)) if AGE[c] and AGE[c] <= SCRIPT_GATE else -1
        if 0 < AGE[c] <= SCRIPT_GATE and script[c] != UNKNOWN_SCRIPT:
            samples.setdefault(script[c], c)
    latin, cyrillic = 0x61, 0x431
    rows = []
    for c in ALL:
        if together(latin, c) and together(cyrillic, c):
            answer = 0xFFFF
        elif script[c] in samples and together(samples[script[c]], c):
            answer = script[c] if script[c] >= 0 else 0xFFFF
        else:
            answer = next((s for s, sample in samples.items() if s >= 0 and together(sample, c)), 0xFFFE)
        expected = script[c] if script[c] >= 0 else 0xFFFF
        if answer != expected:
            if rows and rows[-1][1] == c - 1 and rows[-1][2] == answer:
                rows[-1][1] = c
            else:
                rows.append([c, c, answer])
    return ["", "const std::vector<ScriptException> scriptExceptions = {",
            *[f"    {{0x{a:04X}, 0x{b:04X}, {s}}}," for a, b, s in rows], "};"]


SCRIPT_GATE = 9
UNKNOWN_SCRIPT = 103
ALPHABETIC = {c for c in ALL if call("u_hasBinaryProperty", c, 0)}
WORD = ALPHABETIC | category(*MARK, 9, 22)
ASCII_PUNCTUATION = {c for c in range(128) if chr(c) in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"}

# name, answer of tokenizers, ICU's answer, gate
PROPERTIES = [
    ("punctuation", splits(pre_tokenizers.Punctuation()), category(*PUNCTUATION) | ASCII_PUNCTUATION, 8),
    ("control", removed(bert(clean_text=True)), category(*OTHER) - {9, 10, 13} | {0, 0xFFFD}, 8),
    ("nonspacingMark", removed(bert(strip_accents=True)), category(6), 8),
    ("combiningMark", removed(normalizers.StripAccents()), category(*MARK), 9),
    ("numeric", splits(pre_tokenizers.Digits(True)), category(*NUMBER), NO_GATE),
    ("wordCharacter", {c for c in ALL if len(pre_tokenizers.Whitespace().pre_tokenize_str(f"a{chr(c)}a")) == 1},
     WORD | {0x200C, 0x200D}, NO_GATE),
    ("regexLetter", matches(r"\p{L}"), category(*LETTER), NO_GATE),
    ("regexNumber", matches(r"\p{N}"), category(*NUMBER), NO_GATE),
    ("regexMark", matches(r"\p{M}"), category(*MARK), NO_GATE),
    ("regexUppercase", matches(r"\p{Lu}"), category(1), NO_GATE),
    ("regexLowercase", matches(r"\p{Ll}"), category(2), NO_GATE),
    ("regexModifier", matches(r"\p{Lm}"), category(4), NO_GATE),
    ("regexOtherLetter", matches(r"\p{Lo}"), category(5), NO_GATE),
    ("regexPunctuation", matches(r"\p{P}"), category(*PUNCTUATION), NO_GATE),
    ("regexSymbol", matches(r"\p{S}"), category(24, 25, 26, 27), NO_GATE),
    ("regexWord", matches(r"\w"), WORD, NO_GATE),
]

head = f"""// SPDX-License-Identifier: GPL-3.0-or-later
// Written by make_exceptions.py from tokenizers {tokenizers.__version__} and ICU {version}; do not edit.
#include "core/text/unicode/exceptions.h"

namespace luthier::text {{"""
lines = [head]
for row in PROPERTIES:
    lines += property_lines(*row)
lines += lowercase_lines() + script_lines() + ["", "}  // namespace luthier::text", ""]
pathlib.Path(__file__).with_name("exceptions.cpp").write_text("\n".join(lines), encoding="utf-8")

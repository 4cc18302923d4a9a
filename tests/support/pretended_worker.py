#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers the requests of `luthier-cli serve` that speak of text as a model would that knows one word: texts with "good" in them are
positive. For tests of pages without the engine. Tokens are words; attention is even, but for the first head, which looks at the
token before."""
import json
import struct
import sys
import tempfile

scratch = tempfile.mkdtemp()


def tokens_of(text):
    tokens = [dict(id=101, text="[CLS]", begin=0, end=0, sequence=-1, word=-1, special=True, cut=False)]
    place = 0
    for number, word in enumerate(text.split()):
        begin = text.index(word, place)
        place = begin + len(word)
        raw = len(text[:begin].encode())
        tokens.append(dict(id=1000 + number, text=word.lower(), begin=raw, end=raw + len(word.encode()), sequence=0, word=number,
                           special=False, cut=False))
    tokens.append(dict(id=102, text="[SEP]", begin=0, end=0, sequence=-1, word=-1, special=True, cut=False))
    return tokens


def top_of(text):
    share = 0.9 if "good" in text else 0.2
    classes = [dict(label=1, name="positive", probability=share), dict(label=0, name="negative", probability=1 - share)]
    return sorted(classes, key=lambda one: -one["probability"])


def attention_file(layers, heads, size):
    values = []
    for head in range(layers * heads):
        for row in range(size):
            for column in range(size):
                values.append(float(column == max(row - 1, 0)) if head == 0 else 1.0 / size)
    data = struct.pack(f"<{len(values)}f", *values)
    header = json.dumps({"attentions": {"dtype": "F32", "shape": [layers, heads, size, size],
                                        "data_offsets": [0, len(data)]}}).encode()
    header += b" " * (-len(header) % 8)
    path = f"{scratch}/attentions.safetensors"
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(header)) + header + data)
    return path


def predict_text(request):
    return dict(predictions=[dict(top=top_of(one["text"]), value=None, threshold=None, spans=[], spans_in_second=False,
                                  truncated=len(one["text"]) > 1000, problem=None) for one in request["texts"]])


def token_lens(request):
    tokens = tokens_of(request["text"]["text"])
    limit = request["maximum_length"] or 128
    for token in tokens[limit - 1:-1]:
        token["cut"] = True
    return dict(tokens=tokens, maximum_length=limit)


def text_statistics(request):
    return dict(examples=6, lengths=[{"from": 1, "to": 4, "count": 2}, {"from": 5, "to": 8, "count": 4}], longest=8, median=5,
                truncated_share=0.25, languages=[dict(language="en", count=4), dict(language="zh", count=2)],
                words=[dict(label=1, word="good", score=2.5, count=3)],
                duplicates=[dict(first=1, second=5, first_split="train", second_split="validation", text="twice")], duplicate_count=1)


def explain_text(request):
    text = request["text"]["text"]
    tokens = tokens_of(text)
    attention = request["method"] == "attention"
    scores = [0.5 if token["text"] == "good" else -0.1 for token in tokens]
    return dict(tokens=tokens, scores=scores, layers=2 if attention else 0, heads=3 if attention else 0,
                attentions=attention_file(2, 3, len(tokens)) if request["attentions"] else "", top=top_of(text), target=1,
                completeness=0.001 if request["method"] == "integrated_gradients" else None)


answers = dict(predict_text=predict_text, token_lens=token_lens, text_statistics=text_statistics, explain_text=explain_text)
print(json.dumps(dict(luthier="serve", version=1)), flush=True)
for line in sys.stdin:
    message = json.loads(line)
    kind = message["request"]
    if kind in answers:
        print(json.dumps(dict(id=message["id"], reply=kind, **answers[kind](message))), flush=True)
    else:
        print(json.dumps(dict(id=message["id"], reply="cancelled")), flush=True)

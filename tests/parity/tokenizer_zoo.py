# SPDX-License-Identifier: GPL-3.0-or-later
"""Tokenizers of every kind, made by Python's tokenizers: each component of a tokenizer.json occurs in at least one."""

import json

from tokenizers import AddedToken, Regex, Tokenizer, models, normalizers, pre_tokenizers, processors, trainers

CONTRACTIONS = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)"
LLAMA3 = (CONTRACTIONS + r"|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+")
QWEN = LLAMA3.replace(r"\p{N}{1,3}", r"\p{N}")
UPPER, LOWER = r"[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]", r"[\p{Ll}\p{Lm}\p{Lo}\p{M}]"
O200K = (rf"[^\r\n\p{{L}}\p{{N}}]?{UPPER}*{LOWER}+{CONTRACTIONS}?|[^\r\n\p{{L}}\p{{N}}]?{UPPER}+{LOWER}*{CONTRACTIONS}?|"
         r"\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+")
BEHAVIOURS = ("removed", "isolated", "merged_with_previous", "merged_with_next", "contiguous")
UNKNOWN = "[UNK]"


def gpt2_like(shared):
    """Byte-level tokenizers around GPT-2's vocabulary."""
    def fresh():
        return Tokenizer(models.BPE.from_file(f"{shared}/tokenizers/gpt2/vocab.json", f"{shared}/tokenizers/gpt2/merges.txt"))

    def byte_level(*arguments):
        return pre_tokenizers.ByteLevel(*arguments)

    def split(pattern, *arguments):
        return pre_tokenizers.Sequence([pre_tokenizers.Split(Regex(pattern), "isolated"), byte_level(*arguments)])

    zoo = {}
    plain = zoo["gpt2"] = fresh()
    plain.pre_tokenizer = byte_level(False)
    plain.post_processor = processors.ByteLevel(trim_offsets=False)
    plain.add_special_tokens(["<|endoftext|>"])
    roberta = zoo["roberta"] = fresh()
    roberta.pre_tokenizer = byte_level(True)
    roberta.add_special_tokens(["<s>", "</s>", AddedToken("<mask>", lstrip=True)])
    roberta.post_processor = processors.RobertaProcessing(
        ("</s>", roberta.token_to_id("</s>")), ("<s>", roberta.token_to_id("<s>")), True, True)
    llama = zoo["llama3"] = fresh()
    llama.pre_tokenizer = split(LLAMA3, False, True, False)
    llama.add_special_tokens(["<b>"])
    template = processors.TemplateProcessing(single="<b> $A", pair="<b> $A <b>:1 $B:1",
                                             special_tokens=[("<b>", llama.token_to_id("<b>"))])
    llama.post_processor = processors.Sequence([processors.ByteLevel(trim_offsets=True), template])
    qwen = zoo["qwen"] = fresh()
    qwen.normalizer = normalizers.NFC()
    qwen.pre_tokenizer = split(QWEN, False, False, False)
    zoo["o200k"] = fresh()
    zoo["o200k"].pre_tokenizer = split(O200K, False, True, False)
    zoo["bytes_by_normalizer"] = fresh()
    zoo["bytes_by_normalizer"].normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.ByteLevel()])
    return zoo


def words(texts):
    """One token a word, so that normalizers and pre-tokenizers show themselves."""
    def made(normalizer, pre_tokenizer):
        tokenizer = Tokenizer(models.WordLevel(unk_token=UNKNOWN))
        if normalizer:
            tokenizer.normalizer = normalizer
        tokenizer.pre_tokenizer = pre_tokenizer
        tokenizer.train_from_iterator(texts, trainers.WordLevelTrainer(vocab_size=3000, special_tokens=[UNKNOWN, "[X]"],
                                                                       show_progress=False))
        return tokenizer

    n, p = normalizers, pre_tokenizers
    zoo = {
        "whitespace": made(n.Sequence([n.NFD(), n.Lowercase(), n.StripAccents()]), p.Whitespace()),
        "whitespace_split": made(n.NFKD(), p.WhitespaceSplit()),
        "punctuation": made(n.NFKC(), p.Punctuation()),
        "digits": made(n.Nmt(), p.Sequence([p.WhitespaceSplit(), p.Digits(True)])),
        "digit_runs": made(n.NFC(), p.Sequence([p.WhitespaceSplit(), p.Digits(False), p.Punctuation("merged_with_previous")])),
        "delimiter": made(n.Strip(), p.CharDelimiterSplit("e")),
        "scripts": made(n.Sequence([n.Strip(True, False), n.Replace("th", "ß"), n.Replace(Regex(r"[aeiou]+"), "é\u0301"),
                                    n.Prepend("▁x")]), p.UnicodeScripts()),
        "fixed_length": made(n.Lowercase(), p.FixedLength(4)),
        "metaspace": made(None, p.Metaspace(prepend_scheme="first")),
        "added": made(n.Lowercase(), p.BertPreTokenizer()),
    }
    for name in BEHAVIOURS:
        zoo[f"split_{name}"] = made(None, p.Split(Regex(r"\s+|\p{P}"), name))
        zoo[f"invert_{name}"] = made(None, p.Sequence([p.Split("e", name, True), p.Split(Regex(r"\w+"), name, True)]))
    zoo["metaspace"].add_tokens([AddedToken("the", single_word=True), AddedToken("king", lstrip=True, rstrip=True),
                                 AddedToken("Of", normalized=False, rstrip=True), "new tok"])
    zoo["added"].add_tokens([AddedToken("The", normalized=True), AddedToken("KING", normalized=True, single_word=True), "a",
                             "ab", "中"])
    return zoo


def trained(texts):
    """WordPiece, BPE and Unigram with their settings."""
    def wordpiece(normalizer, **settings):
        tokenizer = Tokenizer(models.WordPiece(unk_token=UNKNOWN, **settings))
        tokenizer.normalizer = normalizer
        tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
        tokenizer.train_from_iterator(texts, trainers.WordPieceTrainer(
            vocab_size=5000, special_tokens=[UNKNOWN, "[CLS]", "[SEP]"], show_progress=False))
        tokenizer.post_processor = processors.BertProcessing(("[SEP]", 2), ("[CLS]", 1))
        return tokenizer

    def bpe(normalizer, trainer_settings, **settings):
        tokenizer = Tokenizer(models.BPE(unk_token="<unk>", **settings))
        tokenizer.normalizer = normalizer
        tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
        tokenizer.train_from_iterator(texts[::3], trainers.BpeTrainer(vocab_size=3000, special_tokens=["<unk>"],
                                                                      show_progress=False, **trainer_settings))
        return tokenizer

    def unigram(byte_fallback):
        tokenizer = Tokenizer(models.Unigram())
        tokenizer.normalizer = normalizers.NFKC()
        tokenizer.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace()])
        byte_tokens = [f"<0x{byte:02X}>" for byte in range(256)] if byte_fallback else []
        tokenizer.train_from_iterator(texts[::3], trainers.UnigramTrainer(
            vocab_size=3000, special_tokens=["<unk>"] + byte_tokens, unk_token="<unk>", show_progress=False))
        content = json.loads(tokenizer.to_str())
        content["model"]["byte_fallback"] = byte_fallback
        return Tokenizer.from_str(json.dumps(content))

    return {
        "wordpiece_cased": wordpiece(normalizers.BertNormalizer(True, True, False, False)),
        "wordpiece_short": wordpiece(normalizers.BertNormalizer(False, False, True, False), max_input_chars_per_word=7),
        "bpe_suffix": bpe(normalizers.Lowercase(), {"end_of_word_suffix": "</w>"}, fuse_unk=True, end_of_word_suffix="</w>"),
        "bpe_prefix": bpe(normalizers.NFC(), {"continuing_subword_prefix": "##"}, continuing_subword_prefix="##"),
        "unigram": unigram(False),
        "unigram_bytes": unigram(True),
    }


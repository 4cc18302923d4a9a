#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails on a translation that is unfinished, stale (the sources say something else), or has lost a placeholder.

lrelease says nothing of any of these. Usage: check_translations.py LUPDATE
"""

import pathlib
import re
import shutil
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "translations"))
from update import update  # noqa: E402

PLACEHOLDER = re.compile(r"%L?\d+|%n|\{\w*\}|</?\w+[^>]*>|&(?=\w)")
PLURAL_FORMS = {"zh_CN": 1, "en": 2}


def messages(file: pathlib.Path) -> dict:
    """(context, source, comment) -> message element."""
    found = {}
    for context in ElementTree.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            if message.find("translation").get("type") not in ("vanished", "obsolete"):
                key = (context.findtext("name"), message.findtext("source"), message.findtext("comment") or "")
                found[key] = message
    return found


def placeholders(text: str) -> list[str]:
    # A shortcut's ampersand may move to a bracket at the end ("Open(&O)"), so only its presence counts.
    return sorted("&" if mark == "&" else mark.replace("L", "") for mark in PLACEHOLDER.findall(text))


def faults_of(key: tuple, message, language: str) -> list[str]:
    source = key[1]
    translation = message.find("translation")
    forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
    if translation.get("type") == "unfinished" or not all(forms):
        return ["is unfinished"]
    if message.get("numerus") == "yes" and len(forms) != PLURAL_FORMS[language]:
        return [f"has {len(forms)} plural forms, {language} needs {PLURAL_FORMS[language]}"]
    wanted = placeholders(source)
    if any(sorted(set(wanted) - {"%n"}) != sorted(set(placeholders(form)) - {"%n"}) for form in forms):
        return [f"differs in its placeholders: {' | '.join(forms)}"]
    if "%n" in wanted and "%n" not in forms[-1]:
        return ["has lost %n"]
    return []


def check(file: pathlib.Path, fresh: pathlib.Path) -> list[str]:
    language = file.stem.removeprefix("luthier_")
    ours, theirs = messages(file), messages(fresh)
    faults = [f"{key}: new in the sources, run ./dev translations" for key in theirs.keys() - ours.keys()]
    faults += [f"{key}: no longer in the sources, run ./dev translations" for key in ours.keys() - theirs.keys()]
    for key in ours.keys() & theirs.keys():
        faults += [f"{key}: {fault}" for fault in faults_of(key, ours[key], language)]
    return sorted(f"{file.name}: {fault}" for fault in faults)


def self_test() -> None:
    """The check can fail: each fault is found in a message made to have it."""
    def message(translation: str, numerus: str = "no"):
        return ElementTree.fromstring(f'<message numerus="{numerus}">{translation}</message>')
    assert faults_of(("C", "a %1", ""), message("<translation>b</translation>"), "zh_CN")
    assert faults_of(("C", "a {file}", ""), message("<translation>b {fil}</translation>"), "zh_CN")
    assert faults_of(("C", "a", ""), message('<translation type="unfinished">b</translation>'), "zh_CN")
    assert faults_of(("C", "%n a", ""), message("<translation><numerusform>b</numerusform></translation>", "yes"), "zh_CN")
    assert not faults_of(("C", "&Open %1", ""), message("<translation>%1 (&amp;O)</translation>"), "zh_CN")


def main() -> int:
    self_test()
    faults = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        for file in sorted((ROOT / "translations").glob("luthier_*.ts")):
            shutil.copy(file, folder)
        update(sys.argv[1], folder)
        for fresh in sorted(folder.glob("*.ts")):
            faults += check(ROOT / "translations" / fresh.name, fresh)
    print("\n".join(faults) if faults else "translations: complete and up to date")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

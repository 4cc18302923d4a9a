# SPDX-License-Identifier: GPL-3.0-or-later
"""What a run of texts measured, measured again from the answers in its store: scikit-learn, SciPy, seqeval and SQuAD's own
definitions. The model is the tiny BERT of the fixtures, so that the answers are good and bad ones."""
import csv
import json
import pathlib
import random
import sqlite3
import struct
import sys

from scipy import stats
from seqeval.metrics.sequence_labeling import precision_recall_fscore_support as entity_scores
from sklearn.metrics import accuracy_score, mean_absolute_error, precision_recall_fscore_support, r2_score

from luthier_cli import Luthier, close

FIXTURES = pathlib.Path(__file__).resolve().parents[1] / "fixtures"
sys.path.insert(0, str(FIXTURES / "metrics"))
from squad_reference import evaluate  # noqa: E402

TINY = FIXTURES / "training" / "tiny_bert"
SETTINGS = ("epochs=2", "learning_rate=0.003", "batch_size=8", "deterministic=true")


def words(choose, label, count):
    return [f"w{choose.randrange(30) + (25 if label and choose.random() < 0.3 else 0)}" for _ in range(count)]


def write_table(path, header, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)
    return path


class Run:
    """A finished run, as its store has it."""

    def __init__(self, luthier, source, task, *settings):
        name = f"{task}-data"
        pairs = [word for value in (f"task={task}", *settings) for word in ("--set", value)]
        luthier.run("import", source, "--name", name, *pairs)
        result = luthier.result("train", "--dataset", name, "--model", "tiny",
                                *[word for value in SETTINGS for word in ("--set", value)])
        assert result["tokens_per_second"] > result["examples_per_second"] > 0, result
        self.store = sqlite3.connect(luthier.path / "workspace" / "workspace.luthier")
        self.run, self.epoch = int(result["run"]), result["epoch"]

    def metric(self, name):
        return self.store.execute("SELECT value FROM metrics WHERE run = ? AND name = ? AND step = ?",
                                  (self.run, f"validation/{name}", self.epoch)).fetchone()[0]

    def classes(self):
        return [name for (name,) in self.store.execute(
            "SELECT c.name FROM dataset_classes c JOIN runs r ON r.dataset = c.dataset WHERE r.id = ? ORDER BY label", (self.run,))]

    def answers(self):
        """(text, second, targets, answer) of every validation example."""
        rows = self.store.execute("SELECT t.text, t.second, t.targets, a.answer FROM text_answers a JOIN texts t USING (example) "
                                  "WHERE a.run = ? AND a.split = 1 ORDER BY example", (self.run,)).fetchall()
        assert rows
        return [(text, second, json.loads(targets), json.loads(answer)) for text, second, targets, answer in rows]

    def predictions(self):
        truths, answers = self.store.execute(
            "SELECT s.truths, p.answers FROM predictions p JOIN prediction_sets s ON s.id = p.prediction_set "
            "WHERE p.run = ? AND p.epoch = ? AND p.split = 1", (self.run, self.epoch)).fetchone()
        return [struct.unpack(f"<{len(blob) // 4}i", blob) for blob in (truths, answers)]

    def same(self, name, wanted):
        close(self.metric(name), wanted, 1e-6, name)


def classification(luthier, folder, choose):
    rows = [(" ".join(words(choose, index % 3, 8)), "abc"[index % 3]) for index in range(240)]
    run = Run(luthier, write_table(folder / "classes.csv", ("text", "label"), rows), "text_classification")
    truths, answers = run.predictions()
    run.same("accuracy", accuracy_score(truths, answers))
    for average in ("macro", "weighted"):
        scores = precision_recall_fscore_support(truths, answers, average=average, zero_division=0)
        for name, score in zip(("precision", "recall", "f1"), scores):
            run.same(f"{average}_{name}", score)


def regression(luthier, folder, choose):
    rows = [(" ".join(words(choose, index % 2, 8)), round((index % 2) + choose.gauss(0, 0.3), 2)) for index in range(240)]
    run = Run(luthier, write_table(folder / "numbers.csv", ("text", "label"), rows), "text_regression")
    truths, answers = zip(*((targets["value"], answer["value"]) for _, _, targets, answer in run.answers()))
    run.same("mae", mean_absolute_error(truths, answers))
    run.same("r2", r2_score(truths, answers))
    run.same("pearson", stats.pearsonr(truths, answers)[0])
    run.same("spearman", stats.spearmanr(truths, answers)[0])


def labels(luthier, folder, choose):
    rows = [(" ".join(words(choose, index % 2, 8)), ("a;b", "b;c", "a")[index % 3]) for index in range(240)]
    run = Run(luthier, write_table(folder / "labels.csv", ("text", "label"), rows), "multilabel_text_classification",
              "label_separator=;")
    count = len(run.classes())
    truths, answers = ([[int(label in row) for label in range(count)] for row in rows] for rows in zip(
        *((targets["labels"], answer["labels"]) for _, _, targets, answer in run.answers())))
    run.same("exact_match", accuracy_score(truths, answers))
    for average in ("micro", "macro", "samples"):
        run.same(f"{average}_f1", precision_recall_fscore_support(truths, answers, average=average, zero_division=0)[2])


def entities(luthier, folder, choose):
    with open(folder / "entities.conll", "w", encoding="utf-8") as file:
        for _ in range(160):
            for word in words(choose, 0, 9):
                place = int(word[1:])
                tag = "B-low" if place < 6 else "B-high" if place > 24 else "I-high" if place > 21 else "O"
                file.write(f"{word}\t{tag}\n")
            file.write("\n")
    run = Run(luthier, folder / "entities.conll", "token_classification")
    names = run.classes()
    truths, answers = zip(*(([names[tag] for tag in targets["tags"]], [names[tag] for tag in answer["tags"]])
                            for _, _, targets, answer in run.answers()))
    for name, score in zip(("precision", "recall", "f1"), entity_scores(list(truths), list(answers), average="micro", zero_division=0)):
        run.same(f"entity_{name}", score)


def questions(luthier, folder, choose):
    paragraphs = []
    for index in range(160):
        before, answer, after = (" ".join(words(choose, 0, count)) for count in (4, 2, 4))
        context = f"{before} w50 {answer} {after}"
        answers = [{"text": answer, "answer_start": context.index(answer, len(before) + 4)}] if index % 4 else []
        paragraphs.append({"context": context, "qas": [{"id": str(index), "question": "w50 w51", "answers": answers,
                                                        "is_impossible": not answers}]})
    (folder / "questions.json").write_text(json.dumps({"version": "v2.0", "data": [{"title": "t", "paragraphs": paragraphs}]}))
    run = Run(luthier, folder / "questions.json", "question_answering")
    scores = [evaluate(answer["answers"][0]["text"] if answer["answers"] else "", [each["text"] for each in targets["answers"]])
              for _, _, targets, answer in run.answers()]
    run.same("exact_match", sum(score["exact"] for score in scores) / len(scores))
    run.same("f1", sum(score["f1"] for score in scores) / len(scores))


def main():
    with Luthier() as luthier:
        luthier.run("models", "add", TINY, "--name", "tiny")
        for check in (classification, regression, labels, entities, questions):
            check(luthier, luthier.path, random.Random(5))
            print(f"{check.__name__}: every metric as in Python")


if __name__ == "__main__":
    main()

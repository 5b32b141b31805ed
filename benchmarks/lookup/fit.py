"""Fit the score of the lookup, and the cut-off that sets how often a wrong name is answered.

    python -m benchmarks.lookup.fit --names FILE --queries FILE --negatives FILE [--false 0.02]

Each name that the lookup looks at closely, for each question, is one example: its features,
and whether its entry is the right one. To the questions given are added ones made from the
names by rule: slips of the keyboard, words left out or put in, and near misses, in which one
word of a name is another name's. The cut-off is chosen on scores that each question got from
trees fitted without it (five parts), so that it is not flattered by the fit.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from benchmarks.lookup.made import made_queries
from benchmarks.lookup.tables import Query, load, records
from knowledge.lookup.building import build
from knowledge.lookup.features import FEATURES
from knowledge.lookup.index import REFUSED, SURE
from knowledge.lookup.looking import look
from knowledge.lookup.score import log_odds
from knowledge.lookup.table import LOW, Table
from knowledge.lookup.typed import typed
from knowledge.lookup.types import Record
from knowledge.lookup.vetoes import is_noise, refused
from knowledge.text import key

PARTS = 5
TREES = {
    "num_leaves": 8,
    "learning_rate": 0.14,
    "lambda_l2": 3.0,
    "min_data_in_leaf": 25,
    "objective": "binary",
    "boost_from_average": False,
    "num_threads": 1,
    "verbosity": -1,
    "seed": 7,
    "deterministic": True,
}
ROUNDS = 70

MADE = 4000
"""Questions made by rule of each of the two kinds."""

MADE_WEIGHT = 0.4
"""What a made question counts beside a real one."""

NEAR_WEIGHT = 2.0
"""What a near miss counts: a wrong person is worse than no answer."""

SCORE = Path(__file__).parents[2] / "knowledge" / "lookup" / "data" / "score.json"

MARGIN = 1.5
"""Log-odds within which entries are offered as a choice."""


@dataclass(frozen=True, slots=True)
class Examples:
    """Names held against questions, one row for each.

    Args:
        question: the question's place.
        entry: the entry's place.
        right: whether the entry is the one meant.
        values: the features.
        sure: whether the name was typed as it stands.
        refused: whether identity words contradict.
    """

    question: np.ndarray
    entry: np.ndarray
    right: np.ndarray
    values: np.ndarray
    sure: np.ndarray
    refused: np.ndarray


def examples(table: Table, questions: Sequence[Query]) -> Examples:
    """Look every question up and keep what was looked at closely."""
    rows = []
    for place, question in enumerate(questions):
        asked = typed(question.text)
        if not asked.tokens or is_noise(asked.text):
            continue
        for held in look(table, frozenset(), asked)[1]:
            entry = table.owners[held.name] & LOW
            right = table.ids[entry] in question.gold
            rows.append((place, entry, right, held.values, held.whole, refused(asked, held)))
    return Examples(*(np.array(column) for column in zip(*rows, strict=True)))


def telling(table: Table) -> Callable[[str], int]:
    """Return a function that says how much a printed word tells."""

    def tells(word: str) -> int:
        places = [table.word(token) for token in key(word).split()]
        return max((table.weights[place] for place in places if place >= 0), default=0)

    return tells


def weights(questions: Sequence[Query], places: np.ndarray) -> np.ndarray:
    """Return what each example counts in the fit."""
    each = {"near_miss": NEAR_WEIGHT}
    by_question = np.array(
        [
            MADE_WEIGHT if q.category.startswith("made") else each.get(q.category, 1.0)
            for q in questions
        ]
    )
    found: np.ndarray = by_question[places]
    return found


def trees(values: np.ndarray, right: np.ndarray, weight: np.ndarray) -> lightgbm.Booster:
    """Fit the trees."""
    data = lightgbm.Dataset(values, label=right.astype(float), weight=weight)
    return lightgbm.train(TREES, data, num_boost_round=ROUNDS)


def held_out(made: Examples, weight: np.ndarray) -> np.ndarray:
    """Return each example's score from trees fitted without its question."""
    scores = np.zeros(len(made.right))
    part = made.question * 2654435761 % 1000003 % PARTS
    for k in range(PARTS):
        out = part == k
        model = trees(made.values[~out], made.right[~out], weight[~out])
        scores[out] = model.predict(made.values[out])
    return decided(made, scores)


def decided(made: Examples, scores: np.ndarray) -> np.ndarray:
    """Return the scores as the lookup uses them."""
    found: np.ndarray = np.where(made.sure, SURE, scores) * np.where(made.refused, REFUSED, 1.0)
    return found


def best(made: Examples, scores: np.ndarray) -> dict[int, list[tuple[float, bool]]]:
    """Return for each question its entries, each with its best score and whether it is right."""
    found: dict[int, dict[int, tuple[float, bool]]] = {}
    for question, entry, right, score in zip(
        made.question, made.entry, made.right, scores, strict=True
    ):
        entries = found.setdefault(int(question), {})
        if score > entries.get(int(entry), (-1.0, False))[0]:
            entries[int(entry)] = (float(score), bool(right))
    return {q: sorted(entries.values(), reverse=True) for q, entries in found.items()}


def cut_off(
    tops: dict[int, list[tuple[float, bool]]], absent: Sequence[int], share: float
) -> float:
    """Return the score above which no more than a share of absent names is answered."""
    scores = sorted((tops[q][0][0] if tops.get(q) else 0.0 for q in absent), reverse=True)
    return scores[int(len(scores) * share)] + 1e-6


def report(
    tops: dict[int, list[tuple[float, bool]]], questions: Sequence[Query], cut: float
) -> dict[str, float]:
    """Count right and false answers at a cut-off; a choice is right with one of three."""
    real = [i for i, q in enumerate(questions) if not q.category.startswith("made")]
    on_file = [i for i in real if questions[i].gold]
    absent = [i for i in real if not questions[i].gold]
    near = [i for i in absent if questions[i].category == "near_miss"]
    one = [i for i in on_file if len(questions[i].gold) == 1]
    close = {i: _close(tops.get(i, []), cut) for i in real}
    return {
        "first": _share(on_file, lambda i: bool(tops.get(i)) and tops[i][0][1]),
        "answered and right": _share(on_file, lambda i: any(right for _, right in close[i][:3])),
        "false": _share(absent, lambda i: bool(close[i])),
        "false near misses": _share(near, lambda i: bool(close[i])),
        "choices": _share(one, lambda i: len(close[i]) > 1),
    }


def _share(places: Sequence[int], true: Callable[[int], bool]) -> float:
    return round(sum(map(true, places)) / len(places), 4)


def _close(found: list[tuple[float, bool]], cut: float) -> list[tuple[float, bool]]:
    if not found or found[0][0] < cut:
        return []
    nearest = log_odds(found[0][0]) - MARGIN
    return [f for f in found if log_odds(f[0]) >= nearest and f[0] >= cut / 2]


def stored(model: lightgbm.Booster, cut: float) -> dict[str, object]:
    """Return the fitted score as ``knowledge.lookup.score`` reads it."""
    dump = model.dump_model()
    return {
        "features": FEATURES,
        "base": 0.0,
        "cut": round(cut, 4),
        "margin": MARGIN,
        "trees": [_flat(tree["tree_structure"]) for tree in dump["tree_info"]],
    }


def _flat(root: dict[str, Any]) -> list[list[float]]:
    """Flatten a tree: inner nodes as parallel lists, a leaf k as -k - 1."""
    features: list[float] = []
    thresholds: list[float] = []
    left: list[float] = []
    right: list[float] = []
    leaves: list[float] = []

    def place(node: dict[str, Any]) -> int:
        if "leaf_value" in node:
            leaves.append(round(node["leaf_value"], 5))
            return -len(leaves)
        at = len(features)
        features.append(node["split_feature"])
        thresholds.append(round(node["threshold"], 6))
        left.append(0)
        right.append(0)
        left[at] = place(node["left_child"])
        right[at] = place(node["right_child"])
        return at

    if "leaf_value" in root:
        return [[0], [0.0], [-1], [-1], [root["leaf_value"]]]
    place(root)
    return [features, thresholds, left, right, leaves]


def main() -> None:
    """Fit, choose the cut-off, say what it is worth, and store the score with the code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=Path, required=True)
    parser.add_argument("--queries", type=Path, required=True)
    parser.add_argument("--negatives", type=Path, required=True)
    parser.add_argument("--false", type=float, default=0.02, help="share of absent names answered")
    parser.add_argument("--out", type=Path, default=SCORE)
    given = parser.parse_args()
    held = [Record(*named) for named in records(given.names)]
    on_file, absent = load(given.queries, given.negatives)
    table = build(held)
    questions = [*on_file, *absent, *made_queries(held, telling(table), MADE)]
    made = examples(table, questions)
    weight = weights(questions, made.question)
    tops = best(made, held_out(made, weight))
    places = range(len(on_file), len(on_file) + len(absent))
    cut = cut_off(tops, places, given.false)
    print("on questions left out of the fit:", report(tops, questions, cut))
    model = trees(made.values, made.right, weight)
    given.out.write_text(json.dumps(stored(model, cut), separators=(",", ":")) + "\n")
    print(f"stored in {given.out} with the cut-off {cut:.4f}")


if __name__ == "__main__":
    main()

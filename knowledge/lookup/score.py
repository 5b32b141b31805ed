"""The fitted score: from a name's features to the probability that it is the one meant.

A small sum of decision trees, fitted by ``benchmarks/lookup/fit.py`` and stored in
``data/score.json`` with the cut-off. Scores are comparable from one question to the
next, which is what lets the lookup refuse.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import cast

from knowledge.lookup.features import FEATURES

Tree = tuple[Sequence[int], Sequence[float], Sequence[int], Sequence[int], Sequence[float]]
"""Per inner node: the feature, the threshold, and the next node left (at most) and right
(above); a negative number ``-k - 1`` is leaf ``k``. Last, the leaves' values."""


@dataclass(frozen=True, slots=True)
class Score:
    """The fitted score.

    Args:
        base: the log-odds before any tree.
        trees: what each tree adds to the log-odds.
        cut: the probability from which a name is answered; it sets the rate of false answers.
        margin: entries within so many log-odds of the best are offered as a choice.
    """

    base: float
    trees: tuple[Tree, ...]
    cut: float
    margin: float

    def probability(self, values: Sequence[float]) -> float:
        """Return how likely the name with these features is meant, from 0 to 1."""
        total = self.base
        for features, thresholds, left, right, leaves in self.trees:
            node = 0
            while node >= 0:
                node = left[node] if values[features[node]] <= thresholds[node] else right[node]
            total += leaves[-node - 1]
        return 1 / (1 + math.exp(-total))


def log_odds(probability: float) -> float:
    """Return the log-odds of a probability, for comparing two scores near 0 or 1."""
    bounded = min(max(probability, 1e-9), 1 - 1e-9)
    return math.log(bounded / (1 - bounded))


@cache
def fitted() -> Score:
    """Return the score that comes with the code; read once."""
    file = resources.files("knowledge.lookup") / "data" / "score.json"
    held = json.loads(file.read_text(encoding="utf-8"))
    if tuple(held["features"]) != FEATURES:
        raise RuntimeError("data/score.json was fitted to other features: run the fit again")
    trees = cast("tuple[Tree, ...]", tuple(tuple(map(tuple, tree)) for tree in held["trees"]))
    return Score(held["base"], trees, held["cut"], held["margin"])

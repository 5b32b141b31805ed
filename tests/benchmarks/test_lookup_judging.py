"""How replies are judged: what counts as right, as false, and as making a reader choose."""

import json
from xml.etree import ElementTree as ET

import pytest

from benchmarks.lookup.drawn import spread
from benchmarks.lookup.grown import grown, typed
from benchmarks.lookup.measure import judge, judged
from benchmarks.lookup.plot import plotted
from benchmarks.lookup.replies import Hit, Reply, ranked
from benchmarks.lookup.results import MEASURED, Measured
from benchmarks.lookup.rules import Rule, at_most, frontier
from benchmarks.lookup.tables import Query, load
from benchmarks.lookup.tallies import Asked, is_right, tallied, total

ONE = Query("harbour", "part", frozenset({"a"}))
TWO = Query("harbour", "part", frozenset({"a", "b"}))
ABSENT = Query("nobody", "absent")


def reply(ids, decision=None, scores=None):
    scores = scores or [1 - i / 10 for i in range(len(ids))]
    return Reply(tuple(map(Hit, ids, scores)), decision)


@pytest.mark.parametrize(
    ("query", "ids", "decision", "right"),
    [
        (ONE, "ab", "answer", True),
        (ONE, "ba", "answer", False),
        (ONE, "ba", "choose", True),
        (ONE, "xya", "choose", True),
        (ONE, "xyza", "choose", False),
        (ONE, "ab", "decline", False),
        (ONE, "", "answer", False),
        (TWO, "bx", "answer", True),
        (TWO, "xyb", "choose", True),
        (ABSENT, "ab", "answer", False),
        (ABSENT, "ab", "choose", False),
    ],
)
def test_an_answer_is_its_first_entry_and_a_choice_its_first_three(query, ids, decision, right):
    assert is_right(decision, query, reply(ids, decision)) is right


def test_a_choice_counts_as_an_answer_on_both_sides():
    asked = [
        Asked(ONE, reply("xa", "choose")),
        Asked(TWO, reply("xy", "choose")),
        Asked(ABSENT, reply("a", "choose")),
        Asked(ABSENT, reply("a", "decline")),
    ]
    on_file, absent = tallied(asked, lambda r: r.decision)
    assert (on_file["part"].right, on_file["part"].wrong, on_file["part"].chosen) == (1, 1, 2)
    assert (on_file["part"].single, on_file["part"].single_chosen) == (1, 1)
    assert (absent["absent"].asked, absent["absent"].wrong, absent["absent"].right) == (2, 1, 0)


def test_a_ranking_counts_whatever_is_decided():
    on_file, _ = tallied([Asked(ONE, reply("xa", "decline"))], lambda r: r.decision)
    assert (on_file["part"].first, on_file["part"].in_three, on_file["part"].right) == (0, 1, 0)


def test_an_entry_is_ranked_once_by_its_best_name():
    assert ranked([("a", 1), ("b", 5), ("a", 7)]).hits == (Hit("a", 7), Hit("b", 5))


@pytest.mark.parametrize(
    ("rule", "scores", "decision"),
    [
        (Rule(0.8), [0.8, 0.8], "answer"),
        (Rule(0.81), [0.8], "decline"),
        (Rule(0.5, 0.1, "choose"), [1.0, 0.9], "choose"),
        (Rule(0.5, 0.1, "choose"), [1.0, 0.89], "answer"),
        (Rule(0.5, 0.0, "decline"), [1.0, 1.0], "decline"),
        (Rule(0.5, 0.1, "choose"), [1.0], "answer"),
        (Rule(0.0), [], "decline"),
    ],
)
def test_a_rule_decides_by_cut_off_and_margin(rule, scores, decision):
    assert rule.decide(reply("ab"[: len(scores)], scores=scores)) == decision


def sample():
    """Right answers score 0.9 and 0.7, an absent name 0.8 between them, a wrong one 0.6."""
    return [
        Asked(ONE, reply("a", scores=[0.9])),
        Asked(ABSENT, reply("a", scores=[0.8])),
        Asked(ONE, reply("a", scores=[0.7])),
        Asked(ONE, reply("x", scores=[0.6])),
        Asked(ABSENT, reply("")),
    ]


def test_the_curve_trades_right_answers_for_false_ones():
    points = [(p.false, pytest.approx(p.right), p.rule.cutoff) for p in frontier(sample())]
    assert points == [(0.0, 1 / 3, 0.9), (0.5, 2 / 3, 0.7)]
    assert at_most(frontier(sample()), 0.49).rule.cutoff == 0.9


def test_without_a_careful_cut_off_the_rule_is_never_to_answer():
    asked = [Asked(ABSENT, reply("a", scores=[1.0])), Asked(ONE, reply("a", scores=[0.5]))]
    figures = judged(asked)
    assert total(figures.at[0].on_file).right == 0
    assert total(figures.at[0].absent).wrong == 0
    run = Measured("x", "1", figures=figures)
    assert MEASURED.validate_json(MEASURED.dump_json(run)) == run


def test_readers_are_not_made_to_choose_every_time():
    """Ties with the right entry second: choosing would be right, and is too often."""
    asked = [Asked(ONE, reply("xa", scores=[1.0, 1.0])) for _ in range(10)]
    assert max(p.right for p in frontier(asked)) == 0
    several = [Asked(TWO, reply("xa", scores=[1.0, 1.0])) for _ in range(10)]
    assert max(p.right for p in frontier(several)) == 1


def test_the_curve_and_the_counts_agree():
    figures = judged(sample())
    for point in figures.curve:
        on_file, absent = tallied(sample(), point.rule.decide)
        assert total(on_file).right / 3 == pytest.approx(point.right)
        assert total(absent).wrong / 2 == point.false


def test_only_an_engine_that_decides_has_a_decision():
    assert judge(lambda _: reply("a"), [ONE], [ABSENT]).own is None
    decided = judge(lambda _: reply("a", "answer"), [ONE], [ABSENT]).own
    assert (total(decided.on_file).right, total(decided.absent).wrong) == (1, 1)


@pytest.fixture
def names(tmp_path):
    file = tmp_path / "names.jsonl"
    entries = [
        {"id": f"p{i}", "type": "person", "name": f"Given{i} Family{i}", "aliases": [f"G. F{i}"]}
        for i in range(50)
    ]
    file.write_text("\n".join(map(json.dumps, entries)), encoding="utf-8")
    return file


@pytest.mark.parametrize("want", [10, 100, 500])
def test_names_grow_to_the_number_wanted_and_the_same_each_time(names, want):
    entries = list(grown(names, want))
    assert sum(len(e.names) for e in entries) == pytest.approx(want, abs=2)
    assert len({e.entry_id for e in entries}) == len(entries)
    assert entries == list(grown(names, want))
    assert len(typed(entries, 30)) == 30


def test_a_file_of_queries_may_go_without_right_answers(tmp_path):
    queries, negatives = tmp_path / "q.jsonl", tmp_path / "n.jsonl"
    queries.write_text('{"q": "harbour", "gold": ["a"], "cat": "part"}\n', encoding="utf-8")
    negatives.write_text('{"q": "nobody", "cat": "absent"}\n', encoding="utf-8")
    assert load(queries, negatives) == ([ONE], [ABSENT])


def test_the_plot_is_an_svg_with_each_engine_named():
    drawn = plotted({"one & all": judged(sample()), "other": judged(sample())})
    texts = [t.text for t in ET.fromstring(drawn).iter("{http://www.w3.org/2000/svg}text")]
    assert {"one & all", "other"} <= set(texts)


def test_labels_are_kept_apart_in_their_order():
    assert spread([10.0, 12.0, 50.0], 15.0) == [10.0, 25.0, 50.0]

"""What is under embargo is not on file for anybody, until its time comes; then it is."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answers import Card, Choice, FactList, Help, Miss
from knowledge.desk import Desk
from knowledge.embargo import next_lift, shown
from knowledge.merge import merge
from knowledge.model import Entry, Source, Standing
from knowledge.questions import parse as ask
from knowledge.revisions import Ledger
from knowledge.snapshot import Snapshot
from knowledge.validation import dump, parse
from tests.knowledge.builders import QUIST, SOURCE, Alter, Story, desk, story
from tests.knowledge.checks.cases import put

LIFT = dt.datetime(2025, 5, 9, 6, tzinfo=dt.UTC)
BEFORE, AFTER = LIFT.timestamp() - 1, LIFT.timestamp()
UNTIL = "2025-05-09T08:00:00+02:00"
WINTER = "The roof will not last another winter,"


def records(alter: Alter | None = None) -> dict[str, Entry | Source]:
    files: Story = story()
    if alter:
        alter(files)
    found = {}
    for name, data in files.items():
        record, faults = parse(Source if name == SOURCE else Entry, data)
        assert record, faults
        found[record.id] = record
    return found


def second_source(files: Story) -> None:
    """Let the quote, one fact and one alias of the harbour master rest on a source to come."""
    later = {**files[SOURCE], "id": "quay-post-tomorrow", "embargo_until": UNTIL}
    files["sources/quay-post-tomorrow.yaml"] = later
    files[QUIST]["quotes"][0]["evidence"]["source"] = "quay-post-tomorrow"
    files[QUIST]["also_known_as"][0]["source"] = "quay-post-tomorrow"
    fact = dict(files[QUIST]["facts"][0])
    fact |= {"id": "quist-gantries", "text": "Gantries must go as well, Quist said."}
    fact["evidence"] = [{**fact["evidence"][0], "source": "quay-post-tomorrow"}]
    files[QUIST]["facts"].append(fact)


class Clock:
    def __init__(self, now: float) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


def opened(alter: Alter, now: float = BEFORE) -> tuple[Desk, Clock]:
    everything = story()
    alter(everything)
    held = {}
    for name, data in everything.items():
        record, faults = parse(Source if name.startswith("sources") else Entry, data)
        assert record, faults
        held[record.id] = record
    clock = Clock(now)
    return Desk(Snapshot.of(Ledger(held)), clock=clock), clock


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("2025-05-09", "2025-05-09T00:00:00+00:00"),
        ("2025-05-09T06:00:00Z", "2025-05-09T06:00:00+00:00"),
        ("2025-05-09T08:00:00+02:00", "2025-05-09T06:00:00+00:00"),
    ],
)
def test_a_date_means_midnight_utc_and_a_time_has_its_zone(written: str, means: str):
    entry = records(put(QUIST, "embargo_until", written))["ada-quist"]
    assert entry.embargo_until == dt.datetime.fromisoformat(means)


@pytest.mark.parametrize("written", ["2025-05-09T06:00:00", "tomorrow", 20250509, "2025-02-30", ""])
def test_a_time_without_zone_and_what_is_no_time_is_refused(written: object):
    files = story()
    files[QUIST]["embargo_until"] = written
    record, [(path, message)] = parse(Entry, files[QUIST])
    assert record is None
    assert path == ("embargo_until",)
    assert "2026-12-01T06:00:00+01:00" in message or "calendar" in message


def test_an_entry_under_embargo_is_not_on_file_until_its_time_comes():
    desk_, clock = opened(put(QUIST, "embargo_until", UNTIL))
    for typed in ("Ada Quist", "Quist", "Ada Quits", "the harbour master", "A. Quist"):
        answer = desk_.ask(ask(typed, who=True))
        assert isinstance(answer, Miss), typed
        assert "ada-quist" not in [ref.entry_id for ref in answer.nearest]
    assert isinstance(desk_.ask(ask("winter")), Miss)
    assert isinstance(desk_.card("ada-quist"), Miss)
    assert isinstance(desk_.facts("ada-quist"), Miss)
    assert isinstance(desk_.quotes("ada-quist"), Miss)
    assert desk_.snapshot.names.complete("ada") == ()
    help_ = desk_.ask(ask("help"))
    assert isinstance(help_, Help)
    assert help_.entry_count == 4
    assert not any("Quist" in example for example in help_.examples)
    terminal = desk_.card("ferry-terminal")
    assert isinstance(terminal, Card)
    assert (terminal.quote_count, terminal.fact_count, terminal.related) == (0, 1, ())
    clock.now = AFTER
    found = desk_.ask(ask("Quist", who=True))
    assert isinstance(found, Card)
    assert found.quote is not None
    assert desk_.ask(ask("help")).entry_count == 5


def test_what_rests_on_a_source_under_embargo_is_not_on_file_until_its_time_comes():
    desk_, clock = opened(second_source)
    card = desk_.ask(ask("Quist", who=True))
    assert isinstance(card, Card)
    assert (card.fact_count, card.quote_count, card.quote, card.source_count) == (1, 0, None, 1)
    facts = desk_.facts("ada-quist")
    assert isinstance(facts, FactList)
    assert facts.names == ()
    assert isinstance(desk_.ask(ask("gantries")), Miss)
    assert not isinstance(desk_.ask(ask("the harbour master")), Card)
    assert "quay-post-tomorrow" not in desk_.snapshot.sources
    clock.now = AFTER
    card = desk_.ask(ask("the harbour master"))
    assert isinstance(card, Card)
    assert (card.fact_count, card.quote_count, card.source_count) == (2, 1, 2)
    assert isinstance(desk_.ask(ask("gantries")), Choice)


def test_a_summary_an_event_and_a_copy_line_take_their_entry_along():
    def rest(files: Story) -> None:
        files["sources/tomorrow.yaml"] = {**files[SOURCE], "id": "tomorrow", "embargo_until": UNTIL}
        files[QUIST]["evidence"][0]["source"] = "tomorrow"
        files["events/closing-vote.yaml"]["event"]["evidence"][0]["source"] = "tomorrow"
        files["organizations/dockers-union.yaml"]["copy_line"]["rests_on"] = ["closing-vote-fact"]

    desk_, _ = opened(rest)
    assert set(desk_.snapshot.entries) == {"ferry-terminal", "the-quay-post"}


def test_an_entry_of_which_nothing_else_is_told_goes_with_what_is_told():
    def rest(files: Story) -> None:
        files["sources/tomorrow.yaml"] = {**files[SOURCE], "id": "tomorrow", "embargo_until": UNTIL}
        union = files["organizations/dockers-union.yaml"]
        union["evidence"] = [desk("known to the desk")]
        union["facts"][0]["evidence"][0]["source"] = "tomorrow"
        union["copy_line"]["rests_on"] = []

    desk_, clock = opened(rest)
    assert "dockers-union" not in desk_.snapshot.entries
    clock.now = AFTER
    assert "dockers-union" in desk_.snapshot.entries


def test_a_snapshot_made_without_a_time_lets_nothing_out():
    ledger = Ledger(records(put(QUIST, "embargo_until", "1999-01-01")))
    assert "ada-quist" not in Snapshot.of(ledger).entries
    assert "ada-quist" in Desk(Snapshot.of(ledger)).snapshot.entries


def test_a_snapshot_is_kept_until_the_next_embargo_passes():
    def two(files: Story) -> None:
        put(QUIST, "embargo_until", UNTIL)(files)
        put("events/closing-vote.yaml", "embargo_until", "2025-05-10")(files)

    desk_, clock = opened(two)
    first = desk_.snapshot
    assert desk_.snapshot is first
    clock.now = AFTER
    second = desk_.snapshot
    assert second is not first
    assert "closing-vote" not in second.entries
    assert desk_.snapshot is second
    clock.now = dt.datetime(2025, 5, 10, tzinfo=dt.UTC).timestamp()
    assert "closing-vote" in desk_.snapshot.entries
    assert desk_.snapshot.lifts_at == math.inf


@given(st.sets(st.sampled_from(sorted(records())), min_size=1), st.integers(-5, 5))
def test_no_id_under_embargo_is_left_anywhere(embargoed: set[str], seconds: int):
    held = records()
    for id_ in embargoed:
        held[id_] = replace(held[id_], embargo_until=LIFT)
    now = LIFT.timestamp() + seconds
    left = shown(held, now)
    if seconds >= 0:
        assert left == held
        assert next_lift(held, now) == math.inf
        return
    assert next_lift(held, now) == LIFT.timestamp()
    assert not embargoed & set(left)
    gone = {f'"{id_}"' for id_ in set(held) - set(left)}
    entries = "".join(str(dump(r)).replace("'", '"') for r in left.values())
    for id_ in gone:
        assert id_ not in entries


def test_the_store_and_the_merge_keep_embargo_and_text():
    paragraphs = ["One.", "Two."]
    before = records()[story()[SOURCE]["id"]]
    given_ = {**story()[SOURCE], "embargo_until": UNTIL, "text": paragraphs, "rights": "our own"}
    after, _ = parse(Source, given_)
    assert after is not None
    again, faults = parse(Source, dump(after))
    assert (again, faults) == (after, [])
    assert (again.text, again.embargo_until) == (("One.", "Two."), LIFT)
    merged = merge(Ledger({before.id: before}, {before.id: before}), [after])
    assert merged.changes[0].after == after


def test_what_rests_on_a_source_that_is_held_back_is_not_on_file_at_any_time():
    held = records()
    source = next(record for record in held.values() if isinstance(record, Source))
    day = dt.date(2025, 5, 8)
    standing = Standing(state="retracted", since=day, note="withdrawn", held_back=True)
    held[source.id] = replace(source, standing=standing)
    kept, other = held["ferry-terminal"], replace(source, id="another-source")
    assert isinstance(kept, Entry)
    by_desk = tuple(replace(piece, source=other.id) for piece in kept.evidence)
    first, *_ = kept.facts
    more = replace(first, id="more", attributed_to=kept.id, evidence=by_desk)
    line = replace(kept.copy_line, rests_on=("more",))
    facts = (first, more)
    held[kept.id] = replace(kept, evidence=by_desk, facts=facts, copy_line=line)
    held[other.id] = other
    for now in (BEFORE, AFTER):
        left = shown(held, now)
        assert set(left) == {"ferry-terminal", "another-source"}
        stays = left["ferry-terminal"]
        assert isinstance(stays, Entry)
        assert [fact.id for fact in stays.facts] == ["more"]
        assert next_lift(held, now) == math.inf

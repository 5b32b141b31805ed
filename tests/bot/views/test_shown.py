"""Each piece on file bears a mark of its own; what is noted of a message is what stands in it."""

from __future__ import annotations

import datetime as dt
import itertools
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from bot.views.answer import render
from bot.views.asked.pages import Turn
from bot.views.card import short
from bot.views.copycheck import checked, explained
from bot.views.home import home
from bot.views.in_context import passages
from bot.views.lists import facts, quotes
from bot.views.replies import copy_line
from bot.views.shown import pieces_of
from knowledge.answers import Help, InContext
from knowledge.building import curated_snapshot
from knowledge.deliveries import of_copy_line, of_summary
from knowledge.desk import Desk
from knowledge.model import Alias, Entry, Quote
from knowledge.pieces import own
from knowledge.questions import commanded, parse
from knowledge.revisions import Ledger
from knowledge.snapshot import Snapshot

TODAY = dt.date(2026, 3, 2)
_MARK = re.compile(r"⟦(\d+)⟧")


class Marked:
    """The curated store, each piece beginning with the mark of its number."""

    def __init__(self) -> None:
        self.numbers: dict[str, str] = {}
        snapshot = curated_snapshot()
        self.entries: Mapping[str, Entry] = snapshot.entries
        held = {id_: self._entry(entry) for id_, entry in snapshot.entries.items()}
        ledger = Ledger({**snapshot.sources, **held}, number=4)
        self.desk = Desk(Snapshot.of(ledger), today=lambda: TODAY)

    def _mark(self, piece: str, text: str) -> str:
        number = str(len(self.numbers))
        self.numbers[number] = piece
        return f"⟦{number}⟧ {text}"

    def _entry(self, entry: Entry) -> Entry:
        name = Alias(name=entry.name, source="desk", note="Its name without a mark.")
        line = self._mark(own(entry.id, "copy_line"), entry.copy_line.text)
        event = entry.event
        if event:
            event = replace(event, dated_by=self._mark(own(entry.id, "event"), event.dated_by))
        return replace(
            entry,
            name=self._mark(own(entry.id, "name"), entry.name),
            role=self._mark(own(entry.id, "role"), entry.role),
            summary=self._mark(own(entry.id, "summary"), entry.summary),
            also_known_as=(*entry.also_known_as, name),
            copy_line=replace(entry.copy_line, text=line),
            facts=tuple(replace(f, text=self._mark(f.id, f.text)) for f in entry.facts),
            quotes=tuple(self._quote(quote) for quote in entry.quotes),
            event=event,
        )

    def _quote(self, quote: Quote) -> Quote:
        role = quote.speaker_role and self._mark(quote.id, quote.speaker_role)
        return replace(quote, exact=self._mark(quote.id, quote.exact), speaker_role=role)

    def read(self, shown: object) -> set[str]:
        """Return the pieces whose words are read in a message: closed menus and values are not."""
        texts = " ".join(_texts(shown))
        return {self.numbers[number] for number in _MARK.findall(texts)}


def _texts(shown: object) -> Iterator[str]:
    if isinstance(shown, str):
        yield shown
    elif isinstance(shown, list):
        for each in shown:
            yield from _texts(each)
    elif isinstance(shown, dict):
        left_out = ("options", "value", "alt_text", "private_metadata")
        for name, each in shown.items():
            if name not in left_out:
                yield from _texts(each)


@pytest.fixture(scope="module")
def marked() -> Marked:
    return Marked()


def same(marked: Marked, shown: object, noted: frozenset[str], asked: str) -> None:
    assert marked.read(shown) == set(noted), asked


WAYS = ("/context {}", "/quotes {}", "/timeline {}", "/sources {}", "/figures {}")
PLAIN = (
    "what's new since 2020",
    "/timeline",
    "/figures",
    "/sources",
    "/quotes about Venezuela",
    "/context who said invasion",
    "/context Nobody Of This Name",
    "/context Marco Rubo",
    "/context help",
    "/context deportees",
    "/context gang members",
    "/context American",
    "when did Rubio meet Bukele?",
    "when did the state of emergency begin?",
    "who was jailed under the state of emergency?",
    "how many people have been jailed under the state of emergency?",
    "which gang did Trump designate?",
    "did Bukele offer to jail US citizens?",
    "when was CECOT opened?",
    "why was the state of emergency declared?",
)


def asked_of(marked: Marked) -> Iterator[str]:
    names = [entry.name for entry in marked.entries.values()]
    yield from (way.format(name) for way in WAYS for name in names)
    pairs = zip(names, names[7:], strict=False)
    yield from (f"/context {one} + {other}" for one, other in pairs)
    yield from (f"what's new about {name} since 2020" for name in names)
    yield from PLAIN


def test_what_is_noted_of_an_answer_is_what_stands_on_its_page(marked):
    kinds = set()
    for text in asked_of(marked):
        command, _, rest = text.partition(" ")
        answer = marked.desk.ask(commanded(command, rest) if text[0] == "/" else parse(text))
        kinds.add(type(answer).__name__)
        if isinstance(answer, Help):
            continue  # its examples say how to ask, and nothing of their subjects
        for start in itertools.count(0, 12):
            shown = render(answer, Turn(start, "again"))["blocks"]
            same(marked, shown, pieces_of(answer, start), f"{text} from {start}")
            if '"turn"' not in json.dumps(shown):
                break
    assert kinds >= {
        *("Card", "Choice", "Miss", "Help", "Quotations", "Timeline", "Connection", "Told"),
        *("SourceList", "FigureList", "News", "NotTold"),
    }


def test_what_is_noted_of_a_list_behind_a_card_is_what_stands_on_its_page(marked):
    for id_ in marked.entries:
        for answer, view in ((marked.desk.facts(id_), facts), (marked.desk.quotes(id_), quotes)):
            for start in (0, 3):
                shown = view(answer, start)["blocks"]
                same(marked, shown, pieces_of(answer, start), id_)


def test_a_short_card_and_a_line_to_copy_are_noted_as_no_more_than_they_are(marked):
    for id_ in marked.entries:
        card = marked.desk.card(id_)
        assert pieces_of(card, form="short") == of_summary(card)
        same(marked, short(card)["blocks"], of_summary(card), id_)
        same(marked, copy_line(card)["blocks"], of_copy_line(card), id_)


def test_the_passage_of_a_statement_is_noted_under_the_name_of_its_entry(marked):
    entry = next(iter(marked.desk.snapshot.entries.values()))
    answer = InContext(entry.name, (), ("our own article",), entry.id)
    same(marked, passages(answer)["blocks"], pieces_of(answer), entry.id)


def test_what_a_report_on_copy_says_is_noted(marked):
    copy = (
        "Senator Marco Rubio met Nayib Bukele, the prime minister of El Salvador, on 9 February "
        "2025. Over 90,000 people have been jailed in El Salvador under the state of emergency. "
        "Mauricio Claver-Carona said so. "
    )
    text = copy + " ".join(f"{entry.name} is named." for entry in marked.entries.values())
    for report, view in (
        (marked.desk.check(text), checked),
        (marked.desk.explain(text), explained),
    ):
        # of an event a finding shows the date alone, which cannot bear a mark
        noted = frozenset(p for p in pieces_of(report) if not p.endswith(":event"))
        same(marked, view(report)["blocks"], noted, text[:40])
    assert {finding.kind for finding in marked.desk.check(text).findings} >= {"title", "figure"}


def test_what_the_home_tab_lists_is_noted(marked):
    desk = marked.desk
    told = desk.overview(dt.date(2030, 1, 1), dict.fromkeys(marked.entries, 2))
    shown = home(desk.ask(parse("help")), told, "full")["blocks"]
    same(marked, shown[:6], pieces_of(told), "home")

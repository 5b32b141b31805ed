"""No text of a user or of the store mentions, links, notifies, or turns the order of words."""

from __future__ import annotations

import re
import typing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.local import talking
from bot.playground import newsroom
from bot.playground.standin import StandIn
from bot.views import copycheck, corrections, home, in_context, lookup, replies, reports
from bot.views.answer import LISTS, WHOLE, render
from bot.views.asked.quotations import pasted
from bot.views.blocks import seen
from bot.views.card import short
from bot.views.curation import outcome
from bot.views.curation.texts import fitted, quoted
from bot.views.modals import failed, in_view, modal, note
from bot.views.shared import shared
from bot.views.step import outputs
from bot.views.unfurl import unfurl
from bot.views.wording import quotation
from knowledge.answers import (
    Answer,
    Card,
    Help,
    History,
    InContext,
    Quotations,
    QuoteLine,
    SourceList,
    Timeline,
)  # fmt: skip
from knowledge.copy import CopyReport
from knowledge.corrections import Correction
from knowledge.desk import Desk
from knowledge.documents import SourceCard
from knowledge.overview import Overview
from knowledge.preferences import Report
from tests.attackers.hostile import PIECES, TEXTS, intruding, made_of, texts
from tests.attackers.sending import quiet

ANSWERS = typing.get_args(Answer)
often = settings(
    max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)


def links_of(answer: object) -> tuple[str, ...]:
    """The addresses of sources, which are links of ours."""
    found = answer.documents if isinstance(answer, SourceList) else ()
    return tuple(f"<{seen(each.url)}>" for each in found if each.url.startswith("https://"))


def editors_of(answer: object) -> tuple[str, ...]:
    found = answer.lines if isinstance(answer, History) else ()
    return tuple(f"<@{line.editor}>" for line in found if line.editor.isalnum())


@pytest.mark.parametrize("kind", ANSWERS, ids=lambda kind: kind.__name__)
def test_no_answer_of_hostile_texts_holds_a_mention_or_a_link_that_is_not_ours(kind):
    @often
    @given(made_of(kind), st.sampled_from(["", "https://bot.example/pictures/1.png"]))
    def check(answer, picture):
        ours = (*links_of(answer), *editors_of(answer))
        message = render(answer, picture=picture)
        assert intruding(message, ours) == []
        public = shared(message, "U00EDITOR")
        assert intruding(public, (*ours, "<@U00EDITOR>")) == []
        assert intruding(modal("Seen", in_view(message["blocks"])), ours) == []

    check()


def test_every_kind_of_answer_is_tried():
    assert {*WHOLE, *LISTS, Timeline} == {*ANSWERS}


def looked_up(answer: Card):
    return lookup.look_up(answer.related[0] if answer.related else None, short(answer))


def handed_out(answer: Quotations):
    return pasted(answer.quotes[0], answer.marks) if answer.quotes else note("None", answer.title)


Told = tuple[Help, Overview, tuple[Report, ...]]
OTHERS = {
    "a short card": (Card, short),
    "a copy line": (Card, replies.copy_line),
    "the look-up": (Card, looked_up),
    "passages": (InContext, in_context.passages),
    "a pasted quotation": (Quotations, handed_out),
    "the card under a link": (SourceCard, unfurl),
    "copy checked": (CopyReport, copycheck.checked),
    "copy explained": (CopyReport, copycheck.explained),
    "Home": (Told, lambda a: home.home(a[0], a[1], "full", a[2])),
    "a report asked for": (str, lambda a: reports.ask("cecot", a, 3)),
    "a report to the desk": (
        tuple[Report, Card],
        lambda a: reports.to_the_desk(a[0], render(a[1]), 7),
    ),
    "a notice of a correction": (tuple[Correction, Card], lambda a: refreshed(*a)),
    "a correction told": (Correction, corrections.notice),
    "a sentence": (str, replies.sentence),
    "a failure": (str, failed),
    "a sentence that closes": (str, lambda a: outcome.closing("Done", a)),
}


def refreshed(correction: Correction, answer: Card):
    return corrections.marked(render(answer), correction)


def people_of(value: object) -> tuple[str, ...]:
    """Who reported is named, where the id is one."""
    found = [each for each in value if isinstance(each, Report)] if isinstance(value, tuple) else []
    return tuple(f"<@{each.by}>" for each in found if each.by.isalnum())


@pytest.mark.parametrize("what", OTHERS)
def test_nothing_else_that_is_shown_holds_a_mention_or_a_link_that_is_not_ours(what: str):
    kind, build = OTHERS[what]

    @often
    @given(made_of(kind))
    def check(value):
        assert intruding(build(value), people_of(value)) == []

    check()


@often
@given(made_of(QuoteLine))
def test_every_line_of_a_quotation_stands_inside_its_block(quote: QuoteLine):
    assert all(line.startswith(">") for line in quotation(quote).splitlines() if line)
    assert "\r" not in quotation(quote)


@often
@given(TEXTS, st.integers(5, 200))
def test_every_line_of_a_quoted_text_stands_inside_its_block(text: str, limit: int):
    assert all(line.startswith(">") for line in quoted(text, limit).split("\n"))
    assert len(fitted(text, limit)) <= limit


TYPED = [
    "<!channel>", "&lt;!channel&gt;", "<@U00EDITOR|someone>", "<https://evil.example|our site>",
    "https://evil.example", "*CECOT*", "`CECOT`", "\u202eTOCEC", "CE\u200bCOT", "@here #general",
    "nobody\n&gt; said this", "who said \"<!channel>\"", "<!channel> + <!here>",
]  # fmt: skip


@pytest.mark.parametrize("command", ["/context", "/who", "/quotes", "/timeline", "/figures"])
@pytest.mark.parametrize("typed", TYPED)
async def test_a_question_comes_back_as_words(slack: StandIn, command: str, typed: str):
    for text in (typed, f"when did {typed} meet Bukele?", f"{typed} share", f"CECOT {typed}"):
        shown = await slack.command(command, text)
        assert shown.message is not None
        message = {"text": shown.message.text, "blocks": list(shown.message.blocks)}
        assert intruding(message) == []


async def test_a_report_of_hostile_words_notifies_nobody(desk: Desk):
    said = " ".join(piece for piece in PIECES if len(piece) < 60)[:290]
    async with talking(desk, settings={"DESK_CHANNEL": newsroom.WORLD}) as slack:
        shown = await slack.command("/context", "CECOT")
        asked = await slack.choose(shown.message, "more", "wrong:cecot:0")
        await slack.submit(asked.view, {"said": said})
        await quiet(slack)
        posted = slack.messages(newsroom.WORLD)[-1]
        message = {"text": posted.text, "blocks": list(posted.blocks)}
        assert intruding(message, (f"<@{newsroom.EDITOR}>",)) == []
        assert not [t for t in texts(message) if "<!channel>" in t]


ALIVE = re.compile(r"[<>]|&(?:amp;)*(?:lt|gt|amp);|://|[@#]\w|mailto:", re.IGNORECASE)


@pytest.mark.parametrize("kind", ANSWERS, ids=lambda kind: kind.__name__)
def test_no_step_after_ours_is_handed_a_mention_or_a_link(kind):
    @often
    @given(made_of(kind))
    def check(answer):
        assert ALIVE.search(str(outputs(answer)["text"])) is None

    check()


@pytest.mark.parametrize(
    "term", [*TYPED, "&amp;lt;!channel&amp;gt;", "&lt;https://evil.example|click&gt;"]
)
async def test_a_term_comes_out_of_the_step_as_words(slack: StandIn, term: str):
    execution, _ = await slack.step("look_up_context", {"term": f"{term} of nobody"})
    ended = await slack.until(lambda: slack.world.functions[execution])
    assert ALIVE.search(ended["outputs"]["text"]) is None

"""How people ask, and what is read: intent, subject, words, the other end, what is waited for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.paging import packed, unpacked
from knowledge.answers import Answer
from knowledge.building import curated_snapshot
from knowledge.desk import Desk
from knowledge.questions import Question, commanded, parse

DESK = Desk(curated_snapshot())

READ = [
    ("CECOT", "entry", "CECOT", "", ""),
    ("who is Ana Quist?", "entry", "Ana Quist", "", ""),
    ("whos ana quist again", "entry", "ana quist", "", ""),
    ("Ana Quist - who is she?", "entry", "Ana Quist", "", ""),
    ("can you please tell me what the Harbour Act is?", "entry", "Harbour Act", "", ""),
    ("what does NATO stand for?", "entry", "NATO", "", ""),
    ("background on the Harbour Act", "entry", "Harbour Act", "", ""),
    ("¿quién es Ana Quist?", "entry", "Ana Quist", "", ""),
    ("was ist die NATO?", "entry", "NATO", "", ""),
    ("qui est Ana Quist ?", "entry", "Ana Quist", "", ""),
    ("what did Ana Quist say about the port?", "quotes", "Ana Quist", "port", ""),
    ("what has she told reporters about tolls", "quotes", "she", "tolls", ""),
    ("did Ana Quist say anything about tolls?", "quotes", "Ana Quist", "tolls", ""),
    ("how did the union react to the strike?", "quotes", "union", "strike", ""),
    ("what is Quist's position on tolls?", "quotes", "Quist", "tolls", ""),
    ("quotes from Quist on the port", "quotes", "Quist", "port", ""),
    ("any quotes about tolls by Quist?", "quotes", "Quist", "tolls", ""),
    ("quotes about tolls", "quotes", "", "tolls", ""),
    ("what has been said about tolls?", "quotes", "", "tolls", ""),
    ("was sagte Quist über den Hafen?", "quotes", "Quist", "Hafen", ""),
    ('who said "a port in a storm"?', "said", "", "a port in a storm", ""),
    ('"a port in a storm" - who said that?', "said", "", "a port in a storm", ""),
    ("who said: a port in a storm", "said", "", "a port in a storm", ""),
    ("who called the toll absurd?", "said", "", "the toll absurd", ""),
    ("how are Quist and the union connected?", "link", "Quist", "", "union"),
    ("how is Quist linked to the union", "link", "Quist", "", "union"),
    ("what's the link between Quist and the union?", "link", "Quist", "", "union"),
    ("Quist and the union, how are they connected", "link", "Quist", "", "union"),
    ("Quist + union", "link", "Quist", "", "union"),
    ("what does Quist have to do with the port?", "link", "Quist", "", "port"),
    ("timeline of the strike", "timeline", "strike", "", ""),
    ("can i get a timeline for Quist", "timeline", "Quist", "", ""),
    ("what happened in Ostend?", "timeline", "Ostend", "", ""),
    ("what happened on 3 May 2024?", "timeline", "3 May 2024", "", ""),
    ("sources for the strike", "sources", "strike", "", ""),
    ("what are our sources on Quist?", "sources", "Quist", "", ""),
    ("figures on the port", "figures", "port", "", ""),
    ("what numbers do we have on the port?", "figures", "port", "", ""),
    ("what's new since Friday?", "news", "", "since Friday", ""),
    ("what's new on Quist this week", "news", "Quist", "this week", ""),
    ("any updates on the port since 1 May?", "news", "port", "since 1 May", ""),
    ("Quist history", "history", "Quist", "", ""),
    ("Quist's history", "history", "Quist", "", ""),
    ("the card of Quist's revisions", "history", "Quist", "", ""),
    ("show me the edit history of the Harbour Act", "history", "Harbour Act", "", ""),
    ("who last edited the Harbour Act entry?", "history", "Harbour Act", "", ""),
    ("history of Ostend", "entry", "history of Ostend", "", ""),
    ("when did Quist meet the union?", "asked", None, "", ""),
    ("how many ships use the port?", "asked", None, "", ""),
]


@pytest.mark.parametrize(("text", "intent", "subject", "words", "other"), READ)
def test_a_question_is_read_as_it_is_meant(text, intent, subject, words, other):
    read = parse(text)
    assert (read.intent, read.words, read.other) == (intent, words, other)
    assert subject is None or read.subject == subject


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("when did Quist meet the union?", "when"),
        ("since when has the port been closed?", "when"),
        ("what year was the port opened?", "when"),
        ("how many ships use the port?", "count"),
        ("how much did the port cost?", "amount"),
        ("where did they meet the union?", "where"),
        ("why was the port closed?", "why"),
        ("who runs the port?", "who"),
        ("which ships use the port?", "which"),
        ("did Quist close the port?", "fact"),
    ],
)
def test_what_a_question_waits_for_is_in_its_first_words(text, wants):
    assert parse(text).wants == wants


@pytest.mark.parametrize(
    ("command", "text", "question"),
    [
        ("/quotes", "Quist about tolls", Question("quotes", "Quist", words="tolls")),
        ("/quotes", "about tolls", Question("quotes", words="tolls")),
        ("/quotes", "“a port”", Question("said", words="a port", exact=True)),
        ("/timeline", "of the strike", Question("timeline", "strike")),
        ("/timeline", "", Question("timeline")),
        ("/sources", "Quist share", Question("sources", "Quist", share=True)),
        ("/figures", "on the port", Question("figures", "port")),
        ("/figures", "help", Question("help")),
    ],
)
def test_a_command_asks_for_one_thing(command, text, question):
    read = commanded(command, text)
    fields = ("intent", "subject", "words", "share", "exact")
    assert [getattr(read, f) for f in fields] == [getattr(question, f) for f in fields]


@given(st.text(max_size=200))
def test_any_text_is_read_and_answered(text):
    assert isinstance(DESK.ask(parse(text)), Answer)


FRAGMENTS = st.sampled_from(
    """
    who what when where why how many much is are did does said say about connected between and
    since new timeline quotes sources figures of on in Rubio CECOT Trump agreement prison gangs
    the us US 80,000 Friday "garbage dumps" ? , - + = ' ( * " : NOT AND OR NEAR
    """.split()  # noqa: SIM905
)


@given(st.lists(FRAGMENTS, max_size=12).map(" ".join))
def test_any_words_of_questions_in_any_order_are_answered(text):
    assert isinstance(DESK.ask(parse(text)), Answer)


@given(st.text(max_size=300), st.text(max_size=300))
def test_a_question_survives_the_way_through_a_button(subject, words):
    question = Question("quotes", subject, words=words, who=True)
    text = packed(question)
    assert not text or unpacked(text) == question
    assert len(text) <= 1900


@given(st.text(max_size=80))
def test_a_button_that_holds_no_question_of_ours_is_none(text):
    assert unpacked(text) is None


def test_a_button_with_a_field_of_another_form_is_none():
    assert unpacked('{"intent": "quotes", "subject": 3}') is None
    assert unpacked('{"intent": "quotes", "colour": "red"}') is None
    assert unpacked('["quotes"]') is None

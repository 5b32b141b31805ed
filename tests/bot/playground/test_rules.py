"""Each rule of payloads refuses what Slack refuses, and lets its neighbour pass."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.rules import (
    command_ack_problems,
    control_sequences,
    message_problems,
    suggestion_problems,
    view_ack_problems,
    view_problems,
)
from tests.bot.playground import cases_messages, cases_views
from tests.bot.playground.building import message, modal, mrkdwn, problems, section

CASES = {
    **cases_messages.MESSAGES,
    **cases_messages.BLOCKS,
    **cases_messages.ELEMENTS,
    **cases_views.INPUTS,
    **cases_views.RICH_TEXT,
    **cases_views.VIEWS,
    **cases_views.ACKNOWLEDGEMENTS,
}


@pytest.mark.parametrize("rule", CASES)
def test_slack_refuses(rule):
    refused, _ = CASES[rule]
    for example in refused:
        assert rule in {each.rule.id for each in problems(example)}, example


@pytest.mark.parametrize("rule", CASES)
def test_slack_takes_the_neighbour(rule):
    _, taken = CASES[rule]
    for example in taken:
        assert [str(each) for each in problems(example)] == [], example


@pytest.mark.parametrize("example", cases_views.ALSO_IN_ACKNOWLEDGEMENTS)
def test_an_acknowledgement_is_held_to_the_rules_of_what_it_carries(example):
    assert problems(example)


@pytest.mark.parametrize(
    ("example", "line"),
    [
        (
            message(section(text=mrkdwn(""))),
            "[ERROR] section.text has 1 to 3,000 characters. [json-pointer:/blocks/0/text/text]",
        ),
        (
            modal(title={"type": "mrkdwn", "text": "T"}),
            (
                "[ERROR] Where Slack asks for plain_text, nothing else stands. "
                "[json-pointer:/view/title/type]"
            ),
        ),
    ],
)
def test_a_problem_says_what_and_where(example, line):
    assert [str(each) for each in problems(example)] == [line]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<!channel> and <@U1>", ["<!channel>", "<@U1>"]),
        ("see <https://example.com|this> in <#C1>", ["<https://example.com|this>", "<#C1>"]),
        ("&lt;!channel&gt; and 3 < 4 > 2", []),
        ("<img onerror=x>", []),
    ],
)
def test_control_sequences_are_found_wherever_they_stand(text, found):
    assert control_sequences({"blocks": [section(text=mrkdwn(text))]}) == found


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text("aé<&", max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "type",
                    "text",
                    "blocks",
                    "elements",
                    "element",
                    "accessory",
                    "options",
                    "action_id",
                ]
            )
            | st.text("ab", max_size=3),
            inner | st.sampled_from(["section", "actions", "static_select", "modal", "mrkdwn"]),
            max_size=6,
        )
    ),
    max_leaves=20,
)
OBJECT = st.dictionaries(
    st.sampled_from(["text", "blocks", "metadata", "attachments", "type", "view", "errors"]), JSON
)


@given(OBJECT)
def test_no_payload_is_too_strange_to_judge(payload):
    found = [
        *message_problems(payload),
        *view_problems(payload),
        *command_ack_problems(payload),
        *view_ack_problems(payload, {"blocks": []}),
        *suggestion_problems(payload),
    ]
    assert json.dumps([str(each) for each in found])

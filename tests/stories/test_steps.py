"""The step "Look up context" in a workflow."""

from __future__ import annotations

import pytest

from bot.playground.faults import Fault
from bot.playground.standin import StandIn


async def ended(slack: StandIn, term: object):
    execution, _ = await slack.step("look_up_context", {"term": term})
    return await slack.until(lambda: slack.world.functions[execution])


async def test_a_term_on_file_gives_a_dated_attributed_text_and_the_entry(slack: StandIn):
    outputs = (await ended(slack, "CECOT"))["outputs"]
    assert outputs["found"] is True
    assert outputs["entry_id"] == "cecot"
    assert "CNN reported on 3 February 2025" in outputs["text"]
    assert "CNN, 3 Feb 2025, ¶6" in outputs["text"]


@pytest.mark.parametrize(
    ("term", "said"),
    [("Mauricio Pochettino", "Nothing on file"), ("crackdown", "More than one entry fits")],
)
async def test_a_term_that_gives_no_one_entry_says_so(slack: StandIn, term: str, said: str):
    outputs = (await ended(slack, term))["outputs"]
    assert outputs["found"] is False
    assert outputs["entry_id"] == ""
    assert said in outputs["text"]


@pytest.mark.parametrize("term", ["", "   ", None])
async def test_an_empty_term_fails_with_a_sentence(slack: StandIn, term: object):
    assert "the input is empty" in (await ended(slack, term))["error"]


async def test_a_failure_ends_the_step_with_a_reference(slack: StandIn):
    slack.fail("functions.completeSuccess", Fault("fatal_error"))
    assert "tell the desk" in (await ended(slack, "CECOT"))["error"]


async def test_a_step_that_could_not_be_ended_is_run_again_when_slack_sends_it_again(
    slack: StandIn,
):
    """The client itself tries three times; the fourth call is that of the retry."""
    slack.fail("functions.completeSuccess", Fault.lost(), 3)
    execution, exchange = await slack.step("look_up_context", {"term": "CECOT"})
    assert exchange.status == 200
    assert slack.world.functions[execution]["outputs"]["entry_id"] == "cecot"


async def test_a_step_is_ended_before_it_is_acknowledged_and_stays_as_it_ended(slack: StandIn):
    execution, exchange = await slack.step("look_up_context", {"term": "CECOT"})
    ended = slack.world.functions[execution]
    assert ended["outputs"]["entry_id"] == "cecot"
    for number in (1, 2):
        assert (await slack.again(exchange, number)).status == 200
    assert slack.world.functions[execution] is ended


async def test_a_step_whose_end_was_noticed_by_nobody_is_not_ended_with_a_failure(slack: StandIn):
    slack.fail("functions.completeSuccess", Fault.lost(unnoticed=True))
    execution, exchange = await slack.step("look_up_context", {"term": "CECOT"})
    assert exchange.status == 200
    assert "outputs" in slack.world.functions[execution]

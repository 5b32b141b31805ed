"""Every action against every role, also where the request is made by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.manifest import SCOPES
from bot.playground import newsroom, payloads
from bot.playground.recorder import Recorder
from bot.playground.standin import StandIn
from bot.playground.transport import Outgoing
from bot.roles import NEEDS, Action, Editors, Roles
from tests.stories.curation.desk import POST, QUIST, suggested, working
from tests.stories.reading import seen

SANA, READER, GUEST, BOT = (
    newsroom.SUGGESTER,
    newsroom.READERS[0],
    newsroom.GUEST,
    newsroom.BOT_USER,
)
STRANGER = "U00STRANGER"
NOBODY_OF_THE_DESK = (READER, SANA, GUEST, BOT, STRANGER)
SECRET = "the words of a private reason"


def test_every_action_says_whom_it_needs():
    assert set(NEEDS) == set(get_args(Action))


@pytest.mark.parametrize("person", NOBODY_OF_THE_DESK)
@pytest.mark.parametrize("action", [a for a, role in NEEDS.items() if role == "editor"])
async def test_what_editors_do_nobody_else_may(action: Action, person: str):
    async with StandIn.start() as slack, aiohttp.ClientSession() as http:
        slack.world.app = replace(slack.world.app, scopes=frozenset(SCOPES))
        client = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url, session=http)
        roles = Roles(Editors.of((newsroom.EDITORS_GROUP,)), client)
        assert not await roles.may(person, action)
        assert await roles.may(newsroom.EDITOR, action)


def by(user: str, body: dict[str, Any]) -> dict[str, Any]:
    """Return a request as if it were somebody's: a stranger is known to no workspace of ours."""
    return body | {"user": {**body["user"], "id": user}}


def pressed(slack: StandIn, user: str, action_id: str, value: str) -> dict[str, Any]:
    """Return a press by hand, of a button that this person was never shown."""
    action = {"type": "button", "action_id": action_id, "block_id": "b", "value": value}
    world = slack.world
    body = by(user, payloads.interaction(world, "block_actions", SANA, actions=[action]))
    channel = {"id": newsroom.GENERAL, "name": "newsdesk"}
    return body | {"trigger_id": world.tickets.trigger(user), "channel": channel}


def submitted(
    slack: StandIn, user: str, callback_id: str, metadata: object, **typed: str
) -> dict[str, Any]:
    """Return a submission by hand, of a modal that was never opened."""
    values = {name: {name: {"value": value}} for name, value in typed.items()}
    view = {
        "id": "V0FORGED",
        "hash": "1",
        "type": "modal",
        "callback_id": callback_id,
        "private_metadata": json.dumps(metadata),
        "state": {"values": values},
    }
    body = payloads.interaction(slack.world, "view_submission", SANA, view=view, response_urls=[])
    return by(user, body) | {"trigger_id": slack.world.tickets.trigger(user)}


@pytest.mark.parametrize("person", NOBODY_OF_THE_DESK)
async def test_what_is_made_by_hand_publishes_nothing_and_changes_nothing(
    tmp_path: Path, recorder: Recorder, person: str, caplog: pytest.LogCaptureFixture
):
    caplog.set_level("DEBUG")
    async with working(tmp_path, recorder=recorder) as (desk, slack):
        id_ = await suggested(desk, role="Harbour master of Quay")
        before = await desk.revisions()
        draft = {"draft": "f" * 32}
        forged = [
            pressed(slack, person, "queue:approve", id_),
            pressed(slack, person, f"queue:decline:{id_}", id_),
            pressed(slack, person, f"revert:{before[-1].number}", "1"),
            pressed(slack, person, f"revert_undo:{before[-1].number}", "1"),
            pressed(slack, person, f"revert_correct:{before[-1].number}", "1"),
            submitted(slack, person, "queue:declined", {"suggestion": id_}, why=SECRET),
            pressed(slack, person, f"standing:{POST.id}", POST.id),
            submitted(
                slack,
                person,
                "standing",
                {"source": POST.id},
                state="retracted",
                since="2026-11-19",
                note=SECRET,
                held_back="yes",
            ),
            submitted(slack, person, "confirm", draft, reason=SECRET),
            submitted(slack, person, "conflict", draft | {"seen": 1}),
        ]
        for body in (*forged, *forged):
            await slack.outbox.send(Outgoing("interaction", body))
        assert await desk.revisions() == before
        assert desk.snapshot.entries[QUIST.id] == QUIST
        assert not await desk.papers.all("decision")
    assert SECRET not in caplog.text


async def test_somebody_elses_draft_is_not_published(tmp_path: Path, recorder: Recorder):
    async with working(tmp_path, recorder=recorder) as (desk, slack):
        id_ = await suggested(desk, role="Harbour master of Quay")
        await slack.outbox.send(
            Outgoing("interaction", pressed(slack, newsroom.EDITOR, "queue:approve", id_))
        )
        await slack.until(lambda: "Before:" in seen(slack.modal()))
        ((draft, _),) = await desk.papers.all("draft")
        before = await desk.revisions()
        for person in (*NOBODY_OF_THE_DESK, newsroom.SECOND_EDITOR):
            body = submitted(slack, person, "confirm", {"draft": draft}, reason="mine now")
            await slack.outbox.send(Outgoing("interaction", body))
        assert await desk.revisions() == before


async def test_a_submission_sent_again_publishes_once(tmp_path: Path, recorder: Recorder):
    async with working(tmp_path, recorder=recorder) as (desk, slack):
        id_ = await suggested(desk, role="Harbour master of Quay")
        await slack.outbox.send(
            Outgoing("interaction", pressed(slack, newsroom.EDITOR, "queue:approve", id_))
        )
        await slack.until(lambda: "Before:" in seen(slack.modal()))
        ((draft, _),) = await desk.papers.all("draft")
        number = desk.snapshot.number
        body = submitted(slack, newsroom.EDITOR, "confirm", {"draft": draft}, reason="as printed")
        for _ in range(3):
            await slack.outbox.send(Outgoing("interaction", body))
        assert desk.snapshot.number == number + 1


async def test_editors_see_the_queue_in_home_and_nobody_else_does(
    tmp_path: Path, recorder: Recorder
):
    async with working(tmp_path, recorder=recorder) as (desk, slack):
        await suggested(desk, role="Harbour master of Quay")
        for person, sees in ((newsroom.EDITOR, True), (READER, False)):
            await slack.home(person)
            view = await slack.until(lambda p=person: slack.world.workspace.homes.get(p))
            assert ("*Suggestions*\n*Ada Quist*: role" in seen(view)) == sees

"""Two workspaces, one bot: none sees anything of the other, on any surface."""

from __future__ import annotations

import asyncio
import datetime as dt
from dataclasses import replace

import pytest

from bot.__main__ import main as bot
from bot.playground import newsroom
from bot.playground.standin import StandIn
from knowledge.building import curated_snapshot
from knowledge.corrections.correction import to_paper
from knowledge.deliveries import Shown
from knowledge.model import Entry
from knowledge.pieces import own
from knowledge.preferences import Report
from knowledge.publishing import Edit, Published
from knowledge.revisions import Change
from knowledge.store.postgres.database import Database
from knowledge.store.postgres.store import PostgresStore
from tests.knowledge.corrections.publications import correction
from tests.stories.reading import headline, seen, words
from tests.workspaces.conftest import ONE, TWO, House, house

CECOT = curated_snapshot().ledger.records["cecot"]
NAME = "Quist Harbour Project"
EDITORS = f"{ONE}:{newsroom.EDITOR},{TWO}:{newsroom.SECOND_EDITOR}"


def named(name: str) -> Entry:
    """Return an entry of this name."""
    assert isinstance(CECOT, Entry)
    bare = {"also_known_as": (), "key_facts": (), "facts": (), "quotes": (), "related": ()}
    return replace(CECOT, id="quist-harbour-project", name=name, **bare)


async def published(url: str, workspace: str, name: str = NAME) -> None:
    """Another process publishes an entry in a workspace."""
    store = PostgresStore(Database(url), workspace)
    record = named(name)
    change = Change(
        subject=record.id,
        after=record,
        origin="desk",
        editor=newsroom.EDITOR,
        reason="opened a file on it",
    )
    await store.append([change])
    await store.close()


async def on_file(home: House, team: str) -> None:
    """Wait until the workspace's desk has taken the publication over."""
    desk = (await home.workspace(team)).desk
    async with asyncio.timeout(20):
        while "quist-harbour-project" not in desk.snapshot.entries:
            await asyncio.sleep(0.02)


async def surfaces(slack: StandIn) -> dict[str, str]:
    """What a person reads who asks for it wherever one can ask."""
    read: dict[str, str] = {}
    for command in ("/context", "/who", "/quotes", "/timeline", "/sources", "/figures"):
        shown = await slack.command(command, NAME)
        read[command] = words(shown)
    read["history"] = words(await slack.command("/context", f"{NAME} history"))
    read["list"] = words(await slack.command("/context", "what changed"))
    message, _ = await slack.mention(NAME)
    read["mention"] = (await slack.until(lambda: slack.thread(message)))[0].text
    message, _ = await slack.direct(NAME)
    answers = await slack.until(lambda: slack.messages(newsroom.EDITOR)[1:])
    read["direct"] = answers[-1].text
    await slack.home()
    home = await slack.until(lambda: slack.world.workspace.homes.get(newsroom.EDITOR))
    read["home"] = seen(home)
    copy, _ = await slack.say(f"The {NAME} was named today.")
    read["explained"] = seen((await slack.shortcut("explain_message", copy)).view)
    modal = (await slack.shortcut("look_up")).view
    options = (await slack.suggest(modal, "look_up", "Quist Harb")).options or ()
    read["type-ahead"] = str(options)
    return read


async def test_what_one_publishes_the_other_sees_nowhere(both: House):
    await published(both.url, ONE)
    await on_file(both, ONE)
    own_, other = [await surfaces(both.teams[team]) for team in (ONE, TWO)]
    assert NAME in own_["/context"]
    assert NAME in own_["type-ahead"]
    assert NAME in own_["home"]
    assert "opened a file on it" in own_["history"]
    told = {surface for surface, read in other.items() if "opened a file" in read}
    assert told == set()
    assert headline(await both.teams[TWO].command("/context", NAME)) is None
    assert other["type-ahead"].count("quist-harbour-project") == 0
    assert "quist-harbour-project" not in str(other)


async def test_reports_and_preferences_are_each_workspaces_own(both: House):
    one, two = [(await both.workspace(team)).desk.personal for team in (ONE, TWO)]
    report = Report(
        entry_id="cecot",
        name="CECOT",
        revision=1,
        said="The fee is missing",
        by=newsroom.EDITOR,
        at=dt.datetime.now(dt.UTC),
    )
    await one.add(report)
    await one.set_form(newsroom.EDITOR, "short")
    assert [each.said for each in one.waiting()] == ["The fee is missing"]
    assert two.waiting() == ()
    assert two.form_of(newsroom.EDITOR) == "full"
    for team, there in ((ONE, True), (TWO, False)):
        slack = both.teams[team]
        await slack.home()
        home = await slack.until(lambda s=slack: s.world.workspace.homes.get(newsroom.EDITOR))
        assert ("The fee is missing" in seen(home)) is there


async def test_what_was_asked_in_one_is_no_gap_in_the_other(both: House):
    one, two = [(await both.workspace(team)).newsroom.papers for team in (ONE, TWO)]
    for kind in ("gap", "suggestion", "message", "task", "delivery"):
        await one.put(kind, "same-id", {"state": "open", "words": "the leaker"})
        assert await two.get(kind, "same-id") is None
        assert await two.find(kind, "state", ["open"]) == ()
        assert await two.claim(kind, "same-id", {"state": "two's own"})
        assert (await one.get(kind, "same-id"))["words"] == "the leaker"


async def test_a_correction_is_told_where_it_was_published_alone(url: str):
    async with house(url, EDITORS=EDITORS) as home:
        shown = Shown(
            pieces=frozenset({own("cecot", "summary")}),
            entries=("cecot",),
            revision=1,
            asked="",
        )
        for team in (ONE, TWO):
            await home.install(team)
        rooms = {team: (await home.workspace(team)).newsroom for team in (ONE, TWO)}
        for room in rooms.values():
            number = room.desk.snapshot.number
            at = replace(shown, revision=number)
            await room.delivering.seen(newsroom.REPORTER, newsroom.GENERAL, at)
        before = rooms[ONE].desk.snapshot.ledger.records["cecot"]
        assert isinstance(before, Entry)
        after = replace(before, summary=f"{before.summary} Corrected.")
        edit = Edit(subject="cecot", after=after, base=rooms[ONE].desk.snapshot.number)
        done = await rooms[ONE].publish(
            [edit], editor=newsroom.EDITOR, reason="a wrong figure", kind="correction"
        )
        assert isinstance(done, Published)
        one, two = (home.teams[team] for team in (ONE, TWO))
        await one.until(lambda: one.messages(newsroom.REPORTER))
        for room in rooms.values():
            await room.corrector.idle()
        assert "a wrong figure" in str(one.messages(newsroom.REPORTER)[0])
        assert two.messages(newsroom.REPORTER) == ()
        assert "Corrected." in words(await one.command("/context", "CECOT"))
        assert "Corrected." not in words(await two.command("/context", "CECOT"))


async def test_editors_and_the_desks_channel_are_each_workspaces_own(url: str):
    channel = f"{ONE}:{newsroom.WORLD},{TWO}:{newsroom.GENERAL}"
    async with house(url, EDITORS=EDITORS, DESK_CHANNEL=channel) as home:
        for team, editor, place in (
            (ONE, newsroom.EDITOR, newsroom.WORLD),
            (TWO, newsroom.SECOND_EDITOR, newsroom.GENERAL),
        ):
            await home.install(team)
            room = (await home.workspace(team)).newsroom
            assert room.desk_channel == place
            people = (newsroom.EDITOR, newsroom.SECOND_EDITOR, newsroom.REPORTER)
            assert [p for p in people if await room.roles.may(p, "publish")] == [editor]


async def test_shared_entries_are_one_file_and_papers_are_not(url: str):
    async with house(url, SHARED_STORE="yes") as home:
        for team in (ONE, TWO):
            await home.install(team)
            await home.workspace(team)
        await published(url, "")
        for team in (ONE, TWO):
            await on_file(home, team)
            assert headline(await home.teams[team].command("/context", NAME)) == NAME
        one, two = [(await home.workspace(team)).newsroom.papers for team in (ONE, TWO)]
        await one.put("gap", "g", {"words": "the leaker"})
        assert await two.all("gap") == ()


async def test_a_picture_of_one_is_not_served_under_the_address_of_the_other(both: House):
    pictures = {}
    for team in (ONE, TWO):
        workspace = await both.workspace(team)
        shown = await both.teams[team].command("/timeline")
        found = [b["image_url"] for b in shown.message.blocks if b["type"] == "image"]
        assert found
        pictures[team] = found[0].removeprefix("https://desk.example")
        assert workspace.held.team in pictures[team]
    for team, status in ((ONE, 200), (TWO, 404)):
        path = pictures[ONE].replace(f"/{ONE}/", f"/{team}/")
        async with both.session.get(f"{both.address}{path}") as answer:
            assert answer.status == status
    async with both.session.get(both.address + pictures[ONE].replace(ONE, "T0NOBODY")) as answer:
        assert answer.status == 404


@pytest.mark.parametrize("team", [ONE, TWO])
async def test_a_process_that_is_ready_counts_what_is_open(both: House, team: str):
    async with both.session.get(f"{both.address}/readyz") as answer:
        whole = (await answer.json())["entries"]
    assert whole == 2 * len((await both.workspace(team)).desk.snapshot.entries)


async def test_a_person_is_forgotten_in_their_workspace_alone(both: House):
    for team in (ONE, TWO):
        personal = (await both.workspace(team)).desk.personal
        await personal.set_form(newsroom.EDITOR, "short")
    environ = both.settings | {"LOG_LEVEL": "ERROR"}
    done = await asyncio.to_thread(bot, ["forget", "--workspace", ONE, newsroom.EDITOR], environ)
    assert done == 0
    for team, kept in ((ONE, 0), (TWO, 1)):
        papers = (await both.workspace(team)).newsroom.papers
        assert len(await papers.all("preference")) == kept


async def test_where_no_workspace_is_named_a_person_is_forgotten_in_all_of_them(
    both: House, capsys
):
    for team in (ONE, TWO):
        personal = (await both.workspace(team)).desk.personal
        await personal.set_form(newsroom.EDITOR, "short")
    environ = both.settings | {"LOG_LEVEL": "ERROR"}
    assert await asyncio.to_thread(bot, ["forget", newsroom.EDITOR], environ) == 0
    assert f"That was in {ONE}, {TWO}." in capsys.readouterr().out
    for team in (ONE, TWO):
        papers = (await both.workspace(team)).newsroom.papers
        assert await papers.all("preference") == ()


async def test_a_workspace_of_which_nothing_is_kept_is_named_instead_of_being_done(
    both: House, capsys
):
    environ = both.settings | {"LOG_LEVEL": "ERROR"}
    typed = ["forget", "--workspace", "T0TYPO", newsroom.EDITOR]
    assert await asyncio.to_thread(bot, typed, environ) == 2
    said = capsys.readouterr()
    assert f"nothing of a workspace T0TYPO; it keeps: {ONE}, {TWO}." in said.err
    assert said.out == ""


@pytest.mark.parametrize(("editor", "told"), [(newsroom.EDITOR, 1), ("", 0)])
async def test_an_editor_who_was_forgotten_is_not_told_how_their_correction_went(
    home: House, editor: str, told: int
):
    papers = PostgresStore(Database(home.url), ONE)
    made = to_paper(replace(correction(), editor=editor, at=dt.datetime.now(dt.UTC)))
    await papers.put("correction", made["id"], {**made, "state": "open"})
    await home.install(ONE)
    await (await home.workspace(ONE)).newsroom.corrector.idle()
    sent = [id_ for id_, _ in await papers.all("message")]
    assert sent == [f"{made['id']}:finished"] * told
    await papers.close()

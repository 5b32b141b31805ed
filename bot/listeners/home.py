"""The Home tab, drawn when somebody opens it, and the preference on it."""

from __future__ import annotations

from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.answering import Answering
from bot.background import Background
from bot.newsroom import Newsroom
from bot.views.blocks import Block
from bot.views.curation import gaps, standing
from bot.views.curation.queue import in_home
from bot.views.home import home
from knowledge.answers import Help
from knowledge.model import Source
from knowledge.preferences import CardForm
from knowledge.questions import Question


def register(
    app: AsyncApp, answering: Answering, background: Background, newsroom: Newsroom
) -> None:
    """Listen to the opening of the Home tab, and to the choice of short or full cards."""
    listener = Home(answering, background, newsroom)
    app.event("app_home_opened")(listener.opened)
    app.action("card_form")(listener.chosen)


class Home:
    """Publishes the Home tab."""

    def __init__(self, answering: Answering, background: Background, newsroom: Newsroom) -> None:
        self._answering = answering
        self._newsroom = newsroom
        self._background = background

    async def opened(self, event: dict[str, Any], client: AsyncWebClient) -> None:
        """Publish the view for the person who opened it; the Messages tab needs none."""
        if event.get("tab") != "messages":
            self._background.start(self._publish(event["user"], client))

    async def chosen(
        self, ack: AsyncAck, action: dict[str, Any], body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        """Remember how a person wants cards, and show that it is remembered."""
        await ack()
        person = body["user"]["id"]
        form: CardForm = "short" if action["selected_option"]["value"] == "short" else "full"
        await self._answering.desk.personal.set_form(person, form)
        self._background.start(self._publish(person, client))

    async def _publish(self, person: str, client: AsyncWebClient) -> None:
        desk = self._answering.desk
        answer = desk.ask(Question("help"))
        if isinstance(answer, Help):
            told = desk.overview(desk.today(), await self._answering.counting.this_week())
            form = self._answering.form_of(person)
            queue = await self._queue(person)
            view = home(answer, told, form, desk.personal.waiting(), queue)
            await client.views_publish(user_id=person, view=view)

    async def _queue(self, person: str) -> list[Block]:
        """Return what waits for editors, nothing for everybody else."""
        newsroom = self._newsroom
        if not newsroom.desk.has_store or not await newsroom.roles.sees_buttons(person):
            return []
        waiting = in_home(await newsroom.queue.waiting())
        records = newsroom.desk.snapshot.ledger.records.values()
        sources = [record for record in records if isinstance(record, Source)]
        missed = gaps.section(await newsroom.filling.waiting())
        return [*waiting, *missed, *standing.in_home(sources)]

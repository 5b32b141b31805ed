"""The Home tab, drawn when somebody opens it."""

from __future__ import annotations

from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.answering import Answering
from bot.background import Background
from bot.views.home import home
from knowledge.answers import Help
from knowledge.questions import Question


def register(app: AsyncApp, answering: Answering, background: Background) -> None:
    """Listen to the opening of the Home tab."""
    app.event("app_home_opened")(Home(answering, background).opened)


class Home:
    """Publishes the Home tab."""

    def __init__(self, answering: Answering, background: Background) -> None:
        self._answering = answering
        self._background = background

    async def opened(self, event: dict[str, Any], client: AsyncWebClient) -> None:
        """Publish the view for the person who opened it; the Messages tab needs none."""
        answer = self._answering.answer(Question("help"))
        if event.get("tab") != "messages" and isinstance(answer, Help):
            view = home(answer)
            self._background.start(client.views_publish(user_id=event["user"], view=view))

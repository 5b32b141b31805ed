"""The Bolt app: the list of features, in order."""

from __future__ import annotations

from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot import boundary
from bot.answering import Answering
from bot.background import Background
from bot.listeners import commands, controls, mentions, others
from knowledge.desk import Desk


def create_app(
    desk: Desk, client: AsyncWebClient, background: Background, signing_secret: str
) -> AsyncApp:
    """Assemble the bot.

    Args:
        desk: the one door to what is on file.
        client: the way to Slack, with the bot's token.
        background: where work after the acknowledgement runs.
        signing_secret: Slack's secret. Bolt wants it; the guard in front of Bolt verifies.

    Returns:
        The app. Requests reach it through ``bot.server`` or Socket Mode.
    """
    app = AsyncApp(
        name="nutgraf",
        client=client,
        token=client.token,
        signing_secret=signing_secret,
        process_before_response=True,
        request_verification_enabled=False,
    )
    answering = Answering(desk)
    boundary.register(app)
    commands.register(app, answering)
    controls.register(app, answering, background)
    mentions.register(app, answering, background)
    others.register(app)
    return app

"""The Bolt app: the list of features, in order."""

from __future__ import annotations

import logging

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot import access, failures, limiting, once, responding
from bot.access import Access, Policy
from bot.answering import Answering
from bot.background import Background
from bot.curation.editing import Editing
from bot.curation.finishing import Finishing
from bot.limiting import Limit
from bot.listeners import (
    agent,
    asked,
    commands,
    controls,
    home,
    lookup,
    mentions,
    others,
    reports,
    shortcuts,
    steps,
    unfurls,
)
from bot.listeners.curation import (
    confirm,
    entrances,
    forms,
    gaps,
    history,
    queue,
    reviews,
    standing,
)
from bot.newsroom import Newsroom
from bot.once import Once
from bot.slack_api import AuthInfo

GUARDED = "verified by the guard"
"""Bolt wants a secret; ``bot.guard`` has verified the request before Bolt sees it."""


def create_app(
    answering: Answering,
    client: AsyncWebClient,
    auth: AuthInfo,
    background: Background,
    newsroom: Newsroom,
    policy: Policy | None = None,
) -> AsyncApp:
    """Assemble the bot.

    Args:
        answering: the desk as the listeners see it.
        client: the way to Slack, with the bot's token.
        auth: who the bot is, asked once at start, so that no request waits for the answer.
        background: where work after the acknowledgement runs.
        newsroom: what the desk's own work needs.
        policy: who is answered beside the workspace's members; nobody by default.

    Returns:
        The app. Requests reach it through ``bot.server`` or Socket Mode.
    """

    async def authorize(user_id: str | None) -> AuthorizeResult:
        return auth.authorize_result(client.token or "", user_id)

    # Bolt warns at every start that `authorize` replaces the token, which is by design here
    logger = logging.getLogger("bot.bolt")
    logger.setLevel(logging.ERROR)
    app = AsyncApp(
        name="nutgraf",
        logger=logger,
        client=client,
        authorize=authorize,
        signing_secret=GUARDED,
        process_before_response=True,
        request_verification_enabled=False,
    )
    failures.register(app)
    responding.register(app, client.session)
    policy = policy or Policy()
    if policy.rate:
        limiting.register(app, Limit(*policy.rate))
    access.register(app, Access(policy, auth.team_id, background))
    once.register(app, Once(newsroom.papers, background))
    delivering, editing = newsroom.delivering, Editing(newsroom)
    entering = entrances.Entrances(answering, newsroom, editing, background)
    commands.register(app, answering, background, delivering, entering.command)
    # before the controls, among which its ways in stand
    entrances.register(app, entering)
    forms.register(app, newsroom, editing)
    shortcuts.register(app, answering, delivering, background)
    # before the look-up and the controls, in whose menus "This looks wrong" stands
    reports.register(app, answering, delivering, newsroom.desk_channel)
    finishing = Finishing(newsroom, (newsroom.filling.published,))
    confirm.register(app, answering, newsroom, background, finishing)
    gaps.register(app, answering, newsroom, background, editing)
    reviews.register(app, answering, newsroom, background)
    queue.register(app, newsroom, background)
    history.register(app, newsroom, background)
    standing.register(app, newsroom, background)
    lookup.register(app, answering, delivering)
    steps.register(app, answering)
    unfurls.register(app, answering, delivering, auth)
    home.register(app, answering, background, newsroom)
    asked.register(app, answering, background, delivering)
    controls.register(app, answering, background, delivering)
    agent.register(app, answering, background, delivering)
    mentions.register(app, answering, background, delivering)
    others.register(app)
    return app

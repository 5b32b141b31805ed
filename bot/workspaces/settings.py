"""The settings of all workspaces → the settings of one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.config import Config, Secret


def settings_of(config: Config, team: str, token: Secret) -> Config:
    """Return the settings of a workspace, as if it were the only one.

    Args:
        config: the settings of all, where each id has its workspace before it: ``T1:U1``.
        team: the workspace's id.
        token: the bot's token there.
    """
    channels = _own(config.desk_channel.split(","), team)
    return replace(
        config,
        bot_token=token,
        editors=_own(config.editors, team),
        desk_channel=channels[0] if channels else "",
    )


def _own(ids: Iterable[str], team: str) -> tuple[str, ...]:
    parts = (part.strip().partition(":") for part in ids)
    return tuple(id_ for workspace, _, id_ in parts if workspace == team)

"""files.getUploadURLExternal and completeUploadExternal; the bytes go to /upload/{id}.

Source: docs.slack.dev/messaging/working-with-files (uploading in three steps).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.playground.errors import Refusal
from bot.playground.model import File
from bot.playground.posting import post, thread_root, writable_channel
from bot.playground.rules import conduct

if TYPE_CHECKING:
    from bot.playground.rules.problem import Json
    from bot.playground.world import World


def announce(world: World, given: Json) -> Json:
    """Say where the bytes of a new file go."""
    if not str(given["length"]).isdigit():
        raise Refusal(conduct.ARGUMENTS)
    file = File(world.workspace.next_id("F"), str(given["filename"]), int(given["length"]))
    world.workspace.files[file.id] = file
    return {"upload_url": f"{world.base_url}/upload/{file.id}", "file_id": file.id}


def receive(world: World, file_id: str, content: bytes) -> None:
    """Take the bytes of an announced file.

    Raises:
        Refusal: it was not announced, or with another length.
    """
    file = world.workspace.files.get(file_id)
    if file is None or len(content) != file.length:
        raise Refusal(conduct.FILE)
    world.workspace.files[file_id] = replace(file, content=content)


def complete(world: World, given: Json) -> Json:
    """Share uploaded files in a channel, as a message of the bot's."""
    listed = given["files"]
    if not isinstance(listed, list) or not listed:
        raise Refusal(conduct.ARGUMENTS)
    channel = given.get("channel_id")
    place = writable_channel(world, channel).id if channel else ""
    files = [_completed(world, each) for each in listed]
    ts = _share(world, place, given, files) if place else ""
    for file in files:
        world.workspace.files[file.id] = replace(file, channel=place, message_ts=ts)
    return {"files": [{"id": each.id, "title": each.title, "name": each.name} for each in files]}


def _share(world: World, channel: str, given: Json, files: list[File]) -> str:
    thread_ts = thread_root(world, channel, given.get("thread_ts"))
    names = ", ".join(each.title or each.name for each in files)
    said = {"text": given.get("initial_comment") or names}
    return post(world, channel, said, origin="chat", thread_ts=thread_ts).ts


def _completed(world: World, listed: object) -> File:
    file_id = listed.get("id") if isinstance(listed, dict) else None
    file = world.workspace.files.get(str(file_id))
    if file is None or file.content is None or not isinstance(listed, dict):
        raise Refusal(conduct.FILE)
    return replace(file, title=str(listed.get("title", "")))

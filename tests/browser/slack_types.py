"""Holds messages, views and the manifest against Slack's own types, with tsc.

The types are those of npm ``@slack/types`` and ``@slack/web-api``.

``python -m tests.browser.slack_types FILE...`` reads what ``Recorder.write`` wrote.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
TSC = HERE / "node_modules" / "typescript" / "bin" / "tsc"
_PARTS = ("text", "blocks", "attachments", "metadata")
_HEAD = """import type { KnownBlock, MessageAttachment, ModalView, HomeView } from '@slack/types';
interface Attachment extends Omit<MessageAttachment, 'blocks'> { blocks?: KnownBlock[] }
interface Message {
  text?: string; blocks?: KnownBlock[]; attachments?: Attachment[];
  metadata?: { event_type: string; event_payload: object };
}
interface Home extends Omit<HomeView, 'blocks'> { blocks: KnownBlock[] }
interface Modal extends Omit<ModalView, 'blocks'> { blocks: KnownBlock[] }
"""
_OPTIONS = (
    "--noEmit",
    "--strict",
    "--skipLibCheck",
    "--module",
    "nodenext",
    "--moduleResolution",
    "nodenext",
    "--pretty",
    "false",
)


def typed_lines(sent: list[dict]) -> list[str]:
    """Return one TypeScript constant for each message and view among accepted records."""
    found = {}
    for record in sent:
        payload = record["payload"]
        if record["error"]:
            continue
        message = {name: payload[name] for name in _PARTS if payload.get(name) is not None}
        if message:
            found.setdefault(json.dumps(message), "Message")
        if isinstance(view := payload.get("view"), dict):
            found.setdefault(json.dumps(view), "Modal" if view["type"] == "modal" else "Home")
    return [f"export const c{i}: {kind} = {text};" for i, (text, kind) in enumerate(found.items())]


def manifest_complaints(manifest: dict) -> list[str]:
    """Return what the compiler says of an app manifest, by the types of ``@slack/web-api``."""
    head = "import type { AppsManifestCreateArguments as Args } from '@slack/web-api';\n"
    return compiled(f"{head}export const m: Args['manifest'] = {json.dumps(manifest)};")


def complaints(sent: list[dict]) -> tuple[int, list[str]]:
    """Return how many messages and views were judged, and what the compiler says of them."""
    lines = typed_lines(sent)
    return len(lines), compiled(_HEAD + "\n".join(lines))


def compiled(source: str) -> list[str]:
    """Return what the compiler says of a TypeScript module."""
    with tempfile.TemporaryDirectory(dir=HERE, prefix=".types-") as folder:
        file = Path(folder) / "sent.mts"
        file.write_text(source, encoding="utf-8")
        command = ["node", str(TSC), *_OPTIONS, str(file)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.splitlines()


def main(paths: list[str]) -> int:
    """Judge files of records; return 1 where the types disagree."""
    texts = [Path(path).read_text(encoding="utf-8") for path in paths]
    count, found = complaints([json.loads(line) for text in texts for line in text.splitlines()])
    sys.stdout.write("\n".join([*found, f"{count} judged, {len(found)} complaints", ""]))
    return 1 if found or not count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

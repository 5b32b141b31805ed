"""What the page offers to do: commands, shortcuts, steps, and three things to try first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.playground.rules.problem import Json


@dataclass(frozen=True, slots=True)
class Offer:
    """What the bot can be asked.

    Args:
        suggestions: lines to try on a first visit, as they would be typed.
        commands: slash commands as the manifest lists them: ``command``,
            ``description``, ``usage_hint``.
        shortcuts: shortcuts as the manifest lists them: ``name``, ``type``,
            ``callback_id``, ``description``.
        steps: steps for Workflow Builder: ``callback_id``, ``title`` and the names of
            their ``inputs``.
    """

    suggestions: tuple[str, ...] = ()
    commands: tuple[Json, ...] = ()
    shortcuts: tuple[Json, ...] = ()
    steps: tuple[Json, ...] = ()

    @classmethod
    def from_manifest(cls, manifest: Json, suggestions: Sequence[str]) -> Offer:
        """Read commands and shortcuts out of an app manifest."""
        features = manifest.get("features", {})
        return cls(
            tuple(suggestions),
            tuple(features.get("slash_commands", ())),
            tuple(features.get("shortcuts", ())),
            tuple(
                {
                    "callback_id": callback,
                    "title": step["title"],
                    "inputs": list(step["input_parameters"]["properties"]),
                }
                for callback, step in manifest.get("functions", {}).items()
            ),
        )

    def wire(self) -> Json:
        """Return the offer as the page reads it."""
        return {
            "suggestions": list(self.suggestions),
            "commands": list(self.commands),
            "shortcuts": list(self.shortcuts),
            "steps": list(self.steps),
        }

"""functions.completeSuccess and completeError: the end of a workflow step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground.errors import Refusal
from bot.playground.rules import conduct

if TYPE_CHECKING:
    from bot.playground.rules.problem import Json
    from bot.playground.world import World


def succeed(world: World, given: Json) -> Json:
    """End a step with its outputs."""
    if not isinstance(given["outputs"], dict):
        raise Refusal(conduct.ARGUMENTS)
    return _end(world, given, {"outputs": given["outputs"]})


def fail(world: World, given: Json) -> Json:
    """End a step with a sentence that says why."""
    return _end(world, given, {"error": given["error"]})


def _end(world: World, given: Json, result: Json) -> Json:
    execution = str(given["function_execution_id"])
    if world.functions.get(execution) != {}:
        raise Refusal(conduct.FUNCTION)
    world.functions[execution] = result
    world.workspace.ring()
    return {}

"""What Slack accepts, as tables: pure functions from a payload to its problems.

``message_problems`` judges a message, ``view_problems`` a modal or a Home tab,
``command_ack_problems``, ``view_ack_problems`` and ``suggestion_problems`` what a
bot answers with. ``ALL_RULES`` lists every rule; docs/stand-in.md prints it.
"""

from bot.playground.rules.acks import (
    command_ack_problems,
    suggestion_problems,
    view_ack_problems,
)
from bot.playground.rules.catalogue import ALL_RULES, markdown_table
from bot.playground.rules.control import control_sequences
from bot.playground.rules.message import message_problems
from bot.playground.rules.problem import Json, Problem, Rule
from bot.playground.rules.views import view_problems

__all__ = [
    "ALL_RULES",
    "Json",
    "Problem",
    "Rule",
    "command_ack_problems",
    "control_sequences",
    "markdown_table",
    "message_problems",
    "suggestion_problems",
    "view_ack_problems",
    "view_problems",
]

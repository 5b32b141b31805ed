"""A strict stand-in for Slack: for tests, for the terminal, and for a page in the browser.

::

    async with StandIn.start() as slack:
        # start the bot with slack.api_url, slack.bot_token, slack.signing_secret
        slack.connect("http://127.0.0.1:3000/slack/events")
        exchange = await slack.command("/context", "CECOT")
        exchange.status, exchange.milliseconds, exchange.message.blocks

It speaks real HTTP on loopback, refuses what Slack refuses, with Slack's error codes,
and records everything that the bot sent. docs/stand-in.md lists its rules.
"""

from bot.playground.clock import ManualClock
from bot.playground.errors import StandInError
from bot.playground.exchange import Exchange
from bot.playground.faults import Fault
from bot.playground.limits import Limits
from bot.playground.model import Message, OpenView
from bot.playground.recorder import Record, Recorder
from bot.playground.standin import StandIn

__all__ = [
    "Exchange",
    "Fault",
    "Limits",
    "ManualClock",
    "Message",
    "OpenView",
    "Record",
    "Recorder",
    "StandIn",
    "StandInError",
]

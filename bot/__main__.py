"""``python -m bot``: run the bot; ``ask``, print the ``manifest``, ``forget``, ``doctor``."""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console

from bot.config import Config, environment
from bot.forgetting import forget_in, forget_in_database
from bot.logs.setting_up import set_up
from bot.manifest import UNFURL_DOMAINS, manifest_text
from bot.prompt import ask, playground, prompt
from bot.running import local_desk, run
from knowledge.errors import NutgrafError


def main(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run one command.

    Returns:
        0 when it ended well, 1 when no answer came or something is to be mended, 2 when it
        cannot run as it is set up.
    """
    options = _parser().parse_args(arguments)
    try:
        if options.command == "manifest":
            made = manifest_text(options.url, options.who_command, options.unfurl_domain)
            print(made, end="")  # noqa: T201
            return 0
        if options.command == "doctor":
            return _examined(environ, as_json=options.json)
        settings = environment(environ, Path.cwd())
        config = Config.from_env(settings)
        set_up(config.log_level, config.log_format, settings)
        return asyncio.run(_run(options, config))
    except (NutgrafError, OSError) as error:
        print(f"Nutgraf cannot run: {error}", file=sys.stderr)  # noqa: T201
        return 2
    except KeyboardInterrupt:
        return 0


def _examined(environ: Mapping[str, str], *, as_json: bool) -> int:
    # what it looks at brings SQLAlchemy along, which a bot that serves one workspace does not need
    from bot.doctor import printing  # noqa: PLC0415
    from bot.doctor.examining import examine  # noqa: PLC0415

    found = asyncio.run(examine(environ, Path.cwd()))
    print(printing.as_json(found) if as_json else printing.as_text(found))  # noqa: T201
    return 0 if printing.is_well(found) else 1


async def _run(options: argparse.Namespace, config: Config) -> int:
    store = Path(config.knowledge_db)
    if options.command == "ask" or config.mode == "local":
        # who asks in the terminal reads the answer there
        logging.getLogger().setLevel(max(logging.getLogger().level, logging.WARNING))
    if options.command == "ask":
        async with local_desk(store) as desk:
            answered = await ask(desk, options.question, Console(), as_json=options.json)
        return 0 if answered else 1
    if options.command == "forget":
        url = config.database_url
        if url:
            done = await forget_in_database(url.value, options.workspace, options.user)
        else:
            done = await forget_in(store, options.user)
        print(done)  # noqa: T201
        return 0
    if config.mode == "local":
        async with local_desk(store) as desk:
            piped = not sys.stdin.isatty() and await prompt(desk, sys.stdin, Console())
            if not piped:
                await playground(desk, sys.stdin, Console(), config.port)
        return 0
    await run(config)
    return 0


def _address(text: str) -> str:
    # Slack takes the manifest and then reaches nothing.
    if not re.fullmatch(r"https://[^\s/]+(/[^\s]*)?", text):
        raise argparse.ArgumentTypeError(f"{text} is no address such as https://HOST")
    return text


def _person(text: str) -> str:
    if not re.fullmatch(r"[UW][A-Z0-9]{2,30}", text, re.ASCII):
        raise argparse.ArgumentTypeError(f"{text} is no Slack id such as U024BE7LH")
    return text


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description=__doc__)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    asking = commands.add_parser("ask", help="answer one question in the terminal")
    asking.add_argument("question", help='as typed in Slack, such as "/context CECOT"')
    asking.add_argument("--json", action="store_true", help="print the message as Slack gets it")
    looking = commands.add_parser("doctor", help="say what keeps the bot from working")
    looking.add_argument("--json", action="store_true", help="print the findings as JSON")
    forgetting = commands.add_parser("forget", help="destroy what is kept of a person")
    forgetting.add_argument(
        "--workspace", metavar="ID", help="in whose part of the database, by its id; else in all"
    )
    forgetting.add_argument("user", type=_person, help="their Slack id, such as U024BE7LH")
    making = commands.add_parser("manifest", help="print the Slack app manifest")
    making.add_argument(
        "--url", type=_address, default="https://example.com", help="where the bot is reached"
    )
    making.add_argument("--who-command", default="/whois", choices=("/who", "/whois"))
    making.add_argument(
        "--unfurl-domain",
        nargs="*",
        default=list(UNFURL_DOMAINS),
        metavar="DOMAIN",
        help="domains of your sources, at most five; links to a source on file get a card",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))

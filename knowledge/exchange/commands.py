"""The commands of this room."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from knowledge.exchange import export_command, import_command


def add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], environ: Mapping[str, str]
) -> None:
    """Add ``export`` and ``import`` to a parser's sub-commands.

    Args:
        commands: the sub-commands.
        environ: setting names and values.
    """
    export_command.add(commands, environ)
    import_command.add(commands)

"""The commands of this room."""

from __future__ import annotations

import argparse
from pathlib import Path

from knowledge.exchange import export_command, import_command


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], default_store: Path) -> None:
    """Add ``export`` and ``import`` to a parser's sub-commands.

    Args:
        commands: the sub-commands.
        default_store: the store's file where none is given.
    """
    export_command.add(commands, default_store)
    import_command.add(commands)

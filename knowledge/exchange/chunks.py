"""A block of YAML as chunks: each field or item with the comments that belong to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml

from knowledge.yaml_blocks import last_line


@dataclass(frozen=True, slots=True)
class Chunk:
    """One field or one item, and its lines.

    Args:
        node: the value.
        above: the blank lines and comments over it.
        body: its own lines, with what stands further in under it.
        first: the line of the file, from 0, that ``body`` begins with.
        tail: how many lines at the end of ``body`` are comments behind the value.
    """

    node: yaml.Node
    above: tuple[str, ...]
    body: tuple[str, ...]
    first: int
    tail: int = 0

    @property
    def headings(self) -> tuple[str, ...]:
        """What stays of ``above`` where the chunk goes: all up to the last blank line."""
        blank = [i for i, line in enumerate(self.above) if not line.strip()]
        return self.above[: blank[-1] + 1] if blank else ()


def chunks(
    starts: Sequence[tuple[int, yaml.Node]], lines: Sequence[str], first: int, end: int, column: int
) -> tuple[list[Chunk], tuple[str, ...]]:
    """Cut a block into its chunks.

    Args:
        starts: the first line of each field or item, and its value, in the order of the file.
        lines: the file.
        first: the first line of the block.
        end: the line behind its last one.
        column: how far its keys or dashes stand in. A comment further in belongs to what is
            above it, any other to what is below.

    Returns:
        The chunks, and the lines behind the last of them.
    """
    made: list[Chunk] = []
    above_from = first
    for at, (start, node) in enumerate(starts):
        last = max(start, last_line(node))
        while last > start and not lines[last].strip():
            last -= 1
        limit = starts[at + 1][0] if at + 1 < len(starts) else end
        below = max(_further_in(lines, last + 1, limit, column), default=last)
        above, body = lines[above_from:start], lines[start : below + 1]
        made.append(Chunk(node, tuple(above), tuple(body), start, below - last))
        above_from = below + 1
    return made, tuple(lines[above_from:end])


def _further_in(lines: Sequence[str], start: int, end: int, column: int) -> Iterator[int]:
    for number in range(start, end):
        bare = lines[number].lstrip()
        if bare.startswith("#"):
            if len(lines[number]) - len(bare) <= column:
                return
            yield number

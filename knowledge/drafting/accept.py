"""What an editor approved of a draft goes into the curated files; the rest stays in the draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.curated import FOLDERS, SOURCES
from knowledge.drafting.deciding import Decision, decide
from knowledge.drafting.drafted import IDS, Drafted, Part, read_draft
from knowledge.drafting.filing import added, block, with_ids
from knowledge.drafting.leaving import left
from knowledge.drafting.moving import move
from knowledge.errors import CuratedError, Fault
from knowledge.yaml_blocks import Line

_FOLDER_OF = {kind: folder for folder, kind in FOLDERS.items()}


@dataclass(frozen=True, slots=True)
class Accepted:
    """What an acceptance did.

    Args:
        moved: for each item that was moved, what it is and the file that it went to.
        waiting: for each item that waits, what it is, its line in the draft and why.
        done: True where nothing is left of the draft, whose file is then gone.
    """

    moved: tuple[tuple[str, str], ...]
    waiting: tuple[tuple[str, int, str], ...]
    done: bool


def accept(path: Path, folder: Path, articles: Sequence[str] = ()) -> Accepted:
    """Move what is approved in a draft into the curated files.

    Args:
        path: the draft; what is not approved is left in it.
        folder: the curated folder.
        articles: the text of sources at hand, in which every quotation is looked up.

    Returns:
        What was moved, and what waits for what.

    Raises:
        InputError: the draft cannot be read, or the folder not written to.
        CuratedError: the draft or the result has faults; all are listed, with file and line,
            and nothing was moved.
    """
    drafted = read_draft(path)
    decision = decide(drafted)
    waiting = tuple((p.label, p.line, why) for p, why in decision.waiting)
    if not decision.approved:
        return Accepted((), waiting, done=False)
    filed = _Filing(drafted, decision, folder)
    moved = tuple(filed.moved())
    if filed.faults:
        raise CuratedError(filed.faults)
    rest = left(drafted, decision)
    move(folder, filed.files, path, rest, articles)
    return Accepted(moved, waiting, done=rest is None)


class _Filing:
    """The curated files as they would be, built item by item."""

    def __init__(self, drafted: Drafted, decision: Decision, folder: Path) -> None:
        self.files: dict[str, list[Line]] = {}
        self.faults: list[Fault] = []
        self._drafted = drafted
        self._approved = decision.approved
        self._folder = folder

    def moved(self) -> Iterator[tuple[str, str]]:
        """File every approved item; yield what it is and where it went."""
        for part in self._approved:
            if part.what == "source":
                yield from self._new(part, f"{SOURCES}/{part.id}.yaml")
            elif part.what == "entry" and part.on_file:
                yield from self._ids(part)
            elif part.what == "entry":
                folder = _FOLDER_OF.get(str(part.data.get("kind")))
                if folder is None:
                    self._fault(part, f"`kind` must be one of {', '.join(FOLDERS.values())}")
                else:
                    yield from self._new(part, f"{folder}/{part.id}.yaml")
        for part in self._approved:
            if part.what not in ("source", "entry"):
                yield from self._statement(part)

    def _new(self, part: Part, name: str) -> Iterator[tuple[str, str]]:
        if part.id == "-" or "/" in part.id:
            self._fault(part, "`id` is missing or is no id")
        elif name in self.files or self._on_file(part.id):
            self._fault(part, f"{part.id} is on file already; give another id or `on_file: true`")
        else:
            kept = [p for p in part.statements if p in self._approved and p.owner == part.id]
            self.files[name] = block(part, self._drafted.lines, kept)
            yield part.label, name

    def _ids(self, part: Part) -> Iterator[tuple[str, str]]:
        if name := self._held(part, part.id):
            for ids in IDS:
                new = [str(id_) for id_ in part.data.get(ids) or ()]
                self.files[name] = with_ids(self.files[name], ids, new, part.line)
            yield f"related entries of {part.id}", name

    def _statement(self, part: Part) -> Iterator[tuple[str, str]]:
        if not part.owner:
            self._fault(part, "an open quote needs a `speaker` before it can be filed")
            return
        inside = next((e for e in self._drafted.entries if e.id == part.within), None)
        if inside and not inside.on_file and part.owner == part.within:
            yield part.label, self._name_of(part.owner) or ""
        elif name := self._held(part, part.owner):
            new = block(part, self._drafted.lines)
            self.files[name] = added(self.files[name], part.what, new)
            yield part.label, name

    def _held(self, part: Part, id_: str) -> str | None:
        """Return the file of an entry and hold its lines; without one, note the fault."""
        name = self._name_of(id_) or self._on_file(id_)
        if name is None:
            self._fault(part, f"{id_} is not an entry on file, nor one that is approved here")
        elif name not in self.files:
            text = (self._folder / name).read_text("utf-8")
            self.files[name] = [Line(line) for line in text.splitlines()]
        return name

    def _name_of(self, id_: str) -> str | None:
        return next((n for n in self.files if n.endswith(f"/{id_}.yaml")), None)

    def _on_file(self, id_: str) -> str | None:
        names = (f"{folder}/{id_}.yaml" for folder in (SOURCES, *FOLDERS))
        return next((name for name in names if (self._folder / name).exists()), None)

    def _fault(self, part: Part, message: str) -> None:
        self.faults.append(Fault(self._drafted.name, part.line, part.id, message))

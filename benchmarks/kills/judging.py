"""What a killed process said it did, held against what its file holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from benchmarks.kills.acts import CLAIMS, KIND, Act
from knowledge.revisions import Revision
from knowledge.store.tinydb import TinyStore


@dataclass(slots=True)
class Figures:
    """What is counted over all kills; ``faults`` says each thing that is not in order."""

    kills: int = 0
    while_opening: int = 0
    while_closing: int = 0
    unreadable: int = 0
    revisions: int = 0
    revisions_lost: int = 0
    papers: int = 0
    papers_lost: int = 0
    under_way: int = 0
    half: int = 0

    @property
    def faulty(self) -> bool:
        """Whether anything is not in order."""
        return bool(self.unreadable or self.revisions_lost or self.papers_lost or self.half)


class Judge:
    """Follows what is acknowledged on one file, kill after kill."""

    def __init__(self, figures: Figures) -> None:
        self._figures = figures
        self._published: dict[str, Act] = {}
        self._papers: dict[tuple[str, str], dict[str, Any]] = {}
        self._under_way: dict[int, Act] = {}
        self._refused: set[str] = set()

    def hear(self, line: list[Any]) -> None:
        """Take in a line of the editing process."""
        match line:
            case ["begin", int(worker), dict(act)]:
                self._under_way[worker] = Act(**act | {"ids": tuple(act["ids"])})
            case ["done", int(worker), bool(done)]:
                self._acknowledge(self._under_way.pop(worker), done=done)

    def _acknowledge(self, act: Act, *, done: bool) -> None:
        if act.verb == "append":
            self._published[act.key] = act
            self._figures.revisions += len(act.ids)
            return
        self._figures.papers += 1
        if not done:
            self._refused.add(act.ids[0])
            return
        if act.verb == "claim":
            # a second winner would be found on file in place of the first
            self._papers.setdefault((CLAIMS, act.ids[0]), act.paper)
        elif act.verb == "drop":
            for id_ in act.ids:
                self._papers.pop((KIND, id_), None)
        else:
            self._papers[KIND, act.ids[0]] = act.paper

    async def judge(self, store: TinyStore) -> None:
        """Hold what is on file after a kill against what was acknowledged; go on from there."""
        self._figures.under_way += len(self._under_way)
        self._judge_revisions(await store.revisions())
        held = {(kind, id_): dict(p) for kind in (KIND, CLAIMS) for id_, p in await store.all(kind)}
        self._judge_papers(held)
        self._papers = held
        self._under_way.clear()
        self._refused.clear()

    def _judge_revisions(self, revisions: Iterable[Revision]) -> None:
        held: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for revision in revisions:
            held[revision.editor].append((revision.subject, revision.reason))
        begun = {act.key: act for act in self._under_way.values() if act.verb == "append"}
        for key, act in (self._published | begun).items():
            whole = [(change.subject, change.reason) for change in act.changes()]
            if held.get(key, []) == whole:
                self._published[key] = act
            elif key in begun:
                self._figures.half += key in held
            else:
                self._figures.revisions_lost += 1
        self._figures.half += len(held.keys() - self._published.keys() - begun.keys())

    def _judge_papers(self, held: dict[tuple[str, str], dict[str, Any]]) -> None:
        acts = [act for act in self._under_way.values() if act.verb != "append"]
        open_ = {(CLAIMS if a.verb == "claim" else KIND, id_) for a in acts for id_ in a.ids}
        for key in (self._papers.keys() | held.keys()) - open_:
            refused_only = key[0] == CLAIMS and key[1] in self._refused and key not in self._papers
            if held.get(key) != self._papers.get(key) and not refused_only:
                self._figures.papers_lost += 1
        for id_ in self._refused:
            self._figures.papers_lost += (CLAIMS, id_) not in held
        for act in acts:
            self._judge_under_way(act, acts, held)

    def _judge_under_way(
        self, act: Act, acts: list[Act], held: dict[tuple[str, str], dict[str, Any]]
    ) -> None:
        """Count what is neither as before the act nor as after it."""
        kind = CLAIMS if act.verb == "claim" else KIND
        keys = [(kind, id_) for id_ in act.ids]
        before = [self._papers.get(key) for key in keys]
        after: list[list[dict[str, Any] | None]] = [[None] * len(keys)]
        if act.verb == "claim":
            rivals = [a for a in acts if a.verb == "claim" and a.ids == act.ids]
            after = [[a.paper] for a in rivals] if before == [None] else []
        elif act.verb != "drop":
            after = [[act.paper]]
        if [held.get(key) for key in keys] not in [before, *after]:
            self._figures.half += 1

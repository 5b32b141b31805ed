"""What an editing process does, in a form that fits through a pipe."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any, Literal

from knowledge.revisions import Change
from knowledge.store.tinydb import TinyStore

KIND = "paper"
CLAIMS = "claim"
Verb = Literal["append", "put", "quick", "drop", "claim"]
_VERBS: tuple[Verb, ...] = ("append", "put", "quick", "quick", "drop", "claim")


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One write.

    Args:
        key: the act's own key; no other has it.
        verb: what is done; ``quick`` is a ``put`` that nobody waits for.
        ids: the papers it is done to, or for ``append`` the parts that are published together.
        size: how many characters a part or a paper carries.
    """

    key: str
    verb: Verb
    ids: tuple[str, ...]
    size: int

    @property
    def paper(self) -> dict[str, Any]:
        """The paper that is filed."""
        return {"by": self.key, "text": "¶" * self.size}

    def changes(self) -> list[Change]:
        """Return the changes that are published."""
        return [
            Change(subject=id_, after=None, origin="desk", editor=self.key, reason="¶" * self.size)
            for id_ in self.ids
        ]

    async def do(self, store: TinyStore) -> bool:
        """Do it; return whether it was done, which only a claim may fail to be."""
        match self.verb:
            case "append":
                await store.append(self.changes())
            case "drop":
                await store.drop(KIND, self.ids)
            case "claim":
                return await store.claim(CLAIMS, self.ids[0], self.paper)
            case "put" | "quick":
                await store.put(KIND, self.ids[0], self.paper, lasting=self.verb == "put")
        return True


def drawn(random: Random, key: str, worker: int, turn: int) -> Act:
    """Return an act of a worker, who has papers of their own and claims against the others."""
    verb = random.choice(_VERBS)
    count = random.randint(1, 5) if verb in ("append", "drop") else 1
    ids = tuple(f"{worker}-{number}" for number in random.sample(range(10), count))
    if verb == "claim":
        ids = (f"{key.split('-', maxsplit=1)[0]}-{turn // 8}",)
    return Act(key=key, verb=verb, ids=ids, size=int(10 ** random.uniform(0, 4.5)))

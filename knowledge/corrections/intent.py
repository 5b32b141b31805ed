"""A correction that is about to be published: noted first, so that no kill in between loses it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from knowledge.corrections.correction import CorrectionKind
from knowledge.papers import Paper
from knowledge.revisions import Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """What an editor is about to publish.

    Args:
        id: the id of the correction that it becomes.
        kind: whether the old text was wrong.
        subjects: the records that are to be changed.
        reason: why, as the revisions will have it.
        editor: who publishes, as the revisions will have it.
        after: the number of the last revision when it was noted.
        at: when it was noted, in POSIX seconds.
    """

    id: str
    kind: CorrectionKind
    subjects: tuple[str, ...]
    reason: str
    editor: str
    after: int
    at: float = 0.0

    def became(self, revisions: Iterable[Revision]) -> tuple[Revision, ...]:
        """Return the revisions that it became; none where it was never published."""
        own = [
            revision
            for revision in revisions
            if revision.number > self.after
            and revision.subject in self.subjects
            and (revision.editor, revision.reason) == (self.editor, self.reason)
        ]
        return tuple(revision for revision in own if revision.at == own[0].at)


def to_paper(intent: Intent) -> Paper:
    """Return an intent as a paper."""
    return asdict(intent)


def from_paper(paper: Paper) -> Intent:
    """Return the intent that a paper holds."""
    held = {name: paper[name] for name in Intent.__slots__ if name in paper}
    return Intent(**{**held, "subjects": tuple(paper["subjects"])})

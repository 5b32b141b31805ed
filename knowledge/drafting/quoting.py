"""Quotations of an article: what was said, by whom, in what capacity, where and how."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from knowledge.drafting.attribution import attribute
from knowledge.drafting.chains import Chain, Who
from knowledge.drafting.circumstances import Setting, before, setting, when
from knowledge.drafting.fragments import is_quotation
from knowledge.drafting.groups import expansions
from knowledge.drafting.links import RULES, WORTH, Link
from knowledge.drafting.marks import Piece, pieces
from knowledge.drafting.naming import parse
from knowledge.drafting.neighbours import Attributed
from knowledge.drafting.people import Person, cast
from knowledge.drafting.phrases import NAMED, NOUN, Phrase
from knowledge.drafting.referring import who
from knowledge.drafting.roles import Role, role
from knowledge.drafting.sentences import sentences
from knowledge.drafting.tokens import masked, single_words, tokens
from knowledge.drafting.vocabulary import COURTESY, RANKS

CUT = 0.6
"""Below this confidence a speaker is left open."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """One quoted piece.

    Args:
        start: where its words start in the text, the mark excluded.
        end: where they end.
        words: the words, verbatim.
        kind: "direct", or "mixed" where it is part of the reporter's sentence.
        speaker: who says it, as printed ("he", "Palomares", "the group"), or None.
        resolved: the full name, or None where it stays open.
        how: how the speaker was found, in words.
        confidence: 0 to 1.
        candidates: full names that may be the speaker's, best first.
        title: what the speaker is, as printed, or None.
        affiliation: what the speaker belongs to, as printed, or None.
        venue: where or to whom it was said ("CNN", "a statement"), or None.
        manner: "said", "written" or "posted".
        date_words: the time expression beside the attribution, as printed, or None.
    """

    start: int
    end: int
    words: str
    kind: str
    speaker: str | None
    resolved: str | None
    how: str
    confidence: float
    candidates: tuple[str, ...]
    title: str | None
    affiliation: str | None
    venue: str | None
    manner: str
    date_words: str | None


def quotations(text: str) -> tuple[Quoted, ...]:
    """Find the quotations of an article, with their speakers.

    Args:
        text: the article, one paragraph a line.

    Returns:
        Every quoted piece that somebody says, in order. Scare quotes and titles of works are
        left out.
    """
    found = pieces(text)
    if not found:
        return ()
    row = tokens(masked(text, found), found)
    parts = sentences(row, text, found)
    people = cast(row, "\n".join(text[piece.start : piece.end] for piece in found))
    chain = Chain(row, parts, people, sorted(people.of_token), expansions(row, text))
    chain.starts.extend(part.first for part in parts)
    chain.single_words.update(single_words(row))
    desk = _Desk(text, chain)
    return tuple(
        desk.quoted(found[item.piece], item)
        for item in attribute(row, text, found, parts)
        if is_quotation(row, text, found, item)
    )


@dataclass(slots=True)
class _Desk:
    """What has been settled so far in one article: speakers by token, roles by person."""

    text: str
    chain: Chain
    speakers: dict[int, tuple[int, Who]] = field(default_factory=dict)
    roles: dict[Person, Role] = field(default_factory=dict)
    last: Quoted | None = None

    def quoted(self, piece: Piece, item: Attributed) -> Quoted:
        """Make the record of one piece."""
        words = self.text[piece.start : piece.end]
        kind = "direct" if item.alone or _is_whole(words) else "mixed"
        link = item.link
        if link is None:
            return Quoted(
                piece.start, piece.end, words, kind, None, None, "nobody is named as its speaker",
                0.0, (), None, None, None, "said", None,
            )  # fmt: skip
        number, known = self._who(link)
        sure = round(WORTH[link.rule] * known.confidence, 2)
        place = self._setting(number, link, known)
        role = self._role(known.person)
        self.last = Quoted(
            piece.start, piece.end, words, kind, self._printed(link.subject),
            known.name if sure >= CUT else None, f"{RULES[link.rule]}; {known.how}", sure,
            known.candidates, role.title, role.affiliation, place.venue, place.manner,
            place.date_words,
        )  # fmt: skip
        return self.last

    def _who(self, link: Link) -> tuple[int, Who]:
        """Tell who a subject is, once for each place, and remember it for the chain."""
        subject = link.subject
        settled = self.speakers.get(subject.first)
        if settled is None:
            number = bisect_right(self.chain.starts, subject.first) - 1
            settled = (number, who(self.chain, subject, number))
            self.speakers[subject.first] = settled
            person = settled[1].person
            row = self.chain.row
            vague = subject.kind == NOUN and row.low[subject.first] not in ("the", "this")
            if (person is not None and settled[1].confidence >= CUT) or vague:
                self.chain.spoken.setdefault(number, []).append((subject.head, person))
        return settled

    def _printed(self, subject: Phrase) -> str:
        """Return the speaker as printed: a name without the description before it."""
        row = self.chain.row
        start, end = row.start[subject.first], row.end[subject.last]
        if subject.kind == NAMED and " and " not in self.text[start:end]:
            printed = row.text[subject.head]
            name = parse(printed)
            office = name.title and printed.split()[name.title - 1].lower()
            return name.name if office and office not in _PRINTED else printed
        return self.text[start:end]

    def _role(self, person: Person | None) -> Role:
        if person is None:
            return Role(None, None)
        if person not in self.roles:
            self.roles[person] = role(self.chain.row, self.text, person)
        return self.roles[person]

    def _setting(self, number: int, link: Link, known: Who) -> Setting:
        """Read venue, manner and date; "he added" keeps those of the words it adds to."""
        row, part = self.chain.row, self.chain.parts[number]
        found = setting(row, self.text, part, link.cue, link.verb, row.low[link.subject.head])
        last = self.last
        adds = link.verb in ("add", "continue") and last is not None and known.name == last.resolved
        if adds and last is not None and last.resolved and found.venue is None:
            return Setting(last.venue, last.manner, found.date_words or last.date_words)
        earlier = before(self.chain.parts, number, row)
        if found.date_words is None and earlier is not None:
            return Setting(found.venue, found.manner, when(row, self.text, earlier, None))
        return found


_PRINTED = RANKS | COURTESY.keys()


def _is_whole(words: str) -> bool:
    """Whether the words are sentences of their own, not part of the reporter's."""
    first = words.lstrip("‘'“[(…. ")[:1]
    return first.isupper() and words[-1] in ".,?!…—–-’'" and " " in words

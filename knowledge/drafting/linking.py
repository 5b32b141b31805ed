"""Which words say who speaks: each quoted piece is tied to a verb of speech and its subject."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.drafting import subjects
from knowledge.drafting.marks import Piece
from knowledge.drafting.naming import GROUP, parse
from knowledge.drafting.phrases import NAMED, PRONOUN, Phrase, is_verb, leftward, rightward
from knowledge.drafting.sentences import Sentence, last_mark
from knowledge.drafting.tokens import NAME, QUOTE, WORD, Row
from knowledge.drafting.verbs import CUES, HOLDING, SAYING
from knowledge.drafting.vocabulary import PEOPLE_NOUNS, is_adverb

_NEAR = 3
_OPENING_TAG = 2
DASHES = frozenset(("-", "—", "–", "--", "―"))
_STRAY = frozenset(("'", '"', "”", "“", "''"))
_JOINS = frozenset(("but", "and", "while", "although"))


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of speech in its place: token, verb, tense, strength, and its subject."""

    at: int
    verb: str
    tense: str
    strength: int
    subject: Phrase | None


@dataclass(frozen=True, slots=True)
class Link:
    """How one piece got its speaker.

    Args:
        rule: the rule's name, see ``RULES``.
        subject: the phrase that names the speaker.
        cue: the verb of speech, by token number, or None.
        verb: the verb in its base form, or "".
    """

    rule: str
    subject: Phrase
    cue: int | None
    verb: str


RULES = {
    "tag after": "the tag after it",
    "inverted": "the inverted tag after it",
    "according": "“according to”",
    "lead-in": "the words that lead in to it",
    "within": "the verb earlier in its sentence",
    "later": "the verb later in its sentence",
    "colon": "the name before the colon",
    "by": "the one by whom it was said",
    "subject": "the subject of its sentence",
    "continued": "it continues the quotation before it",
    "carried": "the paragraph before it was not closed",
    "ahead": "the next quotation of its paragraph",
    "introduced": "the sentence before it introduces the speaker",
    "signed": "the name signed under it",
    "nearby": "the last speaker in its paragraph",
    "paragraph": "the speaker of the paragraph before",
}
"""Each rule in words."""

WORTH = {
    "tag after": 0.98, "inverted": 0.98, "according": 0.93, "lead-in": 0.9, "within": 0.88,
    "continued": 0.97, "carried": 0.95, "paragraph": 0.85, "introduced": 0.8, "later": 0.85,
    "colon": 0.95, "subject": 0.7, "ahead": 0.7, "nearby": 0.6, "signed": 0.9, "by": 0.9,
}  # fmt: skip
"""How often each rule names the printed speaker, of 0 to 1, measured on development articles."""


def cues(row: Row, sentence: Sentence) -> list[Cue]:
    """Find the verbs of speech of a sentence with their subjects."""
    found: list[Cue] = []
    start = sentence.first
    for i in range(start, sentence.stop):
        if row.kind[i] != WORD or row.low[i] not in CUES:
            continue
        verb, tense, strength = CUES[row.low[i]]
        if verb == "put" and (i + 1 >= sentence.stop or row.low[i + 1] != "it"):
            continue
        if subjects.is_noun_use(row, i, start):
            continue
        subject = _subject(row, i, tense, sentence, found)
        if subject is None and strength < SAYING:
            continue
        if tense == "base" and row.low[i - 1] in _MODALS:
            strength = HOLDING
        found.append(Cue(i, verb, tense, strength, subject))
    return found


_MODALS = frozenset("will would should could can may might must".split())  # noqa: SIM905


def _subject(row: Row, i: int, tense: str, sentence: Sentence, earlier: list[Cue]) -> Phrase | None:
    start = sentence.first
    before = row.low[i - 1] if i > start else ""
    inverted = _inverted(row, i, tense, sentence)
    if inverted is not None:
        return inverted
    if tense == "past" and _passive(row, i, start):
        return _agent(row, i, sentence.stop)
    if tense == "ing" and before not in _BE:
        k = i - 1
        while k > start and is_adverb(row.low[k]):
            k -= 1
        if i > start and row.kind[k] == NAME and parse(row.text[k]).kind != GROUP:
            return subjects.before(row, i, start)
        return _earlier_subject(row, i, start, earlier)
    if before in ("to", "and", "then", "but", "or", "not") and tense != "ing":
        return _earlier_subject(row, i, start, earlier)
    lower = max((q + 1 for q in sentence.quotes if q < i), default=start)
    subject = subjects.before(row, i, lower)
    if subject is None and lower > start:
        subject = subjects.before(row, i, start)
    if subject is None and before == ",":
        return _earlier_subject(row, i, start, earlier)
    return subject


def _inverted(row: Row, i: int, tense: str, sentence: Sentence) -> Phrase | None:
    """Read "…, said the mayor" and "Said Ruiz: …" where no quoted piece stands before."""
    before = row.low[i - 1] if i > sentence.first else ""
    if before not in ("", ",") or CUES[row.low[i]][2] < SAYING or tense not in ("past", "third"):
        return None
    found = subjects.after(row, i, sentence.stop)
    if found is None or found.kind == PRONOUN or row.low[i] in _WITH_OBJECT:
        return None
    if found.kind != NAMED and row.low[i] not in _INVERTING:
        return None
    k = found.end + 1
    if k < sentence.stop and row.low[k] not in _AFTER_INVERTED:
        led = before == "" or subjects.before(row, i, sentence.first) is None
        return found if row.kind[k] == QUOTE and led else None
    return found


_AFTER_INVERTED = frozenset(
    (".", ",", ":", "(", "who", "of", "at", "—", "–", "--", "in", "on", "after")
)
_WITH_OBJECT = frozenset("told asked thanked reminded urged warned".split())  # noqa: SIM905
_INVERTING = frozenset("said says wrote writes added adds".split())  # noqa: SIM905
_BE = frozenset("is was are were be been being am 's 're".split())  # noqa: SIM905


def _passive(row: Row, i: int, start: int) -> bool:
    if i == start:
        return True
    k = i - 1
    while k > start and (
        is_adverb(row.low[k]) or row.low[k] in ("also", "once", "often", "then")
    ):
        k -= 1
    return row.low[k] in _BE or row.low[k] == "been" or row.low[k] in ("when", "as", "being")


def _agent(row: Row, i: int, stop: int) -> Phrase | None:
    for k in range(i + 1, min(stop, i + 8)):
        if row.low[k] == "by":
            return rightward(row, k + 1, stop)
    return None


def _earlier_subject(row: Row, i: int, start: int, earlier: list[Cue]) -> Phrase | None:
    saying = [cue for cue in earlier if cue.strength == SAYING and cue.subject is not None]
    for cue in reversed(saying or earlier):
        if cue.subject is not None:
            return cue.subject
    return subjects.of_sentence(row, start, i)


def link(row: Row, text: str, found: list[Piece], sentence: Sentence) -> dict[int, Link]:
    """Tie the pieces of one sentence to who speaks, by token number of the piece."""
    if not sentence.quotes:
        return {}
    verbs = cues(row, sentence)
    links: dict[int, Link] = {}
    for at in sentence.quotes:
        piece = found[row.piece[at]]
        tie = (
            _signed(row, at, sentence)
            or _tag(row, text, piece, at, sentence, verbs)
            or _according(row, at, sentence)
            or _before(row, at, verbs)
            or _colon(row, at, sentence)
            or _later(row, at, verbs)
            or _main(row, at, sentence)
        )
        if tie:
            links[at] = tie
    return links


def _tag(
    row: Row, text: str, piece: Piece, at: int, sentence: Sentence, verbs: list[Cue]
) -> Link | None:
    """Read a tag right after the piece: "… ,” said Ruiz" or "… ,” Ruiz said"."""
    i, stop = at + 1, sentence.stop
    while i < stop and row.low[i] in _STRAY:
        i += 1
    comma = i < stop and (row.low[i] == "," or row.low[i] in DASHES)
    i += comma
    mark = last_mark(text, piece)
    if i >= stop or not (comma or mark in ",?!—–-…." or row.kind[i] == WORD):
        return None
    entry = CUES.get(row.low[i]) if row.kind[i] == WORD else None
    if (
        entry
        and entry[2] == SAYING
        and entry[1] in ("past", "third")
        and (mark in ",?!—–-….'" or comma)
    ):
        subject = subjects.after(row, i, stop)
        if subject is not None:
            return Link("inverted", subject, i, entry[0])
    if not entry and row.kind[i] == WORD and is_verb(row, i) and row.low[i].endswith("ed"):
        subject = subjects.after(row, i, stop) if mark in ",?!" else None
        if subject is not None and subject.kind == NAMED and subject.first == i + 1:
            return Link("inverted", subject, i, "say")
    if not (comma or mark in ",?!—–-…"):
        return None
    led = any(cue.at < at and cue.subject is not None for cue in verbs)
    for cue in verbs:
        if cue.at < i or cue.subject is None:
            continue
        if any(at < q < cue.at for q in sentence.quotes):
            break
        skipped = row.low[i : cue.subject.first]
        near = len(skipped) <= _OPENING_TAG and not _JOINS.intersection(skipped)
        if led and not _closing(row, cue, sentence):
            break
        if near and cue.subject.first >= i and cue.tense != "ing":
            return Link("tag after", cue.subject, cue.at, cue.verb)
        break
    loose = not led and (comma or mark == ",")
    return _loose_tag(row, i, at, sentence) if loose else None


def _closing(row: Row, cue: Cue, sentence: Sentence) -> bool:
    """Whether a verb of saying ends its sentence, so that it speaks of what came before."""
    if cue.strength < SAYING:
        return False
    rest = range(cue.at + 1, sentence.stop)
    return not any(row.kind[k] == QUOTE or row.low[k] in ("that", ":", "and") for k in rest)


def _signed(row: Row, at: int, sentence: Sentence) -> Link | None:
    """Read a name signed after a piece: "…” ― Ana Ruiz"."""
    i = at + 1
    if at != sentence.first or i + 1 >= sentence.stop or row.low[i] not in DASHES:
        return None
    subject = rightward(row, i + 1, sentence.stop)
    if subject is None or subject.kind != NAMED or subject.first != i + 1:
        return None
    after = subject.last + 1
    ends = after >= sentence.stop or row.low[after] in (".", ",", "(")
    return Link("signed", subject, None, "say") if ends else None


def _loose_tag(row: Row, i: int, at: int, sentence: Sentence) -> Link | None:
    """Read a tag whose verb is not one of speech: "… ,” the mayor beamed"."""
    if at != sentence.first or row.low[i] in _JOINS:
        return None
    subject = rightward(row, i, sentence.stop)
    after = subject.last + 1 if subject is not None else sentence.stop
    if subject is None or after >= sentence.stop or not is_verb(row, after):
        return None
    return Link("tag after", subject, None, "say") if may_speak(row, subject) else None


def _according(row: Row, at: int, sentence: Sentence) -> Link | None:
    for i in range(sentence.first, sentence.stop - 2):
        if row.low[i] == "according" and row.low[i + 1] == "to":
            between = range(min(i, at) + 1, max(i, at))
            if sum(row.kind[k] == QUOTE for k in between) > 1:
                continue
            subject = rightward(row, i + 2, sentence.stop)
            if subject is not None:
                return Link("according", subject, i, "say")
    return None


def _before(row: Row, at: int, verbs: list[Cue]) -> Link | None:
    """Take the nearest verb of speech before the piece in its sentence."""
    ahead = [cue for cue in verbs if cue.at < at and cue.subject is not None]
    ahead = [cue for cue in ahead if not _aside(row, cue, at)] or ahead
    sure = [cue for cue in ahead if cue.strength > HOLDING]
    for cue in reversed(sure or ahead):
        if cue.subject is not None:
            rule = "lead-in" if at - cue.at <= _NEAR else "within"
            return Link(rule, cue.subject, cue.at, cue.verb)
    return None


def _aside(row: Row, cue: Cue, at: int) -> bool:
    """Whether a verb stands in an aside that a comma closes before the piece: ", as he said,"."""
    if cue.subject is None or ":" in row.low[cue.at : at]:
        return False
    opener = row.low[cue.subject.first - 1] if cue.subject.first else ""
    own = row.low[cue.subject.first]
    if not (opener in _RELATIVE or own in _RELATIVE):
        return False
    return "," in row.low[cue.at + 1 : at - 1]


_RELATIVE = frozenset("which who whom where as".split())  # noqa: SIM905


def _later(row: Row, at: int, verbs: list[Cue]) -> Link | None:
    for cue in verbs:
        if cue.at > at and cue.subject is not None and cue.strength == SAYING:
            return Link("later", cue.subject, cue.at, cue.verb)
    return None


def _colon(row: Row, at: int, sentence: Sentence) -> Link | None:
    """Read a name and a colon: "Ruiz: “…”"."""
    i = at - 1
    if i <= sentence.first or row.low[i] != ":":
        return None
    subject = leftward(row, i - 1, sentence.first)
    if subject is not None and subject.first == sentence.first and subject.kind != PRONOUN:
        if subject.kind != NAMED and row.low[subject.head] not in PEOPLE_NOUNS:
            return None
        return Link("colon", subject, None, "say")
    return None


def _main(row: Row, at: int, sentence: Sentence) -> Link | None:
    subject = subjects.of_sentence(row, sentence.first, at)
    if subject is not None and may_speak(row, subject):
        return Link("subject", subject, None, "")
    return None


def may_speak(row: Row, subject: Phrase) -> bool:
    """Whether a subject can be a speaker without a verb of speech: a person or a name."""
    if subject.kind == PRONOUN:
        return row.low[subject.head] in ("he", "she", "they")
    return subject.kind == NAMED or row.low[subject.head] in PEOPLE_NOUNS

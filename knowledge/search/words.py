"""Words of a question that carry meaning, and the other words that say the same.

A class holds words of which each answers for the others: a question that uses one is
covered by a fact that uses another. Classes are general newsroom English; no word is here
for the sake of one question.
"""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

from knowledge.text import key

STOP = frozenset(
    """
    a about all also am an and any anybody anyone anything are as at be been being both but by can
    could did do does doing done for from had has have having he her hers him his how i if in
    into is it its itself just me may might more most much many my no nor not of off on once one
    only or other our ours out over own she should so some somebody someone something such than
    that the their theirs them then there these they this those through to too under until
    up upon us very was we were what when where whether which while who whom whose why will with
    within without would you your yours

    actually again already always currently ever exactly far finally get gets getting give
    gives given go goes going gone got happen happened happening happens keep kept know known let
    long make makes made making mean means named now often put puts really s still supposed t
    today tell told whats whos say says said saying report reports reported reportedly
    account according accounts call thing things come comes came take place took
    before after during while ahead back away down d ll ve re m didn doesn isn wasn won t
    theyd theyre thats dont didnt doesnt isnt wasnt arent werent wont cant couldnt wouldnt hasnt
    havent hes shes hed shed im ive id youre youd were whod theres heres lets
    carry carried carries carrying provide provides provided wing
    drop dropped drops deliver delivered deliver conduct conducted stage staged perform occur
    rather prefer okay yes thanks please whatever line story copy quote quotes bit lot just
    like kind sort part way due via per regarding concerning exact specific specifically
    please exist exists else belong belongs affiliated involved
    """.split()  # noqa: SIM905 - a list of words is read as words
) - frozenset({"take", "order"})  # fmt: skip
"""Words that a fact need not hold to answer a question."""

ANYBODY = frozenset(
    [
        "people",
        "person",
        "persons",
        "man",
        "men",
        "woman",
        "women",
        "individuals",
        "guy",
        "guys",
        "lady",
        "chap",
        "folks",
    ]
)
"""Words for human beings at large: a statement need not hold them; a number may count them."""

POSTS = frozenset(
    """
    role job post position title occupation function hold holds held holding serve serves
    """.split()  # noqa: SIM905
)
"""Words that ask what somebody is; a name is then all that a statement has to cover."""

KINDS_OF_ANSWER = frozenset(
    "condition conditions circumstance circumstances grounds basis terms extent".split()  # noqa: SIM905
)
"""Nouns behind "what" and "which" that no statement need hold."""

HUMAN = frozenset(
    """
    prisoner prisoners inmate inmates detainee detainees suspect suspects convict convicts migrant
    migrants immigrant immigrants deportee deportees citizen citizens national nationals resident
    residents refugee refugees criminal criminals worker workers child children victim victims
    """.split()  # noqa: SIM905
)
"""Nouns for people of one sort, whom a number of "people" may count."""

ASKED_FOR = frozenset(
    """
    date day year month time week number figure amount percentage share proportion name reason
    """.split()  # noqa: SIM905
)
"""Words that say what kind of answer is wanted; the kind is checked, not the word."""

_IRREGULAR = MappingProxyType(
    {
        "met": "meet", "meeting": "meet", "took": "take", "taken": "take", "stole": "steal",
        "stolen": "steal", "sent": "send", "held": "hold", "led": "lead", "began": "begin",
        "begun": "begin", "spoke": "speak", "spoken": "speak", "wrote": "write", "written": "write",
        "won": "win", "lost": "lose", "fled": "flee", "fought": "fight", "struck": "strike",
        "thought": "think", "gave": "give", "paid": "pay", "left": "leave", "ran": "run",
        "built": "build", "died": "die", "dying": "die", "dead": "die", "death": "die",
        "killed": "kill", "chose": "choose", "chosen": "choose", "born": "bear", "shot": "shoot",
        "sought": "seek", "found": "find", "brought": "bring", "bought": "buy", "sold": "sell",
        "laws": "law", "children": "child", "wives": "wife", "men": "man", "women": "woman",
        "people": "people", "countries": "country", "parties": "party", "cities": "city",
        "drew": "draw", "drawn": "draw", "broke": "break", "broken": "break", "fell": "fall",
        "grew": "grow", "grown": "grow", "threw": "throw", "rose": "rise", "spent": "spend",
        "legality": "legal", "unlawful": "illegal", "illegally": "illegal",
    }
)  # fmt: skip

_SUFFIXES = ("ations", "ation", "ings", "ing", "ments", "ment", "ions", "ion", "ers", "ees", "ee",
             "ies", "ied", "ed", "es", "er", "ly", "s", "e", "y")  # fmt: skip


def stem(word: str) -> str:
    """Return a word without its ending, roughly; for telling that two words are of one class."""
    word = _IRREGULAR.get(word, word)
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3 and word[-2:] != "ss":
            cut = word.removesuffix(suffix)
            return cut[:-1] if len(cut) > 3 and cut[-1] == cut[-2] else cut
    return word


def _lines(name: str) -> tuple[str, ...]:
    text = (Path(__file__).parent / "data" / name).read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


_CLASSES, _PEOPLES = _lines("same.txt"), _lines("peoples.txt")


def _by_stem() -> dict[str, tuple[str, ...]]:
    held: dict[str, dict[str, None]] = {}
    for line in _CLASSES:
        general, _, special = line.partition(" > ")
        words = [word.replace("-", " ") for word in f"{general} {special}".split()]
        for word in words[: len(general.split())]:
            if " " not in word:
                held.setdefault(stem(word), {}).update(dict.fromkeys(words))
    for line in _PEOPLES:
        forms = line.split("/")
        for form in forms[:-1] if len(forms) == 2 else forms:
            if " " not in form and len(form) > 2:
                held.setdefault(stem(form), {}).update(dict.fromkeys(forms))
    return {each: tuple(words) for each, words in held.items()}


_SAME = MappingProxyType(_by_stem())
_PEOPLE_OF = MappingProxyType(
    {form: tuple(line.split("/")) for line in _PEOPLES for form in line.split("/")}
)


def same(word: str) -> tuple[str, ...]:
    """Return a word and the others of its class, in ``key`` form; 80000 is also 80 000."""
    regular = _IRREGULAR.get(word, word)
    forms = {w for w, to in _IRREGULAR.items() if to == regular}
    if word.isdigit() and len(word) > 3:
        forms.add(_thousands(word))
    return tuple(dict.fromkeys((word, regular, *sorted(forms), *_SAME.get(stem(word), ()))))


def _thousands(digits: str) -> str:
    head = len(digits) % 3
    groups = (digits[at : at + 3] for at in range(head, len(digits), 3))
    return " ".join([digits[:head], *groups] if head else groups)


def people_of(name: str) -> tuple[str, ...]:
    """Return the other forms of a country's name: its people, its adjective."""
    return _PEOPLE_OF.get(name, ())


def content(text: str) -> tuple[str, ...]:
    """Return the words of a text that carry meaning, in order, in ``key`` form, each once."""
    return tuple(dict.fromkeys(word for word in key(text).split() if carries(word)))


def carries(word: str) -> bool:
    """Whether a word, in ``key`` form, carries meaning of its own."""
    return word not in STOP and word not in ASKED_FOR and word not in ANYBODY

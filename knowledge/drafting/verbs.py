"""Verbs by which words are attributed, in every form that copy prints.

Verbs of saying ("said", "wrote") may stand before their subject; verbs of naming ("praised",
"called") carry a fragment; verbs of holding ("wants", "believes") do so where nothing else in
their sentence is a verb of speech. The lists are the desk's own.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

SAYING, NAMING, HOLDING = 3, 2, 1
"""How surely a verb carries quoted words."""

_STRONG = """
acknowledge add admit advise affirm allege announce answer argue ask assert assure begin
blog blurt boast brag caution cite chant chime claim clarify comment complain concede conclude
concur
confess confide confirm contend continue counter crow cry declare demand deny disclose elaborate
emphasize exclaim explain express fret fume groan grumble holler hint imply inform insist
instruct interject intone joke jest lament maintain marvel mention mock moan mumble murmur muse
mutter note object observe offer opine order plead pledge point posit post pray preach predict
press proclaim promise pronounce propose protest query question quip react read reason recall
recite reckon recount reflect reiterate relate remark remember remind repeat reply report respond
retort retweet reveal roar rule say scoff scream shout shrug sigh signal snap sneer speculate
state stress suggest summarize swear sum surmise tell testify text theorize threaten thunder
tout tweet underscore urge utter volunteer vow wail warn whisper wonder write yell wisecrack
conclude bellow caption email gush exhort hedge put quote rail sing rant vent worry interrupt thank
""".split()  # noqa: SIM905 - a list of words is read as words

_NAMING = """
accuse applaud appeal assail attack back bash berate blame blast brand call cast
celebrate challenge champion characterize charge chastise chide condemn criticize decry deem
defend denounce depict deride describe dismiss disparage dub endorse fault hail hammer invoke
label lambaste lash laud liken name nickname oppose outline paint pan pen peg portray praise
promote refer regard reject rip rebuke ridicule salute scold skewer slam slap taunt tear term
title trash welcome deliver deplore deliberate detail advocate bemoan dispute downplay echo
encourage invite pitch present raise recommend refuse sketch suspect sound trumpet unveil lob
hurl mark support introduce address estimate
""".split()  # noqa: SIM905

_HOLDING = """
agree appear believe think consider expect feel fear find forecast foresee hear hit hope judge know
learn list mean need offer plan point project prove publish release seek see show speak talk
try understand use view want wish issue include contain hold indicate intend compare cite cry
double envision allow aim favor like love hate stand throw target discuss wonder worry
""".split()  # noqa: SIM905

_PAST = {
    "begin": "began begun", "put": "put put", "cast": "cast cast", "feel": "felt felt",
    "find": "found found",
    "forecast": "forecast forecast", "foresee": "foresaw foreseen", "give": "gave given",
    "hit": "hit hit", "mean": "meant meant", "read": "read read", "recount": "recounted recounted",
    "say": "said said", "see": "saw seen", "seek": "sought sought", "show": "showed shown",
    "speak": "spoke spoken", "swear": "swore sworn", "tear": "tore torn", "tell": "told told",
    "think": "thought thought", "write": "wrote written", "hold": "held held", "sing": "sang sung",
    "stand": "stood stood", "throw": "threw thrown", "understand": "understood understood",
    "know": "knew known", "hear": "heard heard", "sum": "summed summed", "pen": "penned penned",
    "tweet": "tweeted tweeted", "retweet": "retweeted retweeted", "text": "texted texted",
    "admit": "admitted admitted", "pan": "panned panned", "dub": "dubbed dubbed",
    "rip": "ripped ripped", "slam": "slammed slammed", "snap": "snapped snapped",
    "refer": "referred referred", "hint": "hinted hinted", "brag": "bragged bragged",
    "quip": "quipped quipped", "slap": "slapped slapped", "label": "labeled labelled",
    "plan": "planned planned", "blog": "blogged blogged", "echo": "echoed echoed",
    "shrug": "shrugged shrugged", "appear": "appeared appeared", "fret": "fretted fretted",
    "lob": "lobbed lobbed", "peg": "pegged pegged", "list": "listed listed", "bet": "bet bet",
}  # fmt: skip

_DOUBLED = frozenset(
    """admit begin put blog brag dub forget hit pan pen plan quip refer rip shrug slam slap snap sum
    fret lob peg""".split()  # noqa: SIM905
)


def forms(verb: str) -> Iterable[tuple[str, str]]:
    """Give the forms of a verb, each with its tense: base, third, past or ing."""
    if _PAST.get(verb, "").split()[:1] != [verb]:
        yield verb, "base"
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        yield verb + "es", "third"
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        yield verb[:-1] + "ies", "third"
    else:
        yield verb + ("es" if verb.endswith("o") else "s"), "third"
    if verb in _PAST:
        for form in _PAST[verb].split():
            yield form, "past"
    elif verb.endswith("e"):
        yield verb + "d", "past"
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        yield verb[:-1] + "ied", "past"
    else:
        yield verb + "ed", "past"
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    yield stem + (stem[-1] if verb in _DOUBLED else "") + "ing", "ing"


def _table() -> dict[str, tuple[str, str, int]]:
    table: dict[str, tuple[str, str, int]] = {}
    for strength, verbs in ((SAYING, _STRONG), (NAMING, _NAMING), (HOLDING, _HOLDING)):
        for verb in verbs:
            for form, tense in forms(verb):
                table.setdefault(form, (verb, tense, strength))
    return table


CUES = MappingProxyType(_table())
"""Printed form → (verb, tense, strength)."""

POSTED = frozenset({"post", "tweet", "retweet", "caption", "blog"})
WRITTEN = frozenset({"write", "email", "text", "pen", "publish", "read"})

AUXILIARIES = frozenset(
    """
    has had have having is was are were be been being would will could can may might must shall
    should did does do 's 've 'd 'll didn't doesn't don't hasn't haven't hadn't wasn't isn't
    won't wouldn't couldn't can't not never also then later once recently still again often even
    just already now soon earlier previously first finally frequently sometimes always twice
    instead further simply only ever once usually too today tomorrow yesterday tonight went on to
    goes continued continues repeatedly likewise both all each himself herself themselves itself
    quickly long sarcastically sometime
    """.split()  # noqa: SIM905
)
"""Words that may stand between a subject and its verb."""

FINITE = frozenset(
    """
    am came went got took made left ran won lost met kept sat stood rose fell began brought bought
    built led paid sent spent set put cut let became broke chose drew drove ate fought flew forgot
    grew hung hid hit knew laid lay rode rang sang shook shot spoke stole struck swore swam threw
    wore woke wound bent bit blew dealt dug fed fled leapt leaned lent seemed looks comes goes gets
    takes makes leaves runs wins loses meets keeps sits stands has had is was are were have would
    will could can may might must should did does do seems remains held caught taught thought
    sought bore arose beat shone sprang
    """.split()  # noqa: SIM905
)
"""Other finite verbs that do not show it by their ending."""

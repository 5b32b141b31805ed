"""Words of a question that carry meaning, and the other words that say the same.

A class holds words of which each answers for the others: a question that uses one is
covered by a fact that uses another. Classes are general newsroom English; no word is here
for the sake of one question.
"""

from __future__ import annotations

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
    drop dropped drops deliver delivered deliver conduct conducted stage staged perform occur
    rather prefer okay yes thanks please whatever line story copy quote quotes bit lot just
    like kind sort part way due via per regarding concerning exact specific specifically
    please exist exists else belong belongs affiliated involved
    """.split()  # noqa: SIM905 - a list of words is read as words
) - frozenset({"take", "order"})  # fmt: skip
"""Words that a fact need not hold to answer a question."""

ANYBODY = frozenset("people person persons man men woman women individuals anybody".split())  # noqa: SIM905
"""Words for human beings at large: a statement need not hold them; a number may count them."""

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

_CLASSES = (
    "deal agreement accord pact arrangement treaty proposal plan offer move",
    "jail imprison prison incarcerate incarceration detain detention lock inmate prisoner jailed imprisonment behind-bars arrest custody",
    "prison jail megaprison mega-prison facility",
    "inmate prisoner detainee jailed imprisoned convict convicted",
    "deport deportation deportee expel expulsion repatriate repatriation remove removal send-back return returned",
    "deportee migrant immigrant deported",
    "migrant immigrant migration immigration",
    "undocumented illegal irregular",
    "accept receive take welcome admit agree-to-take take-in",
    "house hold jail accommodate lock imprison",
    "fee cost price pay payment charge money paid fees",
    "cheap low lowish",
    "announce announcement unveil reveal disclose publicise publicize public declare present",
    "meet meeting talks sit-down encounter",
    "sign signed signing signature issue",
    "order decree directive",
    "begin start commence launch since onset declare imposed introduced effect force place",
    "lose lost losing strip stripped remove removal revoke concerns affected",
    "end stop finish expire over revoke revocation terminate cancel strip remove rescind take-away taking-away",
    "criticise criticize criticism condemn condemnation decry denounce slam blast oppose opposition against opposes attack protest object",
    "praise admire admiration laud applaud hail",
    "accuse accusation allege allegation charge claim",
    "claim assert allege contend maintain said say",
    "police authorities officers officials",
    "teach teaches professor lecture",
    "warn warning caution alert",
    "lead leader leads head president chairman chair chief run runs boss charge-of director leadership",
    "president presidency head-of-state",
    "work job post position role title office serve serves function",
    "professor academic scholar teach teaches lecturer researcher",
    "confirm confirmation verify",
    "post tweet wrote posted published",
    "hint hinted allude suggest suggested foreshadow tease teased",
    "threaten threat threatened",
    "refuse refusal reject rejection decline declined turn-down unwilling",
    "target targeted targeting aim",
    "raid raids operation",
    "recommend recommendation recommended advise suggest urge",
    "designate designation list listing label classify",
    "terrorist terrorism terror",
    "steal stealing stolen rig rigged rigging fraud",
    "election elections vote poll ballot",
    "recognize recognise recognition acknowledge",
    "violate violation breach break breaks contravene",
    "legal lawful legality law laws lawfulness law-based illegal",
    "illegal unlawful illegality violate",
    "innocent guiltless",
    "guilty convicted found-guilty",
    "suspect suspicion suspected",
    "boast brag tout",
    "visit visiting visited tour trip travel",
    "envoy emissary representative",
    "party movement",
    "leftist left left-wing leftwing",
    "right right-wing rightwing conservative",
    "citizen citizens national nationals",
    "nation nations country countries state",
    "gang gangs cartel",
    "member members belong membership",
    "protect protection protections shield shielded",
    "permit permits permission",
    "policy agenda",
    "shift change changed turnaround reversal u-turn",
    "high highest biggest largest top most",
    "rate rates proportion",
    "describe describes description characterize characterise character call",
    "evidence proof",
    "mobilize mobilise mobilized deploy deployed",
    "group organization organisation organizations organisations",
    "think believe belief view opinion",
    "convict convicted conviction criminal criminals felon",
    "violent violence",
    "destroy destroyed ruin ruined",
    "conversation interview talk spoke speak told",
    "unclear uncertain unknown question questions doubt",
    "go going back return",
    "state-of-emergency emergency",
    "aim purpose goal meant justify",
    "name names identify list cite",
    "ban bar prohibit forbid",
    "seek want wants hope",
    "big size vast large",
    "backing support supports back favour favor endorse",
    "trade-war tariff",
    "flight flights plane",
)
_DEMONYMS = (
    "american/us/u s/united states/america", "salvadoran/salvadorean/salvadorian/el salvador",
    "venezuelan/venezuela", "colombian/colombia", "mexican/mexico", "canadian/canada",
    "guatemalan/guatemala", "honduran/honduras", "nicaraguan/nicaragua", "panamanian/panama",
    "costa rican/costa rica", "cuban/cuba", "haitian/haiti", "dominican/dominican republic",
    "brazilian/brazil", "argentine/argentinian/argentina", "chilean/chile", "peruvian/peru",
    "bolivian/bolivia", "ecuadorian/ecuadorean/ecuador", "uruguayan/uruguay", "paraguayan/paraguay",
    "british/britain/uk/united kingdom", "english/england", "scottish/scotland", "irish/ireland",
    "french/france", "german/germany", "italian/italy", "spanish/spain", "portuguese/portugal",
    "dutch/netherlands", "belgian/belgium", "swiss/switzerland", "austrian/austria",
    "polish/poland", "czech/czech republic/czechia", "hungarian/hungary", "romanian/romania",
    "greek/greece", "turkish/turkey", "russian/russia", "ukrainian/ukraine", "swedish/sweden",
    "norwegian/norway", "danish/denmark", "finnish/finland", "chinese/china", "japanese/japan",
    "korean/korea", "indian/india", "pakistani/pakistan", "afghan/afghanistan", "iranian/iran",
    "iraqi/iraq", "syrian/syria", "israeli/israel", "palestinian/palestine/gaza", "saudi/saudi arabia",
    "egyptian/egypt", "nigerian/nigeria", "kenyan/kenya", "ethiopian/ethiopia",
    "south african/south africa", "australian/australia", "new zealander/new zealand",
    "european/europe", "african/africa", "asian/asia", "central american/central america",
    "latin american/latin america",
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


def _by_stem() -> dict[str, tuple[str, ...]]:
    held: dict[str, dict[str, None]] = {}
    for line in _CLASSES:
        words = [word.replace("-", " ") for word in line.split()]
        for word in words:
            if " " not in word:
                held.setdefault(stem(word), {}).update(dict.fromkeys(words))
    for line in _DEMONYMS:
        forms = line.split("/")
        for form in forms[:-1] if len(forms) == 2 else forms:
            if " " not in form and len(form) > 2:
                held.setdefault(stem(form), {}).update(dict.fromkeys(forms))
    return {each: tuple(words) for each, words in held.items()}


_SAME = MappingProxyType(_by_stem())
_PEOPLE_OF = MappingProxyType({form: tuple(line.split("/")) for line in _DEMONYMS for form in line.split("/")})


def same(word: str) -> tuple[str, ...]:
    """Return a word and the others of its class, in ``key`` form."""
    regular = _IRREGULAR.get(word, word)
    forms = {w for w, to in _IRREGULAR.items() if to == regular}
    return tuple(dict.fromkeys((word, regular, *sorted(forms), *_SAME.get(stem(word), ()))))


def people_of(name: str) -> tuple[str, ...]:
    """Return the other forms of a country's name: its people, its adjective."""
    return _PEOPLE_OF.get(name, ())


def content(text: str) -> tuple[str, ...]:
    """Return the words of a text that carry meaning, in order, in ``key`` form, each once."""
    return tuple(dict.fromkeys(word for word in key(text).split() if carries(word)))


def carries(word: str) -> bool:
    """Whether a word, in ``key`` form, carries meaning of its own."""
    return word not in STOP and word not in ASKED_FOR and word not in ANYBODY

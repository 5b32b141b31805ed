"""How editors ask: one pattern for each way, grouped by what is wanted.

Read from top to bottom by ``reading``; the first that fits decides. Groups are named
after the fields of ``Question`` that they fill.
"""

from __future__ import annotations

import re
from re import Pattern
from types import MappingProxyType

from knowledge.questions.question import Intent, Wants

_BE = r"(?:is|are|was|were|['’]s|['’]re)"
_HAD = r"(?:(?:have|had|got)\s+to\s+)?(?:actually\s+|ever\s+|really\s+|publicly\s+)?"
_SAY = (
    r"(?:say|says|said|saying|write|writes|wrote|written|post|posts|posted|tweet|tweets|tweeted|"
    r"tell|tells|told|state|states|stated|claim|claims|claimed|argue|argues|argued|think|thinks|"
    r"believe|believes|comment|comments|commented|speak|speaks|spoke|spoken|talk|talks|talked|"
    r"warn|warns|warned|allege|alleges|alleged|report|reports|reported|announce|announced|"
    r"promise|promised|add|added|mention|mentioned|express|expressed|ask|asked)"
)
_DID_SAY = (
    rf"(?:(?:did|does|do|could|would|will|can)\s+(?P<subject>.+?)\s+{_HAD}{_SAY}"
    rf"|(?:has|have|had|[’']s)\s+(?P<subject2>.+?)\s+{_HAD}{_SAY}"
    rf"|(?:is|are|was|were)\s+(?P<subject3>.+?)\s+(?:saying|claiming|arguing|alleging|warning|reporting|telling|writing|posting|thinking))"
)
_WHO = r"(?:who|(?:which|what)\s+\w+)"
_ON = r"(?:about|on|of|regarding|concerning|re|as\s+to|over|towards?)"
_TIED = r"(?:connected|related|linked|tied|associated|involved|affiliated)"
_QUOTATIONS = (
    r"(?:quotes?|quotations?|soundbites?|sound\s+bites?|statements?|remarks?|comments?|"
    r"(?:exact\s+|own\s+)?words?)"
)
_LIST = (
    r"(?:(?:show|list|give|find|get|pull|any|all|some|what|which|are|there|is|do|did|we|have|me|us|"
    r"up|the|our|of|every|key|best|got|has|been|a|full)\s+)*"
)


def _p(pattern: str) -> Pattern[str]:
    return re.compile(rf"^\s*{pattern}\s*$", re.IGNORECASE)


LINK = (
    _p(rf"how\s+(?:{_BE}|do|does|did)\s+(?P<subject>.+?)\s+(?:and|&|\+)\s+(?P<other>.+?)\s+"
       rf"(?:{_TIED}|connect|relate|link\s+up|know\s+(?:each\s+other|one\s+another))"
       r"(?:\s+(?:to|with)\s+(?:each\s+other|one\s+another))?"),
    _p(rf"how\s+(?:{_BE}|do|does|did)\s+(?P<subject>.+?)\s+(?:{_TIED}|connect|relate|link)\s+"
       r"(?:to|with|in)\s+(?P<other>.+?)"),
    _p(r"what\s+(?:connects|links|ties|relates|joins|binds)\s+(?P<subject>.+?)\s+(?:and|to|with)\s+(?P<other>.+?)"),
    _p(rf"(?:(?:what|where)\s*{_BE}\s+|{_BE}\s+there\s+|do\s+we\s+have\s+)?(?:the|an?|any)?\s*"
       r"(?:connections?|links?|relationships?|relations?|ties?)\s+between\s+"
       r"(?P<subject>.+?)\s+and\s+(?P<other>.+?)"),
    _p(rf"what\s*{_BE}\s+(?P<subject>.+?)(?:['’]s?)\s+(?:connection|link|relationship|relation|tie|ties|links)\s+"
       r"(?:to|with)\s+(?P<other>.+?)"),
    _p(rf"{_BE}\s+(?P<subject>.+?)\s+(?:and\s+(?P<other>.+?)\s+)?{_TIED}(?:\s+(?:to|with)\s+(?P<other2>.+?))?"),
    _p(r"what\s+(?:do|does|did|has|have|had)\s+(?P<subject>.+?)\s+(?:(?:have|got)\s+)?to\s+do\s+with\s+(?P<other>.+?)"),
    _p(r"(?P<subject>.+?)\s+\+\s+(?P<other>.+?)"),
)  # fmt: skip

NEWS = (
    _p(rf"what(?:\s*{_BE}|\s+has|\s+have)?\s+(?:been\s+)?(?:new|the\s+latest|added|updated|latest)"
       r"(?:\s+(?:on|about|with|in|for|to|regarding)\s+(?P<subject>(?!the\s+last|the\s+past).+?))?"
       r"(?:[\s,]+(?P<words>(?:since|after|from|in\s+the\s+(?:last|past)|over\s+the|this|today|yesterday|these).*))?"),
    _p(r"what\s+(?:did\s+we|have\s+we|has\s+the\s+desk|did\s+the\s+desk)\s+(?:added?|change[d]?|updated?|publish(?:ed)?|file[d]?|got|learn(?:ed)?)"
       r"(?:\s+(?:on|about|with|to)\s+(?P<subject>.+?))?"
       r"(?:[\s,]+(?P<words>(?:since|after|in\s+the\s+(?:last|past)|over\s+the|this|today|yesterday).*))?"),
    _p(rf"(?:{_BE}\s+there\s+|(?:do\s+we\s+)?have\s+(?:we\s+)?(?:got\s+)?|give\s+me\s+|show\s+me\s+)?(?:any(?:thing)?|the|some)?\s*"
       r"(?:new|news|updates?|changes?|latest|developments?|changed)"
       r"(?:\s+(?:on|about|with|in|for|to|regarding|from)\s+(?P<subject>(?!the\s+last|the\s+past).+?))?"
       r"(?:[\s,]+(?P<words>(?:since|after|in\s+the\s+(?:last|past)|over\s+the|this|today|yesterday).*))?"),
    _p(r"what(?:['’]s|\s+has|\s+have)?\s+(?:happened|changed)\s+(?P<words>since\s+.+?)"
       r"(?:\s+(?:with|to|on|about)\s+(?P<subject>.+?))?"),
    _p(r"(?:has|have)\s+(?:anything|something)\s+(?:changed|happened|been\s+added)"
       r"(?:\s+(?:on|about|with|in|for|to)\s+(?P<subject>.+?))?"
       r"(?:[\s,]+(?P<words>(?:since|after|in\s+the\s+(?:last|past)|this|today|yesterday).*))?"),
)  # fmt: skip

TOPIC = (
    _p(rf"who\s+(?:told|spoke\s+to|spoke\s+with|talked\s+to|talked\s+with)\s+\w+\s+{_ON}\s+(?P<words>.+?)"),
    _p(rf"{_LIST}{_QUOTATIONS}\s+(?:about|on|regarding|concerning)\s+(?P<words>.+?)\s+(?:by|from)\s+(?P<subject>.+?)"),
    _p(rf"who\s+(?:all\s+)?(?:has\s+|have\s+)?{_SAY}\s+(?:what|anything|something|things)\s+{_ON}\s+(?P<words>.+?)"),
    _p(rf"who\s+(?:has\s+|have\s+)?(?:commented|spoken|spoke|talked|weighed\s+in|{_BE}\s+quoted)\s+{_ON}\s+(?P<words>.+?)"),
    _p(rf"what\s+(?:{_BE}|has|have)\s+(?:been\s+)?(?:being\s+)?said\s+{_ON}\s+(?P<words>.+?)"),
    _p(rf"what\s+(?:do|does|did|have|has|are)\s+(?:people|we\s+have\s+people|anyone|anybody|everyone|they|others)\s+{_SAY}\s+{_ON}\s+(?P<words>.+?)"),
    _p(rf"{_LIST}{_QUOTATIONS}\s+(?:about|on|regarding|concerning|mentioning)\s+(?P<words>.+?)"),
)  # fmt: skip

SAID = (
    _p(rf"{_WHO}\s+(?:was\s+it\s+(?:that|who)\s+)?(?:first\s+)?(?:has\s+)?"
       r"(?:said|says|wrote|writes|posted|tweeted|asked|uttered|used|coined|came\s+up\s+with|"
       r"spoke\s+of|talked\s+(?:about|of)|warned\s+of|mentioned|told\s+\w+)\s*:?\s+"
       r"(?:it\s+(?:was|is)\s+)?(?:the\s+(?:words?|phrase|expression|line|term|image)\s+)?(?:that\s+)?(?P<words>.+?)"),
    _p(r"who(?:\s+(?:is|are|was|were|has\s+been)|['’]s)\s+(?:saying|reporting|claiming|alleging|arguing|warning)\s+(?:that\s+)?(?P<words>.+?)"),
    _p(r"who\s+(?:reports?|reported|claims?|claimed|alleges?|alleged|argues?|argued|warns?|warned|believes?|believed|thinks?|thought|insists?|insisted|suggests?|suggested)\s+(?:that\s+)?(?P<words>.+?)"),
    _p(r"(?:whose|who['’]?s)\s+(?:words?|quotes?|line|phrase)\s+(?:is|are|was|were)?\s*(?:this|that|these|it)?\s*[:,]?\s*(?P<words>.+?)"),
    _p(r"who\s+(?:is|was)\s+quoted\s+(?:as\s+)?(?:saying|with)\s+(?P<words>.+?)"),
    _p(rf"{_WHO}\s+(?:called|described|branded|labelled|labeled|dubbed)\s+(?:(?:it|this|that|them)\s+(?:as\s+)?)?(?P<words>.+?)"),
    _p(r"(?:said|wrote|posted|asked)\s+(?P<words>[\"“„«‘'].+?)"),
)  # fmt: skip

QUOTES = (
    _p(rf"what\s+(?:else\s+)?(?:exactly\s+)?{_DID_SAY}"
       rf"(?:\s+(?:(?:to\s+)?(?:cnn|reporters|the\s+press|journalists|us|anyone|the\s+media)))?"
       rf"(?:\s+(?:{_ON}|when\s+asked\s+about|in\s+(?:response|reaction)\s+to|to)\s+(?P<words>.+?))?"),
    _p(r"(?:quotes?|quotations?)\s+(?P<subject>(?!from\b|by\b|of\b|about\b|on\b).+?)(?:\s+(?:about|on|regarding)\s+(?P<words>.+?))?"),
    _p(rf"{_LIST}(?:direct\s+)?{_QUOTATIONS}\s+(?:from|by|of|attributed\s+to)\s+(?P<subject>.+?)"
       rf"(?:\s+(?:about|on|regarding|concerning|mentioning)\s+(?P<words>.+?))?"),
    _p(rf"(?:did|has|does|have|do|is)\s+(?P<subject>(?:(?!\b(?:for|that|his|her|their|its|provide|give|make)\b).)+?)\s+(?:ever\s+|publicly\s+|already\s+)?{_SAY}\s+"
       rf"(?:(?:anything|something|much|a\s+word|out|publicly)\s+)?(?:{_ON}|to|against|in\s+favou?r\s+of)\s+(?P<words>.+?)"),
    _p(r"(?:did|has|have)\s+(?P<subject>.+?)\s+(?:ever\s+|publicly\s+|already\s+)?(?:say|said|comment|commented|spoken|speak)"
       r"(?:\s+(?:anything|something|publicly|out|yet))*"),
    _p(rf"{_LIST}(?:anything|something)\s+(?:from|by)\s+(?P<subject>.+?)\s+{_ON}\s+(?P<words>.+?)"),
    _p(r"how\s+(?:did|does|do|has|have)\s+(?P<subject>.+?)\s+(?:react|respond|reacted|responded|reply|answer)"
       r"(?:ed)?(?:\s+(?:to|on|about)\s+(?P<words>.+?))?"),
    _p(rf"what(?:\s*{_BE}|\s+has\s+been)?\s+(?P<subject>.+?)(?:['’]s?)\s+"
       r"(?:reaction|response|view|views|position|stance|opinion|take|comment|comments|statement|thoughts|verdict|criticism|claim|claims|argument|answer|words)"
       rf"(?:\s+(?:to|against|{_ON})\s+(?P<words>.+?))?"),
    _p(rf"(?P<subject>[^\s].{{1,60}}?)(?:['’]s?)\s+{_QUOTATIONS}(?:\s+{_ON}\s+(?P<words>.+?))?"),
    _p(rf"{_LIST}(?P<subject>[^\s].{{1,40}}?)\s+(?:quotes?|quotations?)(?:\s+{_ON}\s+(?P<words>.+?))?"),
)  # fmt: skip

TIMELINE = (
    _p(rf"{_LIST}(?:timeline|time\s+line|chronology|sequence\s+of\s+events|order\s+of\s+events|dates|key\s+dates)"
       r"(?:\s+(?:(?:of|for|on|about|around|behind|to|:)\s+)?(?P<subject>.+?))?"),
    _p(r"(?P<subject>.+?)\s+(?:timeline|chronology)"),
    _p(rf"{_LIST}(?:events?)\s+(?:in|on|of|from|during|for|about|around|involving|with)\s+(?P<subject>.+?)"),
    _p(r"what(?:['’]s|\s+has|\s+have|\s+had|\s+else)?\s+(?:all\s+)?(?:happened|took\s+place|went\s+on|occurred)(?:\s+when)?"
       r"(?:\s+(?:with|to|in|around|at|on|during|between|for|regarding)\s+(?P<subject>.+?))?"),
)  # fmt: skip

SOURCES = (
    _p(rf"{_LIST}(?:sources?|documents?|articles?|documentation|sourcing)\s+"
       r"(?:(?:do\s+we\s+have|have\s+we\s+got|is\s+there|are\s+there|stands?|we\s+have|is|are|there)\s+)*"
       r"(?:of|for|on|behind|about|to|regarding)\s+(?P<subject>.+?)"),
    _p(r"(?:where|how)\s+(?:do|did)\s+we\s+(?:know|get|have|learn)\s+(?:this\s+|that\s+|it\s+|what\s+we\s+know\s+)?"
       r"(?:about|on)\s+(?P<subject>.+?)(?:\s+from)?"),
    _p(r"where\s+(?:does|do|did)\s+(?:the\s+|our\s+)?(?:information|facts?|info|material|card|entry|what\s+we\s+know)\s+"
       r"(?:on|about|for)\s+(?P<subject>.+?)\s+come\s+from"),
    _p(r"(?:what|who)\s+(?:is|are)\s+(?:our\s+|the\s+)?(?:source|sources)\s+(?:for|on|behind|of)\s+(?P<subject>.+?)"),
    _p(r"where\s+(?:does|do|did|is|are|was)\s+(?P<subject>(?:.*(?<![-\w])\d.*|.*\b(?:figure|number|quote|claim|statistic|line|fact)s?\b.*?))\s+(?:come|came|coming|taken)\s+from"),
    _p(r"(?:sources?|documents?)\s+(?P<subject>.+?)"),
    _p(r"what['’]?s?\s+(?:is\s+|are\s+)?(?:our\s+|the\s+|your\s+)?(?:\w+['’]s\s+)?(?:source|sources|sourcing)\s+(?:for|on|behind|of)\s+(?P<subject>.+?)"),
    _p(r"what\s+(?:is|are|was)\s+(?P<subject>.+?)(?:\s+(?:card|entry))?\s+(?:based|resting)\s+on"),
)  # fmt: skip

FIGURES = (
    _p(rf"{_LIST}(?:figures?|numbers?|statistics|stats|data(?:\s+points?)?)\s+"
       r"(?:(?:do\s+we\s+have|have\s+we\s+got|are\s+there|is\s+there|we\s+have|there|are)\s+)*"
       r"(?:of|for|on|about|around|behind|regarding)\s+(?P<subject>.+?)"),
    _p(r"(?:figures|numbers|stats)\s+(?P<subject>.+?)"),
    _p(r"(?P<subject>.+?)\s+(?:in\s+(?:figures|numbers)|figures|by\s+the\s+numbers)"),
)  # fmt: skip

_RECORD = r"(?:(?:the\s+)?(?:card|entry|record|file)\s+(?:of|on|for|about)\s+)?"

HISTORY = (
    _p(rf"{_LIST}(?:(?:edit|change|revision|version)\s+(?:history|log)|changelog|revisions|edits)\s+(?:of|for|on|to)\s+{_RECORD}(?P<subject>.+?)"),
    _p(r"who\s+(?:has\s+|last\s+)?(?:edited|changed|revised|updated)\s+(?:the\s+(?:card|entry|record)\s+(?:of|on|for|about)\s+(?P<subject>.+?)|(?:the\s+)?(?P<subject2>.+?)\s+(?:card|entry|record))"),
    _p(rf"{_RECORD}(?P<subject>.+?)(?:['’]s?)?\s+(?:(?:edit|change|revision|version)\s+)?(?:history|revisions|changelog)"),
)  # fmt: skip

RULES: tuple[tuple[Intent, tuple[Pattern[str], ...]], ...] = (
    ("history", HISTORY),
    ("link", LINK),
    ("news", NEWS),
    ("quotes", TOPIC),
    ("said", SAID),
    ("sources", SOURCES),
    ("figures", FIGURES),
    ("timeline", TIMELINE),
    ("quotes", QUOTES),
)
"""Every way of asking, in the order in which it is tried."""

_WAITING: tuple[tuple[str, Wants], ...] = (
    (r"how\s+much|what\s+(?:does|did|do|would|will|could)\s+.+?\s+(?:cost|pay|charge)\s*\??$|what\s+(?:sum|amount|price)|how\s+(?:expensive|costly)", "amount"),
    (r"how\s+many|what\s+(?:is\s+the\s+)?(?:number|percentage|share|proportion)", "count"),
    (r"(?:(?:since|by|until|till|from)\s+)?when|(?:in\s+|on\s+)?(?:what|which)\s+(?:date|day|year|month|time)|how\s+long|how\s+recently", "when"),
    (r"(?:from\s+)?where|(?:in|at|from|to)\s+(?:what|which)\s+(?:city|country|place|town)", "where"),
    (r"why|how\s+come|for\s+what\s+reason|what\s+(?:is|was)\s+the\s+reason", "why"),
    (r"(?:(?:to|with|by|from|for|of|against)\s+)?who(?:m|se)?(?:['’]s)?", "who"),
    (r"(?:(?:to|with|by|from|for|of|in|on|against|under|at|about)\s+)?which|(?:to|with|by|from|for|of|in|on|against|under|about)\s+what|what\s+(?:country|countries|city|group|groups|gang|gangs|party|person|organi[sz]ation|agency|law|order)", "which"),
    (r"what|how|does|do|did|is|are|was|were|has|have|had|can|could|will|would|should|may|might|['’]s", "fact"),
)  # fmt: skip
WANTS: tuple[tuple[Pattern[str], Wants], ...] = tuple(
    (re.compile(rf"^\s*(?:{pattern})\b", re.IGNORECASE), wants) for pattern, wants in _WAITING
)
"""The first words of a plain question → what kind of answer it waits for."""

COMMANDS: MappingProxyType[str, Intent] = MappingProxyType(
    {"/quotes": "quotes", "/timeline": "timeline", "/sources": "sources", "/figures": "figures"}
)
"""Slash commands that ask for one thing only."""

"""How newsrooms write dates: one pattern, whose groups say what was found."""

from __future__ import annotations

import re

from knowledge.common_words import MONTHS, WEEKDAYS
from knowledge.drafting.patterns import beginning

NAME_LIKE = frozenset({"March", "April", "May", "June", "August"})
"""Months that are also words or names of people."""

_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
_MONTH = (
    rf"(?:(?:{'|'.join(MONTHS)})\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\."
    r"|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)(?=\ \d))"
)
_DAY = (
    r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
    r"(?![\d%:/]|[.,]\d|\ ?(?:percent|per\ cent|million|billion|thousand|people|cents)\b)"
)
_YEAR = r"(?:1[5-9]\d\d|20\d\d)(?![\d%]|[.,/]\d)"
_PART = r"(?:\ (?:morning|afternoon|evening|night|midday|noon|lunchtime)\b)?"
_COUNT = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty"
    r"|a\ few|a\ couple\ of|several|many|some|a\ dozen|half\ a)"
)
_UNIT = r"(?:day|week|fortnight|month|year|decade|centur(?:y|ie))"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"

_LEADS = (
    "about around almost at|least autumn a|week a|few a|couple a|dozen a|day a|month a|year "
    "a|decade a|fortnight a|centur an beginning centur christmas close days decade early "
    "earlier eight eleven end fall fif first five forty four half hours in|a in|an in|o in|t "
    "in|f in|s in|e in|n in|h in|m in|1 in|2 in|3 in|4 in|5 in|6 in|7 in|8 in|9 just last|m "
    "last|t last|w last|f last|s last|j last|a last|o last|n last|d last|y last|e last|q "
    "last|h last|c late less many mid months more|than nearly next nine one over|a over|o "
    "over|t over|f over|s over|e over|n over|1 over|2 over|3 overnight roughly second sever "
    "seven six some|time some|t some|f some|1 some|2 spring start summer ten that|d that|w "
    "that|m that|y that|s that|f the|following the|previous the|next the|past the|coming "
    "the|weekend the|same the|very the|day the|week the|month the|year the|fourth third thirt "
    "this|w this|m this|y this|d this|c this|q this|s this|f this|past this|a this|e this|j "
    "this|o this|n this|t three today tomorrow tonight twelve twent two weeks winter year "
    "yesterday mon tue wed thu fri sat sun jan feb mar apr may jun jul aug sep oct nov dec q1 "
    "q2 q3 q4 halloween new|year valentine boxing"
)


_DIGITS_LEAD = (
    r"[0-9](?:[0-9]{3}|[0-9]{0,2}(?:/[0-9]|(?:st|nd|rd|th)?(?:\ [A-Za-z]"
    r"|\ ?[-–—]\ ?[0-9]{1,2}(?:st|nd|rd|th)?\ [A-Za-z])))"
)

DATE = re.compile(
    rf"""
    (?={_DIGITS_LEAD}|{beginning(_LEADS.split())}|[’‘'][1-9])(?:\b(?:
      (?P<iso>\d{{4}}-\d\d-\d\d)(?![\d-])
    | (?P<slashed>\d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d\d))(?![\d/])
    | (?P<named>9/11)(?![\d/])
    | (?:(?P<md_weekday>{_WEEKDAY}),?\ )?(?P<md_month>{_MONTH})\ (?:the\ )?(?P<md_day>{_DAY})
      (?:(?:\ ?[-–—]\ ?|\ (?:to|and|or|through)\ )(?P<md_to>{_DAY})(?!\ (?:{_MONTH})))?
      (?:,?\ (?P<md_year>{_YEAR}))?
    | (?:(?P<dm_weekday>{_WEEKDAY}),?\ (?:the\ )?)?(?P<dm_day>{_DAY})
      (?:(?:\ ?[-–—]\ ?|\ (?:to|and|or)\ )(?P<dm_to>{_DAY}))?
      \ (?:of\ )?(?P<dm_month>{_MONTH})(?:,?\ (?P<dm_year>{_YEAR}))?
    | (?P<my_month>{_MONTH})(?:,?\ |\ of\ |,?\ in\ )(?P<my_year>{_YEAR})
    | (?:(?P<wd_from>a\ week\ (?:ago|from)|[Nn]ext|[Ll]ast|[Tt]his(?:\ past|\ coming)?
          |[Tt]he\ (?:following|previous|next))\ )?
      (?P<weekday>{_WEEKDAY})(?!s\b){_PART}
      (?P<wd_week>\ of\ (?:last|this|next)\ week|\ (?:last|next)\ week|\ week\b)?
    | (?P<day_word>[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow|[Oo]vernight){_PART}(?!\w)
    | (?P<day_part>[Tt]his\ (?:morning|afternoon|evening)|[Ll]ast\ (?:night|evening))\b
    | (?P<elsewhere>(?:[Tt]he|[Aa]|[Tt]hat|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|\d{{1,2}})
        \ (?:(?:same|following|previous|next|very)\ (?:day|week|month|year)
            |(?:day|week|month|year)s?\ (?:before|earlier|later|after)
            |(?<=[Tt]hat\ )(?:day|week|month|year|summer|winter|spring|fall|autumn)))\b
    | (?P<season>(?:[Ee]arly|[Ll]ate|[Mm]id-?)?\ ?{_SEASON})(?:,?\ |\ of\ )
      (?P<season_year>{_YEAR})
    | (?P<quarter>(?:first|second|third|fourth|last)\ (?:quarter|half)|Q[1-4])(?:,?\ |\ of\ )
      (?P<quarter_year>{_YEAR})
    | (?:(?P<unit_when>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate|[Ss]ometime)\ )?
      (?P<unit_from>[Ll]ast|[Tt]his|[Nn]ext|[Tt]his\ past|[Tt]he\ (?:past|coming|weekend))
      (?:\ (?P<unit>week(?:end)?|month|year|decade|century|quarter|{_SEASON}))?(?<=[a-z])\b
      (?<!this)(?<!last)(?<!next)(?<!This)(?<!Last)(?<!Next)(?<!past)(?<!coming)
    | (?P<about>(?:[Aa]bout|[Aa]round|[Ss]ome|[Nn]early|[Aa]lmost|[Rr]oughly|[Mm]ore\ than|[Oo]ver
        |[Ll]ess\ than|[Jj]ust\ over|[Jj]ust\ under|[Aa]t\ least)\ )?
      (?P<count>(?i:{_COUNT}))\ (?P<count_unit>{_UNIT}s?)\ (?P<count_way>ago|from\ now)\b
    | (?P<vague>(?:days|weeks|months|years|decades|centuries|hours)\ ago)\b
    | (?P<within>[Ii]n)\ (?P<in_count>{_COUNT})\ (?P<in_unit>{_UNIT}s?)(?:[’']\ time)?\b
    | (?P<end>(?:end|beginning|start|middle|close)\ of
        \ (?:the|this|last|next)\ (?:year|month|week|decade))\b
    | (?P<year_end>(?:the\ )?year(?:[’']s)?[- ]end)\b
    | (?P<decade>(?:1[5-9]|20)\d0[’']?s)\b
    | (?P<century>(?:\d\d(?:st|nd|rd|th)|twentieth|nineteenth|eighteenth|twenty-first)[- ]century)\b
    | (?P<holiday>Christmas(?:\ (?:Day|Eve))?|New\ Year[’']s\ (?:Day|Eve)|Halloween
        |Valentine[’']s\ Day|(?:the\ )?Fourth\ of\ July|Boxing\ Day)\b
    | (?:(?P<month_from>[Ll]ast|[Nn]ext|[Tt]his(?:\ past|\ coming)?)\ )?
      (?:(?:[Ee]arly|[Ll]ate|[Mm]id)(?:-|\ (?:in\ )?))?(?P<month>{_MONTH})
    | (?P<year>{_YEAR})
    )
    | (?P<short_decade>[’‘'][1-9]0s)\b)
    """,
    re.VERBOSE,
)

NOT_DATES = re.compile(
    r"(?:Black|Good|Super|Bloody|Ash|Holy|Palm|Easter|Cyber|Fat|Shrove|Giving|Ruby)\ \Z"
)
"""Words before a weekday that make it a name."""

FOLLOWS_NAME = re.compile(
    r"(?:\ (?:Times|Night|Mirror|Mail|Telegraph|Post|Express|Morning|Politics|Review|school)\b)"
)
"""Words after a weekday that make it a name."""

RECURS = re.compile(r"(?:[Ee]very|[Ee]ach|[Mm]ost|[Aa]ny)(?:\ other)?\ \Z")
"""Words before a weekday that make it any such day."""

YEAR_CUE = re.compile(
    r"(?:\b(?:in|since|by|of|from|until|till|during|after|before|between|to|through|for|early"
    r"|late|around|circa|year|fiscal|and|or|than|least|at|the|his|her|its|their|a|this|our|my|into)"
    r"|[’']s?|\bmid-?|\d{4},?|\b\d{4}\ ?[–—-]|\()[ ]?\Z",
    re.IGNORECASE,
)
"""What stands before a four-digit number that is a year."""

NOT_A_YEAR = re.compile(
    r"\A(?:[-–]?(?:strong|meter|metre|foot|mile|seat|bed|pound)|\ (?:people|men|women|children"
    r"|soldiers|troops|deaths|cases|votes|dollars|euros|pounds|miles|kilomet|met(?:er|re)|feet"
    r"|homes|houses|jobs|workers|students|residents|prisoners|migrants|GMT|hours|local))"
)
"""What stands after a four-digit number that is a count or an hour."""

MONTH_CUE = re.compile(
    r"\b(?:in|since|by|until|till|of|from|during|before|after|early|late|between|through|for|and|to"
    r"|the|a|an|his|her|its|their|[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Ff]rom|[Dd]uring)\ (?:early\ "
    r"|late\ |mid-?\ ?)?\Z"
)
"""What stands before a month that stands alone."""


def month_number(name: str) -> int:
    """Return the number of a month, written in full or cut short."""
    return next(i for i, month in enumerate(MONTHS, start=1) if month.startswith(name[:3]))

"""What was found in an article → facts and events that an editor has yet to put into words."""

from __future__ import annotations

from types import MappingProxyType

from knowledge.drafting.claims import Claim
from knowledge.drafting.dates import Dated
from knowledge.drafting.figures import FigureFound
from knowledge.drafting.matching import Subject
from knowledge.drafting.proposing_entries import unwritten
from knowledge.drafting.setting import Plain, Setting
from knowledge.drafting.spans import Span

_EVENT = (
    "Event in {} ({}): give `name`, `role`, `summary`, `copy_line` and a fact in our own words, "
    "or delete it."
)
_BOUNDS = MappingProxyType(
    {
        "exactly": "exactly",
        "more than": "over",
        "at least": "over",
        "less than": "under",
        "at most": "under",
    }
)
"""How the model says a bound; what is not here is ``about``."""


def claim(setting: Setting, found: Claim, speaker: Subject) -> Plain:
    """Return an indirect claim as a fact that an editor has yet to put into words."""
    where = setting.paragraph(found.span[0])
    printed = f"“{found.said_by} … {found.verb}”"
    notes = [f"Claim of {speaker.name} in {where} ({printed}): write it in our own words."]
    if speaker.doubt:
        notes.append(speaker.doubt)
    return _fact(setting, f"{speaker.name.split()[-1]} claim", found.span, speaker.id, notes)


def figure(
    setting: Setting,
    found: FigureFound,
    said_by: str | None,
    speaker: Subject | None,
    outlet: Subject | None,
) -> Plain:
    """Return a figure as a fact that an editor has yet to put into words.

    Args:
        setting: the draft.
        found: the figure.
        said_by: whom the article attributes it to, as printed, or None.
        speaker: the subject that this is, or None.
        outlet: the outlet, which speaks where nobody else does.
    """
    printed = setting.article.text[found.start : found.end]
    where = setting.paragraph(found.start)
    said = f", attributed to “{said_by}”" if said_by else ""
    notes = [f"Figure in {where}: “{printed}”{said}. Write the fact in our own words."]
    if said_by and speaker is None:
        notes.append(f"Who is “{said_by}”? Give `attributed_to`.")
    by = speaker or (None if said_by else outlet)
    name = speaker.name.split()[-1] if speaker else "figure"
    made = _fact(
        setting, f"{name} {found.unit or 'number'}", found.sentence, by.id if by else None, notes
    )
    made["status"] = "attributed" if said_by else "reported"
    if float(found.number).is_integer() and found.unit and found.upper is None:
        bound = _BOUNDS.get(found.bound, "about")
        made["figure"] = {"number": int(found.number), "bound": bound, "unit": found.unit}
    return made


def _fact(
    setting: Setting, id_: str, span: Span, attributed_to: str | None, notes: list[str]
) -> Plain:
    about = [s.id for s in setting.cast.within(span) if s.id and s.id != attributed_to]
    made: Plain = {
        "id": setting.ids.free(id_),
        "text": None,
        "status": "attributed",
        "attributed_to": attributed_to,
        "as_of": setting.date,
        "about": about,
        "evidence": [setting.at(span)],
        "review": notes,
    }
    return made if about else {name: value for name, value in made.items() if name != "about"}


def event(setting: Setting, span: Span, dated: Dated) -> Plain:
    """Return an event that an editor has yet to name, for a dated sentence.

    Args:
        setting: the draft.
        span: the sentence.
        dated: the date in it.
    """
    involved = list(setting.cast.within(span))
    where = setting.paragraph(span[0])
    first = involved[0].name if involved else "event"
    time = "to come" if dated.future else "past"
    piece = setting.at(span)
    made = unwritten(
        setting,
        setting.ids.free(f"{first} {dated.value}"),
        "event",
        None,
        [_EVENT.format(where, f"“{dated.words}”, {dated.value}, {time}")],
        [piece],
    )
    made["event"] = {
        "date": dated.value,
        "dated_by": dated.working,
        "participants": [s.id for s in involved if s.id],
        "evidence": [piece],
    }
    return {name: value for name, value in made.items() if value != []}

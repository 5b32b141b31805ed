"""Edits of all sorts to what is on file, as editors might publish them."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from knowledge.checks import check
from knowledge.curated import Curated, CuratedFile, name_of
from knowledge.model import Alias, CopyLine, Entry, Evidence, Fact, Source, Standing
from knowledge.revisions import Change, Record
from knowledge.yaml_lines import Document

AWKWARD = (
    "no",
    "1e3",
    "2025-01-01",
    "12:30:45",
    "0123",
    "null",
    "~",
    "a: b",
    "a #b",
    "#b",
    "- a",
    "? a",
    "[a, b]",
    "{a: b}",
    "a, b",
    "&a *b",
    "!tag",
    "%YAML 1.1",
    "@a",
    "`a`",
    "'a' said \"b\"",
    "back\\slash",
    "two\nlines",
    "two\n\n  lines, the second further in",
    "carriage\rreturn",
    "next\x85line",
    "separator\u2028here",
    "tab\there",
    "bell\x07",
    "\ufeffmark",
    "Ñandú, Łódź, 東京, العربية",
    "🗞️ 👩🏽‍💻",
    "---",
    "...",
    "=",
    "<<",
    "long " * 400 + "end",
    "a:",
    "''",
    '""',
    "|",
    ">-",
)

Records = dict[str, Record]
Edit = Callable[[Records, random.Random], object]


def words(dice: random.Random) -> str:
    """Return awkward words, alone or inside others."""
    one = dice.choice(AWKWARD).strip()
    if dice.random() < 0.3:
        one += "".join(chr(dice.choice((34, 39, 58, 35, 44, 91, 233, 0x1F600))) for _ in range(4))
    return f"{one} {dice.randrange(1000)}" if dice.random() < 0.5 else one


def entry(records: Records, dice: random.Random, has: str = "id") -> Entry:
    """Return an entry that has something in a field."""
    return dice.choice([r for r in records.values() if isinstance(r, Entry) and getattr(r, has)])


def put(records: Records, record: Record, **changed: Any) -> None:
    records[record.id] = replace(record, **changed)


def one_of(records: Records, dice: random.Random, many: str, **changed: Any) -> None:
    """Change one item in a list of an entry."""
    holder = entry(records, dice, many)
    items = list(getattr(holder, many))
    at = dice.randrange(len(items))
    items[at] = replace(items[at], **changed)
    put(records, holder, **{many: tuple(items)})


def text(field: str) -> Edit:
    return lambda records, dice: put(records, entry(records, dice), **{field: words(dice)})


def summary(records: Records, dice: random.Random) -> None:
    put(records, entry(records, dice), summary=f"{words(dice)}.")


def name(records: Records, dice: random.Random) -> None:
    changed = entry(records, dice)
    new = f"{changed.name} {words(dice)}"
    line = changed.copy_line.text.replace(changed.name, new)
    put(records, changed, name=new, copy_line=replace(changed.copy_line, text=line))


def shuffled(many: str) -> Edit:
    def edit(records: Records, dice: random.Random) -> None:
        holder = entry(records, dice, many)
        items = list(getattr(holder, many))
        dice.shuffle(items)
        put(records, holder, **{many: tuple(items)})

    return edit


def without_one(many: str) -> Edit:
    def edit(records: Records, dice: random.Random) -> None:
        holder = entry(records, dice, many)
        items = list(getattr(holder, many))
        gone = items.pop(dice.randrange(len(items)))
        put(records, holder, **{many: tuple(items)})
        for other in entries(records):
            kept = tuple(i for i in other.key_facts if i != getattr(gone, "id", None))
            put(records, other, key_facts=kept)

    return edit


def entries(records: Mapping[str, Record]) -> list[Entry]:
    return [r for r in records.values() if isinstance(r, Entry)]


def fact_changed(records: Records, dice: random.Random) -> None:
    holder = entry(records, dice, "facts")
    facts = list(holder.facts)
    at = dice.randrange(len(facts))
    facts[at] = replace(
        facts[at],
        text=f"{facts[at].text[:-1]}: {words(dice)}.",
        as_of=dt.date(2025, 3, dice.randrange(1, 28)),
        about=facts[at].about[1:],
        evidence=(*facts[at].evidence, desk(dice)),
    )
    put(records, holder, facts=tuple(facts))


def desk(dice: random.Random) -> Evidence:
    return Evidence(source="desk", note=words(dice))


def new_fact(id_: str, dice: random.Random) -> Fact:
    return Fact(
        id=id_,
        text=f"{words(dice)} is what the desk noted as {dice.random()}.",
        status="attributed",
        attributed_to="desk",
        as_of=dt.date(2025, 2, 3),
        evidence=(desk(dice),),
    )


def fact_added(records: Records, dice: random.Random) -> None:
    holder = entry(records, dice)
    facts = list(holder.facts)
    added = new_fact(f"added-{dice.randrange(10**9)}", dice)
    facts.insert(dice.randrange(len(facts) + 1), added)
    put(records, holder, facts=tuple(facts), key_facts=(*holder.key_facts, added.id))


def alias_added(records: Records, dice: random.Random) -> None:
    holder = entry(records, dice)
    alias = Alias(name=f"Alias {dice.random()} {words(dice)}", source="desk", note=words(dice))
    put(records, holder, also_known_as=(alias, *holder.also_known_as))


def quote_changed(records: Records, dice: random.Random) -> None:
    field = dice.choice(("venue", "lead_in", "speaker_role", "dated_by"))
    one_of(records, dice, "quotes", **{field: words(dice), "said_on": None})


def event_changed(records: Records, dice: random.Random) -> None:
    holder = entry(records, dice, "event")
    assert holder.event
    event = replace(
        holder.event,
        date=dice.choice((None, "2025", "2025-01")),
        dated_by=words(dice),
        participants=holder.event.participants[1:],
    )
    if event.date is None:
        event = replace(event, not_after=dt.date(2025, 2, 3))
    put(records, holder, event=event)


def related(records: Records, dice: random.Random) -> None:
    one, two = dice.sample(entries(records), 2)
    for a, b in ((one, two), (two, one)):
        kept = tuple(i for i in a.related if i != b.id)
        put(records, a, related=(*kept, b.id) if b.id not in a.related else kept)


def days(records: Records, dice: random.Random) -> None:
    put(records, entry(records, dice), review_by=dt.date(2028, 1, dice.randrange(1, 28)))


def embargo(records: Records, dice: random.Random) -> None:
    at = dt.datetime(2027, 1, 1, dice.randrange(24), tzinfo=dt.UTC)
    put(records, dice.choice(list(records.values())), embargo_until=dice.choice((None, at)))


def source(records: Records, dice: random.Random) -> None:
    held = dice.choice([r for r in records.values() if isinstance(r, Source)])
    standing = Standing(
        state=dice.choice(("corrected", "retracted")),
        since=dt.date(2025, 4, 1),
        note=words(dice),
        held_back=dice.random() < 0.5,
    )
    put(
        records,
        held,
        standing=dice.choice((None, standing)),
        headline=dice.choice((None, words(dice))),
        coverage="part",
    )


def new_entry(records: Records, dice: random.Random) -> None:
    id_ = f"new-{dice.randrange(10**9)}"
    name = f"New {dice.random()} {words(dice)}"
    records[id_] = Entry(
        id=id_,
        kind=dice.choice(("term", "person", "place")),
        name=name,
        role=words(dice),
        summary=f"{words(dice)}.",
        as_of=dt.date(2025, 2, 3),
        review_by=dt.date(2026, 2, 3),
        evidence=(desk(dice),),
        copy_line=CopyLine(
            text=f"{name} was told of, CNN reported on 3 February 2025.", rests_on=(f"{id_}-fact",)
        ),
        facts=(new_fact(f"{id_}-fact", dice),),
    )


def withdrawn(records: Records, dice: random.Random) -> None:
    gone = records.pop(entry(records, dice).id)
    for other in entries(records):
        event = other.event
        if event:
            kept = tuple(i for i in event.participants if i != gone.id)
            event = replace(event, participants=kept)
        facts = tuple(
            replace(f, about=tuple(i for i in f.about if i != gone.id)) for f in other.facts
        )
        put(
            records,
            other,
            event=event,
            facts=facts,
            related=tuple(i for i in other.related if i != gone.id),
        )


EDITS: Mapping[str, Edit] = {
    "role": text("role"),
    "owner": text("owner"),
    "summary": summary,
    "name": name,
    "facts in another order": shuffled("facts"),
    "quotes in another order": shuffled("quotes"),
    "names in another order": shuffled("also_known_as"),
    "evidence in another order": shuffled("evidence"),
    "key facts in another order": shuffled("key_facts"),
    "fact changed": fact_changed,
    "fact added": fact_added,
    "fact withdrawn": without_one("facts"),
    "quote changed": quote_changed,
    "quote withdrawn": without_one("quotes"),
    "name added": alias_added,
    "name withdrawn": without_one("also_known_as"),
    "event": event_changed,
    "related": related,
    "review": days,
    "embargo": embargo,
    "source": source,
    "new entry": new_entry,
    "entry withdrawn": withdrawn,
}


def edited(
    records: Mapping[str, Record], kinds: Sequence[str], dice: random.Random
) -> tuple[Records, list[str]]:
    """Return what is left of records after edits that pass the check, and which were made."""
    now, made = dict(records), []
    for kind in kinds:
        for _ in range(30):
            tried = dict(now)
            EDITS[kind](tried, dice)
            if tried != now and not check(as_read(tried)):
                now, made = tried, [*made, kind]
                break
    return now, made


def as_read(records: Mapping[str, Record]) -> Curated:
    """Return records as if they had been read from a folder."""
    files = (CuratedFile(name_of(r), Document(), r) for r in records.values())
    return Curated(tuple(files), (), "")


def published(before: Mapping[str, Record], after: Mapping[str, Record]) -> list[Change]:
    """Return the changes that an editor publishes to get from one to the other."""
    return [
        Change(
            subject=id_, after=after.get(id_), origin="desk", editor="U0EDITOR", reason="an edit"
        )
        for id_ in {**before, **after}
        if before.get(id_) != after.get(id_)
    ]

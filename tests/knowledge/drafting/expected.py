"""A draft held against the one that a careful editor made by hand (``articles/README.md``)."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from knowledge.drafting.dates import dates
from knowledge.drafting.draft import Draft, draft
from knowledge.drafting.reading import read_file
from knowledge.text import key

ARTICLES = Path(__file__).parent / "articles"
FOLDERS = sorted(path for path in ARTICLES.iterdir() if path.is_dir())


@dataclass(slots=True)
class Score:
    """For each measure: how many are right, how many there are, and what was missed."""

    right: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[str, str]] = field(default_factory=list)

    def note(self, measure: str, right: bool, what: str) -> None:
        self.total[measure] += 1
        self.right[measure] += right
        if not right:
            self.missed.append((measure, what))


def is_any(wanted: Any, given: Any) -> bool:
    """Where a list stands, each of its members is a careful reading."""
    readings = wanted if isinstance(wanted, list) else [wanted]
    return any(_same(reading, given) for reading in readings)


def _same(wanted: Any, given: Any) -> bool:
    if wanted is None or given is None:
        return wanted is given
    return key(str(wanted)) == key(str(given))


def quotes_of(made: Draft) -> list[dict[str, Any]]:
    """Return the quotations of a draft in the order of the article, with speakers' names."""
    names = {entry["id"]: entry["name"] for entry in made.entries}
    held = [q for entry in made.entries for q in entry.get("quotes", ())] + list(made.quotes)
    held.sort(key=lambda q: (q["evidence"]["paragraph"], q["evidence"]["start"]))
    return [{**q, "name": names.get(q["speaker"])} for q in held]


def paired(
    wanted: list[dict[str, Any]], given: list[dict[str, Any]]
) -> Iterator[tuple[dict[str, Any] | None, list[dict[str, Any]]]]:
    """Pair what is expected with what was drafted, in order; (None, …) for what is too much."""
    left = list(given)
    for quote in wanted:
        parts = quote["words"] if isinstance(quote["words"], list) else [quote["words"]]
        found = []
        for part in parts:
            same = next((q for q in left if q["exact"].strip() == part.strip()), None)
            if same is not None:
                left.remove(same)
                found.append(same)
        yield quote, found if len(found) == len(parts) else []
    for extra in left:
        yield None, [extra]


def score(folder: Path, into: Score) -> Draft:
    """Draft one article and hold it against what is expected."""
    article = read_file(next(folder.glob("article.*")))
    wanted = yaml.safe_load((folder / "expected.yaml").read_text("utf-8"))
    made = draft(article, None, set())
    published = article.published.isoformat() if article.published else None
    name = folder.name
    into.note("published", is_any(wanted["published"], published), f"{name}: {published}")
    headline = f"{name}: {article.headline}"
    into.note("headline", is_any(wanted["headline"], article.headline), headline)
    _quotes(name, wanted, made, into)
    _names(name, wanted, made, into)
    _dates(name, wanted, article.text, article.published, into)
    _figures(name, wanted, made, into)
    return made


def _quotes(name: str, wanted: dict[str, Any], made: Draft, into: Score) -> None:
    banned = [key(words) for words in wanted.get("not_quotes") or ()]
    unclear = [key(u["words"] if isinstance(u, dict) else u) for u in wanted.get("unclear") or ()]
    for quote, found in paired(wanted["quotes"] or [], quotes_of(made)):
        if quote is None:
            words = key(found[0]["exact"])
            is_open = found[0]["speaker"] is None and any(words.startswith(u) for u in unclear)
            into.note("nothing too much", is_open, f"{name}: {found[0]['exact'][:60]}")
            into.note("no banned words", words not in banned, f"{name}: {found[0]['exact']}")
            continue
        said = quote["words"] if isinstance(quote["words"], str) else quote["words"][0]
        into.note("quotes found", bool(found), f"{name}: {said[:60]}")
        if found:
            _quote(f"{name}: {said[:40]}", quote, found[0], into)


def _quote(name: str, wanted: dict[str, Any], given: dict[str, Any], into: Score) -> None:
    speaker = given["name"]
    right = is_any(wanted["speaker"], speaker)
    into.note("speaker", right, f"{name}: {speaker}, not {wanted['speaker']}")
    wrong = speaker is not None and not right
    into.note("no wrong speaker", not wrong, f"{name}: {speaker}, not {wanted['speaker']}")
    said_on = given.get("said_on")
    into.note(
        "said_on", is_any(wanted["said_on"], said_on), f"{name}: {said_on}, not {wanted['said_on']}"
    )
    manner = given["manner"]
    into.note(
        "manner", is_any(wanted["manner"], manner), f"{name}: {manner}, not {wanted['manner']}"
    )
    venue = given.get("venue")
    into.note(
        "venue", _same_venue(wanted["venue"], venue), f"{name}: {venue}, not {wanted['venue']}"
    )
    role = given.get("speaker_role")
    for part in ("title", "affiliation"):
        into.note(part, _in_role(wanted[part], role), f"{name}: {role}, not {wanted[part]}")


_SMALL = {"in", "on", "at", "to", "a", "an", "the", "by", "with", "of", "during", "speaking"}


def _same_venue(wanted: Any, given: str | None) -> bool:
    readings = wanted if isinstance(wanted, list) else [wanted]
    if given is None:
        return None in readings
    said = set(key(given).split()) - _SMALL
    return any(r is not None and (set(key(r).split()) - _SMALL) & said for r in readings)


def _in_role(wanted: Any, given: str | None) -> bool:
    readings = wanted if isinstance(wanted, list) else [wanted]
    if None in readings:
        return True
    return given is not None and any(key(r).removeprefix("the ") in key(given) for r in readings)


def _names(name: str, wanted: dict[str, Any], made: Draft, into: Score) -> None:
    given = {key(e["name"]).removeprefix("the "): e for e in made.entries if e.get("name")}
    found = set()
    for held in wanted["names"]:
        full = key(str(held["name"])).removeprefix("the ")
        entry = given.get(full)
        into.note("names found", entry is not None, f"{name}: {held['name']}")
        if entry is None:
            continue
        found.add(full)
        kind = entry["kind"]
        into.note("kind", is_any(held["kind"], kind), f"{name}: {held['name']} is no {kind}")
        if isinstance(held.get("acronym"), str):
            known = [alias["name"] for alias in entry.get("also_known_as", ())]
            into.note("acronym", held["acronym"] in known, f"{name}: {held['acronym']}: {known}")
    for other in given.keys() - found:
        people = given[other]["kind"] == "person"
        into.note("no invented person", not people, f"{name}: {other}")


def _dates(
    name: str, wanted: dict[str, Any], text: str, published: dt.date | None, into: Score
) -> None:
    given = dates(text, published) if published else ()
    for held in wanted["dates"] or ():
        same = [d for d in given if key(held["words"]) in key(d.words)]
        value = same[0].value if same else None
        right = is_any(held["value"], value)
        into.note("dates", right, f"{name}: {held['words']}: {value}, not {held['value']}")


def _figures(name: str, wanted: dict[str, Any], made: Draft, into: Score) -> None:
    names = {entry["id"]: entry["name"] for entry in made.entries}
    given = [
        fact | {"name": names.get(fact["attributed_to"])}
        for entry in made.entries
        for fact in entry.get("facts", ())
        if "Figure in" in fact["review"][0]
    ]
    outlet = made.source["publisher"]
    for held in wanted["figures"] or ():
        same = [f for f in given if _bears(f, held)]
        into.note("figures", bool(same), f"{name}: {held['words']}")
        if same:
            by = [None if f["name"] == outlet else f["name"] for f in same]
            right = any(is_any(held["attributed_to"], one) for one in by)
            what = f"{name}: {held['words']}: {by}, not {held['attributed_to']}"
            into.note("figure attributed", right, what)


def _bears(fact: dict[str, Any], held: dict[str, Any]) -> bool:
    if fact.get("figure") and float(fact["figure"]["number"]) == float(held["number"]):
        return True
    printed = fact["review"][0].partition("“")[2].partition("”")[0]
    return key(held["words"]) in key(printed) or key(printed) in key(held["words"])


def score_all() -> Score:
    """Draft every article."""
    whole = Score()
    for folder in FOLDERS:
        score(folder, whole)
    return whole


if __name__ == "__main__":
    made = score_all()
    for measure, total in made.total.items():
        print(f"{measure:20} {made.right[measure]:4} of {total:4}")  # noqa: T201
    for measure, what in sorted(made.missed):
        print(f"{measure}: {what}")  # noqa: T201

"""What leaves the desk: JSON-LD for the site, a table for spreadsheets."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.curated import read_folder
from knowledge.exchange.linked import TYPES, to_json_ld
from knowledge.exchange.public import public
from knowledge.exchange.sheet import COLUMNS, harmless, to_csv
from knowledge.model import Entry, Source, Standing
from knowledge.revisions import Record

NOW = dt.datetime(2025, 3, 1, tzinfo=dt.UTC).timestamp()
LATER = dt.datetime(2025, 3, 2, tzinfo=dt.UTC)
ARTICLE = "cnn-us-el-salvador-agreement"

FIELDS: Mapping[str, tuple[set[str], set[str]]] = {
    "NewsArticle": (
        {"publisher", "inLanguage"},
        {"headline", "author", "datePublished", "url", "correction", "creativeWorkStatus"},
    ),
    "Claim": (
        {"text", "creativeWorkStatus", "temporal", "about"},
        {"author", "appearance"},
    ),
    "Quotation": (
        {"text", "creditText", "citation"},
        {"creator", "spokenByCharacter", "dateCreated", "disambiguatingDescription", "about"},
    ),
    "Event": (
        {"name", "disambiguatingDescription", "description"},
        {"alternateName", "startDate", "attendee", "about"},
    ),
    **{
        kind: ({"name", "disambiguatingDescription", "description"}, {"alternateName"})
        for kind in ("Person", "Organization", "Place", "DefinedTerm", "CreativeWork")
    },
}
"""For each type, the properties that a node must have, and those that it may have."""

REFERENCES = {"attendee", "about", "appearance", "citation", "creator", "spokenByCharacter"}


def shipped() -> dict[str, Record]:
    return {record.id: record for record in read_folder().records}


def graph(records: Mapping[str, Record], base: str = "#") -> dict[str, dict[str, Any]]:
    document = json.loads(to_json_ld(public(records, NOW), base))
    assert set(document) == {"@context", "@graph"}
    assert document["@context"] == "https://schema.org"
    nodes = document["@graph"]
    by_id = {node["@id"]: node for node in nodes}
    assert len(by_id) == len(nodes)
    return by_id


def rows(records: Mapping[str, Record]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(public(records, NOW)))))


def test_every_node_has_the_properties_of_its_type_and_points_to_nodes_that_are_there():
    nodes = graph(shipped())
    for node in nodes.values():
        must, may = FIELDS[node["@type"]]
        has = set(node) - {"@type", "@id"}
        assert must <= has <= must | may
        assert all(value not in ("", None, []) for value in node.values())
        for name in (REFERENCES & has) | ({"author"} & has if node["@type"] == "Claim" else set()):
            assert all(set(ref) == {"@id"} and ref["@id"] in nodes for ref in node[name])


def test_all_that_is_on_file_is_in_it_once():
    records = shipped()
    nodes = graph(records)
    for record in records.values():
        kind = "NewsArticle" if isinstance(record, Source) else TYPES[record.kind]
        assert nodes[f"#{record.id}"]["@type"] == kind
        if isinstance(record, Entry):
            for fact in record.facts:
                assert nodes[f"#{fact.id}"]["text"] == fact.text
                assert nodes[f"#{fact.id}"]["creativeWorkStatus"] == fact.status
            for quote in record.quotes:
                said = nodes[f"#{quote.id}"]
                assert said["text"] == quote.words
                speaker = nodes[f"#{quote.speaker}"]
                assert said["creditText"] == speaker["name"]
                person = speaker["@type"] in ("Person", "Organization")
                assert said.get("creator") == ([{"@id": speaker["@id"]}] if person else None)
                assert said.get("spokenByCharacter") == said.get("creator")
                assert said["citation"] == [{"@id": f"#{quote.evidence.source}"}]


def test_ids_begin_with_the_address_of_the_site():
    nodes = graph(shipped(), "https://example.com/desk/")
    assert nodes["https://example.com/desk/cecot"]["name"] == "CECOT"


def test_nothing_that_stays_at_the_desk_is_in_either():
    records = shipped()
    cecot = records["cecot"]
    assert isinstance(cecot, Entry)
    records["cecot"] = replace(cecot, owner="U0OWNER99")
    both = to_json_ld(public(records, NOW)) + to_csv(public(records, NOW))
    for held in ("U0OWNER99", cecot.review_by.isoformat(), "added by the desk", "sha256"):
        assert held not in both
    assert cecot.evidence[0].sha256 not in both


STANDINGS = [
    ("under embargo", {"embargo_until": LATER}, False),
    ("corrected", {"standing": ("corrected", False)}, True),
    ("corrected and held back", {"standing": ("corrected", True)}, False),
    ("retracted", {"standing": ("retracted", False)}, False),
    ("on legal hold", {"standing": ("legal-hold", False)}, False),
]


@pytest.mark.parametrize(("_", "given", "told"), STANDINGS, ids=[s[0] for s in STANDINGS])
def test_what_rests_on_a_source_goes_out_only_where_the_source_may(
    _: str, given: dict[str, Any], told: bool
):
    records = shipped()
    source = records[ARTICLE]
    assert isinstance(source, Source)
    if "standing" in given:
        state, held = given["standing"]
        standing = Standing(state=state, since=LATER.date(), note="see there", held_back=held)
        given = {"standing": standing}
    records[ARTICLE] = replace(source, **given)
    nodes = graph(records)
    assert ("#cecot" in nodes) is told
    assert (f"#{ARTICLE}" in nodes) is told
    assert any(row["id"] == "cecot" for row in rows(records)) is told
    if told:
        assert nodes[f"#{ARTICLE}"]["correction"] == "see there"


def test_an_entry_under_embargo_is_named_nowhere():
    records = shipped()
    cecot = records["cecot"]
    assert isinstance(cecot, Entry)
    records["cecot"] = replace(cecot, embargo_until=LATER)
    assert '"#cecot"' not in to_json_ld(public(records, NOW))
    assert "cecot" not in {row["id"] for row in rows(records)}
    assert '"#cecot"' in to_json_ld(public(records, LATER.timestamp()))


def test_it_can_stand_inside_a_script_element():
    records = shipped()
    cecot = records["cecot"]
    assert isinstance(cecot, Entry)
    records["cecot"] = replace(cecot, role="</script><b>")
    assert "</script" not in to_json_ld(public(records, NOW))
    assert graph(records)["#cecot"]["disambiguatingDescription"] == "</script><b>"


def test_the_table_has_one_line_for_each_entry():
    records = shipped()
    table = rows(records)
    assert [row["id"] for row in table] == sorted(
        r.id for r in records.values() if isinstance(r, Entry)
    )
    cecot = next(row for row in table if row["id"] == "cecot")
    assert tuple(cecot) == COLUMNS
    assert cecot["other names"].startswith("mega-prison; Centro de Confinamiento del Terrorismo")
    assert cecot["sources"] == "CNN, 2025-02-03"


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(1)", "＝1"]
)
def test_no_cell_is_taken_for_a_formula(cell: str):
    assert harmless(cell) == f"'{cell}"


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8"), min_size=1).map(str.strip).filter(bool))
def test_any_role_comes_back_from_the_table(role: str):
    records = {r.id: r for r in read_folder().entries[:1]}
    entry = replace(next(iter(records.values())), role=role)
    reader = csv.reader(io.StringIO(to_csv(public({entry.id: entry}, NOW)), newline=""))
    assert next(iter([*reader][1:]))[4] in (role, f"'{role}")

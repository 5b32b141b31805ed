"""A name is found however it is typed; what contradicts it is refused."""

import pytest

from knowledge.lookup import NameIndex, Record
from tests.knowledge.lookup.people import RECORDS, index

FOUND = {
    "Ada Quist": ("ada-quist", ""),
    "ADA QUIST": ("ada-quist", ""),
    "Quist, Ada": ("ada-quist", "the words of its name"),
    "Ada Maria Quist": ("ada-quist", "another name, Ada Maria Quist"),
    "Ada Quist’s": ("ada-quist", ""),
    "Tom Quist": ("tom-quist", "another form of Thomas Quist"),
    "A. Quist": ("ada-quist", "an initial of Ada Quist"),
    "Oyarzun": ("benat-oyarzun", "surname"),
    "Oyarzun Lekue": ("benat-oyarzun", "surname"),
    "OyarzunLekue": ("benat-oyarzun", "spelling: oyarzunlekue → oyarzun, oyarzunlekue → lekue"),
    "Senator Oyarzun-Lekue": ("benat-oyarzun", "surname"),
    "the former envoy Oyarzun-Lekue": ("benat-oyarzun", "surname"),
    "Oyarzum-Lekue": ("benat-oyarzun", "spelling: oyarzum → oyarzun"),
    "Benat Oyarzun Lekue": ("benat-oyarzun", ""),
    "Sokolenco": ("dmitri-sokolenko", "spelling: sokolenco → sokolenko"),
    "Дмитрий Соколенко": ("dmitri-sokolenko", None),
    "دمتري سوكولنكو": ("dmitri-sokolenko", None),
    "alHarrani": ("yusuf-al-harrani", None),
    "Leon Varga Jr": ("leon-varga-jr", ""),
    "HCQP": ("harbour-council", "another name, HCQP"),
    "H.C.Q.P.": ("harbour-council", "another name, HCQP"),
    "NDU": ("ndu", "acronym of National Dockers’ Union"),
    "national dockers union": ("ndu", ""),
    "Pier13": ("pier-13", ""),
    "pier 13": ("pier-13", ""),
    "winter landing permits": ("winter-permit", None),
}


@pytest.mark.parametrize("typed", FOUND)
def test_a_name_is_found_and_it_says_how(typed: str):
    entry_id, how = FOUND[typed]
    found = index().resolve(typed)
    assert (found.decision, found.entry_id) == ("answer", entry_id)
    assert how is None or found.how == how


@pytest.mark.parametrize(
    "typed",
    [
        "Pier 14",
        "B. Quist",
        "Ada Holm",
        "Carl Quist",
        "Dmitri Petrov",
        "León Varga Sr.",
        "Karin Nader",
        "NDV",
        "Southern Fishery Agency",
        "the winter was",
        "of the",
        "???",
        "¯\\_(ツ)_/¯",
        "",
        "   ",
        "\x00",
    ],
)
def test_what_is_not_on_file_is_declined(typed: str):
    found = index().resolve(typed)
    assert (found.decision, found.entry_id) == ("decline", None)


def test_two_people_of_one_name_are_a_choice():
    found = index().resolve("Quist")
    assert found.decision == "choose"
    assert {c.entry_id for c in found.candidates[:2]} == {"ada-quist", "tom-quist"}


def test_a_title_that_one_of_them_holds_decides():
    assert index().resolve("President Quist").entry_id == "tom-quist"


def test_a_kind_that_is_asked_for_decides():
    names = NameIndex.build(
        [Record("arbor", "place", ("Arbor",)), Record("arbor-j", "person", ("Arbor",))]
    )
    assert names.resolve("Arbor").decision == "choose"
    assert names.resolve("Arbor", "person").entry_id == "arbor-j"


def test_a_decline_offers_the_nearest_names():
    found = index().resolve("Carl Quist")
    assert {c.entry_id for c in found.candidates} >= {"ada-quist"}
    assert all(0 < c.score < 0.7 for c in found.candidates)


def test_a_record_may_come_without_roles_and_as_a_plain_tuple():
    names = NameIndex.build([("a", "person", ("Ada Quist",)), ("b", "place", ("Quay Point",))])
    assert names.resolve("ada quist").entry_id == "a"


def test_an_empty_index_declines():
    assert NameIndex.build([]).resolve("Ada Quist").decision == "decline"


def test_at_most_five_candidates_are_offered():
    many = [Record(f"q{i}", "person", (f"{name} Quist",)) for i, name in enumerate("ABCDEFGH")]
    assert len(NameIndex.build(many).resolve("Quist").candidates) == 5


def test_every_name_finds_its_own_entry():
    names = index()
    for record in RECORDS:
        for name in record.names:
            assert names.resolve(name).entry_id == record.entry_id

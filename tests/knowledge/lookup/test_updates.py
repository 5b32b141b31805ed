"""One entry changes; the rest of the index is not built anew."""

from knowledge.lookup import Record
from tests.knowledge.lookup.people import index


def test_a_changed_name_is_found_and_the_old_one_is_not():
    names = index().updated(Record("karim-nadir", "person", ("Karim Belhadj",)))
    assert names.resolve("Belhadj").entry_id == "karim-nadir"
    assert names.resolve("Karim Nadir").decision == "decline"
    assert names.resolve("Ada Quist").entry_id == "ada-quist"


def test_a_new_entry_is_found_by_name_and_completed():
    names = index().updated(Record("ola-brandt", "person", ("Ola Brandt",)))
    assert names.resolve("brandt").entry_id == "ola-brandt"
    assert [c.entry_id for c in names.complete("ola")] == ["ola-brandt"]


def test_an_entry_that_is_gone_is_not_found():
    names = index().without("karim-nadir")
    assert names.resolve("Karim Nadir").decision == "decline"
    assert names.complete("karim") == ()


def test_a_new_entry_can_change_again_and_go():
    names = index().updated(Record("ola-brandt", "person", ("Ola Brandt",)))
    names = names.updated(Record("ola-brandt", "person", ("Ola Brandtner",)))
    assert names.resolve("Brandtner").entry_id == "ola-brandt"
    assert names.without("ola-brandt").resolve("Brandtner").decision == "decline"


def test_a_second_bearer_of_a_name_makes_it_a_choice():
    names = index().updated(Record("lars-sokolenko", "person", ("Lars Sokolenko",)))
    assert names.resolve("Sokolenko").decision == "choose"


def test_the_index_that_was_changed_stays_as_it_was():
    names = index()
    names.without("karim-nadir")
    assert names.resolve("Karim Nadir").entry_id == "karim-nadir"

"""One entry changes; the rest of the index is not built anew."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge.lookup import NameIndex, Record
from tests.knowledge.lookup.people import index

GIVEN = ("Ada", "Karim", "Lars", "Mina", "Olga")
FAMILY = ("Quist", "Nadir", "Sokolenko", "Brandt", "Quistberg")
PERSON = st.builds(
    lambda number, given, family: Record(f"p{number}", "person", (f"{given} {family}",)),
    st.integers(0, 9),
    st.sampled_from(GIVEN),
    st.sampled_from(FAMILY),
)


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


@given(st.lists(PERSON), st.lists(st.tuples(st.lists(PERSON), st.lists(st.integers(0, 9)))))
def test_after_any_changes_names_as_they_stand_are_found_as_in_an_index_made_anew(
    first: list[Record], changes: list[tuple[list[Record], list[int]]]
):
    held = {record.entry_id: record for record in first}
    names = NameIndex.build(held.values())
    for records, numbers in changes:
        given_ = {r.entry_id: r for r in records}
        gone = {f"p{number}" for number in numbers} - given_.keys()
        names = names.after(given_.values(), gone)
        held = {i: r for i, r in {**held, **given_}.items() if i not in gone}
    anew = NameIndex.build(held.values())
    for each in {name for record in held.values() for name in record.names}:
        one, other = names.resolve(each), anew.resolve(each)
        assert (one.decision, one.entry_id) == (other.decision, other.entry_id)
        assert {c.entry_id for c in one.candidates} <= set(held)
    for begun in (*(name[:2] for name in GIVEN), *(name[:3] for name in FAMILY)):
        one_, other_ = names.complete(begun, 100), anew.complete(begun, 100)
        assert set(one_) == set(other_)
        assert [c.score for c in one_] == [c.score for c in other_]

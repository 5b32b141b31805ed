"""What every store does with papers."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.errors import StoreError
from knowledge.papers import Paper
from tests.knowledge.store.changes import edit
from tests.knowledge.store.conftest import Open, Whole


async def ids(found: Awaitable[tuple[tuple[str, Paper], ...]]) -> list[str]:
    return [id_ for id_, _ in await found]


async def test_a_new_store_holds_no_papers(store: Whole):
    assert await store.get("gap", "a") is None
    assert await store.all("gap") == ()
    assert await store.find("gap", "asked", ["Who?"]) == ()


@pytest.mark.parametrize("lasting", [True, False])
async def test_a_paper_is_read_back_as_it_was_filed(store: Whole, lasting: bool):
    await store.put("gap", "a", {"asked": "Who?", "times": 3, "in": ["C1"]}, lasting=lasting)
    assert await store.get("gap", "a") == {"asked": "Who?", "times": 3, "in": ["C1"]}


async def test_the_same_id_in_two_kinds_names_two_papers(store: Whole):
    await store.put("gap", "a", {"n": 1})
    await store.put("note", "a", {"n": 2})
    assert (await store.get("gap", "a"), await store.get("note", "a")) == ({"n": 1}, {"n": 2})
    await store.drop("gap", ["a"])
    assert await store.all("note") == (("a", {"n": 2}),)


async def test_papers_come_in_the_order_in_which_each_was_first_filed(open_store: Open):
    store = await open_store()
    for id_ in ("c", "a", "b"):
        await store.put("gap", id_, {"n": 1, "in": "C1"})
    await store.put("gap", "c", {"n": 2, "in": "C1"})
    await store.drop("gap", ["a"])
    await store.put("gap", "a", {"n": 3, "in": "C1"})
    ordered = (
        ("c", {"n": 2, "in": "C1"}),
        ("b", {"n": 1, "in": "C1"}),
        ("a", {"n": 3, "in": "C1"}),
    )
    assert await store.all("gap") == await store.find("gap", "in", ["C1"]) == ordered
    await store.close()
    again = await open_store()
    assert await again.all("gap") == await again.find("gap", "in", ["C1"]) == ordered
    await again.put("gap", "d", {"n": 4})
    assert await ids(again.all("gap")) == ["c", "b", "a", "d"]
    await again.close()


async def test_of_many_who_claim_at_once_exactly_one_may(store: Whole):
    claims = [store.claim("message", "m", {"by": number}) for number in range(50)]
    won = await asyncio.gather(*claims)
    assert won.count(True) == 1
    assert await store.get("message", "m") == {"by": won.index(True)}


async def test_what_is_filed_cannot_be_claimed_until_it_is_dropped(open_store: Open):
    store = await open_store()
    await store.put("message", "m", {"by": 1})
    assert not await store.claim("message", "m", {"by": 2})
    await store.close()
    again = await open_store()
    assert not await again.claim("message", "m", {"by": 3})
    await again.drop("message", ["m"])
    assert await again.claim("message", "m", {"by": 4})
    assert await again.get("message", "m") == {"by": 4}
    await again.close()


async def test_dropping_what_is_not_there_does_no_harm(store: Whole):
    await store.put("gap", "a", {})
    await store.drop("gap", ["b", "c", "b"])
    await store.drop("gap", [])
    await store.drop("note", ["a"])
    assert await ids(store.all("gap")) == ["a"]
    await store.drop("gap", iter(["a", "a"]))
    assert await store.all("gap") == ()


async def paged(store: Whole, kind: str) -> list[tuple[str, Paper]]:
    return [each async for page in store.pages(kind) for each in page]


async def test_papers_come_page_by_page_in_the_order_of_all_of_them(store: Whole):
    assert await paged(store, "seen") == []
    for n in range(1203):
        await store.put("seen", f"{n}", {"n": n}, lasting=False)
    await store.put("other", "a", {})
    await store.put("seen", "7", {"n": 7, "again": True})
    assert await paged(store, "seen") == list(await store.all("seen"))
    sizes = [len(page) async for page in store.pages("seen")]
    assert max(sizes) <= 500


async def test_what_is_dropped_and_changed_between_two_pages_is_seen_as_it_is_then(store: Whole):
    for n in range(1203):
        await store.put("seen", f"{n}", {"n": n}, lasting=False)
    found: list[tuple[str, Paper]] = []
    async for page in store.pages("seen"):
        found.extend(page)
        if len(found) == len(page):
            await store.drop("seen", [id_ for id_, _ in page])
            await store.drop("seen", ["1201"])
            await store.put("seen", "1202", {"n": -1})
            await store.put("seen", "1", {"n": -1})
    ids = [int(id_) for id_, _ in found if int(id_) not in (1, 1201)]
    assert ids == [n for n in range(1203) if n not in (1, 1201)]
    assert dict(found)["1202"] == {"n": -1}
    assert "1201" not in dict(found)


FOUND = {
    "a text": ("entry", ["cecot"], ["1", "3"]),
    "several texts": ("entry", ["cecot", "rubio"], ["1", "2", "3"]),
    "a list": ("pieces", ["f1"], ["1", "2"]),
    "several of a list, each paper once": ("pieces", ["f1", "f2"], ["1", "2", "3"]),
    "the same value twice": ("entry", ["rubio", "rubio"], ["2"]),
    "a value that nobody has": ("entry", ["nobody"], []),
    "no value": ("entry", [], []),
    "a field that nobody has": ("none", ["cecot"], []),
    "part of a value": ("entry", ["cec"], []),
    "a number is no text": ("n", ["1"], []),
    "nothing is no text": ("nothing", ["None", "null", ""], []),
    "an object is neither": ("object", ["a", "b"], []),
    "an empty text": ("empty", [""], ["1"]),
    "other letters": ("said", ["“Ça va” 🗞"], ["3"]),
}


@pytest.mark.parametrize("what", FOUND)
async def test_papers_are_found_by(store: Whole, what: str):
    field, values, expected = FOUND[what]
    await store.put("seen", "1", {"entry": "cecot", "pieces": ["f1", "f2", "f1"], "empty": ""})
    await store.put("seen", "2", {"entry": "rubio", "pieces": ["f1", 7], "n": 1, "nothing": None})
    await store.put(
        "seen", "3", {"entry": "cecot", "pieces": ["f2"], "said": "“Ça va” 🗞", "object": {"a": "b"}}
    )
    await store.put("other", "4", {"entry": "cecot", "pieces": ["f1"]})
    assert await ids(store.find("seen", field, iter(values))) == expected


async def test_what_is_found_follows_what_is_filed_since(store: Whole):
    await store.put("seen", "1", {"entry": "a", "pieces": ["x", "y"]})
    assert await ids(store.find("seen", "pieces", ["x"])) == ["1"]
    await store.put("seen", "2", {"entry": "b", "pieces": ["x"]}, lasting=False)
    await store.put("seen", "1", {"entry": "a", "pieces": ["y", "z"]})
    assert await ids(store.find("seen", "pieces", ["x"])) == ["2"]
    assert await ids(store.find("seen", "pieces", ["z", "x", "y"])) == ["1", "2"]
    assert await store.claim("seen", "3", {"pieces": "x"})
    await store.drop("seen", ["2"])
    assert await ids(store.find("seen", "pieces", ["x"])) == ["3"]
    assert await ids(store.find("seen", "entry", ["b"])) == []


async def test_many_papers_with_one_value_are_found_and_dropped(store: Whole):
    for n in range(700):
        await store.put("seen", f"{n}", {"way": "posting", "odd": f"{n % 2}"}, lasting=False)
    assert await ids(store.find("seen", "way", ["posting"])) == [f"{n}" for n in range(700)]
    await store.put("seen", "3", {"way": "home", "odd": "1"})
    await store.drop("seen", [f"{n}" for n in range(0, 700, 2)])
    left = [f"{n}" for n in range(1, 700, 2)]
    assert await ids(store.all("seen")) == await ids(store.find("seen", "odd", ["0", "1"])) == left
    await store.drop("seen", left[5:])
    assert await ids(store.find("seen", "way", ["posting"])) == ["1", "5", "7", "9"]


async def test_papers_that_change_while_they_are_first_looked_through_are_found_as_they_are(
    store: Whole,
):
    for n in range(1500):
        await store.put("seen", f"{n}", {"in": "a"}, lasting=False)

    async def change() -> None:
        await asyncio.sleep(0)
        await store.put("seen", "1", {"in": "b"})
        await store.put("seen", "1499", {"in": "b"})
        await store.put("seen", "1498", {"in": "a", "again": True})
        await store.drop("seen", ["2", "1497"])
        await store.put("seen", "new", {"in": "a"})

    await asyncio.gather(store.find("seen", "in", ["a"]), change(), store.find("seen", "in", ["b"]))
    assert await ids(store.find("seen", "in", ["b"])) == ["1", "1499"]
    left = [f"{n}" for n in range(1499) if n not in (1, 2, 1497)]
    assert await ids(store.find("seen", "in", ["a"])) == [*left, "new"]


async def test_a_paper_that_was_handed_out_does_not_change_the_store(store: Whole):
    mine: dict[str, Any] = {"in": ["C1"]}
    await store.put("gap", "a", mine)
    mine["in"].append("C2")
    (await store.get("gap", "a"))["in"].append("C3")  # type: ignore[index]
    (await store.all("gap"))[0][1]["in"].append("C4")
    (await store.find("gap", "in", ["C1"]))[0][1]["in"].append("C5")
    assert await store.get("gap", "a") == {"in": ["C1"]}
    assert await store.find("gap", "in", ["C2", "C3", "C4", "C5"]) == ()


async def test_papers_revisions_and_the_digest_are_all_there_after_reopening(open_store: Open):
    store = await open_store()
    await store.put("gap", "kept", {"n": 1})
    await store.put("gap", "changed", {"n": 1})
    await store.put("gap", "quick", {"n": 1}, lasting=False)
    await store.put("gap", "changed", {"n": 2}, lasting=False)
    await store.put("gap", "gone", {"n": 1})
    await store.drop("gap", ["gone"])
    assert await store.claim("gap", "claimed", {"n": 1})
    revisions = await store.append([edit("a")])
    await store.set_curated_digest("one")
    for _ in range(3):
        await store.close()
        store = await open_store()
        assert dict(await store.all("gap")) == {
            "kept": {"n": 1},
            "changed": {"n": 2},
            "quick": {"n": 1},
            "claimed": {"n": 1},
        }
        assert await store.revisions() == revisions
        assert await store.curated_digest() == "one"
    await store.close()


async def test_many_writes_at_once_are_all_kept(open_store: Open):
    store = await open_store()
    await asyncio.gather(
        *(store.put("gap", f"{n}", {"n": n}, lasting=n % 2 == 0) for n in range(200)),
        *(store.append([edit(f"{n}")]) for n in range(20)),
    )
    await store.close()
    again = await open_store()
    assert dict(await again.all("gap")) == {f"{n}": {"n": n} for n in range(200)}
    assert sorted(int(r.after.role) for r in await again.revisions()) == list(range(20))
    await again.close()


async def test_a_large_paper_is_kept_whole(open_store: Open):
    large = {"text": "“Words” and 🗞 " * 100_000, "list": list(range(10_000))}
    store = await open_store()
    await store.put("draft", "a", large)
    await store.close()
    again = await open_store()
    assert await again.get("draft", "a") == large
    await again.close()


NO_JSON = {
    "half a character": {"text": "\ud83d"},
    "half a character in a name": {"\ud83d": 1},
    "a set": {"ids": {1}},
    "not a number": {"n": float("nan")},
    "infinity": {"n": [float("inf")]},
}


@pytest.mark.parametrize("lasting", [True, False])
@pytest.mark.parametrize("what", NO_JSON)
async def test_refused_and_nothing_is_changed(store: Whole, what: str, lasting: bool):
    await store.put("gap", "a", {"n": 1})
    with pytest.raises(StoreError, match="nothing was changed"):
        await store.put("gap", "a", NO_JSON[what], lasting=lasting)
    with pytest.raises(StoreError, match="nothing was changed"):
        await store.claim("gap", "b", NO_JSON[what])
    assert await store.all("gap") == (("a", {"n": 1}),)


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    id_=TEXTS.filter(bool),
    paper=st.dictionaries(TEXTS, VALUES, max_size=5),
)
async def test_any_paper_is_read_back_as_it_was_filed(
    open_store: Open, id_: str, paper: dict[str, Any]
):
    store = await open_store()
    await store.put("any", id_, paper)
    await store.close()
    again = await open_store()
    assert await again.get("any", id_) == json.loads(json.dumps(paper))
    await again.drop("any", [id_])
    await again.close()

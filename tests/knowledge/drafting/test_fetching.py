"""What may be fetched and what may not, held by a server that counts connections."""

from __future__ import annotations

import contextlib
import gzip
import tracemalloc
import zlib
from ipaddress import IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.drafting.addresses import checked, refusal
from knowledge.drafting.fetching import Limits, fetch
from knowledge.errors import AddressRefused, FetchFailed
from tests.knowledge.drafting.hostile import HOSTILE
from tests.knowledge.drafting.serving import (
    PAGE,
    deflate_bomb,
    gzip_bomb,
    loopback,
    raw_deflate,
)

HTML = {"Content-Type": "text/html; charset=utf-8"}

NAMES = {
    "localhost": ["127.0.0.1", "::1"],
    "localhost.": ["127.0.0.1"],
    "inside.example": ["127.0.0.1"],
    "mixed.example": ["93.184.215.14", "127.0.0.1"],
    "mapped.example": ["::ffff:127.0.0.1"],
    "metadata.example": ["169.254.169.254"],
    "public.example": ["93.184.215.14"],
}


@pytest.mark.parametrize("address", HOSTILE)
async def test_a_hostile_address_is_refused_before_any_connection(address: str):
    async with loopback({}) as server:
        server.names.update(NAMES)
        with pytest.raises(AddressRefused):
            await fetch(address.replace("PORT", str(server.port)), server.limits())
        assert server.connections == 0


RELATIVE = ("127", "//", "http:\\", "http:///")


@pytest.mark.parametrize(
    "address",
    [a for a in HOSTILE if "public" not in a and a != "http://" and not a.startswith(RELATIVE)],
)
async def test_a_redirect_to_a_hostile_address_is_refused(address: str):
    async with loopback({}) as door, loopback({}) as inside:
        door.names.update(NAMES | {"door.example": ["127.0.0.3"]})
        door.passes_on_to = address.replace("PORT", str(inside.port))
        ports = {80, 443, door.port, inside.port}
        with pytest.raises(AddressRefused):
            await fetch(
                door.url("/elsewhere", "door.example"),
                door.limits(allowed=("127.0.0.3",), ports=ports),
            )
        assert (door.connections, inside.connections) == (1, 0)


async def test_an_allowed_address_is_fetched():
    async with loopback({"/page": (PAGE, HTML)}) as server:
        page = await fetch(server.url(), server.limits(allowed=("127.0.0.1",)))
        assert (page.body, page.content_type, page.charset) == (PAGE, "text/html", "utf-8")
        assert server.connections == 1


async def test_a_name_is_resolved_once_and_connected_to_where_it_was_checked():
    answers = [["127.0.0.3"], ["127.0.0.1"]]

    async def rebinding(host: str) -> list[str]:
        return answers.pop(0)

    async with loopback({"/page": (PAGE, HTML)}) as server:
        limits = Limits(resolve=rebinding, allowed=("127.0.0.3",), ports={server.port})
        assert (await fetch(server.url(host="rebinding.example"), limits)).body == PAGE
        assert answers == [["127.0.0.1"]]


async def test_a_name_that_rebinds_between_two_redirects_is_refused():
    answers = [["127.0.0.3"], ["127.0.0.1"]]

    async def rebinding(host: str) -> list[str]:
        return answers.pop(0)

    async with loopback({}) as server:
        limits = Limits(resolve=rebinding, allowed=("127.0.0.3",), ports={server.port})
        with pytest.raises(AddressRefused, match="this machine itself"):
            await fetch(server.url("/again/0", "rebinding.example"), limits)
        assert server.connections == 1


@pytest.mark.parametrize("address", ["http://localhost/", "https://localhost/", "http://0/"])
async def test_the_limits_that_stand_unless_told_refuse_this_machine(address: str):
    with pytest.raises(AddressRefused):
        await fetch(address)


async def test_a_name_that_nobody_has_is_said_so():
    async with loopback({}) as server:
        with pytest.raises(FetchFailed, match=r"there is no website named nowhere\.example"):
            await fetch(server.url(host="nowhere.example"), server.limits())


@pytest.mark.parametrize(("hops", "followed"), [(0, True), (2, True), (3, False), (50, False)])
async def test_three_redirects_are_followed_and_no_more(hops: int, followed: bool):
    async with loopback({"/page": (PAGE, HTML)}) as server:
        limits = server.limits(allowed=("127.0.0.1",))
        if followed:
            assert (await fetch(server.url(f"/again/{hops}"), limits)).url == server.url()
        else:
            with pytest.raises(FetchFailed, match="passed on more than 3 times"):
                await fetch(server.url(f"/again/{hops}"), limits)
        assert server.connections == min(hops + 2, 4)


async def test_a_slow_server_is_given_up_on():
    async with loopback({}) as server:
        limits = server.limits(allowed=("127.0.0.1",), seconds=0.3)
        with pytest.raises(FetchFailed, match=r"127\.0\.0\.1 did not answer in 0\.3 seconds"):
            await fetch(server.url("/slow"), limits)


BOMBS = {
    "gzip": (gzip_bomb, "gzip"),
    "deflate": (deflate_bomb, "deflate"),
    "not compressed": (lambda: bytes(3_000_000), "identity"),
    "a bomb in a bomb": (lambda: gzip.compress(gzip_bomb()), "gzip, gzip"),
}


@pytest.mark.parametrize("name", BOMBS)
async def test_a_bomb_is_stopped_while_it_unpacks(name: str):
    make, encoding = BOMBS[name]
    headers = HTML | {"Content-Encoding": encoding}
    async with loopback({"/bomb": (make(), headers)}) as server:
        tracemalloc.start()
        with pytest.raises(FetchFailed, match=r"larger than 2 MB|cannot be read here"):
            await fetch(server.url("/bomb"), server.limits(allowed=("127.0.0.1",)))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 12_000_000


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("deflate", raw_deflate)],
)
async def test_a_compressed_page_is_unpacked(encoding: str, pack):
    headers = HTML | {"Content-Encoding": encoding}
    async with loopback({"/packed": (pack(PAGE * 500), headers)}) as server:
        page = await fetch(server.url("/packed"), server.limits(allowed=("127.0.0.1",)))
        assert page.body == PAGE * 500


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (gzip.compress(PAGE, mtime=0)[:-9], "gzip"),
        (b"not gzip at all", "gzip"),
        (b"\x00\x01", "deflate"),
        (PAGE, "br"),
        (PAGE, "zstd"),
    ],
)
async def test_a_damaged_or_unknown_packing_is_said_so(body: bytes, encoding: str):
    headers = HTML | {"Content-Encoding": encoding}
    async with loopback({"/packed": (body, headers)}) as server:
        with pytest.raises(FetchFailed, match=r"damaged or incomplete|cannot be read here"):
            await fetch(server.url("/packed"), server.limits(allowed=("127.0.0.1",)))


@pytest.mark.parametrize(
    ("status", "sentence"),
    [(401, "does not let us"), (403, "does not let us"), (404, "no such page"), (500, "no such")],
)
async def test_a_page_that_is_not_given_is_said_so(status: int, sentence: str):
    async with loopback({}) as server:
        with pytest.raises(FetchFailed, match=sentence):
            await fetch(server.url(f"/status/{status}"), server.limits(allowed=("127.0.0.1",)))


async def test_no_cookie_is_kept_and_nothing_of_ours_is_told():
    async with loopback({"/page": (PAGE, HTML)}) as server:
        await fetch(server.url("/cookie#part"), server.limits(allowed=("127.0.0.1",)))
        assert server.paths == ["/cookie", "/page"]
        for headers in server.headers:
            assert not {"Cookie", "Referer", "Authorization"} & set(headers)


async def test_a_server_that_is_not_there_is_said_so():
    async with loopback({}) as server:
        url, limits = server.url(), server.limits(allowed=("127.0.0.1",))
    with pytest.raises(FetchFailed, match="could not be reached or broke off"):
        await fetch(url, limits)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.com/2025/02/03/story?id=1#top",
        "http://example.com",
        "https://EXAMPLE.com:443/",
        "https://bücher.example/",
        "https://93.184.215.14/",
        "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/",
    ],
)
def test_an_ordinary_address_passes(address: str):
    assert checked(address).raw_host


@given(st.ip_addresses(v=4))
def test_what_python_calls_private_is_refused(address):
    if not address.is_global or address.is_multicast or address.is_reserved:
        assert refusal(str(address))


@given(st.ip_addresses(v=4), st.sampled_from(["::ffff:0:0", "::", "64:ff9b::", "2002::"]))
def test_no_ipv4_address_passes_in_the_clothes_of_ipv6(address, prefix: str):
    shift = 80 if prefix == "2002::" else 0
    assert refusal(str(IPv6Address(int(IPv6Address(prefix)) | int(address) << shift)))


@given(st.text(max_size=80) | st.text("http:/@.[]%0123456789abx\\ ", max_size=40))
def test_any_text_gives_an_address_or_a_refusal(text: str):
    with contextlib.suppress(AddressRefused):
        assert checked(text).scheme in ("http", "https")

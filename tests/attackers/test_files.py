"""Files, feeds, tables and addresses that somebody made to do harm, given to the command line."""

from __future__ import annotations

import asyncio
import csv
import gzip
import json
import shutil
import socket
import tracemalloc
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from knowledge.building import build, open_store
from knowledge.cli import main
from knowledge.curated import DEFAULT_FOLDER, read_folder
from knowledge.drafting.fetching import fetch
from knowledge.errors import FetchFailed
from knowledge.revisions import Change
from tests.knowledge.drafting.serving import PAGE, gzip_bomb, loopback

Capture = pytest.CaptureFixture[str]
LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
XML = {
    "a billion laughs": f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]><rss><item>&l9;</item></rss>',
    "a blown-up entity": f'<!DOCTYPE rss [<!ENTITY a "{"x" * 9999}">]><rss>{"&a;" * 9999}</rss>',
    "a file of this machine": (
        '<!DOCTYPE rss [<!ENTITY f SYSTEM "FILE">]><rss><item>&f;</item></rss>'
    ),
    "a page with a file of this machine": (
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY f SYSTEM "FILE">]><html><body><article>'
        f"<p>&f; {'The council met on Tuesday and voted. ' * 20}</p></article></body></html>"
    ),
    "deeply nested": "<rss>" + "<a>" * 200_000,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DEFAULT_FOLDER, tmp_path / "curated"))


def names(folder: Path) -> set[str]:
    return {str(path) for path in folder.rglob("*")}


@pytest.mark.parametrize("what", XML)
def test_no_document_is_blown_up_or_reads_a_file_of_this_machine(
    tmp_path: Path, folder: Path, what: str, capsys: Capture
):
    secret = tmp_path / "secret.txt"
    secret.write_text("the-words-of-a-file-of-this-machine")
    path = tmp_path / "given.html"
    path.write_text(XML[what].replace("FILE", secret.as_uri()), "utf-8")
    tracemalloc.start()
    main(["draft", str(path), "--folder", str(folder)])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    read = capsys.readouterr()
    assert "the-words-of-a-file" not in read.out + read.err
    assert "Traceback" not in read.err
    assert peak < 200_000_000


async def test_a_packed_page_is_unpacked_no_further_than_its_limit():
    headers = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
    async with loopback({"/bomb": (gzip_bomb(), headers)}) as server:
        with pytest.raises(FetchFailed, match="larger than 2 MB"):
            await fetch(server.url("/bomb"), server.limits(allowed=("127.0.0.1",)))


ADDRESSES = [
    "http://127.0.0.1:PORT/", "http://2130706433:PORT/", "http://0177.0.0.1:PORT/",
    "http://0x7f.1:PORT/", "http://[::ffff:127.0.0.1]:PORT/", "http://[::1]:PORT/",
    "http://localhost:PORT/", "http://169.254.169.254/latest/meta-data/",
    "http://[fd00:ec2::254]/", "http://metadata.google.internal/", "file:///etc/passwd",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_address_leads_into_this_machine_or_its_host(address: str, capsys: Capture):
    with socket.create_server(("127.0.0.1", 0)) as inside:
        inside.settimeout(0)
        port = inside.getsockname()[1]
        assert main(["draft", address.replace("PORT", str(port))]) != 0
        with pytest.raises(BlockingIOError):
            inside.accept()
    read = capsys.readouterr()
    assert "root:" not in read.out + read.err
    assert "Traceback" not in read.err


async def test_a_name_leads_only_where_it_was_checked():
    answers = [["127.0.0.3"], ["127.0.0.1"]]

    async def rebinding(_: str) -> list[str]:
        return answers.pop(0)

    async with loopback({"/page": (PAGE, {"Content-Type": "text/html"})}) as server:
        limits = replace(server.limits(allowed=("127.0.0.3",)), resolve=rebinding)
        assert (await fetch(server.url(host="rebinding.example"), limits)).body == PAGE
        assert answers == [["127.0.0.1"]]


YAML = {
    "a tag that makes an object": "id: !!python/object/apply:os.system ['touch made']\n",
    "a tag that makes a name": "id: !!python/name:os.system\n",
    "a tag of its own": "id: !secret x\n",
    "an anchor bomb": "a: &a [x, x, x, x, x, x, x, x, x]\n"
    + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in pairwise("abcdefghij")),
    "a merge of itself": "a: &a\n  <<: *a\n",
    "deeply nested": "[" * 20_000,
    "deeply nested and closed": f"id: {'[' * 100_000}{']' * 100_000}\n",
    "nested as deep as Python goes": f"id: {'[' * 900}{']' * 900}\n",
    "mappings in mappings": "".join(f"{' ' * n}a:\n" for n in range(2_000)),
    "a number without end": f"id: {'9' * 5_000}\n",
}  # fmt: skip


@pytest.mark.parametrize("what", YAML)
def test_a_curated_file_makes_no_object_and_no_bomb(
    tmp_path: Path, folder: Path, what: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    (folder / "terms/given.yaml").write_text(YAML[what], "utf-8")
    assert main(["check", "--folder", str(folder)]) == 1
    read = capsys.readouterr()
    assert "given.yaml" in read.out + read.err
    assert "Traceback" not in read.err
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝"])
def test_no_cell_of_a_table_is_run_by_a_spreadsheet(
    tmp_path: Path, folder: Path, sign: str, capsys: Capture
):
    asyncio.run(published(tmp_path / "desk.json", folder, f"{sign}HYPERLINK(1)"))
    given = ["export", "--store", str(tmp_path / "desk.json"), "--folder", str(folder)]
    assert main([*given, "--csv", "-"]) == 0
    rows = list(csv.reader(capsys.readouterr().out.splitlines()))
    cells = [cell for row in rows for cell in row]
    assert any("HYPERLINK(1)" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t＝"))]


async def published(path: Path, folder: Path, role: str) -> None:
    store = open_store(path)
    await build(store, folder)
    cecot = next(e for e in read_folder(folder).entries if e.id == "cecot")
    changed = replace(cecot, role=role)
    change = Change(subject="cecot", after=changed, origin="desk", editor="U0EDITOR", reason="role")
    await store.append([change])
    await store.close()


NAMES = [
    "../../escaped",
    "/etc/escaped",
    "..\\..\\escaped",
    "a/../../escaped",
    "C:\\escaped",
    "\x00",
]


@pytest.mark.parametrize("name", NAMES)
def test_no_name_in_a_table_leads_out_of_the_folder(tmp_path: Path, folder: Path, name: str):
    path = tmp_path / "given.json"
    rows = [{"name": name, "definition": "Something that is told of it.", "kind": "term"}]
    path.write_text(json.dumps(rows), "utf-8")
    before = names(tmp_path) | names(Path("/etc"))
    main(["import", str(path), "--folder", str(folder)])
    made = (names(tmp_path) | names(Path("/etc"))) - before
    assert all(each.startswith(str(folder)) and ".." not in each for each in made)


@pytest.mark.parametrize("id_", ["../../escaped", "/tmp/escaped", "..", "terms/../../escaped"])
def test_no_id_in_a_store_leads_out_of_the_folder(
    tmp_path: Path, folder: Path, id_: str, capsys: Capture
):
    asyncio.run(renamed(tmp_path / "desk.json", folder, id_))
    before = names(tmp_path) | names(Path("/tmp/escaped"))
    main(["export", "--store", str(tmp_path / "desk.json"), "--folder", str(folder)])
    made = (names(tmp_path) | names(Path("/tmp/escaped"))) - before
    # a store with such an id is set aside under its own name, and nothing is written
    assert all(each.startswith(f"{tmp_path}/desk.json.") for each in made)
    assert "Traceback" not in capsys.readouterr().err


async def renamed(path: Path, folder: Path, id_: str) -> None:
    store = open_store(path)
    await build(store, folder)
    cecot = next(e for e in read_folder(folder).entries if e.id == "cecot")
    change = Change(
        subject=id_, after=replace(cecot, id=id_), origin="desk", editor="U0EDITOR", reason="new"
    )
    await store.append([change])
    await store.close()


GLOSSARIES = {
    "given.json": f'[{{"name": "A", "definition": {"9" * 5_000}}}]',
    "nested.json": "[" * 100_000 + "]" * 100_000,
    "given.csv": f"name,{'x' * 140_000}\nA,B\n",
}


@pytest.mark.parametrize("name", GLOSSARIES)
def test_a_table_that_cannot_be_read_is_refused_with_a_sentence(
    tmp_path: Path, folder: Path, name: str, capsys: Capture
):
    path = tmp_path / name
    path.write_text(GLOSSARIES[name], "utf-8")
    assert main(["import", str(path), "--folder", str(folder)]) == 2
    assert name in capsys.readouterr().err


@pytest.mark.parametrize(
    "body", [b"", b"\x00" * 50, gzip.compress(b"[]", mtime=0), gzip.compress(b"{}\n" * 9, mtime=0)]
)
def test_a_backup_that_is_none_fills_no_store(tmp_path: Path, body: bytes, capsys: Capture):
    path, store = tmp_path / "given.gz", tmp_path / "desk.json"
    path.write_bytes(body)
    assert main(["restore", str(path), "--store", str(store)]) != 0
    assert "Traceback" not in capsys.readouterr().err

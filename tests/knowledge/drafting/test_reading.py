"""Texts, files, pages and feeds: what is read from them, and what is refused in one sentence."""

from __future__ import annotations

import codecs
import contextlib
import datetime as dt
import gzip
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.drafting.article import Article
from knowledge.drafting.decoding import decoded
from knowledge.drafting.feeds import same_site, stories
from knowledge.drafting.pages import read_page
from knowledge.drafting.plain import read_text
from knowledge.drafting.printed_dates import printed_date
from knowledge.drafting.reading import read_address, read_bytes, read_file
from knowledge.errors import FetchFailed, InputError, NoArticle
from knowledge.text import digest
from tests.knowledge.drafting.serving import loopback

PROSE = (
    "The harbour council voted on Tuesday to close the old ferry terminal by the end of May.",
    "“The roof will not last another winter,” Ada Quist, the harbour master, told a hearing.",
    "More than 250 people had written to the council, most of them to ask for a new roof.",
)
TEXT = "\n\n".join(PROSE)
META = """
<meta property="og:site_name" content="The Quay Post">
<meta property="article:published_time" content="2025-05-07T23:30:00-05:00">
<meta name="author" content="Mia O’Dell">
"""


def page(*, head: str = META, title: str = "Terminal to close", body: str | None = None) -> str:
    told = body if body is not None else "".join(f"<p>{p}</p>" for p in PROSE)
    return (
        f"<!DOCTYPE html><html lang=en><head><title>{title}</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a><a href='/sport'>Sport</a></nav><article><h1>{title}</h1>{told}"
        "</article><aside>Most read: ten walks by the sea</aside>"
        "<footer>© 2019 The Quay Post. All rights reserved.</footer></body></html>"
    )


# --- Articles


def test_an_offset_in_the_text_is_placed_in_its_paragraph():
    article = Article(paragraphs=("One two.", "Three.", "Four five six."))
    assert article.text == "One two.\nThree.\nFour five six."
    for number, words, offset in ((1, "One", 0), (1, "two", 4), (2, "Three", 0), (3, "five", 5)):
        assert article.place(article.text.index(words)) == (number, offset)
    assert article.place(len(article.text)) == (3, 14)
    for outside in (-1, len(article.text) + 1):
        with pytest.raises(ValueError, match="outside the article"):
            article.place(outside)


def test_every_paragraph_is_fingerprinted():
    subhead, prose = Article(paragraphs=("What comes next", PROSE[0])).passages()
    assert (subhead.paragraph, subhead.form, prose.paragraph, prose.form) == (
        1,
        "subhead",
        2,
        "prose",
    )
    assert (prose.length, prose.sha256) == (len(PROSE[0]), digest(PROSE[0]))


@given(st.lists(st.text(st.characters(exclude_characters="\n")), min_size=1))
def test_every_offset_has_one_place(paragraphs: list[str]):
    article = Article(paragraphs=tuple(paragraphs))
    for offset, character in enumerate(article.text):
        number, at = article.place(offset)
        assert (article.paragraphs[number - 1] + "\n")[at] == character


# --- Plain text


def test_a_plain_text_is_read_by_its_empty_lines():
    article = read_text(TEXT.replace("voted on", "voted\n on") + "\n\n \n")
    assert article.paragraphs == PROSE
    assert (article.headline, article.publisher, article.published) == (None, None, None)


def test_what_the_first_lines_say_is_kept():
    article = read_text(
        "Terminal to close\n\nBy Mia O’Dell, Sam de Vries and Ana Ruiz, Harbour Correspondent\n\n"
        f"Published: 7 May 2025, 23:30\n\nQUAYSIDE (QPA) — {TEXT}"
    )
    assert article.headline == "Terminal to close"
    assert article.authors == ("Mia O’Dell", "Sam de Vries", "Ana Ruiz")
    assert article.published == dt.date(2025, 5, 7)
    assert article.publisher == "QPA"
    assert len(article.paragraphs) == 6


@pytest.mark.parametrize("text", ["", " \n\n ", "12 345\n\n67", "Hello there.", "— — — — — — —"])
def test_a_text_without_prose_is_refused(text: str):
    with pytest.raises(NoArticle, match="no prose"):
        read_text(text)


# --- Pages


def test_a_page_gives_its_article_and_what_it_says_about_it():
    article = read_page(page(), "https://quay.example/terminal")
    assert article.paragraphs == PROSE
    assert article.headline == "Terminal to close"
    assert article.publisher == "The Quay Post"
    assert article.authors == ("Mia O’Dell",)
    assert article.published == dt.date(2025, 5, 7)
    assert article.url == "https://quay.example/terminal"


def test_a_page_that_says_nothing_about_itself_has_nothing_invented():
    article = read_page(page(head="", body=f"<p>On March 15, 2021, a roof fell. {TEXT}</p>"))
    assert (article.publisher, article.authors, article.published) == (None, (), None)


def test_json_ld_is_understood():
    head = """<script type="application/ld+json">{"@context":"https://schema.org",
    "@type":"NewsArticle","headline":"Terminal to close","datePublished":"2025-05-07",
    "author":[{"@type":"Person","name":"Mia O’Dell"},{"@type":"Person","name":"Sam de Vries"}],
    "publisher":{"@type":"Organization","name":"The Quay Post"}}</script>"""
    article = read_page(page(head=head))
    assert article.authors == ("Mia O’Dell", "Sam de Vries")
    assert (article.publisher, article.published) == ("The Quay Post", dt.date(2025, 5, 7))


def test_marks_breaks_and_lists_become_plain_paragraphs():
    body = (
        f"<p>{PROSE[0]}</p><h2>What&nbsp;next</h2><p>{PROSE[1]}<br>Nothing <b>more</b> was "
        "<a href='/x'>said</a> &amp; done.</p><ul><li>The first thing on the list.</li></ul>"
    )
    assert read_page(page(body=body)).paragraphs == (
        PROSE[0],
        "What next",
        PROSE[1],
        "Nothing more was said & done.",
        "The first thing on the list.",
    )


DAY = dt.date(2025, 5, 7)
STATED = [
    ('<meta name="date" content="2025-05-07">', "", None, DAY),
    ("<meta content='2025-05-07T04:30:00Z' itemprop='datePublished'>", "", None, DAY),
    ("", "<time datetime='2025-05-07T10:00Z'>7 May</time>", None, DAY),
    ("", "<time>May 7, 2025</time>", None, DAY),
    ("", "<p>By Mia O’Dell</p><p>Published 7 May 2025</p>", None, DAY),
    ("", "", "https://quay.example/2025/05/07/terminal", DAY),
    ("", "", "https://quay.example/2025/terminal", None),
    ('<meta property="article:modified_time" content="2025-06-01">', "", None, None),
    ("", "<time class='updated' datetime='2025-06-01'>Updated</time>", None, None),
    ('<meta name="date" content="soon">', "", None, None),
]


@pytest.mark.parametrize(("head", "top", "url", "day"), STATED)
def test_the_day_of_publication_is_the_one_that_the_page_states(
    head: str, top: str, url: str | None, day: dt.date | None
):
    told = top + "".join(f"<p>{p}</p>" for p in PROSE)
    assert read_page(page(head=head, body=told), url).published == day


def test_the_day_of_another_story_is_not_that_of_this_one():
    other = "<a href='/x'>Fair opens <time datetime='2024-01-01'>1 January 2024</time></a>"
    html = page(head="").replace("<aside>", f"<aside>{other}").replace("<nav>", f"<nav>{other}")
    assert read_page(html).published is None


def test_an_address_is_no_publisher():
    assert read_page(page(head=""), "https://www.quay.example/a").publisher is None
    named = page(head='<meta property="og:site_name" content="Quay">')
    assert read_page(named, "https://www.quay.example/a").publisher == "Quay"


def test_a_byline_in_the_text_is_read_where_the_page_states_none():
    html = page(head="", body="".join(f"<p>{p}</p>" for p in ("By Mia O’Dell, QPA", *PROSE)))
    assert read_page(html).authors == ("Mia O’Dell",)


NOT_ARTICLES = {
    "nothing but a script": ("<html><script>let a = 1</script></html>", "no article text"),
    "asks for scripts": (page(body="<p>Please enable JavaScript.</p>"), "no article text"),
    "a list of links": (
        "<html><body>" + "<a href='/x'>More</a>" * 40 + "</body></html>",
        "no article text",
    ),
    "a paywall": (
        page(body=f"<p>{TEXT}</p><div class=paywall>Subscribe to continue reading</div>"),
        "behind a paywall",
    ),
    "a paywall named in the data": (
        page(head='<script>{"isAccessibleForFree": false}</script>', body="<p>The vote…</p>"),
        "behind a paywall",
    ),
    "too much mark-up": ("<p>" * 20_001, "too much mark-up"),
    "an empty page": ("<html></html>", "no article text"),
}


@pytest.mark.parametrize("name", NOT_ARTICLES)
def test_a_page_without_an_article_is_refused_in_one_sentence(name: str):
    html, sentence = NOT_ARTICLES[name]
    with pytest.raises(NoArticle, match=sentence):
        read_page(html)


def test_an_article_that_only_mentions_subscribing_is_read():
    told = "".join(f"<p>{p} It was the {n}th time.</p>" for n in range(4, 7) for p in PROSE)
    assert len(read_page(page(body=f"{told}<p>Already a subscriber? Thanks.</p>")).paragraphs) == 10


def test_entities_of_a_page_s_own_are_not_expanded():
    own = '<!DOCTYPE html [<!ENTITY a "boom boom boom boom"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
    html = own + page(body="".join(f"<p>{p} &b; So it is.</p>" for p in PROSE))
    assert "boom boom" not in read_page(html).text


# --- Encodings

ACCENTED = "Señora Núñez said the “façade” of the café would be kept – in part – until May."
CYRILLIC = "Совет гавани проголосовал во вторник за закрытие старого паромного терминала."

ENCODED = [
    (ACCENTED.encode(), None),
    (ACCENTED.encode("utf-8-sig"), None),
    (codecs.BOM_UTF16_LE + ACCENTED.encode("utf-16-le"), None),
    (codecs.BOM_UTF16_BE + ACCENTED.encode("utf-16-be"), "utf-8"),
    (codecs.BOM_UTF32_LE + ACCENTED.encode("utf-32-le"), None),
    (ACCENTED.encode("cp1252"), None),
    (ACCENTED.encode("cp1252"), "iso-8859-1"),
    (ACCENTED.encode("cp1252"), "no-such-encoding"),
    (ACCENTED.encode(), "windows-1252"),
    (ACCENTED.encode("cp1252"), "punycode"),
    (ACCENTED.encode("cp1252"), "rot13"),
    (ACCENTED.encode("cp1252"), "unicode_escape"),
    (ACCENTED.encode("mac-roman"), "macintosh"),
]


@pytest.mark.parametrize(("body", "charset"), ENCODED)
def test_a_text_is_read_in_its_encoding(body: bytes, charset: str | None):
    assert decoded(body, charset) == ACCENTED


def test_an_encoding_that_the_document_or_the_server_names_is_believed():
    html = f"<html><head><meta charset='windows-1251'></head><body>{CYRILLIC}</body></html>"
    assert CYRILLIC in decoded(html.encode("cp1251"))
    assert decoded(CYRILLIC.encode("koi8-r"), "koi8-r") == CYRILLIC
    for encoding in ("shift_jis", "euc-jp", "gb18030", "big5"):
        assert decoded("東京".encode(encoding), encoding) == "東京"


UNREADABLE = {
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
    "a zip": (b"PK\x03\x04\x14\x00", "zip archive or an office document"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(99), "a picture"),
    "a compressed file": (gzip.compress(TEXT.encode()), "a compressed file"),
    "a program": (bytes(range(256)) * 40, "cannot be told|not a text"),
    "zeros": (bytes(5000), "not a text"),
    "an unnamed encoding": (CYRILLIC.encode("koi8-r"), "encoding of the text cannot be told"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_is_not_text_is_refused_by_its_name(name: str):
    body, sentence = UNREADABLE[name]
    with pytest.raises(NoArticle, match=sentence):
        read_bytes(body)


# --- Files


def test_a_file_of_text_or_html_is_read(tmp_path: Path):
    for name, told in (("a.txt", TEXT), ("a.html", page()), ("b.txt", "\ufeff\n" + page())):
        (tmp_path / name).write_text(told, "utf-8")
        assert read_file(tmp_path / name).paragraphs == PROSE


def test_a_file_that_is_not_there_or_too_large_is_said_so(tmp_path: Path):
    with pytest.raises(InputError, match=r"none\.txt cannot be read: No such file"):
        read_file(tmp_path / "none.txt")
    (tmp_path / "large.txt").write_bytes(b"word " * 400_001)
    with pytest.raises(NoArticle, match=r"large\.txt is larger than 2 MB"):
        read_file(tmp_path / "large.txt")


# --- Feeds

RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Quay</title>
<link>https://www.quay.example/</link>
<item><title>Terminal &amp; roof</title><link>https://www.quay.example/1</link>
<pubDate>Wed, 07 May 2025 04:30:00 +0000</pubDate></item>
<item><title>Elsewhere</title><link>https://other.example/2</link></item>
<item><title>Lookalike</title><link>https://notquay.example/2</link></item>
<item><title>Relative</title><link>/3#comments</link></item>
<item><title>Again</title><link>https://www.quay.example/1</link></item>
<item><title>No link</title></item><item><link>mailto:desk@quay.example</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Quay</title>
<entry><title>Terminal</title><link rel="self" href="https://quay.example/self"/>
<link href="https://news.quay.example/1"/><published>2025-05-07T04:30:00Z</published></entry></feed>"""


def test_an_rss_feed_lists_the_stories_of_its_own_site():
    one, three = stories(RSS, "https://feeds.quay.example/all")
    assert (one.url, one.headline) == ("https://www.quay.example/1", "Terminal & roof")
    assert one.published == dt.date(2025, 5, 7)
    assert three.url == "https://feeds.quay.example/3"


def test_an_atom_feed_is_read_too():
    (one,) = stories(ATOM, "https://quay.example/atom")
    assert (one.url, one.published) == ("https://news.quay.example/1", dt.date(2025, 5, 7))


LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
BOMBS = {
    "a billion laughs": f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]><rss><item>&l9;</item></rss>',
    "in an attribute": f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]><feed a="&l9;"></feed>',
    "behind a comment": f'<!-- <rss > --><!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]><rss>&l9;</rss>',
    "a blown-up entity": f'<!DOCTYPE rss [<!ENTITY a "{"x" * 9999}">]><rss>{"&a;" * 9999}</rss>',
    "a file": '<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss><item>&f;</item></rss>',
    "an address": '<!DOCTYPE rss SYSTEM "http://127.0.0.1/x.dtd"><rss><item/></rss>',
    "a parameter entity": '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://127.0.0.1/">%p;]><rss></rss>',
    "an undefined entity": "<rss><item><title>&nbsp;</title></item></rss>",
    "broken off": RSS[:300],
    "deeply nested": "<rss>" + "<a>" * 100_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_feed_that_is_a_bomb_or_broken_is_refused(name: str):
    with pytest.raises(NoArticle, match=r"its own entities|not well-formed|no story"):
        stories(BOMBS[name], "https://quay.example/")


@pytest.mark.parametrize(
    ("url", "other", "same"),
    [
        ("https://www.quay.example/a", "http://quay.example/feed", True),
        ("https://quay.example/a", "https://feeds.quay.example/feed", True),
        ("https://news.quay.example/a", "https://quay.example/feed", True),
        ("https://quay.example.evil.example/a", "https://quay.example/feed", False),
        ("https://evilquay.example/a", "https://quay.example/feed", False),
        ("https://quay.example@evil.example/a", "https://quay.example/feed", False),
        ("mailto:a@quay.example", "https://quay.example/feed", False),
    ],
)
def test_a_site_is_its_host_and_what_is_under_it(url: str, other: str, same: bool):
    assert same_site(url, other) is same


async def test_a_feed_is_read_story_by_story_and_says_what_it_could_not_read():
    html = {"Content-Type": "text/html; charset=utf-8"}
    links = ("one", "thin", "missing", "two", "elsewhere")
    items = "".join(
        f"<item><title>{n}</title><link>/{n}</link><pubDate>Wed, 07 May 2025 04:30:00 GMT"
        "</pubDate></item>"
        for n in links
    )
    pages = {
        "/feed": (f"<rss><channel>{items}</channel></rss>".encode(), {}),
        "/one": (page().encode(), html),
        "/two": (page(head="", title="Two").encode(), html),
        "/thin": (page(body="").encode(), html),
        "/status/404": (b"", html),
    }
    async with loopback(pages) as server:
        server.names = {"quay.example": ["127.0.0.1"], "other.example": ["127.0.0.1"]}
        server.passes_on_to = server.url("/one", "other.example")
        reading = await read_address(
            server.url("/feed", "quay.example"), server.limits(allowed=("127.0.0.1",))
        )
    assert [a.headline for a in reading.articles] == ["Terminal to close", "Two"]
    assert reading.articles[1].published == dt.date(2025, 5, 7)
    assert len(reading.unread) == 3
    assert "passed on to another site" in reading.unread[-1]


async def test_a_page_at_an_address_is_read_and_knows_where_it_was():
    pages = {"/story": (page().encode("utf-16"), {"Content-Type": "text/html"})}
    async with loopback(pages) as server:
        limits = server.limits(allowed=("127.0.0.1",))
        (article,) = (await read_address(server.url("/story"), limits)).articles
        assert (article.paragraphs, article.url) == (PROSE, server.url("/story"))
        with pytest.raises(FetchFailed, match="no such page"):
            await read_address(server.url("/status/404"), limits)


# --- Dates of publication


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2025-02-03T23:30:00-05:00", "2025-02-03"),
        ("2025-02-03", "2025-02-03"),
        ("Mon, 03 Feb 2025 20:45:00 +0000", "2025-02-03"),
        ("February 3, 2025", "2025-02-03"),
        ("3:45 PM EST, Mon February 3, 2025", "2025-02-03"),
        ("Mon 3 Feb 2025 20.45 GMT", "2025-02-03"),
        ("13/02/2025", "2025-02-13"),
        ("03/02/2025", None),
        ("2025-13-40", None),
        ("February 2025", None),
        ("yesterday", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_printed_date_is_read_in_any_form_and_never_guessed(words: str, day: str | None):
    assert printed_date(words) == (dt.date.fromisoformat(day) if day else None)


# --- What it costs


def test_nothing_heavy_is_loaded_until_a_page_is_read():
    code = (
        "import sys, knowledge.drafting.reading, knowledge.drafting.dates, "
        "knowledge.drafting.figures; "
        "print({'trafilatura', 'dateparser', 'lxml'} & set(sys.modules) or 'nothing')"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "nothing"


# --- Anything at all


@settings(deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_any_bytes_give_an_article_or_a_refusal(body: bytes):
    with contextlib.suppress(NoArticle):
        assert all(read_bytes(body).paragraphs)


@settings(deadline=None)
@given(st.text("<>/!-[]&;ap\"' =?xmlrsftiembody", max_size=300))
def test_any_markup_gives_an_article_stories_or_a_refusal(text: str):
    for prefix in ("<html><p>", "<rss>"):
        with contextlib.suppress(NoArticle):
            read_bytes((prefix + text).encode())
        with contextlib.suppress(NoArticle):
            stories(prefix + text, "https://quay.example/")


@given(st.text(max_size=60))
def test_any_words_give_a_date_or_none(words: str):
    found = printed_date(words)
    assert found is None or found.year > 0

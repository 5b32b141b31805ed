"""Each kind of answer to a typed line, and plain questions to the bot."""

from __future__ import annotations

from tests.browser.sights.moving import ask, choose, go_to

ASKED = {
    "person": "/who Gellman",
    "quotes": "/quotes Gellman",
    "timeline": "/timeline",
    "link": "/context Bukele + Tren de Aragua",
    "sources": "/sources CECOT",
    "figures": "/figures",
    "who-said": '/context who said "These are human beings"',
    "whats-new": "/context what's new since Friday",
    "choice": "/who envoy",
    "miss": "/who Mauricio Pochettino",
    "help": "/context help",
}
DIRECT = {
    "question": "when did Rubio meet Bukele?",
    "not-on-file": "how old is Rubio?",
}
NAMES = (*ASKED, "all-facts", *DIRECT)


async def walk(page, take):
    """Ask everything, in a channel and then in a direct message."""
    for name, typed in ASKED.items():
        await ask(page, typed)
        if name == "timeline":
            picture = page.page.locator("#messages img:not(.face)").last
            await picture.evaluate("each => each.decode()")
        await take(name)
    await ask(page, "/context CECOT")
    await choose(page, "More actions", "All facts")
    await page.sees("All facts on file")
    await take("all-facts")
    await go_to(page, "Nutgraf")
    for name, typed in DIRECT.items():
        await ask(page, typed)
        await take(name)

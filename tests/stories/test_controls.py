"""What happens when somebody presses a control under an answer."""

from __future__ import annotations

from bot.playground import newsroom
from bot.playground.standin import StandIn
from tests.stories.reading import blocks, headline, words


def _newest(slack: StandIn, text: str, channel: str = newsroom.GENERAL):
    found = [m for m in slack.messages(channel) if m.blocks and text in words(m)]
    return found[-1] if found else None


async def test_share_posts_the_card_for_everyone_with_who_asked(slack: StandIn):
    shown = await slack.command("/context", "CECOT")
    await slack.press(shown.message, "share")
    posted = await slack.until(lambda: _newest(slack, "Shared by <@U00EDITOR>"))
    assert headline(posted) == "CECOT"
    assert not posted.only_for
    assert "Share\n" not in words(posted)


async def test_share_at_the_end_of_a_command_posts_at_once(slack: StandIn):
    shown = await slack.command("/context", "CECOT share")
    assert "Shared here: CECOT." in words(shown)
    assert headline(_newest(slack, "Shared by <@U00EDITOR>")) == "CECOT"


async def test_share_where_the_bot_cannot_post_says_how_to_invite_it(slack: StandIn):
    shown = await slack.command("/context", "CECOT share", channel=newsroom.PRIVATE)
    assert "/invite @nutgraf" in words(shown)


async def test_share_of_a_miss_posts_nothing(slack: StandIn):
    before = len(slack.messages())
    shown = await slack.command("/who", "Mauricio Pochettino share")
    assert "Nothing on file" in words(shown)
    assert len([m for m in slack.messages() if not m.only_for]) == before


async def test_copy_line_gives_a_dated_attributed_sentence_with_name_and_title(slack: StandIn):
    shown = await slack.command("/who", "Claver-Carone")
    await slack.press(shown.message, "line")
    line = await slack.until(lambda: _newest(slack, "Background line"))
    assert line.only_for == newsroom.EDITOR
    read = words(line)
    assert "Mauricio Claver-Carone, then the US special envoy for Latin America" in read
    assert "31 January 2025" in read
    assert "CNN reported" in read


async def test_quotes_lists_every_quotation_whole_with_its_speaker(slack: StandIn):
    shown = await slack.command("/who", "Gellman")
    assert "Quotes (3)" in words(shown)
    await slack.press(shown.message, "quotes")
    listed = await slack.until(lambda: _newest(slack, "Quotes on file"))
    assert sum("*Mneesha Gellman*" in block["text"]["text"] for block in blocks(listed)[1:4]) == 3


async def test_see_also_replaces_the_card_that_only_the_asker_sees(slack: StandIn):
    shown = await slack.command("/context", "CECOT")
    await slack.choose(shown.message, "related", "nayib-bukele")
    await slack.until(
        lambda: any(headline(m) == "Nayib Bukele" for m in slack.messages() if m.blocks)
    )
    assert not any(headline(m) == "CECOT" for m in slack.messages() if m.blocks)


async def test_see_also_under_a_shared_card_leaves_the_card_as_it_is(slack: StandIn):
    await slack.command("/context", "CECOT share")
    posted = _newest(slack, "Shared by")
    await slack.choose(posted, "related", "nayib-bukele", user=newsroom.REPORTER)

    def private_card():
        seen = slack.messages(viewer=newsroom.REPORTER)
        return [m for m in seen if m.blocks and headline(m) == "Nayib Bukele" and m.only_for]

    assert await slack.until(private_card)
    assert headline(_newest(slack, "Shared by")) == "CECOT"


async def test_all_facts_lists_every_fact_and_the_names_that_the_desk_added(slack: StandIn):
    shown = await slack.command("/context", "TdA")
    await slack.choose(shown.message, "more", "facts:tren-de-aragua")
    listed = await slack.until(lambda: _newest(slack, "All facts on file"))
    assert "TdA (added by the desk)" in words(listed)
    assert words(listed).count("•") >= 9


async def test_an_entry_that_is_gone_says_so(slack: StandIn):
    shown = await slack.command("/context", "crackdown")
    await slack.press(shown.message, "open:0")
    exchange = await slack.command("/context", "CECOT")
    assert headline(exchange) == "CECOT"


async def test_a_share_that_comes_twice_is_posted_once(slack: StandIn):
    shown = await slack.command("/context", "CECOT")
    pressed = await slack.press(shown.message, "share")
    await slack.outbox.send(pressed.sent)
    asked, _ = await slack.mention("what is TdA?")
    await slack.until(lambda: slack.thread(asked))
    shared = [each for each in slack.messages() if "Shared by" in words(each)]
    assert len(shared) == 1

"""The Home tab."""

from __future__ import annotations

from bot.playground import newsroom
from bot.playground.standin import StandIn


async def test_the_home_tab_says_how_to_ask_with_examples(slack: StandIn):
    await slack.home()

    def published():
        return [r for r in slack.recorder.records if r.what == "views.publish"]

    sent = await slack.until(published)
    view = sent[0].payload["view"]
    said = "\n".join(b["text"]["text"] for b in view["blocks"] if "text" in b)
    assert "/context" in said
    assert "Try one of these" in said
    assert sent[0].payload["user_id"] == newsroom.EDITOR
    assert not sent[0].error

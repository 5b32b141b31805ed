"""What the browser of somebody who installs the app shows."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from types import MappingProxyType

INSTALLED = "Nutgraf is installed in {name}. In Slack, type /context and a subject."
ORG_WIDE = (
    "Nutgraf is installed in one workspace at a time. Begin again and choose a workspace instead "
    "of the organization."
)
UNREADY = "Nutgraf cannot be installed right now. Try again in a minute."
AGAIN = "Begin again at the link with which you began."

REFUSED: Mapping[str, str] = MappingProxyType(
    {
        "access_denied": f"Nothing was installed, because it was not allowed in Slack. {AGAIN}",
        "invalid_browser": f"This did not begin in this browser, so nothing was installed. {AGAIN}",
        "invalid_state": f"This took too long, or was used before; nothing was installed. {AGAIN}",
        "missing_code": f"Slack sent no code, so nothing was installed. {AGAIN}",
        "invalid_code": f"Slack does not take the code, so nothing was installed. {AGAIN}",
        "org_wide": ORG_WIDE,
        "unready": UNREADY,
    }
)
OTHERWISE = f"Nothing was installed. {AGAIN}"


def page(said: str) -> str:
    """Return a page that says one thing. It loads nothing."""
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>Nutgraf</title>'
        f"<main><h1>Nutgraf</h1><p>{escape(said)}</p></main></html>\n"
    )

"""Web addresses, in the form in which two that lead to one document are the same."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_cid|"
    r"mc_eid|_ga|_gl|_hsenc|_hsmi|mkt_tok|vero_id|oly_\w+_id|ref|ref_src|ref_url|referrer|cmp|"
    r"cmpid|ncid|cid|smid|smtyp|s_cid|ito|share|sh|st|spm|guccounter|guce_\w+)$",
    re.IGNORECASE,
)
_PORTS = {"http": 80, "https": 443}


def address(url: str) -> str:
    """Return an address without what does not change the document.

    Left out: http or https, a leading ``www.`` or ``m.``, the default port, the fragment, a
    trailing slash, and parameters that only track. What is left of the query is put in order.

    Args:
        url: an address as it was pasted.

    Returns:
        The form to compare, or "" where it is no address of the web.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() not in _PORTS or not parts.hostname:
        return ""
    host = re.sub(r"^(?:www\d?|m|amp)\.", "", parts.hostname.lower().rstrip("."))
    shown = f":{port}" if port and port != _PORTS[parts.scheme.lower()] else ""
    path = quote(unquote(parts.path), safe="/:@!$&'()*+,;=~-._").rstrip("/")
    kept = sorted(
        pair
        for pair in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.match(pair[0])
    )
    query = f"?{urlencode(kept)}" if kept else ""
    return f"{host}{shown}{path}{query}"

"""Which addresses may be fetched: public ones, on the ports of the web, plainly written.

An allow-list of the internet, not a block-list of known tricks: an IPv6 address must lie in
the block that is handed out for the public internet, an IPv4 address must lie outside every
block of the IANA Special-Purpose Address Registries (read 24 November 2026).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from yarl import URL

from knowledge.errors import AddressRefused

WEB_PORTS = frozenset({80, 443})
LONGEST_ADDRESS = 2000

_BLOCKS_4 = {
    "0.0.0.0/8": "an unspecified address",
    "10.0.0.0/8": "a private address",
    "100.64.0.0/10": "a carrier's internal address",
    "127.0.0.0/8": "this machine itself",
    "168.63.129.16/32": "a cloud provider's internal address",
    "169.254.0.0/16": "a link-local address",
    "172.16.0.0/12": "a private address",
    "192.0.0.0/24": "a reserved address",
    "192.0.2.0/24": "an address for documentation",
    "192.88.99.0/24": "an address that stands for another (6to4)",
    "192.168.0.0/16": "a private address",
    "198.18.0.0/15": "an address for tests",
    "198.51.100.0/24": "an address for documentation",
    "203.0.113.0/24": "an address for documentation",
    "224.0.0.0/4": "a multicast address",
    "240.0.0.0/4": "a reserved address",
}
_BLOCKS_6 = {
    "::1/128": "this machine itself",
    "::/128": "an unspecified address",
    "::ffff:0:0/96": "an address that stands for another (IPv4-mapped)",
    "::/96": "an address that stands for another (IPv4-compatible)",
    "64:ff9b::/96": "an address that stands for another (NAT64)",
    "64:ff9b:1::/48": "an address that stands for another (NAT64)",
    "2001::/32": "an address that stands for another (Teredo)",
    "2001::/23": "a reserved address",
    "2001:db8::/32": "an address for documentation",
    "2002::/16": "an address that stands for another (6to4)",
    "3fff::/20": "an address for documentation",
    "fc00::/7": "a private address",
    "fe80::/10": "a link-local address",
    "fec0::/10": "a private address",
    "ff00::/8": "a multicast address",
}
_REFUSED_4 = tuple((IPv4Network(block), why) for block, why in _BLOCKS_4.items())
_REFUSED_6 = tuple((IPv6Network(block), why) for block, why in _BLOCKS_6.items())
_PUBLIC_6 = IPv6Network("2000::/3")
_ISATAP = (0x00005EFE, 0x02005EFE)

_CONTROL = re.compile(r"[\x00-\x20\x7f-\xa0\\]")
_AUTHORITY_END = re.compile(r"[/?#]")
_NUMERIC_LABEL = re.compile(r"(?:\d+|0x[0-9a-f]*)\Z", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\Z")


def refusal(address: str) -> str | None:
    """Say why an IP address is not fetched from, or None where it is public.

    Args:
        address: an address in its usual spelling, as a resolver returns it.
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return "not an address"
    if isinstance(parsed, IPv4Address):
        return next((why for block, why in _REFUSED_4 if parsed in block), None)
    return _refusal_6(parsed)


def _refusal_6(address: IPv6Address) -> str | None:
    known = next((why for block, why in _REFUSED_6 if address in block), None)
    if known or address.scope_id:
        return known or "an address of one network card"
    if address not in _PUBLIC_6:
        return "a reserved address"
    if (int(address) >> 32) & 0xFFFFFFFF in _ISATAP:
        return "an address that stands for another (ISATAP)"
    return None


def checked(address: str, ports: Collection[int] = WEB_PORTS, allowed: Collection[str] = ()) -> URL:
    """Return a web address that may be asked, as far as its spelling tells.

    A name is not resolved here: what it resolves to is checked where the connection is made.

    Args:
        address: the address as somebody typed it or a page gave it.
        ports: the ports that may be used.
        allowed: IP addresses that are excepted, in their usual spelling.

    Raises:
        AddressRefused: the address is not one that we fetch from.
    """
    url = _parsed(address)
    if url.scheme not in ("http", "https"):
        raise AddressRefused("only addresses that begin with http:// or https:// are read")
    if "@" in _AUTHORITY_END.split(address.partition("://")[2], maxsplit=1)[0]:
        raise AddressRefused("the address holds a user name or a password; give it without")
    if url.port not in ports:
        raise AddressRefused(f"the address names port {url.port}; only 80 and 443 are read")
    _check_host(url.raw_host or "", allowed)
    return url.with_fragment(None)


def _parsed(address: str) -> URL:
    if len(address) > LONGEST_ADDRESS:
        raise AddressRefused(f"the address is longer than {LONGEST_ADDRESS} characters")
    if _CONTROL.search(address):
        raise AddressRefused("the address holds a space, a backslash or a control character")
    try:
        url = URL(address)
        if url.absolute and url.raw_host and url.port:
            return url
    except (ValueError, TypeError):
        pass
    raise AddressRefused("that is not a complete web address")


def _check_host(host: str, allowed: Collection[str]) -> None:
    if host in allowed:
        return
    bare = host.rstrip(".")
    if ":" in host or "%" in host:
        _check_literal(host)
    elif _NUMERIC_LABEL.match(bare.rpartition(".")[2]):
        # A browser reads any host that ends in a number as an IPv4 address, in whatever base.
        if not _is_dotted_quad(host):
            raise AddressRefused("the address spells an IP address in an unusual way")
        _check_literal(host)
    elif not _HOST.match(bare.lower()):
        raise AddressRefused("that is not the name of a website")


def _check_literal(host: str) -> None:
    if why := refusal(host):
        raise AddressRefused(f"the address leads to {why}, not to a public website")


def _is_dotted_quad(host: str) -> bool:
    try:
        return str(IPv4Address(host)) == host
    except ValueError:
        return False

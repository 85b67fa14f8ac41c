"""Which addresses and names a request of ours may go to."""

from __future__ import annotations

import re
import socket
import unicodedata
from collections.abc import Iterator
from enum import IntEnum
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

Address = IPv4Address | IPv6Address


class Reach(IntEnum):
    """How far away an address is, as far as trust goes."""

    NEVER = 0
    """This machine, link-local and metadata services, what is reserved: no setting opens them."""
    INTERNAL = 1
    """The host's own network: closed unless the host opens it."""
    PUBLIC = 2


_NEVER = [
    ip_network(text)
    for text in (
        "0.0.0.0/8",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
        "100.100.100.200/32",
        "::/128",
        "::1/128",
        "fe80::/10",
        "fec0::/10",
        "ff00::/8",
        "2001:db8::/32",
        "100::/64",
        "fd00:ec2::/32",
        "64:ff9b:1::/48",
    )
]
_INTERNAL = [
    ip_network(text) for text in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7")
]
_COMPATIBLE = ip_network("::/96")
_NAT64 = ip_network("64:ff9b::/96")
_INTERNAL_NAMES = ("localhost", "local", "internal", "lan", "home.arpa", "localdomain")
_NUMBER = re.compile(r"(0x[0-9a-f]*|[0-9]+)", re.IGNORECASE)


def reach(address: Address) -> Reach:
    """The nearest of the address and whatever IPv4 address is wrapped in it."""
    return min(_own_reach(one) for one in (address, *_wrapped(address)))


def _own_reach(address: Address) -> Reach:
    if any(address.version == net.version and address in net for net in _NEVER):
        return Reach.NEVER
    if any(address.version == net.version and address in net for net in _INTERNAL):
        return Reach.INTERNAL
    return Reach.PUBLIC


def _wrapped(address: Address) -> Iterator[IPv4Address]:
    """IPv4 inside IPv6: mapped, compatible, NAT64, 6to4, Teredo, ISATAP."""
    if isinstance(address, IPv4Address):
        return
    last = IPv4Address(int(address) & 0xFFFFFFFF)
    if address.ipv4_mapped is not None:
        yield address.ipv4_mapped
    if address in _COMPATIBLE or address in _NAT64 or address.packed[8:12] in (b"\0\0\x5e\xfe", b"\2\0\x5e\xfe"):
        yield last
    if address.sixtofour is not None:
        yield address.sixtofour
    if address.teredo is not None:
        yield from address.teredo


def clean_host(host: str) -> str:
    """The host as a resolver would take it: compatible characters unified, lower case, no closing dot. May be empty."""
    return unicodedata.normalize("NFKC", host).strip().rstrip(".").lower()


def literal(host: str) -> Address | None:
    """The address that a host is, in any of the spellings that C libraries understand; None for a name.

    Raises ValueError for what ends in a number and is no address: some resolver would make one of it.
    """
    try:
        return ip_address(host)
    except ValueError:
        if not _NUMBER.fullmatch(host.rsplit(".", 1)[-1]):
            return None
    try:
        return IPv4Address(socket.inet_aton(host))
    except OSError:
        raise ValueError(host) from None


def name_reach(host: str) -> Reach:
    """How far a name is by itself, before it is looked up."""
    if "." not in host or any(host == name or host.endswith(f".{name}") for name in _INTERNAL_NAMES):
        return Reach.INTERNAL
    return Reach.PUBLIC

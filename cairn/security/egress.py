"""The one way out: every request to somebody else's server is looked at, bounded and written down here."""

from __future__ import annotations

import asyncio
import logging
import socket
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address
from urllib.parse import SplitResult, urljoin, urlsplit

import httpx2

from cairn.kit.outbound import Answer, Ask, NotReached
from cairn.security.addresses import Address, Reach, clean_host, literal, name_reach, reach

CONNECT_S = 5.0
TOTAL_S = 15.0
REDIRECTS = 5
_PORTS = frozenset({80, 443, 8080, 8443, 2283, 5000, 5001})
_NEVER_PORTS = frozenset({22, 25, 110, 143, 2375, 3306, 5432, 6379, 9200, 11211})
_MOVED = frozenset({301, 302, 303, 307, 308})
Network = IPv4Network | IPv6Network
Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
log = logging.getLogger("cairn.outbound")


@dataclass(frozen=True)
class Policy:
    """What the host allows.

    `named`: origins (`https://host:port`) of services that the environment names; whoever writes the environment owns
    the machine, so their addresses are not questioned. A redirect away from them is.
    """

    is_on: bool = True
    allow_internal: bool = False
    allowed_hosts: frozenset[str] = frozenset()
    allowed_networks: tuple[Network, ...] = ()
    named: frozenset[str] = frozenset()
    proxy: str | None = None


@dataclass(frozen=True)
class Sent:
    """A request as the log keeps it. `outcome`: `ok`, or why there is no answer."""

    ask: Ask
    host: str
    outcome: str
    status: int | None
    ms: int
    size: int


Note = Callable[[Sent], Awaitable[None]]


@dataclass(frozen=True)
class _Hop:
    """Where one request goes: the URL as asked for, the address to connect to."""

    url: str
    parts: SplitResult
    host: str
    port: int
    address: Address | None

    @property
    def origin(self) -> str:
        return f"{self.parts.scheme}://{self.host}:{self.port}"


def origin_of(url: str) -> str:
    """`https://host:443` of an address in the settings."""
    parts = urlsplit(url)
    return (
        f"{parts.scheme}://{clean_host(parts.hostname or '')}:{parts.port or (443 if parts.scheme == 'https' else 80)}"
    )


async def _look_up(host: str, port: int) -> Sequence[str]:
    """Every address of a name. Raises OSError."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(one[4][0]) for one in found]


class Egress:
    """Implements Outbound."""

    def __init__(self, policy: Policy, note: Note, resolve: Resolve = _look_up) -> None:
        self._policy = policy
        self._note = note
        self._resolve = resolve

    async def send(self, ask: Ask) -> Answer:
        """The answer, whatever its status, after at most five redirects. Raises NotReached; either way it is noted."""
        began = time.monotonic()
        answer: Answer | None = None
        outcome = "ok"
        try:
            async with asyncio.timeout(TOTAL_S):
                answer = await self._follow(ask)
            return answer
        except NotReached as refused:
            outcome = refused.reason
            raise
        except TimeoutError:
            outcome = f"no answer within {TOTAL_S:.0f} s"
            raise NotReached(outcome) from None
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError) as failure:
            outcome = f"{type(failure).__name__}: {failure}"[:200]
            raise NotReached(outcome) from failure
        finally:
            host = (urlsplit(ask.url).hostname if _is_plain(ask.url) else None) or ask.url[:100]
            took = round((time.monotonic() - began) * 1000)
            size = len(answer.body) if answer else 0
            await self.noted(Sent(ask, host, outcome, answer.status if answer else None, took, size))

    async def noted(self, sent: Sent) -> None:
        """Write down what left, or did not."""
        if sent.outcome != "ok":
            log.warning("%s at %s was not reached: %s", sent.ask.provider, sent.host, sent.outcome)
        await self._note(sent)

    async def _follow(self, ask: Ask) -> Answer:
        if not self._policy.is_on:
            raise NotReached("OUTBOUND=off: nothing leaves this server")
        url, first = ask.url, None
        for _ in range(REDIRECTS + 1):
            hop = await self._hop(url)
            first = first or hop
            if first.parts.scheme == "https" and hop.parts.scheme == "http":
                raise NotReached("a redirect from https to http")
            headers = dict(ask.headers) | (dict(ask.secret) if hop.origin == first.origin else {})
            answer = await self._one(ask, hop, headers)
            if answer.status not in _MOVED or "location" not in answer.headers:
                return answer
            if ask.method != "GET":
                raise NotReached("a redirect of a request that carries something")
            url = urljoin(url, answer.headers["location"])
        raise NotReached(f"more than {REDIRECTS} redirects")

    async def _one(self, ask: Ask, hop: _Hop, headers: dict[str, str]) -> Answer:
        """One request to one checked address, by its name: no cookies, no environment, no redirects, nothing compressed
        (a megabyte may unfold to a thousand)."""
        url = httpx2.URL(hop.url)
        extensions = {}
        headers |= {"accept": ", ".join(ask.types), "accept-encoding": "identity", "user-agent": "Cairn"}
        if hop.address is not None:
            headers["host"] = url.netloc.decode("ascii")
            extensions["sni_hostname"] = url.raw_host.decode("ascii")
            url = url.copy_with(host=str(hop.address))
        timeout = httpx2.Timeout(TOTAL_S, connect=CONNECT_S)
        async with (
            httpx2.AsyncClient(trust_env=False, timeout=timeout, proxy=self._policy.proxy) as client,
            client.stream(ask.method, url, headers=headers, content=ask.body, extensions=extensions) as found,
        ):
            if found.status_code in _MOVED:
                return Answer(found.status_code, found.headers, b"", hop.url)
            kind = found.headers.get("content-type", "").split(";")[0].strip().lower()
            if found.status_code < 400 and kind not in ask.types and "*/*" not in ask.types:
                raise NotReached(f"an answer of type {kind or 'none'}")
            if found.headers.get("content-encoding", "identity") != "identity":
                raise NotReached("a compressed answer, which was not asked for")
            body = bytearray()
            async for piece in found.aiter_raw():
                body += piece
                if len(body) > ask.max_bytes:
                    raise NotReached(f"an answer of more than {ask.max_bytes} bytes")
            return Answer(found.status_code, found.headers, bytes(body), hop.url)

    async def _hop(self, url: str) -> _Hop:
        """Where a URL leads, if we may go there."""
        if not _is_plain(url):
            raise NotReached("not a plain http or https address")
        parts = urlsplit(url)
        host = clean_host(parts.hostname or "")
        try:
            port = parts.port or (443 if parts.scheme == "https" else 80)
            given = literal(host)
        except ValueError:
            raise NotReached("not an address") from None
        hop = _Hop(url, parts, host, port, None)
        is_named = hop.origin in self._policy.named
        if not is_named:
            self._judge_port(port)
        if self._policy.proxy is not None and given is None:
            self._judge_name(host, is_named)
            return hop
        return _Hop(url, parts, host, port, await self.judged(host, port, is_named=is_named))

    async def judged(self, host: str, port: int, *, is_named: bool) -> Address:
        """The address to connect to for a cleaned host name, if we may. Raises NotReached. `is_named`: the environment
        names it, so nothing of it is questioned."""
        if not self._policy.is_on:
            raise NotReached("OUTBOUND=off: nothing leaves this server")
        try:
            given = literal(host)
        except ValueError:
            raise NotReached("not an address") from None
        if given is None:
            self._judge_name(host, is_named)
        try:
            addresses = [given] if given is not None else [ip_address(one) for one in await self._resolve(host, port)]
        except (OSError, UnicodeError):
            raise NotReached(f"{host} has no address") from None
        for address in addresses:
            near = reach(address)
            if not is_named and (near is Reach.NEVER or (near is Reach.INTERNAL and not self._may(host, address))):
                raise NotReached(f"{host} is {address}, which is not for requests of this server")
        if not addresses:
            raise NotReached(f"{host} has no address")
        return addresses[0]

    def _judge_name(self, host: str, is_named: bool) -> None:
        if not is_named and name_reach(host) < Reach.PUBLIC and not self._may(host, None):
            raise NotReached(f"{host} is a name of the internal network")

    def _judge_port(self, port: int) -> None:
        if port in _PORTS or (port >= 1024 and port not in _NEVER_PORTS and self._policy.allow_internal):
            return
        raise NotReached(f"port {port} is not for requests of this server")

    def _may(self, host: str, address: Address | None) -> bool:
        """Whether the host of the instance has opened the internal network, or this part of it."""
        policy = self._policy
        return (
            policy.allow_internal
            or host in policy.allowed_hosts
            or (address is not None and any(address in network for network in policy.allowed_networks))
        )


def _is_plain(url: str) -> bool:
    """http or https with a host, no user, nothing that parsers disagree about."""
    if any(character <= " " or character in "\\\x7f" for character in url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc

"""Who really asks: the client's address and scheme, as far as the proxies in front are to be believed.

`TRUST_PROXY` is a number of hops counted from the right, or a list of addresses, networks and the words `loopback`,
`linklocal`, `uniquelocal`. `Forwarded` and `X-Real-IP` are never read: two sources of one truth contradict each other.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from starlette.types import ASGIApp, Receive, Scope, Send

from cairn.config import TrustProxy

Address = IPv4Address | IPv6Address


class RealClient:
    """ASGI middleware: puts the believed address and scheme into the scope, where everybody reads them."""

    def __init__(self, app: ASGIApp, trust: TrustProxy) -> None:
        self._app = app
        self._hops = trust.hops
        self._networks = [ip_network(text) for text in trust.networks]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket") and (self._hops or self._networks):
            self._resolve(scope)
        await self._app(scope, receive, send)

    def _resolve(self, scope: Scope) -> None:
        peer = scope["client"] or ("127.0.0.1", 0)
        chain = [ip for part in _values(scope, b"x-forwarded-for") if (ip := read_address(part)) is not None]
        nearest = read_address(peer[0])
        if self._networks and (nearest is None or not self._is_ours(nearest)):
            return
        if chain:
            scope["client"] = (str(self._furthest(chain)), peer[1])
        if proto := _values(scope, b"x-forwarded-proto"):
            is_safe = proto[-1].lower() in ("https", "wss")
            scope["scheme"] = ("wss" if is_safe else "ws") if scope["type"] == "websocket" else _scheme(is_safe)

    def _furthest(self, chain: list[Address]) -> Address:
        """The entry that our outermost proxy wrote; whatever stands left of it the client made up."""
        if self._hops:
            return chain[max(0, len(chain) - self._hops)]
        for ip in reversed(chain):
            if not self._is_ours(ip):
                return ip
        return chain[0]

    def _is_ours(self, ip: Address) -> bool:
        return any(ip.version == network.version and ip in network for network in self._networks)


def read_address(text: str) -> Address | None:
    """`1.2.3.4`, `1.2.3.4:80`, `[::1]:80`, `::ffff:1.2.3.4`; None for anything else."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        found = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return (found.ipv4_mapped or found) if isinstance(found, IPv6Address) else found


def _scheme(is_safe: bool) -> str:
    return "https" if is_safe else "http"


def _values(scope: Scope, wanted: bytes) -> list[str]:
    """Every entry of a header that may be given more than once, in order."""
    lines = [value.decode("latin-1") for name, value in scope["headers"] if name == wanted]
    return [part.strip() for line in lines for part in line.split(",") if part.strip()]

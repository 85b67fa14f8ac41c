"""Security headers on every answer, refusals and files included."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cairn.config import Settings
from cairn.kit import csp

_YEAR_S = 31_536_000
_ALWAYS = {
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"origin-agent-cluster": b"?1",
    b"permissions-policy": b"geolocation=(self), camera=(), microphone=(), payment=(), usb=(), "
    b"publickey-credentials-get=(self), publickey-credentials-create=(self)",
    b"referrer-policy": b"same-origin",
    b"x-content-type-options": b"nosniff",
    b"x-dns-prefetch-control": b"off",
    b"x-download-options": b"noopen",
    b"x-frame-options": b"SAMEORIGIN",
    b"x-permitted-cross-domain-policies": b"none",
    b"x-robots-tag": b"noindex, nofollow",
    b"x-xss-protection": b"0",
}


class Headers:
    """ASGI middleware, the outermost: what any other answers passes here."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self._plain = csp.policy(None, upgrade=settings.force_https).encode()
        self._hsts = f"max-age={_YEAR_S}{'; includeSubDomains' if settings.hsts_include_subdomains else ''}".encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *self._missing(scope, message)]
            await send(message)

        await self._app(scope, receive, sealed)

    def _missing(self, scope: Scope, message: Message) -> list[tuple[bytes, bytes]]:
        given = {bytes(name).lower() for name, _ in message.get("headers", ())}
        needs: csp.PageNeeds | None = scope.get(csp.SCOPE_KEY)
        added = dict(_ALWAYS)
        added[b"content-security-policy"] = (
            csp.policy(needs, upgrade=self._settings.force_https).encode() if needs else self._plain
        )
        if scope["scheme"] == "https" and (self._settings.force_https or self._settings.is_production):
            added[b"strict-transport-security"] = self._hsts
        if str(scope["path"]).startswith("/api/"):
            added[b"cache-control"] = b"no-store"
        return [(name, value) for name, value in added.items() if name not in given]

"""Which address a request is for, whether it came in the clear, and whether another site sent it."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cairn.config import Settings
from cairn.errors import BadRequest, CairnError, Forbidden
from cairn.security.doorman import Told
from cairn.security.refusing import refuse

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
HEALTH = "/api/health"
BODY_TYPES = ("application/json", "multipart/form-data", "application/offset+octet-stream")
"""The last is a part of a file; no form of another site can send it."""
FORMS = frozenset({"/api/auth/oidc/backchannel-logout"})
"""What a standard wants sent as a form, by another server: signed, and looked at without any cookie."""
LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})


class WrongHost(CairnError):
    """421: this server does not answer for that name."""

    status = 421


class WrongType(CairnError):
    """415: the body is of a type that nothing here reads."""

    status = 415


class Origins:
    """ASGI middleware: allow-lists of hosts and origins, the way to HTTPS, and no writes on behalf of other sites."""

    def __init__(self, app: ASGIApp, settings: Settings, told: Told) -> None:
        self._app = app
        self._settings = settings
        self._told = told
        own = settings.app_url and urlsplit(settings.app_url)
        self._hosts = {own.netloc.lower(), *settings.allowed_hosts} if own else set(settings.allowed_hosts)
        self._origins = set(settings.allowed_origins)
        if own:
            self._origins.add(f"{own.scheme}://{own.netloc}".lower())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or scope["path"] == HEALTH:
            await self._app(scope, receive, send)
            return
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        try:
            self._check_host(headers)
            if scope["type"] == "websocket":
                self._check_socket(scope, headers)
                await self._app(scope, receive, send)
                return
            if self._settings.force_https and scope["scheme"] != "https":
                await _redirect(scope, headers, send)
                return
            if scope["method"] not in SAFE and scope["path"].startswith("/api/") and scope["path"] not in FORMS:
                self._check_sender(scope, headers)
        except CairnError as refused:
            await self._told(scope, refused)
            await _answer(scope, refused, send)
            return
        await self._app(scope, receive, self._sharing(scope, headers, send))

    def _check_host(self, headers: dict[str | bytes, str]) -> None:
        host = headers.get(b"host", "").lower()
        if not self._hosts or host in self._hosts or host.rpartition(":")[0] in self._hosts:
            return
        name = host if host.endswith("]") else host.rpartition(":")[0] or host
        if name in LOOPBACK:
            return
        sentence = f"This server does not answer for {host[:100]!r}; add it to ALLOWED_HOSTS, or correct APP_URL."
        raise WrongHost("HOST_UNKNOWN", sentence)

    def _check_sender(self, scope: Scope, headers: dict[str | bytes, str]) -> None:
        """A browser says who sends (fetch metadata, else Origin); whoever says neither is no browser's form."""
        kind = headers.get(b"content-type", "").partition(";")[0].strip().lower()
        has_body = headers.get(b"content-length", "0") != "0" or b"transfer-encoding" in headers
        if has_body and kind not in BODY_TYPES:
            raise WrongType("BODY_TYPE", f"A body here is {' or '.join(BODY_TYPES)}; this one is {kind[:100]!r}.")
        if headers.get(b"authorization", "").lower().startswith("bearer ") and b"cookie" not in headers:
            return
        site, origin = headers.get(b"sec-fetch-site"), headers.get(b"origin")
        if origin is not None and self._is_own(scope, headers, origin):
            return
        if site in ("same-origin", "none"):
            return
        if site is None and origin is None and (kind == "application/json" or b"x-requested-with" in headers):
            return
        raise Forbidden(
            "ORIGIN_REJECTED",
            "This change was sent from another site, or does not say from where; send it from this server's own pages,"
            " with a Bearer token, or with an X-Requested-With header.",
        )

    def _check_socket(self, scope: Scope, headers: dict[str | bytes, str]) -> None:
        origin = headers.get(b"origin")
        if origin is not None and not self._is_own(scope, headers, origin):
            raise Forbidden("ORIGIN_REJECTED", "This socket was opened by another site.")

    def _is_own(self, scope: Scope, headers: dict[str | bytes, str], origin: str) -> bool:
        scheme = {"ws": "http", "wss": "https"}.get(scope["scheme"], scope["scheme"])
        return origin.lower() in self._origins or origin.lower() == f"{scheme}://{headers.get(b'host', '')}".lower()

    def _sharing(self, scope: Scope, headers: dict[str | bytes, str], send: Send) -> Send:
        """CORS for the listed origins, by exact match; `null` is never one."""
        origin = headers.get(b"origin", "")
        if origin.lower() not in self._settings.allowed_origins:
            return send
        own = [
            (b"access-control-allow-origin", origin.encode("latin-1")),
            (b"access-control-allow-credentials", b"true"),
            (b"vary", b"Origin"),
        ]

        async def shared(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *own]
            await send(message)

        return shared


async def _redirect(scope: Scope, headers: dict[str | bytes, str], send: Send) -> None:
    """To the same address over HTTPS. What would change something is refused: its secrets have crossed in the clear."""
    if scope["method"] not in ("GET", "HEAD") or scope["path"].startswith("/api/"):
        refused = Forbidden("HTTPS_REQUIRED", "This server is used over HTTPS only; nothing was done.")
        await _answer(scope, refused, send)
        return
    host = headers.get(b"host", "")
    if not host or any(character in host for character in "/\\@ \t"):
        await _answer(scope, BadRequest("HOST_UNKNOWN", "The request names no host to go on to."), send)
        return
    query = scope["query_string"].decode("latin-1")
    target = f"https://{host}{scope['raw_path'].decode('latin-1')}{'?' + query if query else ''}"
    start = {"type": "http.response.start", "status": 301, "headers": [(b"location", target.encode("latin-1"))]}
    await send(start)
    await send({"type": "http.response.body", "body": b""})


async def _answer(scope: Scope, refused: CairnError, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 4403, "reason": refused.code})
        return
    await refuse(refused, send)

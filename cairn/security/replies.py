"""`Idempotency-Key` for everything that the log does not keep from happening twice by itself.

Writes of nouns become mutations whose id comes from the key (`cairn.features.sync.rest`), which holds even when the
server dies half-way. All other changing requests of signed-in people pass here.
"""

from __future__ import annotations

import hashlib
import re
from typing import Any

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cairn.access import replies, sessions
from cairn.access.gate import hidden, membership, trip_stream
from cairn.access.replies import Kept
from cairn.access.server import Server
from cairn.db.tx import Tx
from cairn.domain.registry import REGISTRY
from cairn.errors import BadRequest, CairnError, Conflict, NotSignedIn, Unprocessable
from cairn.security.refusing import refuse

METHODS = frozenset({"POST", "PUT", "PATCH", "DELETE"})
KEYS = (b"idempotency-key", b"x-idempotency-key")
MOST_BYTES = 256 * 1024
_KEY = re.compile(r"[A-Za-z0-9_-]{1,128}")
_PLURALS = "|".join(sorted(kind.plural for kind in REGISTRY.kinds.values()))
_NOUN = re.compile(rf"/api/sync/.*|/api/(?:trips/[^/]+/)?(?:{_PLURALS})(?:/[^/]+)?")
_MEMBERS = re.compile(r"/api/trips/[^/]+/members")
_SECRET = re.compile(
    r"/api/auth/.*|/api/admin/(?:users|invites|oidc|rotate-jwt-secret).*|/api/backup/.*|.*/invite-link"
)
"""What answers a secret: that it is done is remembered, not what was said."""
_TRIP = re.compile(r"/api/trips/([0-9a-f-]{36})(?:/.*)?")


class Replies:
    """ASGI middleware."""

    def __init__(self, app: ASGIApp, server: Server) -> None:
        self._app = app
        self._server = server

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        key = _key(scope)
        path = str(scope.get("path", ""))
        if key is None or (_NOUN.fullmatch(path) and not _MEMBERS.fullmatch(path) and path != "/api/trips"):
            await self._app(scope, receive, send)
            return
        try:
            if not _KEY.fullmatch(key):
                raise BadRequest("BAD_IDEMPOTENCY_KEY", "An Idempotency-Key has 1 to 128 letters, digits, - and _.")
            name, found = await self._look(scope, key)
        except NotSignedIn:
            # Whoever is nobody is told so by the door itself.
            await self._app(scope, receive, send)
            return
        except CairnError as refused:
            await refuse(refused, send)
            return
        if found is None:
            await self._do(name, scope, receive, send)
        else:
            await self._again(found, scope, receive, send)

    async def _look(self, scope: Scope, key: str) -> tuple[str, Kept | None]:
        """What was answered; who asks, and whether they still may, is judged again."""
        server, request = self._server, Request(scope)

        def work(tx: Tx) -> tuple[str, Kept | None]:
            who = sessions.settled(server.signed(tx, request))
            trip = _TRIP.fullmatch(request.url.path)
            if trip and membership(tx, trip_stream(trip[1]), who.account.id) is None:
                raise hidden(trip_stream(trip[1]))
            name = replies.name_of(who.account.id, request.method, request.url.path, key)
            keep_s = server.settings.idempotency_seconds
            return name, replies.reserve(tx, server.vault, name, who.account.id, keep_s)

        return await server.db.write(work)

    async def _do(self, name: str, scope: Scope, receive: Receive, send: Send) -> None:
        asked, said = _Body(receive), _Answer(send)
        server = self._server
        try:
            await self._app(scope, asked.receive, said.send)
        finally:
            if said.is_good:
                answer = None if _SECRET.fullmatch(scope["path"]) else said.body
                kept = Kept(asked.hash(scope), said.status, answer)
                await server.db.write(lambda tx: replies.done(tx, server.vault, name, kept))
            else:
                await server.db.write(lambda tx: replies.release(tx, name))

    async def _again(self, found: Kept, scope: Scope, receive: Receive, send: Send) -> None:
        asked = _Body(receive)
        while (await asked.receive()).get("more_body", False):
            pass
        if found.body_hash is not None and found.body_hash != asked.hash(scope):
            await refuse(Unprocessable("IDEMPOTENCY_MISMATCH", "This key was used for another request."), send)
        elif found.answer is None:
            await refuse(Conflict("ALREADY_DONE", "This was done already; what was answered then is not kept."), send)
        else:
            headers = [(b"content-type", b"application/json"), (b"idempotency-replayed", b"true")]
            await send({"type": "http.response.start", "status": found.status, "headers": headers})
            await send({"type": "http.response.body", "body": found.answer})


class _Body:
    """A request's body on its way, and the hash of what has passed."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._hash = hashlib.sha256()

    async def receive(self) -> Message:
        message = await self._receive()
        self._hash.update(message.get("body", b""))
        return message

    def hash(self, scope: Scope) -> str | None:
        """None for a form with files: each browser, and each try, draws other lines between its parts."""
        kind = dict(scope["headers"]).get(b"content-type", b"")
        return None if kind.startswith(b"multipart/") else self._hash.hexdigest()


class _Answer:
    """An answer on its way, kept if it is small and JSON."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._parts: list[bytes] | None = []
        self._is_json = False
        self._is_whole = False
        self.status = 0

    @property
    def is_good(self) -> bool:
        return self._is_whole and 200 <= self.status < 300

    @property
    def body(self) -> bytes | None:
        return b"".join(self._parts) if self._parts is not None and self._is_json else None

    async def send(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            self.status = int(message["status"])
            self._is_json = dict(message["headers"]).get(b"content-type", b"").startswith(b"application/json")
        elif message["type"] == "http.response.body":
            if self._parts is not None:
                self._parts.append(message.get("body", b""))
                if sum(map(len, self._parts)) > MOST_BYTES:
                    self._parts = None
            self._is_whole = not message.get("more_body", False)
        await self._send(message)


def _key(scope: Scope) -> str | None:
    if scope["type"] != "http" or scope["method"] not in METHODS or not str(scope["path"]).startswith("/api/"):
        return None
    return next((value.decode("latin-1") for name, value in scope["headers"] if name in KEYS), None)

"""What a running server is made of, handed to every door, and how a door learns who knocks."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec
from fastapi import Request
from starlette.requests import HTTPConnection
from starlette.types import Scope

from cairn.access import audit, sessions, tokens
from cairn.access.accounts import Account
from cairn.access.gate import Gate
from cairn.access.mailing import Mailer
from cairn.access.sessions import SESSION_ENDED, Keys, Signed
from cairn.access.vault import Vault
from cairn.config import Settings
from cairn.db import Database, Tx
from cairn.errors import NotFound
from cairn.kit.digest import digest
from cairn.kit.outbound import Outbound
from cairn.sync.bus import Bus
from cairn.sync.hub import Hub
from cairn.sync.log import Log
from cairn.sync.presence import People, Sighting
from cairn.sync.snapshots import Snapshots
from cairn.sync.types import Grants, StreamId

T = TypeVar("T")
_SESSION = "cairn.session"
_COOKIE = sessions.COOKIE.encode()


class OpenSocket(Protocol):
    """A socket, as the server knows it."""

    @property
    def session_id(self) -> str: ...
    @property
    def account_id(self) -> str: ...

    opened_at: float

    def people_changed(self, stream: StreamId) -> None: ...
    def tell_again(self) -> None: ...
    def end(self) -> None:
        """Close soon, as not signed in."""

    def supersede(self) -> None:
        """Close soon, in favour of newer ones."""


class Storage(Protocol):
    """Where the bytes of files are kept, by key. Everything but `read` waits: call it from a thread."""

    folder: Path | None
    """Where it lies, if in the file system: its disk can be full."""

    def put(self, key: str, content: bytes | Path) -> None:
        """Keep this under the key, whole or not at all, whatever was there before."""

    def get(self, key: str) -> bytes:
        """All of it. Raises KeyError."""

    def size(self, key: str) -> int | None:
        """Bytes of the object; None when there is none."""

    def keys(self, prefix: str) -> Iterator[str]:
        """The keys in a folder, in their order."""

    def delete(self, *keys: str) -> None:
        """What is not there is gone already."""

    def read(self, key: str, start: int, end: int) -> AsyncIterator[bytes]:
        """The bytes from start to before end, as they come. Raises KeyError."""


As = Callable[[Tx, Signed], T]


@dataclass(frozen=True)
class Server:
    """Built once by app.py; found by doors as `request.app.state.server`."""

    settings: Settings
    db: Database
    log: Log
    gate: Gate
    keys: Keys
    hub: Hub
    people: People
    snapshots: Snapshots
    bus: Bus
    sockets: set[OpenSocket]
    tellers: ThreadPoolExecutor
    storage: Storage
    outbound: Outbound
    vault: Vault
    mailer: Mailer

    def tell(self, sighting: Sighting) -> None:
        """Let every replica know where somebody is; the network is waited for on a thread."""
        self.tellers.submit(self.bus.tell, sighting)

    def sessions_ended(self, tx: Tx, ids: Sequence[str]) -> None:
        """Said inside the write that ends them: every replica closes what they have open."""
        if ids:
            self.bus.announce(tx, f"{SESSION_ENDED}{ids[0]}", 0, frozenset(f"{SESSION_ENDED}{id}" for id in ids[1:]))

    def end_sockets(self, names: Iterable[str]) -> None:
        """Close this process's sockets of the sessions among the names that the bus has brought."""
        ended = {name.removeprefix(SESSION_ENDED) for name in names if name.startswith(SESSION_ENDED)}
        for socket in list(self.sockets):
            if socket.session_id in ended:
                socket.end()

    def end_all_sockets(self) -> None:
        """Close every socket of this process."""
        for socket in list(self.sockets):
            socket.end()

    @staticmethod
    def client_address(request: HTTPConnection) -> str:
        """Where a request comes from, as far as TRUST_PROXY lets us believe."""
        return request.client.host if request.client else ""

    def note(
        self,
        tx: Tx,
        request: HTTPConnection,
        action: str,
        account: Account | None,
        *,
        is_success: bool = True,
        resource: str | None = None,
        **details: audit.Detail,
    ) -> None:
        """Write into the audit log, inside the transaction of what it tells of."""
        where = audit.From(self.client_address(request), request.headers.get("user-agent", ""))
        audit.record(tx, action, where, account, is_success=is_success, resource=resource, details=details)

    def session_id(self, request: HTTPConnection) -> str | None:
        """The session that the request's cookie or Bearer token names, unverified against its row."""
        return self.session_of(request.scope)

    def session_of(self, scope: Scope) -> str | None:
        """The same for a bare scope; looked up once a request."""
        if _SESSION not in scope:
            # A broken cookie is not healed by a good Bearer token, nor do two devices speak as one.
            named = {self._named(token) for token in _tokens(scope)}
            scope[_SESSION] = named.pop() if len(named) == 1 else None
        found: str | None = scope[_SESSION]
        return found

    def _named(self, token: str) -> str | None:
        if token.startswith(tokens.BEGINNING):
            return tokens.NAMED + digest(token)
        return self.keys.open(token)

    def signed(self, tx: Tx, request: HTTPConnection) -> Signed:
        """Whoever knocks, even if a password must be changed first. Raises NotSignedIn, and Forbidden to a token whose
        scopes do not reach this door."""
        sid = self.session_id(request)
        if sid is None or not sid.startswith(tokens.NAMED):
            return sessions.signed(tx, sid)
        who = tokens.signed(tx, sid)
        tokens.judge(who.scopes or frozenset(), str(request.scope["method"]), str(request.scope["path"]))
        return who

    def grants(self, tx: Tx, stream: StreamId, who: Signed) -> Grants:
        """What they see of a stream; a token, what it is for. Raises NotFound when that is nothing."""
        return tokens.narrowed(self.gate.grants(tx, stream, who.account.id), who.scopes)

    async def read(self, request: Request, work: As[T]) -> T:
        """Run a read as whoever is signed in, in one consistent view. Raises NotSignedIn."""

        def as_account(tx: Tx) -> tuple[T, Signed]:
            who = sessions.settled(self.signed(tx, request))
            return work(tx, who), who

        result, who = await self.db.read(as_account)
        await self._saw(request, who)
        return result

    async def glance(self, request: Request, question: str, work: As[T]) -> T:
        """The same for a handful of indexed reads whose answer is likely kept already; `question` names them."""
        sid = self.session_id(request)

        def as_account(tx: Tx) -> tuple[T, Signed]:
            who = sessions.settled(self.signed(tx, request))
            return work(tx, who), who

        result, who = await self.db.glance((sid, question), as_account)
        await self._saw(request, who)
        return result

    async def _saw(self, request: Request, who: Signed) -> None:
        """They are here; written down at most every five minutes."""
        if who.stale and who.scopes is None:
            await self.db.write(lambda tx: sessions.seen(tx, who.session_id))
        elif who.stale:
            address = self.client_address(request)
            await self.db.write(lambda tx: tokens.used(tx, who.session_id, address))

    async def write(self, request: Request, work: As[T]) -> T:
        """The same for a write: who is asking is judged inside the transaction that writes."""
        return await self.db.write(self.job(request, work))

    def job(self, request: Request, work: As[T]) -> Callable[[Tx], T]:
        """The work of a signed-in account, ready for the database."""
        return lambda tx: work(tx, sessions.settled(self.signed(tx, request)))

    def record_json(self, tx: Tx, kind: str, stream: StreamId, id: str) -> bytes:
        """`{"<kind>": {...}}` of a record as it stands. Raises NotFound."""
        spec = self.log.registry.kind(kind)
        row = tx.one(f"{spec.select_sql} WHERE stream = ? AND id = ?", stream, id)
        if row is None:
            raise NotFound("NOT_FOUND", f"There is no such {kind}.", {"id": id})
        return msgspec.json.encode({kind: {"id": id, **spec.decode(row)}})

    async def admin(self, request: Request) -> Signed:
        """Whoever is signed in, if an administrator."""
        who = await self.read(request, lambda _, who: who)
        who.require_admin()
        return who

    async def write_as_admin(self, request: Request, work: As[T]) -> T:
        """A write of an administrator: who asks may have ceased to be one a moment ago."""

        def as_admin(tx: Tx, who: Signed) -> T:
            who.require_admin()
            return work(tx, who)

        return await self.write(request, as_admin)


def _tokens(scope: Scope) -> Iterator[str]:
    """What the cookie and the Authorization header hold."""
    for name, value in scope["headers"]:
        if name == b"cookie":
            for part in value.split(b";"):
                key, _, token = part.strip().partition(b"=")
                if key == _COOKIE and token:
                    yield token.decode("latin-1")
        elif name == b"authorization" and value[:7].lower() == b"bearer ":
            yield value[7:].strip().decode("latin-1")


def server_of(request: Request) -> Server:
    """The dependency of every route."""
    server = request.app.state.server
    assert isinstance(server, Server)
    return server

"""Keys for scripts: each opens a part of what its owner may do, for a time, over REST and the sync doors."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from cairn.access.accounts import account_from, columns
from cairn.access.sessions import SEEN_AFTER_SECONDS, Signed, owes_factor
from cairn.db.tx import Tx
from cairn.domain.registry import REGISTRY
from cairn.errors import Conflict, Forbidden, NotFound, NotSignedIn
from cairn.kit import clock
from cairn.kit.digest import digest
from cairn.kit.ids import new_id
from cairn.sync.types import Grants, Mutation

BEGINNING = "cairn_"
NAMED = "token:"
"""What stands before the hash of a token where a session's id would stand."""
MOST = 10
DAYS, MOST_DAYS = 90, 365
SECTIONS: Mapping[str, frozenset[str]] = {
    "trips": frozenset({"plan", "people"}),
    "todos": frozenset({"todo"}),
    "packing": frozenset({"packing", "gear"}),
    "budget": frozenset({"money"}),
    "reservations": frozenset({"bookings"}),
    "files": frozenset({"papers"}),
    "settings": frozenset({"settings"}),
}
"""What each noun of a scope means in the sections of a stream."""
SCOPES = tuple(f"{noun}:{deed}" for noun in SECTIONS for deed in ("read", "write"))
_NOUN_OF_SECTION = {section: noun for noun, sections in SECTIONS.items() for section in sections}
_NOUN_OF_PART = {
    **{kind.plural: _NOUN_OF_SECTION[kind.section] for kind in REGISTRY.kinds.values()},
    **dict.fromkeys(("copy", "cover", "restore", "history"), "trips"),
    "files": "files",
    "costs": "budget",
}
"""By what follows `/api/trips/<id>/` in a path. Handing a trip over and making links to it are for people."""
_TRIP = re.compile(r"/api/trips(?:/sample|/[^/]+(?:/(?P<part>[^/]+)(?P<more>/.*)?)?)?")
_OPEN = {("GET", "/api/auth/me"), ("GET", "/api/health")}


@dataclass(frozen=True, slots=True)
class ApiToken:
    """As its owner sees it. `beginning` is what of it is shown again."""

    id: str
    name: str
    beginning: str
    scopes: tuple[str, ...]
    created_at: str
    expires_at: str
    last_used_at: str | None
    last_address: str | None


def make(tx: Tx, account_id: str, name: str, scopes: Iterable[str], days: int) -> tuple[ApiToken, str]:
    """(the token as listed, the token itself, which is told once). Raises Conflict beyond ten."""
    now = clock.now()
    tx.run("DELETE FROM api_token WHERE expires_at < ?", clock.instant(now))
    if len(of_account(tx, account_id)) >= MOST:
        raise Conflict("TOKENS_FULL", f"An account has at most {MOST} tokens; delete one first.", {"limit": MOST})
    text, id = BEGINNING + secrets.token_hex(24), new_id()
    tx.run(
        "INSERT INTO api_token (id, account_id, name, beginning, hash, scopes, created_at, expires_at)"
        " VALUES (?,?,?,?,?,?,?,?)",
        id,
        account_id,
        name,
        text[: len(BEGINNING) + 6],
        digest(text),
        " ".join(scope for scope in SCOPES if scope in set(scopes)),
        clock.instant(now),
        clock.instant(now + timedelta(days=days)),
    )
    return next(one for one in of_account(tx, account_id) if one.id == id), text


def of_account(tx: Tx, account_id: str) -> list[ApiToken]:
    """Newest first; those that are over stand there until the next one is made."""
    rows = tx.all(
        "SELECT id, name, beginning, scopes, created_at, expires_at, last_used_at, last_address FROM api_token"
        " WHERE account_id = ? ORDER BY created_at DESC, id DESC",
        account_id,
    )
    return [
        ApiToken(
            str(row[0]),
            str(row[1]),
            str(row[2]),
            tuple(str(row[3]).split()),
            str(row[4]),
            str(row[5]),
            None if row[6] is None else str(row[6]),
            None if row[7] is None else str(row[7]),
        )
        for row in rows
    ]


def remove(tx: Tx, account_id: str, id: str) -> None:
    """Raises NotFound, for anybody else's too."""
    if not tx.run("DELETE FROM api_token WHERE id = ? AND account_id = ?", id, account_id):
        raise NotFound("NOT_FOUND", "There is no such token.", {"id": id})


def signed(tx: Tx, named: str) -> Signed:
    """Whoever a token speaks for. Raises NotSignedIn."""
    row = tx.one(
        f"SELECT {columns('a.')}, t.id, t.scopes, t.last_used_at, {owes_factor()}"
        " FROM api_token t JOIN account a ON a.id = t.account_id WHERE t.hash = ? AND t.expires_at > ?",
        named.removeprefix(NAMED),
        clock.instant(),
    )
    if row is None:
        raise NotSignedIn("This token is unknown, or over.")
    id, scopes, used, owes = row[-4:]
    return Signed(
        account_from(row[:-4]),
        NAMED + str(id),
        stale=used is None or str(used) < clock.ago(seconds=SEEN_AFTER_SECONDS),
        owes_factor=bool(owes),
        scopes=frozenset(str(scopes).split()),
    )


def used(tx: Tx, named: str, address: str) -> None:
    sql = "UPDATE api_token SET last_used_at = ?, last_address = ? WHERE id = ?"
    tx.run(sql, clock.instant(), address, named.removeprefix(NAMED))


def judge(scopes: frozenset[str], method: str, path: str) -> None:
    """May a token with these scopes knock here? Whatever is not named below is closed to tokens. Raises Forbidden."""
    if (method, path) in _OPEN:
        return
    deed = "read" if method in ("GET", "HEAD") else "write"
    if path.startswith("/api/sync/"):
        # What is in the body is judged by the doors themselves, edit by edit.
        needs = None
    elif found := _TRIP.fullmatch(path):
        noun = _NOUN_OF_PART.get(found["part"] or "", None if found["part"] else "trips")
        if noun is None:
            raise _closed(path)
        needs = f"{noun}:{deed}"
    elif deed == "read" and path in ("/api/categories", "/api/rates", "/api/airports", "/api/zone"):
        needs = "trips:read"
    else:
        raise _closed(path)
    if needs is not None and not allows(scopes, needs):
        raise Forbidden("TOKEN_SCOPE", f"This token may not do that: it needs {needs}.", {"needs": [needs]})


def allows(scopes: frozenset[str], needs: str) -> bool:
    """Who may write may read; who may do anything with a trip may see that it is there."""
    noun, _, deed = needs.partition(":")
    return needs in scopes or (deed == "read" and (f"{noun}:write" in scopes or (noun == "trips" and bool(scopes))))


def narrowed(grants: Grants, scopes: frozenset[str] | None) -> Grants:
    """What of a stream a token sees of what its owner sees."""
    if scopes is None:
        return grants
    seen = {section for section in grants.sections if allows(scopes, f"{_NOUN_OF_SECTION[section]}:read")}
    return Grants(frozenset(seen), grants.viewer)


def judge_edits(scopes: frozenset[str] | None, mutation: Mutation) -> None:
    """May a token with these scopes ask for this? Raises Forbidden."""
    if scopes is None:
        return
    for edit in mutation.edits:
        kind = REGISTRY.kinds.get(edit.kind)
        needs = f"{_NOUN_OF_SECTION[kind.section]}:write" if kind else "trips:write"
        if not allows(scopes, needs):
            raise Forbidden("TOKEN_SCOPE", f"This token may not do that: it needs {needs}.", {"needs": [needs]})


def _closed(path: str) -> Forbidden:
    return Forbidden("TOKEN_CLOSED", "This door is not for tokens: sign in.", {"path": path[:200]})

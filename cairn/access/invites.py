"""Links that let somebody in: to an account on this server, to a trip, or to both."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta

import msgspec

from cairn.access.accounts import Account
from cairn.access.gate import membership, trip_stream
from cairn.db.tx import Row, Tx
from cairn.errors import Gone, NotFound
from cairn.kit import clock
from cairn.kit.digest import digest
from cairn.kit.ids import new_id
from cairn.kit.ordering import key_between
from cairn.sync.fields import Fields
from cairn.sync.log import Log
from cairn.sync.types import SERVER, Diff, Edit, Mutation

DAYS, MOST_DAYS, MOST_USES = 7, 90, 5
_COLUMNS = (
    "id, beginning, max_uses, used_count, email, trip_id, role, opens_account, created_by, created_at, expires_at"
)


@dataclass(frozen=True, slots=True)
class Invite:
    """`beginning` is what of the link is shown again; `max_uses` 0 means any number."""

    id: str
    beginning: str
    max_uses: int
    used_count: int
    email: str | None
    trip_id: str | None
    role: str | None
    opens_account: bool
    created_by: str
    created_at: str
    expires_at: str

    @property
    def is_over(self) -> bool:
        return self.expires_at < clock.instant() or 0 < self.max_uses <= self.used_count


def make(
    tx: Tx,
    by: str,
    *,
    max_uses: int,
    days: int,
    opens_account: bool,
    email: str | None = None,
    trip_id: str | None = None,
    role: str | None = None,
) -> tuple[Invite, str]:
    """(the invite as listed, its token, which is told once)."""
    id, token, now = new_id(), secrets.token_urlsafe(24), clock.now()
    tx.run(
        "INSERT INTO invite (id, hash, beginning, max_uses, used_count, email, trip_id, role, opens_account, created_by,"
        " created_at, expires_at) VALUES (?,?,?,?,0,?,?,?,?,?,?,?)",
        id,
        digest(token),
        token[:6],
        max_uses,
        email,
        trip_id,
        role,
        opens_account,
        by,
        clock.instant(now),
        clock.instant(now + timedelta(days=days)),
    )
    row = tx.one(f"SELECT {_COLUMNS} FROM invite WHERE id = ?", id)
    assert row is not None
    return _invite(row), token


def to_accounts(tx: Tx) -> list[Invite]:
    """Those of the administration, newest first."""
    rows = tx.all(f"SELECT {_COLUMNS} FROM invite WHERE opens_account = ? ORDER BY created_at DESC, id DESC", True)
    return [_invite(row) for row in rows]


def to_trip(tx: Tx, trip_id: str) -> Invite | None:
    """The link of a trip that has one."""
    row = tx.one(f"SELECT {_COLUMNS} FROM invite WHERE trip_id = ? AND opens_account = ?", trip_id, False)
    return None if row is None else _invite(row)


def remove_to_trip(tx: Tx, trip_id: str) -> None:
    tx.run("DELETE FROM invite WHERE trip_id = ? AND opens_account = ?", trip_id, False)


def remove_to_account(tx: Tx, id: str) -> None:
    """Raises NotFound."""
    if not tx.run("DELETE FROM invite WHERE id = ? AND opens_account = ?", id, True):
        raise NotFound("NOT_FOUND", "There is no such invite.", {"id": id})


def read(tx: Tx, token: str, *, opens_account: bool) -> Invite:
    """Raises NotFound for one that never was or was taken back, Gone for one that is over or used up."""
    sql = f"SELECT {_COLUMNS} FROM invite WHERE hash = ? AND opens_account = ?"
    row = tx.one(sql, digest(token), opens_account)
    if row is None:
        raise NotFound("INVITE_UNKNOWN", "There is no such invite, or it was taken back.")
    found = _invite(row)
    if found.is_over:
        raise _over()
    return found


def use(tx: Tx, token: str, *, opens_account: bool) -> Invite:
    """Count one use, in the transaction that lets somebody in. Raises NotFound and Gone."""
    found = read(tx, token, opens_account=opens_account)
    # One statement: of two who come at once for the last place, one is counted.
    sql = "UPDATE invite SET used_count = used_count + 1 WHERE id = ? AND (max_uses = 0 OR used_count < max_uses)"
    if not tx.run(sql, found.id):
        raise _over()
    return found


def join(tx: Tx, log: Log, invite: Invite, account: Account) -> str | None:
    """Put the account on the trip that the invite names; the trip's id, or None without one. Whoever is on it already
    stays as they are."""
    if invite.trip_id is None:
        return None
    stream = trip_stream(invite.trip_id)
    if tx.one("SELECT 1 FROM trip WHERE stream = ? AND deleted_at IS NULL", stream) is None:
        raise NotFound("INVITE_UNKNOWN", "The trip of this invite is not there any more.")
    if membership(tx, stream, account.id) is not None:
        return invite.trip_id
    if _was_taken_off(tx, stream, account.id, invite.created_at):
        raise Gone("INVITE_LEFT", "You were on this trip and are not any more; its owner has to ask you anew.")
    edit = joining(tx, stream, account, invite.role or "editor", new_id())
    log.write(tx, stream, Mutation(new_id(), "member.join", (edit,)), SERVER)
    return invite.trip_id


def _was_taken_off(tx: Tx, stream: str, account_id: str, since: str) -> bool:
    """Whether the account was on the trip and has left it, or was taken off, since the link was made: the link that let
    somebody in is not the way back."""
    rows = tx.all("SELECT diffs FROM change WHERE stream = ? AND at > ? AND verb LIKE 'member.%'", stream, since)
    diffs = (diff for row in rows for diff in msgspec.json.decode(str(row[0]), type=tuple[Diff, ...]))
    return any(diff.kind == "member" and (diff.before or {}).get("account_id") == account_id for diff in diffs)


def joining(tx: Tx, stream: str, account: Account, role: str, id: str) -> Edit:
    """The edit that puts an account on a trip. Whoever comes back finds their money and what they alone could see."""
    sql = "SELECT id FROM member WHERE stream = ? AND former_account_id = ? ORDER BY id"
    former = tx.one(sql, stream, account.id)
    if former is not None:
        return Edit("set", "member", str(former[0]), {"account_id": account.id, "role": role, "is_former": False})
    fields: Fields = {
        "account_id": account.id,
        "name": account.display_name,
        "role": role,
        "position": last(tx, stream),
    }
    return Edit("add", "member", id, fields)


def last(tx: Tx, stream: str) -> str:
    """The order key after everybody's."""
    row = tx.one("SELECT MAX(position) FROM member WHERE stream = ?", stream)
    return key_between(str(row[0]) if row is not None and row[0] is not None else None, None)


def _invite(row: Row) -> Invite:
    id, beginning, max_uses, used, email, trip_id, role, opens, by, created_at, expires_at = row
    return Invite(
        str(id),
        str(beginning),
        int(str(max_uses)),
        int(str(used)),
        None if email is None else str(email),
        None if trip_id is None else str(trip_id),
        None if role is None else str(role),
        bool(opens),
        str(by),
        str(created_at),
        str(expires_at),
    )


def _over() -> Gone:
    return Gone("INVITE_OVER", "This invite is over, or was used as often as it may be. Ask for another one.")

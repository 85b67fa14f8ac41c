"""The audit log: who did what to accounts and to the instance, from where, and whether it was let happen.

Each row bears a hash of itself and of the row before: a row that is changed, taken out or put in breaks the chain from
there on. The chain's last hash, written down elsewhere, tells of a chain that was made anew as well.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from cairn.access.accounts import Account
from cairn.db.tx import Row, Tx
from cairn.kit import clock

ORIGIN = "0" * 64
"""What the first row of a chain follows."""
FLOOR = "audit_floor"
"""The row of `app_setting` with number and hash of the last row that was forgotten for its age."""
LOCK = "audit_lock"
AGENT_LENGTH = 200
_COLUMNS = "id, at, action, is_success, account_id, account_name, address, user_agent, resource, details, hash"

Detail = str | int | bool | None


@dataclass(frozen=True, slots=True)
class From:
    """Where a request comes from."""

    address: str
    user_agent: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A row as it is read."""

    id: int
    at: str
    action: str
    is_success: bool
    account_id: str | None
    account_name: str | None
    address: str
    user_agent: str
    resource: str | None
    details: str
    hash: str

    def hashed(self, before: str) -> str:
        """What `hash` must be after the row with this hash."""
        told = [
            before,
            self.id,
            self.at,
            self.action,
            self.is_success,
            self.account_id,
            self.account_name,
            self.address,
            self.user_agent,
            self.resource,
            self.details,
        ]
        return hashlib.sha256(json.dumps(told, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()


def record(
    tx: Tx,
    action: str,
    where: From,
    account: Account | None,
    *,
    is_success: bool = True,
    resource: str | None = None,
    details: Mapping[str, Detail] | None = None,
) -> None:
    """Write a row, in the transaction of what it tells of: one is not without the other."""
    # Of two replicas that write at once the second waits here, and numbers after the first.
    tx.run(
        "INSERT INTO app_setting (key, value) VALUES (?, '') ON CONFLICT (key) DO UPDATE SET value = app_setting.value",
        LOCK,
    )
    number, before = _last(tx)
    entry = Entry(
        id=number + 1,
        at=clock.instant(),
        action=action,
        is_success=is_success,
        account_id=account.id if account else None,
        account_name=plain(account.username) if account else None,
        address=plain(where.address),
        user_agent=plain(where.user_agent)[:AGENT_LENGTH],
        resource=plain(resource) if resource is not None else None,
        details=json.dumps(
            {name: plain(value) if isinstance(value, str) else value for name, value in (details or {}).items()}
        ),
        hash="",
    )
    tx.run(
        f"INSERT INTO audit ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        entry.id,
        entry.at,
        entry.action,
        entry.is_success,
        entry.account_id,
        entry.account_name,
        entry.address,
        entry.user_agent,
        entry.resource,
        entry.details,
        entry.hashed(before),
    )


def plain(text: str) -> str:
    """On one line, without characters that end it, hide it or turn it round."""
    return "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(one)[0] == "C" else one for one in text)


@dataclass(frozen=True, slots=True)
class Filter:
    """What is looked for; what is None is not. `action` is the beginning of one."""

    action: str | None = None
    account: str | None = None
    address: str | None = None
    since: str | None = None
    until: str | None = None
    is_success: bool | None = None


def page(tx: Tx, wanted: Filter, limit: int, offset: int) -> tuple[list[Entry], int]:
    """Entries that fit, the newest first, and how many there are."""
    where, values = _where(wanted)
    rows = tx.all(f"SELECT {_COLUMNS} FROM audit{where} ORDER BY id DESC LIMIT ? OFFSET ?", *values, limit, offset)
    count = tx.one(f"SELECT COUNT(*) FROM audit{where}", *values)
    assert count is not None
    return [_entry(row) for row in rows], int(str(count[0]))


def verify(tx: Tx) -> tuple[int | None, int, str]:
    """(number of the first row that does not follow from the one before, or None; how many rows there are; the last hash)."""
    floor = _floor(tx)
    number, before = floor
    count = 0
    for row in tx.all(f"SELECT {_COLUMNS} FROM audit ORDER BY id"):
        entry = _entry(row)
        if entry.id != number + 1 or entry.hash != entry.hashed(before):
            return min(entry.id, number + 1), count, before
        number, before, count = entry.id, entry.hash, count + 1
    return None, count, before


def forget(tx: Tx, days: int) -> int:
    """Rows that are older; the chain begins after them from now on."""
    last = tx.one("SELECT id, hash FROM audit WHERE at < ? ORDER BY id DESC LIMIT 1", clock.ago(days=days))
    if last is None:
        return 0
    tx.run(
        "INSERT INTO app_setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        FLOOR,
        json.dumps([last[0], last[1]]),
    )
    return tx.run("DELETE FROM audit WHERE id <= ?", last[0])


def _last(tx: Tx) -> tuple[int, str]:
    row = tx.one("SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1")
    return _floor(tx) if row is None else (int(str(row[0])), str(row[1]))


def _floor(tx: Tx) -> tuple[int, str]:
    row = tx.one("SELECT value FROM app_setting WHERE key = ?", FLOOR)
    if row is None:
        return 0, ORIGIN
    number, before = json.loads(str(row[0]))
    return int(number), str(before)


def _where(wanted: Filter) -> tuple[str, list[str | bool]]:
    parts: list[tuple[str, str | bool]] = []
    if wanted.action:
        parts.append(("action LIKE ? ESCAPE '!'", f"{_literal(wanted.action)}%"))
    if wanted.account:
        parts.append(("account_name = ?", wanted.account))
    if wanted.address:
        parts.append(("address = ?", wanted.address))
    if wanted.since:
        parts.append(("at >= ?", wanted.since))
    if wanted.until:
        parts.append(("at < ?", wanted.until))
    if wanted.is_success is not None:
        parts.append(("is_success = ?", wanted.is_success))
    if not parts:
        return "", []
    return f" WHERE {' AND '.join(text for text, _ in parts)}", [value for _, value in parts]


def _literal(text: str) -> str:
    return "".join(f"!{letter}" if letter in "!%_" else letter for letter in text)


def _entry(row: Row) -> Entry:
    def optional(value: object) -> str | None:
        return None if value is None else str(value)

    return Entry(
        id=int(str(row[0])),
        at=str(row[1]),
        action=str(row[2]),
        is_success=bool(row[3]),
        account_id=optional(row[4]),
        account_name=optional(row[5]),
        address=str(row[6]),
        user_agent=str(row[7]),
        resource=optional(row[8]),
        details=str(row[9]),
        hash=str(row[10]),
    )

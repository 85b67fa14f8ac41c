"""What has left this server: written for every request, read by the host."""

from __future__ import annotations

from dataclasses import dataclass

from cairn.db.tx import Tx
from cairn.kit import clock
from cairn.kit.ids import new_id

KEPT_DAYS = 30


@dataclass(frozen=True)
class Request:
    """A row of the log."""

    id: str
    at: str
    provider: str
    why: str
    method: str
    host: str
    outcome: str
    status: int | None
    took_ms: int
    size_bytes: int
    account: str | None


def note(
    tx: Tx,
    *,
    provider: str,
    why: str,
    method: str,
    host: str,
    outcome: str,
    status: int | None,
    took_ms: int,
    size_bytes: int,
    account_id: str | None,
) -> None:
    """Write one down; those of more than thirty days ago go."""
    tx.run("DELETE FROM outbound WHERE at < ?", clock.ago(days=KEPT_DAYS))
    tx.run(
        "INSERT INTO outbound (id, at, provider, why, method, host, outcome, status, took_ms, size_bytes, account_id)"
        " VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        new_id(),
        clock.instant(),
        provider,
        why,
        method,
        host[:255],
        outcome,
        status,
        took_ms,
        size_bytes,
        account_id,
    )


def newest(tx: Tx, limit: int, offset: int) -> tuple[list[Request], int]:
    """A page of the log, newest first, and how many rows it has in all."""
    rows = tx.all(
        "SELECT o.id, o.at, o.provider, o.why, o.method, o.host, o.outcome, o.status, o.took_ms, o.size_bytes,"
        " a.display_name FROM outbound o LEFT JOIN account a ON a.id = o.account_id"
        " ORDER BY o.at DESC, o.id DESC LIMIT ? OFFSET ?",
        limit,
        offset,
    )
    count = tx.one("SELECT COUNT(*) FROM outbound")
    assert count is not None
    found = [
        Request(
            id=str(row[0]),
            at=str(row[1]),
            provider=str(row[2]),
            why=str(row[3]),
            method=str(row[4]),
            host=str(row[5]),
            outcome=str(row[6]),
            status=None if row[7] is None else int(str(row[7])),
            took_ms=int(str(row[8])),
            size_bytes=int(str(row[9])),
            account=None if row[10] is None else str(row[10]),
        )
        for row in rows
    ]
    return found, int(str(count[0]))

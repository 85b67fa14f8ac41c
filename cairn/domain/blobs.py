"""The bytes of attachments: their table, what has been announced, how much of it is here, whose it is.

Not in the log: a half-arrived upload has no history.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Column, Table

from cairn.db import schema
from cairn.db.tx import Tx
from cairn.errors import NotFound
from cairn.kit.clock import ago, instant

BLOB = Table(
    "blob",
    schema.metadata,
    Column("id", schema.ID, primary_key=True),
    Column("trip_id", schema.ID, nullable=False, index=True),
    Column("account_id", schema.ID, nullable=False, index=True),
    Column("name", schema.TEXT, nullable=False),
    Column("size", schema.INT, nullable=False),
    Column("received", schema.INT, nullable=False),
    Column("keeps_location", schema.BOOL, nullable=False),
    Column("has_record", schema.BOOL, nullable=False),
    Column("media_type", schema.TEXT),
    Column("has_preview", schema.BOOL, nullable=False),
    Column("sha256", schema.TEXT),
    Column("touched_at", schema.INSTANT, nullable=False),
    Column("stored_at", schema.INSTANT),
)
"""The id is the attachment's; `has_record`: whoever sends the bytes writes the record, before or after them.
`stored_at` is null until every byte is here and has been looked into."""

ABANDONED_H = 24
_COLUMNS = (
    "id, trip_id, account_id, name, size, received, keeps_location, has_record, media_type, has_preview, stored_at"
)


@dataclass(frozen=True, slots=True)
class Blob:
    id: str
    trip_id: str
    account_id: str
    name: str
    size: int
    received: int
    keeps_location: bool
    has_record: bool
    media_type: str | None
    has_preview: bool
    stored_at: str | None

    @property
    def key(self) -> str:
        return f"file/{self.id}"

    @property
    def preview_key(self) -> str:
        return f"preview/{self.id}"

    @property
    def part_prefix(self) -> str:
        return f"part/{self.id}"

    def part_key(self, at: int) -> str:
        """Parts by where they begin, in digits that sort."""
        return f"{self.part_prefix}/{at:013}"


def find(tx: Tx, trip_id: str, id: str) -> Blob:
    """Raises NotFound when this trip has no such file."""
    row = tx.one(f"SELECT {_COLUMNS} FROM blob WHERE id = ? AND trip_id = ?", id, trip_id)
    if row is None:
        raise NotFound("NOT_FOUND", "There is no such file on this trip.", {"id": id})
    return _blob(row)


def announce(tx: Tx, blob: Blob) -> None:
    tx.run(
        "INSERT INTO blob (id, trip_id, account_id, name, size, received, keeps_location, has_record, has_preview, touched_at)"
        " VALUES (?,?,?,?,?,0,?,?,?,?)",
        blob.id,
        blob.trip_id,
        blob.account_id,
        blob.name,
        blob.size,
        blob.keeps_location,
        blob.has_record,
        False,
        instant(),
    )


def advance(tx: Tx, id: str, start: int, end: int) -> bool:
    """More of it is here; False when somebody else has sent from the same place meanwhile."""
    sql = "UPDATE blob SET received = ?, touched_at = ? WHERE id = ? AND received = ? AND stored_at IS NULL"
    return tx.run(sql, end, instant(), id, start) == 1


def stored(tx: Tx, blob: Blob, media_type: str, size: int, sha256: str, *, has_preview: bool) -> None:
    tx.run(
        "UPDATE blob SET stored_at = ?, media_type = ?, size = ?, received = ?, sha256 = ?, has_preview = ? WHERE id = ?",
        instant(),
        media_type,
        size,
        size,
        sha256,
        has_preview,
        blob.id,
    )


def forget(tx: Tx, id: str) -> None:
    tx.run("DELETE FROM blob WHERE id = ?", id)


def used(tx: Tx, column: str, id: str) -> int:
    """Bytes that an account (`account_id`) or a trip (`trip_id`) has announced."""
    row = tx.one(f"SELECT COALESCE(SUM(size), 0) FROM blob WHERE {column} = ?", id)
    return int(str(row[0])) if row is not None else 0


def under_way(tx: Tx, account_id: str) -> int:
    row = tx.one("SELECT COUNT(*) FROM blob WHERE account_id = ? AND stored_at IS NULL", account_id)
    return int(str(row[0])) if row is not None else 0


def useless(tx: Tx) -> list[Blob]:
    """What was never finished, or whose record went for good, more than a day ago: time enough to resume or undo."""
    rows = tx.all(
        f"SELECT {_COLUMNS} FROM blob WHERE touched_at < ? AND (stored_at IS NULL OR NOT EXISTS"
        " (SELECT 1 FROM attachment a WHERE a.stream = 'trip:' || blob.trip_id AND a.id = blob.id)) LIMIT 500",
        ago(hours=ABANDONED_H),
    )
    return [_blob(row) for row in rows]


def _blob(row: tuple[object, ...]) -> Blob:
    id, trip_id, account_id, name, size, received, keeps, has_record, media_type, has_preview, stored_at = row
    return Blob(
        str(id),
        str(trip_id),
        str(account_id),
        str(name),
        int(str(size)),
        int(str(received)),
        bool(keeps),
        bool(has_record),
        None if media_type is None else str(media_type),
        bool(has_preview),
        None if stored_at is None else str(stored_at),
    )

"""Trip cards: the trip with its role, counts and people, for the list of trips."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

import msgspec

from cairn.db.tx import Row, Tx, Value, marks
from cairn.domain.registry import REGISTRY
from cairn.sync.records import quoted

TRIP = REGISTRY.kind("trip")
KEPT = 2000
_COLUMNS = ", ".join(f"t.{quoted(name)}" for name in TRIP.names)


class Cards:
    """The lists as JSON, kept until one of the trips on them changes."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, bool, bool], tuple[tuple[Row, ...], bytes]] = OrderedDict()
        self._lock = Lock()

    def kept(self, tx: Tx, account_id: str, *, archived: bool, trashed: bool) -> bytes | None:
        """The list if none of its trips has changed: one indexed read."""
        return self._look(_heads(tx, account_id), (account_id, archived, trashed))

    def get(self, tx: Tx, account_id: str, *, archived: bool, trashed: bool) -> bytes:
        """`{trips: [...]}`, newest first."""
        heads, key = _heads(tx, account_id), (account_id, archived, trashed)
        found = self._look(heads, key)
        if found is not None:
            return found
        body = msgspec.json.encode({"trips": _cards(tx, heads, archived=archived, trashed=trashed)})
        with self._lock:
            self._kept[key] = (heads, body)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return body

    def _look(self, heads: tuple[Row, ...], key: tuple[str, bool, bool]) -> bytes | None:
        with self._lock:
            found = self._kept.get(key)
            if found is None or found[0] != heads:
                return None
            self._kept.move_to_end(key)
            return found[1]


def _heads(tx: Tx, account_id: str) -> tuple[Row, ...]:
    return tuple(
        tx.all(
            'SELECT m.stream, s.head, m."role", m.id FROM member m JOIN stream s ON s.name = m.stream'
            " WHERE m.account_id = ?",
            account_id,
        )
    )


def _cards(tx: Tx, heads: tuple[Row, ...], *, archived: bool, trashed: bool) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for stream, head, role, _ in heads:
        row = tx.one(f"SELECT t.id, {_COLUMNS} FROM trip t WHERE t.stream = ?", stream)
        if row is None:
            continue
        trip = TRIP.decode(row[1:])
        is_trashed = trip["deleted_at"] is not None
        if is_trashed != trashed or (is_trashed and role != "owner"):
            continue
        if not trashed and bool(trip["is_archived"]) != archived:
            continue
        found.append(
            {
                "id": row[0],
                **trip,
                "role": role,
                "head": head,
                "day_count": _count(tx, "day", stream),
                "place_count": _count(tx, "place", stream),
                "members": [],
            }
        )
    _add_members(tx, found)
    return sorted(found, key=lambda card: str(card["id"]), reverse=True)


def _add_members(tx: Tx, cards: list[dict[str, object]]) -> None:
    if not cards:
        return
    rows = tx.all(
        f'SELECT stream, id, account_id, name, avatar, "role" FROM member WHERE stream IN ({marks(len(cards))})'
        " AND NOT is_former ORDER BY stream, position, id",
        *[f"trip:{card['id']}" for card in cards],
    )
    by_stream: dict[Value, list[dict[str, object]]] = {}
    for stream, id, account_id, name, avatar, role in rows:
        member: dict[str, object] = {"id": id, "account_id": account_id, "name": name, "avatar": avatar, "role": role}
        by_stream.setdefault(stream, []).append(member)
    for card in cards:
        card["members"] = by_stream.get(f"trip:{card['id']}", [])


def _count(tx: Tx, kind: str, stream: Value) -> Value:
    row = tx.one(f"SELECT COUNT(*) FROM {quoted(kind)} WHERE stream = ?", stream)
    return row[0] if row is not None else 0

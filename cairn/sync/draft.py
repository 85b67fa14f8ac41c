"""A change in the making: the records a mutation touches, as they stood and as they stand now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cairn.db.tx import Tx, marks
from cairn.errors import BadRequest, Conflict
from cairn.sync.fields import Fields, Json
from cairn.sync.records import Kind, Registry, quoted
from cairn.sync.types import ActorId, Diff, Key, Mutation, StreamId

CHUNK = 400
"""Ids in one IN list; both databases take far more, but plans stay cached when lists repeat."""


class Draft:
    """Reads through to the tables, writes to memory. Rules over many records look at it and edit it."""

    def __init__(
        self, tx: Tx, registry: Registry, stream: StreamId, actor: ActorId, mutation: Mutation, seq: int
    ) -> None:
        self.tx = tx
        self.registry = registry
        self.stream = stream
        self.actor = actor
        self.mutation = mutation
        self.seq = seq
        """The number that the change will have."""
        self.edits = 0
        """How often a record was put so far; tells whether there is anything left to settle."""
        self.also_wake: set[StreamId] = set()
        """Streams whose readers have news although nothing of theirs was written, such as a trip list."""
        self._before: dict[Key, Fields | None] = {}
        self._now: dict[Key, Fields | None] = {}
        self._dirty: dict[Key, None] = {}
        self._kinds: set[str] = set()
        self._whole: set[str] = set()

    # --- reading ------------------------------------------------------------------------------------------------

    def get(self, kind: str, id: str) -> Fields | None:
        """The record as it stands now, or None. Do not change what comes back."""
        key = (kind, id)
        if key not in self._now:
            self._load(self.registry.kind(kind), [id])
        return self._now[key]

    def stood(self, kind: str, id: str) -> Fields | None:
        """The record before this mutation."""
        self.get(kind, id)
        return self._before[(kind, id)]

    def preload(self, keys: Iterable[Key]) -> None:
        """Read many records in a few queries."""
        wanted: dict[str, list[str]] = {}
        for kind, id in keys:
            if (kind, id) not in self._now:
                wanted.setdefault(kind, []).append(id)
        for kind, ids in wanted.items():
            for start in range(0, len(ids), CHUNK):
                self._load(self.registry.kind(kind), ids[start : start + CHUNK])

    def all(self, kind: str) -> dict[str, Fields]:
        """Every record of a kind as it stands now, by id."""
        if kind not in self._whole:
            spec = self.registry.kind(kind)
            rows = self.tx.all(f"SELECT id, {spec.columns} FROM {quoted(kind)} WHERE stream = ?", self.stream)
            for row in rows:
                self._remember(spec, str(row[0]), spec.decode(row[1:]))
            self._whole.add(kind)
        return {id: now for (name, id), now in self._now.items() if name == kind and now is not None}

    def where(self, kind: str, field: str, value: str) -> dict[str, Fields]:
        """The records of a kind whose field has this value now, by id."""
        spec = self.registry.kind(kind)
        rows = self.tx.all(
            f"SELECT id, {spec.columns} FROM {quoted(kind)} WHERE stream = ? AND {quoted(field)} = ?",
            self.stream,
            value,
        )
        for row in rows:
            self._remember(spec, str(row[0]), spec.decode(row[1:]))
        ids = [str(row[0]) for row in rows] + [key[1] for key, _, _ in self.touched(kind)]
        found = {id: self._now[(kind, id)] for id in ids}
        return {id: now for id, now in found.items() if now is not None and now[field] == value}

    def is_touched(self, *kinds: str) -> bool:
        """Has a record of one of these kinds been changed?"""
        return not self._kinds.isdisjoint(kinds)

    def touched(self, kind: str | None = None) -> Iterator[tuple[Key, Fields | None, Fields | None]]:
        """(key, before, now) of what has changed so far, of one kind or of all."""
        for key in list(self._dirty):
            if kind is None or key[0] == kind:
                yield key, self._before[key], self._now[key]

    # --- writing ------------------------------------------------------------------------------------------------

    def add(self, kind: str, id: str, fields: Fields) -> None:
        spec = self.registry.kind(kind)
        record = spec.whole(fields)
        if self.get(kind, id) is not None:
            raise Conflict("RECORD_EXISTS", f"There is already a {kind} with this id.", {"kind": kind, "id": id})
        self._put((kind, id), record)

    def set(self, kind: str, id: str, fields: Fields) -> None:
        """Change some fields; nothing happens to a record that is gone (L7)."""
        record = self.get(kind, id)
        if record is not None:
            spec = self.registry.kind(kind)
            merged = {**record, **spec.part(fields)}
            spec.rule(merged)
            self._put((kind, id), merged)

    def remove(self, kind: str, id: str) -> None:
        if self.get(kind, id) is not None:
            self._put((kind, id), None)

    # --- the outcome --------------------------------------------------------------------------------------------

    def diffs(self) -> tuple[Diff, ...]:
        """One diff a record, from where it stood to where it ended (L9); none where nothing changed."""
        found: list[Diff] = []
        for key in self._dirty:
            before, now = self._before[key], self._now[key]
            if before == now:
                continue
            kind = self.registry.kind(key[0])
            if before is not None and now is not None and kind.audience is None:
                names = [name for name in kind.names if before[name] != now[name]]
                found.append(Diff(*key, _only(before, names), _only(now, names)))
            else:
                found.append(Diff(*key, before, now))
        return tuple(found)

    def store(self, diffs: tuple[Diff, ...]) -> None:
        """Write the records and remember the removed."""
        added: dict[str, list[Diff]] = {}
        for diff in diffs:
            kind = self.registry.kind(diff.kind)
            if diff.before is None:
                added.setdefault(diff.kind, []).append(diff)
            elif diff.after is None:
                self.tx.run(f"DELETE FROM {quoted(kind.name)} WHERE stream = ? AND id = ?", self.stream, diff.id)
                self.tx.run("INSERT INTO gone (stream, kind, id) VALUES (?, ?, ?)", self.stream, diff.kind, diff.id)
            else:
                changed = {name: value for name, value in diff.after.items() if diff.before[name] != value}
                assigned = ", ".join(f"{quoted(name)} = ?" for name in changed)
                self.tx.run(
                    f"UPDATE {quoted(kind.name)} SET {assigned} WHERE stream = ? AND id = ?",
                    *kind.encode(changed),
                    self.stream,
                    diff.id,
                )
        for name, group in added.items():
            kind = self.registry.kind(name)
            rows = [(self.stream, diff.id, *kind.encode(diff.after or {})) for diff in group]
            if len(rows) == 1:
                self.tx.run(kind.insert_sql, *rows[0])
            else:
                self.tx.many(kind.insert_sql, rows)
            for start in range(0, len(group), CHUNK):
                ids = [diff.id for diff in group[start : start + CHUNK]]
                self.tx.run(
                    f"DELETE FROM gone WHERE stream = ? AND kind = ? AND id IN ({marks(len(ids))})",
                    self.stream,
                    name,
                    *ids,
                )

    def was_here(self, kind: str, id: str) -> bool:
        """True when this stream had the record once, or has it removed in this very change."""
        if self._before.get((kind, id)) is not None:
            return True
        return self.was_in(self.stream, kind, id)

    def was_in(self, stream: StreamId, kind: str, id: str) -> bool:
        """True when that stream had the record and removed it."""
        return self.tx.one("SELECT 1 FROM gone WHERE stream = ? AND kind = ? AND id = ?", stream, kind, id) is not None

    # --- inside -------------------------------------------------------------------------------------------------

    def _put(self, key: Key, record: Fields | None) -> None:
        self._now[key] = record
        self._dirty[key] = None
        self._kinds.add(key[0])
        self.edits += 1

    def _load(self, kind: Kind, ids: list[str]) -> None:
        rows = self.tx.all(
            f"SELECT id, {kind.columns} FROM {quoted(kind.name)} WHERE stream = ? AND id IN ({marks(len(ids))})",
            self.stream,
            *ids,
        )
        for row in rows:
            self._remember(kind, str(row[0]), kind.decode(row[1:]))
        for id in ids:
            self._remember(kind, id, None)

    def _remember(self, kind: Kind, id: str, record: Fields | None) -> None:
        key = (kind.name, id)
        if key not in self._now:
            self._before[key] = self._now[key] = record


def _only(record: Fields, names: list[str]) -> dict[str, Json]:
    return {name: record[name] for name in names}


def refuse_unknown(draft: Draft, kind: str, id: str) -> None:
    """An edit of a record that this stream never had is a mistake, not a race (compare L7)."""
    if not draft.was_here(kind, id):
        raise unknown_record(kind, id)


def unknown_record(kind: str, id: str) -> BadRequest:
    """The answer for what this stream never had, and for what the asker may not know of."""
    return BadRequest(
        "UNKNOWN_RECORD", f"This stream has never had a {kind} with the id {id}.", {"kind": kind, "id": id}
    )

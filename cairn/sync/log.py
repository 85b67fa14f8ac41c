"""The one door for synced writes, and the two ways of reading them back.

`Log.write` takes a mutation and answers with the change it became; `Log.since` and `Log.snapshot` are the whole read
side. Rules are numbered in SPEC.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import msgspec

from cairn.db.tx import Row, Tx
from cairn.errors import BadRequest, Conflict, NotFound, TooLarge
from cairn.kit.clock import instant
from cairn.kit.ids import is_id
from cairn.sync import conflicts as merging
from cairn.sync.cut import cut, sees, sees_section
from cairn.sync.draft import Draft, refuse_unknown
from cairn.sync.fields import Fields
from cairn.sync.records import Kind, Registry, quoted
from cairn.sync.settle import settle
from cairn.sync.types import (
    ActorId,
    Change,
    Diff,
    Edit,
    Grants,
    Mutation,
    Snapshot,
    StreamId,
    family,
)
from cairn.sync.types import (
    Conflict as FieldConflict,
)

MAX_EDITS = 1000
MAX_VERB = 60
FEW_CHANGES = 200
"""Up to so many changes are looked through for what a kept snapshot still holds true."""
MAX_CHANGES = 2000
"""Changes in one delta; a reader further behind asks again from where it got to."""

Rule = Callable[[Draft], None]
"""A rule over several records, run when references are settled; edits the draft or raises."""
Announce = Callable[[Tx, StreamId, int, frozenset[StreamId]], None]
"""Told inside the transaction: the stream will be at this seq once it is committed, and these others have news too."""


class _Named(msgspec.Struct):
    kind: str


_NAMED = msgspec.json.Decoder(list[_Named])
_DIFFS = msgspec.json.Decoder(tuple[Diff, ...])
_CONFLICTS = msgspec.json.Decoder(tuple[FieldConflict, ...])
_COLUMNS = "seq, mutation_id, actor, at, verb, diffs, conflicts"


class Judge(Protocol):
    """Decides for one actor in one stream."""

    def judge(self, draft: Draft, edit: Edit, before: Fields | None) -> None:
        """Raise when the actor may not do this step to this record."""


class Access(Protocol):
    """Who may do what; the room of that name implements it."""

    def enter(self, tx: Tx, stream: StreamId, actor: ActorId, exists: bool) -> Judge:
        """The judge of this actor here. Raises NotFound when the stream is none of the actor's business."""


class Horizon(Exception):
    """The reader's cursor lies before what the log still keeps: it takes a snapshot instead (L13)."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A snapshot in pieces: the JSON of each kind."""

    stream: StreamId
    head: int
    grants: str
    kinds: dict[str, bytes]

    def joined(self) -> bytes:
        """The document that the sync door sends."""
        kinds = b",".join(b'"%b":%b' % (name.encode(), part) for name, part in self.kinds.items())
        start = msgspec.json.encode({"stream": self.stream, "head": self.head, "grants": self.grants})
        return b'%b,"kinds":{%b}}' % (start[:-1], kinds)


class Log:
    """The log of one database."""

    def __init__(
        self, registry: Registry, access: Access, rules: Mapping[str, Sequence[Rule]], announce: Announce
    ) -> None:
        self.registry = registry
        self._access = access
        self._rules = rules
        self._announce = announce

    # --- writing ------------------------------------------------------------------------------------------------

    def write(self, tx: Tx, stream: StreamId, mutation: Mutation, actor: ActorId) -> Change:
        """Accept a mutation: judge it, edit the records, settle references, append the change.

        Raises CairnError when any of it is refused; the caller's transaction must then be rolled back. A mutation id
        that was accepted before gets its first answer again (L4).
        """
        _check_shape(mutation)
        head, horizon, is_known = self._lock(tx, stream, mutation.id)
        digest = _digest(mutation)
        if is_known:
            return self._first_answer(tx, stream, mutation.id, digest)
        judge = self._access.enter(tx, stream, actor, exists=head > 0)
        draft = Draft(tx, self.registry, stream, actor, mutation, head + 1)
        conflicts = self._edit(draft, judge, head, horizon)
        settle(draft)
        settled = draft.edits
        for rule in self._rules.get(family(stream), ()):
            rule(draft)
        if draft.edits != settled:
            settle(draft)
        diffs = draft.diffs()
        draft.store(diffs)
        change = Change(stream, head + 1, mutation.id, actor, instant(), mutation.verb, diffs, tuple(conflicts))
        self._append(tx, change, digest, frozenset(draft.also_wake))
        return change

    def _lock(self, tx: Tx, stream: StreamId, mutation_id: str) -> tuple[int, int, bool]:
        """(head, horizon, is the mutation known) under the stream's row lock (L3). SQLite's one writer is lock enough."""
        is_locked = tx.dialect == "sqlite" or tx.one("SELECT 1 FROM stream WHERE name = ? FOR UPDATE", stream)
        sql = (
            "SELECT s.head, s.horizon, c.seq FROM stream s"
            " LEFT JOIN change c ON c.stream = s.name AND c.mutation_id = ? WHERE s.name = ?"
        )
        # Without the lock nothing is read: another's first change may commit between the two queries.
        row = tx.one(sql, mutation_id, stream) if is_locked else None
        if row is None:
            if family(stream) not in {kind.stream for kind in self.registry.kinds.values()}:
                raise NotFound("UNKNOWN_STREAM", f"There is no stream {stream[:80]!r}.")
            tx.run(
                "INSERT INTO stream (name, head, horizon, made_at) VALUES (?, 0, 0, ?) ON CONFLICT DO NOTHING",
                stream,
                instant(),
            )
            return self._lock(tx, stream, mutation_id)
        return _int(row[0]), _int(row[1]), row[2] is not None

    def _first_answer(self, tx: Tx, stream: StreamId, mutation_id: str, digest: str) -> Change:
        row = tx.one(f"SELECT {_COLUMNS}, digest FROM change WHERE stream = ? AND mutation_id = ?", stream, mutation_id)
        assert row is not None
        if row[-1] != digest:
            raise Conflict(
                "MUTATION_REUSED",
                f"The mutation id {mutation_id} was used before with other content; mint a new one.",
                {"mutation_id": mutation_id},
            )
        return _change(stream, row[:-1])

    def _edit(self, draft: Draft, judge: Judge, head: int, horizon: int) -> list[FieldConflict]:
        mutation = draft.mutation
        if mutation.base is not None and not 0 <= mutation.base <= head:
            raise BadRequest("BAD_BASE", f"base is {mutation.base}; this stream is at {head}.", {"head": head})
        draft.preload((self.registry.kind(edit.kind).name, edit.id) for edit in mutation.edits)
        later = None
        if mutation.base is not None and mutation.base < head and any(edit.step == "set" for edit in mutation.edits):
            later = merging.Later.read(draft.tx, draft.stream, mutation.base, horizon, draft.actor)
        found: list[FieldConflict] = []
        for edit in mutation.edits:
            kind = self.registry.kind(edit.kind)
            if kind.stream != family(draft.stream):
                raise BadRequest(
                    "WRONG_STREAM", f"A {kind.name} lives in a {kind.stream} stream, not here.", {"kind": kind.name}
                )
            before = draft.get(edit.kind, edit.id)
            judge.judge(draft, edit, before)
            if edit.step == "add":
                draft.add(edit.kind, edit.id, edit.fields)
                continue
            if before is None:
                refuse_unknown(draft, edit.kind, edit.id)
            if edit.step == "remove":
                draft.remove(edit.kind, edit.id)
            elif before is not None:
                fields = kind.part(edit.fields)
                if later is not None:
                    fields, clashes = later.merge(kind, edit.id, fields, before)
                    found += clashes
                draft.set(edit.kind, edit.id, fields)
        return found

    def _append(self, tx: Tx, change: Change, digest: str, also: frozenset[StreamId]) -> None:
        tx.run(
            f"INSERT INTO change (stream, {_COLUMNS}, digest) VALUES (?,?,?,?,?,?,?,?,?)",
            change.stream,
            change.seq,
            change.mutation_id,
            change.actor,
            change.at,
            change.verb,
            msgspec.json.encode(change.diffs).decode(),
            msgspec.json.encode(change.conflicts).decode() if change.conflicts else "[]",
            digest,
        )
        tx.run("UPDATE stream SET head = ? WHERE name = ?", change.seq, change.stream)
        self._announce(tx, change.stream, change.seq, also)

    # --- reading ------------------------------------------------------------------------------------------------

    def head(self, tx: Tx, stream: StreamId) -> int:
        """The last number given; 0 for a stream that nobody has written to yet, such as a new account's own."""
        row = tx.one("SELECT head FROM stream WHERE name = ?", stream)
        return 0 if row is None else _int(row[0])

    def since(self, tx: Tx, stream: StreamId, cursor: int, grants: Grants, limit: int = MAX_CHANGES) -> list[Change]:
        """The changes after the cursor, in order, cut to what the reader may see. Raises Horizon (L13)."""
        return [cut(self.registry, _change(stream, row), grants) for row in self._rows_since(tx, stream, cursor, limit)]

    def since_bytes(
        self, tx: Tx, stream: StreamId, cursor: int, grants: Grants, limit: int = MAX_CHANGES
    ) -> list[bytes]:
        """The same as JSON, without decoding what nobody has to look into."""
        rows = self._rows_since(tx, stream, cursor, limit)
        secret = self._secrets(stream)
        if not grants.sections >= self._sections(stream):
            secret = ("",)
        return [
            msgspec.json.encode(cut(self.registry, _change(stream, row), grants))
            if any(name in str(text) for name in secret for text in row[-2:])
            else _change_bytes(stream, row)
            for row in rows
        ]

    def is_open(self, change: Change) -> bool:
        """True when nothing in it has an audience: whoever sees the sections sees it whole."""
        named = {diff.kind for diff in change.diffs} | {conflict.kind for conflict in change.conflicts}
        return all(self.registry.kind(name).audience is None for name in named)

    def past(self, tx: Tx, stream: StreamId, before: int | None, limit: int, grants: Grants) -> list[Change]:
        """The changes before a number (or the newest), newest first: history."""
        rows = tx.all(
            f"SELECT {_COLUMNS} FROM change WHERE stream = ? AND seq < ? ORDER BY seq DESC LIMIT ?",
            stream,
            before if before is not None else 2**62,
            limit,
        )
        return [cut(self.registry, _change(stream, row), grants) for row in rows]

    def snapshot(self, tx: Tx, stream: StreamId, grants: Grants) -> Snapshot:
        """Every record the reader may see, and the head they belong to."""
        found = Snapshot(stream, self.head(tx, stream))
        for kind in self.registry.of_stream(family(stream)):
            if sees_section(kind, grants):
                for row in self._record_rows(tx, kind, stream):
                    record = kind.decode(row[1:])
                    if sees(kind, record, grants):
                        found.records[(kind.name, str(row[0]))] = record
        return found

    def snapshot_parts(self, tx: Tx, stream: StreamId, grants: Grants, known: Parts | None = None) -> Parts:
        """The snapshot as JSON, a part a kind: columns named once, a row a record, values straight from the driver.

        Of what this reader got before, only the kinds that a change has touched since are read again.
        """
        head = self.head(tx, stream)
        stale = None if known is None else self._touched_since(tx, stream, known.head, head)
        parts: dict[str, bytes] = {}
        for kind in self.registry.of_stream(family(stream)):
            if not sees_section(kind, grants):
                continue
            if known is not None and stale is not None and kind.name not in stale and kind.name in known.kinds:
                parts[kind.name] = known.kinds[kind.name]
            else:
                parts[kind.name] = self._kind_bytes(tx, kind, stream, grants)
        return Parts(stream, head, grants.tag, parts)

    def _touched_since(self, tx: Tx, stream: StreamId, since: int, head: int) -> set[str] | None:
        """The kinds that changes after `since` have touched; None when there are too many to look through."""
        if head - since > FEW_CHANGES:
            return None
        rows = tx.all("SELECT diffs FROM change WHERE stream = ? AND seq > ?", stream, since)
        if len(rows) != head - since:
            return None
        return {named.kind for row in rows for named in _NAMED.decode(str(row[0]))}

    def _kind_bytes(self, tx: Tx, kind: Kind, stream: StreamId, grants: Grants) -> bytes:
        rows: Sequence[Sequence[object]] = self._record_rows(tx, kind, stream)
        if kind.audience is not None:
            rows = [row for row in rows if sees(kind, kind.decode(row[1:]), grants)]  # type: ignore[arg-type]
        if kind.decoders:
            rows = [_wire_row(kind, row) for row in rows]  # type: ignore[arg-type]  # rows of the query above
        return msgspec.json.encode({"fields": ("id", *kind.names), "rows": rows})

    def trim(self, tx: Tx, stream: StreamId, horizon: int) -> None:
        """Forget changes up to this number; records stay. Readers older than it take a snapshot (L13)."""
        tx.run("UPDATE stream SET horizon = ? WHERE name = ? AND head >= ?", horizon, stream, horizon)
        tx.run("DELETE FROM change WHERE stream = ? AND seq <= ?", stream, horizon)

    def drop(self, tx: Tx, stream: StreamId) -> None:
        """Delete a stream with its records and its log: the end of a trip's thirty days in the trash."""
        for kind in self.registry.of_stream(family(stream)):
            tx.run(f"DELETE FROM {quoted(kind.name)} WHERE stream = ?", stream)
        for table in ("gone", "change"):
            tx.run(f"DELETE FROM {table} WHERE stream = ?", stream)
        tx.run("DELETE FROM stream WHERE name = ?", stream)

    def _rows_since(self, tx: Tx, stream: StreamId, cursor: int, limit: int) -> list[Row]:
        row = tx.one("SELECT head, horizon FROM stream WHERE name = ?", stream)
        head, horizon = (0, 0) if row is None else (_int(row[0]), _int(row[1]))
        if not horizon <= cursor <= head:
            raise Horizon
        return tx.all(
            f"SELECT {_COLUMNS} FROM change WHERE stream = ? AND seq > ? ORDER BY seq LIMIT ?", stream, cursor, limit
        )

    def _record_rows(self, tx: Tx, kind: Kind, stream: StreamId) -> list[Row]:
        return tx.all(f"SELECT id, {kind.columns} FROM {quoted(kind.name)} WHERE stream = ? ORDER BY id", stream)

    def _sections(self, stream: StreamId) -> frozenset[str]:
        return frozenset(kind.section for kind in self.registry.of_stream(family(stream)))

    def _secrets(self, stream: StreamId) -> tuple[str, ...]:
        """How a stored change names a kind with an audience; one that names none need not be looked into."""
        kinds = self.registry.of_stream(family(stream))
        return tuple(f'"kind":"{kind.name}"' for kind in kinds if kind.audience is not None)


def _check_shape(mutation: Mutation) -> None:
    if len(mutation.edits) > MAX_EDITS:
        raise TooLarge(
            "TOO_MANY_EDITS",
            f"A mutation may carry {MAX_EDITS} edits; this one has {len(mutation.edits)}. Send several.",
            {"limit": MAX_EDITS},
        )
    noun, dot, verb = mutation.verb.partition(".")
    if not dot or not noun or not verb or len(mutation.verb) > MAX_VERB or not mutation.verb.isascii():
        raise BadRequest("BAD_VERB", f"A verb is noun.verb, as stop.move; got {mutation.verb[:MAX_VERB]!r}.")
    for id in (mutation.id, *(edit.id for edit in mutation.edits)):
        if not is_id(id):
            raise BadRequest("BAD_ID", f"An id is a lower-case UUID; got {id[:60]!r}.")


def _digest(mutation: Mutation) -> str:
    """The same for the same content; `base` may differ when a client asks again."""
    return hashlib.blake2b(msgspec.json.encode((mutation.verb, mutation.edits)), digest_size=12).hexdigest()


def _change(stream: StreamId, row: Row) -> Change:
    seq, mutation_id, actor, at, verb, diffs, conflicts = row
    return Change(
        stream,
        _int(seq),
        str(mutation_id),
        str(actor),
        str(at),
        str(verb),
        _DIFFS.decode(str(diffs)),
        _CONFLICTS.decode(str(conflicts)),
    )


def _change_bytes(stream: StreamId, row: Row) -> bytes:
    seq, mutation_id, actor, at, verb, diffs, conflicts = row
    return msgspec.json.encode(
        {
            "stream": stream,
            "seq": seq,
            "mutation_id": mutation_id,
            "actor": actor,
            "at": at,
            "verb": verb,
            "diffs": msgspec.Raw(str(diffs).encode()),
            "conflicts": msgspec.Raw(str(conflicts).encode()),
        }
    )


def _wire_row(kind: Kind, row: Row) -> list[object]:
    values: list[object] = list(row)
    for at, decode in kind.decoders:
        if row[at + 1] is not None:
            values[at + 1] = decode(row[at + 1])
    return values


def _int(value: object) -> int:
    assert isinstance(value, int)
    return value

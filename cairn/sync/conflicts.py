"""Edits merge per field; a field that somebody else has changed since the author looked is a conflict (L14)."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from cairn.db.tx import Tx
from cairn.sync.fields import Fields
from cairn.sync.records import Kind
from cairn.sync.types import ActorId, Conflict, Diff, Key, StreamId

_DIFFS = msgspec.json.Decoder(tuple[Diff, ...])


@dataclass(slots=True)
class Later:
    """The fields that others changed after a base. `unknown` when the log no longer reaches back that far."""

    unknown: bool = False
    fields: dict[Key, set[str]] = field(default_factory=dict)

    @classmethod
    def read(cls, tx: Tx, stream: StreamId, base: int, horizon: int, author: ActorId) -> Later:
        later = cls(unknown=base < horizon)
        rows = tx.all("SELECT diffs FROM change WHERE stream = ? AND seq > ? AND actor <> ?", stream, base, author)
        for row in rows:
            for diff in _DIFFS.decode(str(row[0])):
                if diff.before is not None and diff.after is not None:
                    changed = {name for name, value in diff.after.items() if diff.before[name] != value}
                    later.fields.setdefault((diff.kind, diff.id), set()).update(changed)
        return later

    def merge(self, kind: Kind, id: str, mine: Fields, now: Fields) -> tuple[Fields, list[Conflict]]:
        """(what of `mine` stands, what is a conflict). The same value twice is no conflict."""
        touched = self.fields.get((kind.name, id), set())
        stands: Fields = {}
        clashes: list[Conflict] = []
        for name, value in mine.items():
            disputed = self.unknown or name in touched
            if disputed and kind.by_name[name].merge == "ask" and now[name] != value:
                clashes.append(Conflict(kind.name, id, name, mine=value, theirs=now[name]))
            else:
                stands[name] = value
        return stands, clashes

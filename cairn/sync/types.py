"""The vocabulary of the log, as types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import msgspec

from cairn.sync.fields import Fields, Json

StreamId = str
"""`trip:<uuid>`, `account:<uuid>` or `instance`."""
ActorId = str
"""The uuid of an account, or `server`."""
SERVER: ActorId = "server"

Step = Literal["add", "set", "remove"]
Key = tuple[str, str]
"""(kind, id) of a record."""
State = Mapping[Key, Fields]


class Edit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a client wants of one record."""

    step: Step
    kind: str
    id: str
    fields: dict[str, str | int | float | bool | list[str] | None] = msgspec.field(default_factory=dict)


class Mutation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Asked: minted by the client, waits in the outbox. `base` is the seq the author saw."""

    id: str
    verb: str
    edits: tuple[Edit, ...]
    base: int | None = None


class Diff(msgspec.Struct, frozen=True):
    """One record's step. No `before`: added. No `after`: removed. Otherwise only what changed, on both sides."""

    kind: str
    id: str
    before: Fields | None
    after: Fields | None

    @property
    def step(self) -> Step:
        return "add" if self.before is None else "remove" if self.after is None else "set"


class Conflict(msgspec.Struct, frozen=True):
    """A field that somebody else changed since the author looked: not applied, both values kept (L14)."""

    kind: str
    id: str
    field: str
    mine: Json
    theirs: Json


class Change(msgspec.Struct, frozen=True):
    """Done: a mutation with a number, an author and its diffs."""

    stream: StreamId
    seq: int
    mutation_id: str
    actor: ActorId
    at: str
    verb: str
    diffs: tuple[Diff, ...]
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Grants:
    """What a reader may see of a stream: its sections, and records whose audience names the reader's member."""

    sections: frozenset[str]
    viewer: str | None = None

    @property
    def tag(self) -> str:
        """Changes whenever the reader's sight does; a reader with another tag takes a snapshot (L11)."""
        return f"{'+'.join(sorted(self.sections))}/{self.viewer or ''}"


EVERYTHING = Grants(frozenset({"*"}))
"""The server's own eyes: tests, exports and jobs."""


@dataclass(slots=True)
class Snapshot:
    """Every record of a stream as a reader sees it, with the number of the last change in it."""

    stream: StreamId
    head: int
    records: dict[Key, Fields] = field(default_factory=dict)


def family(stream: StreamId) -> str:
    """`trip` of `trip:0198...`."""
    return stream.partition(":")[0]

"""Who is on a stream right now, and what they are looking at. Never written (L12)."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from cairn.sync.types import StreamId

FORGET_AFTER_S = 75
"""Another replica tells its people again every 25 s; three silences and they are gone with it."""
TELL_AGAIN_S = 25


class Whereabouts(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The record, and field, a person has open."""

    kind: str | None = None
    id: str | None = None
    field: str | None = None


class Person(msgspec.Struct, frozen=True):
    """One socket of somebody; `at` is None when they just look on."""

    socket: str
    account: str
    name: str
    avatar: str | None
    at: Whereabouts | None


class Sighting(msgspec.Struct, frozen=True):
    """What replicas tell each other. No person: the socket has left."""

    stream: StreamId
    socket: str
    person: Person | None


@dataclass(slots=True)
class _Seen:
    person: Person
    until: float


class People:
    """The people of every stream, those of other replicas included."""

    def __init__(self, changed: Callable[[StreamId], None], now: Callable[[], float] = time.monotonic) -> None:
        self._changed = changed
        self._now = now
        self._seen: dict[StreamId, dict[str, _Seen]] = {}

    def take(self, sighting: Sighting) -> None:
        """Note a sighting, our own or another replica's. Says so only when something is different."""
        here = self._seen.setdefault(sighting.stream, {})
        before = here.get(sighting.socket)
        if sighting.person is None:
            here.pop(sighting.socket, None)
        else:
            here[sighting.socket] = _Seen(sighting.person, self._now() + FORGET_AFTER_S)
        if not here:
            del self._seen[sighting.stream]
        if (before.person if before else None) != sighting.person:
            self._changed(sighting.stream)

    def on(self, stream: StreamId) -> list[Person]:
        """Everybody on the stream, in the order they came."""
        return [seen.person for seen in self._seen.get(stream, {}).values()]

    def forget_silent(self) -> None:
        """Drop those whose replica has stopped telling."""
        now = self._now()
        for stream, here in list(self._seen.items()):
            for socket, seen in list(here.items()):
                if seen.until < now:
                    self.take(Sighting(stream, socket, None))

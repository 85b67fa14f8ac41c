"""Wake-ups within one process: who listens to which stream, and who is here.

The hub carries no data. It says "stream trip:7 is at 812" and every listener reads what it lacks from the log, so a
lost or doubled wake-up is harmless.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import Protocol

from cairn.sync.types import StreamId

KEPT_READS = 1000
"""Finished reads of streams that stay quiet are forgotten beyond this many."""
SharedRead = asyncio.Future[str | None]


class Listener(Protocol):
    """A socket, as the hub knows it."""

    def news(self, stream: StreamId) -> None:
        """The stream has moved on; do not block."""


class Hub:
    """Lives on one event loop; `wake` may be called from any thread."""

    def __init__(self) -> None:
        self._listeners: dict[StreamId, set[Listener]] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._reads: dict[tuple[StreamId, str], SharedRead] = {}

    def start(self) -> None:
        """Bind to the running loop."""
        self._loop = asyncio.get_running_loop()

    def stop(self) -> None:
        self._loop = None

    def listen(self, stream: StreamId, listener: Listener) -> None:
        self._listeners.setdefault(stream, set()).add(listener)

    def leave(self, stream: StreamId, listener: Listener) -> None:
        left = self._listeners.get(stream, set())
        left.discard(listener)
        if not left:
            self._listeners.pop(stream, None)

    def is_heard(self, stream: StreamId) -> bool:
        """Does anybody here listen to it? For tests and the self-check."""
        return stream in self._listeners

    def wake(self, streams: Iterable[StreamId]) -> None:
        """From any thread: these streams have news."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake, tuple(streams))

    def wake_all(self) -> None:
        """Wake-ups may have been lost: everybody looks."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(lambda: self._wake(tuple(self._listeners)))

    async def shared(self, stream: StreamId, key: str, read: Callable[[], asyncio.Future[str | None]]) -> str | None:
        """One read for all listeners that lack the same thing: five hundred sockets cost one query and one encoding.

        `key` names what is lacking (cursor, reader). A read is forgotten when the stream moves on.
        """
        found = self._reads.get((stream, key))
        if found is None:
            if len(self._reads) > KEPT_READS:
                self._reads = {at: one for at, one in self._reads.items() if not one.done()}
            found = self._reads[(stream, key)] = asyncio.ensure_future(read())
            found.add_done_callback(lambda done: self._forget_failed((stream, key), done))
        return await asyncio.shield(found)

    def _forget_failed(self, key: tuple[StreamId, str], done: SharedRead) -> None:
        if done.cancelled() or done.exception() is not None:
            self._reads.pop(key, None)

    def _wake(self, streams: tuple[StreamId, ...]) -> None:
        for stream in streams:
            for key in [key for key in self._reads if key[0] == stream]:
                del self._reads[key]
            for listener in tuple(self._listeners.get(stream, ())):
                listener.news(stream)

"""How wake-ups and presence travel: within the process, or between replicas through PostgreSQL."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import Protocol

import msgspec
import psycopg

from cairn.db.postgres import libpq_url
from cairn.db.tx import Tx
from cairn.sync.presence import Sighting
from cairn.sync.types import StreamId

CHANNEL = "cairn"
RETRY_S = 0.5
log = logging.getLogger("cairn.bus")


class Message(msgspec.Struct, frozen=True, omit_defaults=True):
    """Far below the 8,000 bytes a NOTIFY may carry: names, never data."""

    woken: tuple[StreamId, ...] = ()
    sighting: Sighting | None = None


Receive = Callable[[Message], None]


class Bus(Protocol):
    """`announce` inside a write; `tell` at any time. Both end at every replica's `receive`, this one's too."""

    def start(self, receive: Receive, resumed: Callable[[], None]) -> None:
        """Begin to receive. `resumed` is called when messages may have been missed."""

    def stop(self) -> None: ...
    def announce(self, tx: Tx, stream: StreamId, seq: int, also: frozenset[StreamId]) -> None: ...
    def tell(self, sighting: Sighting) -> None: ...


class LocalBus:
    """One process: a wake-up is a call after the commit."""

    def __init__(self) -> None:
        self._receive: Receive | None = None

    def start(self, receive: Receive, resumed: Callable[[], None]) -> None:
        self._receive = receive

    def stop(self) -> None:
        self._receive = None

    def announce(self, tx: Tx, stream: StreamId, seq: int, also: frozenset[StreamId]) -> None:
        if self._receive is not None:
            receive, message = self._receive, Message(woken=(stream, *also))
            tx.after_commit(lambda: receive(message))

    def tell(self, sighting: Sighting) -> None:
        if self._receive is not None:
            self._receive(Message(sighting=sighting))


class PostgresBus:
    """LISTEN on a connection of its own; NOTIFY inside the writing transaction, so it goes out with the commit."""

    def __init__(self, url: str) -> None:
        self._url = libpq_url(url)
        self._thread: threading.Thread | None = None
        self._stopping = threading.Event()
        self._teller: psycopg.Connection[tuple[object, ...]] | None = None
        self._telling = threading.Lock()

    def start(self, receive: Receive, resumed: Callable[[], None]) -> None:
        self._stopping.clear()
        listening = threading.Event()
        self._thread = threading.Thread(
            target=self._listen, args=(receive, resumed, listening), name="cairn-listen", daemon=True
        )
        self._thread.start()
        listening.wait(10)

    def stop(self) -> None:
        self._stopping.set()
        if self._thread is not None:
            self._thread.join(5)
        if self._teller is not None:
            self._teller.close()

    def announce(self, tx: Tx, stream: StreamId, seq: int, also: frozenset[StreamId]) -> None:
        names = (stream, *sorted(also))
        for start in range(0, len(names), 100):
            message = Message(woken=names[start : start + 100])
            tx.one("SELECT pg_notify(?, ?)", CHANNEL, msgspec.json.encode(message).decode())

    def tell(self, sighting: Sighting) -> None:
        """Sent from a thread of the caller's choosing; a presence lost is told again soon."""
        payload = msgspec.json.encode(Message(sighting=sighting)).decode()
        with self._telling:
            try:
                if self._teller is None or self._teller.closed:
                    self._teller = psycopg.connect(self._url, autocommit=True)
                self._teller.execute("SELECT pg_notify(%s, %s)", (CHANNEL, payload))
            except psycopg.OperationalError as error:
                log.warning("presence could not be told: %s", error)
                self._teller = None

    def _listen(self, receive: Receive, resumed: Callable[[], None], listening: threading.Event) -> None:
        decoder = msgspec.json.Decoder(Message)
        while not self._stopping.is_set():
            try:
                with psycopg.connect(self._url, autocommit=True) as connection:
                    connection.execute(f"LISTEN {CHANNEL}")
                    if listening.is_set():
                        resumed()
                    listening.set()
                    while not self._stopping.is_set():
                        for note in connection.notifies(timeout=0.5):
                            receive(decoder.decode(note.payload))
            except psycopg.OperationalError as error:
                if not self._stopping.is_set():
                    log.warning("lost the connection that listens for wake-ups, trying again: %s", error)
                    time.sleep(RETRY_S)

"""Five hundred sockets in one process, light enough that what is measured is the server.

Prints, for each change, the milliseconds from sending it until the last socket had it.
"""

import asyncio
import base64
import os
import struct
import sys
import time
from typing import cast
from urllib.parse import urlsplit

import uvloop

from bench.process import LOAD_CORE, pin
from tests.support.people import Person, edit

PAUSE = 0.2
EACH = 10
"""Sockets that one account may hold."""


class Listener(asyncio.Protocol):
    """Enough of a WebSocket to subscribe, to answer pings and to see a text go by."""

    def __init__(self, host: str, token: str, subscribe: bytes, crowd: "Crowd") -> None:
        self._hello = (
            f"GET /ws?token={token} HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}\r\nSec-WebSocket-Version: 13\r\n\r\n"
        ).encode()
        self._subscribe = subscribe
        self._crowd = crowd
        self._buffer = bytearray()
        self._open = False
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's own, which has no common ancestor
        self._transport.write(self._hello)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if not self._open:
            end = self._buffer.find(b"\r\n\r\n")
            if end < 0:
                return
            if b" 101 " not in self._buffer[:end]:
                self._crowd.fail(f"no socket: {bytes(self._buffer[:200])!r}")
                return
            del self._buffer[: end + 4]
            self._open = True
            self._send(1, self._subscribe)
        while (frame := self._take()) is not None:
            code, payload = frame
            if code == 1:
                self._crowd.heard(payload)
            elif code == 8:
                self._crowd.fail(f"closed by the server: {payload!r}")
            elif code == 9:
                self._send(10, payload)

    def _take(self) -> tuple[int, bytes] | None:
        buffer = self._buffer
        if len(buffer) < 2:
            return None
        length, start = buffer[1] & 127, 2
        if length == 126:
            if len(buffer) < 4:
                return None
            length, start = struct.unpack_from(">H", buffer, 2)[0], 4
        elif length == 127:
            if len(buffer) < 10:
                return None
            length, start = struct.unpack_from(">Q", buffer, 2)[0], 10
        if len(buffer) < start + length:
            return None
        frame = buffer[0] & 15, bytes(buffer[start : start + length])
        del buffer[: start + length]
        return frame

    def _send(self, code: int, payload: bytes) -> None:
        assert self._transport is not None
        size = len(payload)
        head = bytes([128 | code, 128 | size]) if size < 126 else bytes([128 | code, 254]) + struct.pack(">H", size)
        # A mask of zeros is a mask: the bytes stay what they are.
        self._transport.write(head + bytes(4) + payload)


class Crowd:
    def __init__(self, size: int) -> None:
        self._size = size
        self._wanted = b""
        self._count = 0
        self._all = asyncio.Event()
        self.subscribed = 0
        self.problem: str | None = None

    def expect(self, text: bytes) -> None:
        self._wanted, self._count = text, 0
        self._all.clear()

    def heard(self, payload: bytes) -> None:
        if self._wanted and self._wanted in payload:
            self._count += 1
            if self._count == self._size:
                self._all.set()
        elif payload.startswith(b'{"t":"people"'):
            self.subscribed += 1

    def fail(self, problem: str) -> None:
        self.problem = problem
        self._all.set()

    async def wait(self) -> None:
        await asyncio.wait_for(self._all.wait(), 20)
        if self.problem:
            raise SystemExit(self.problem)


async def run(url: str, cookie: str, stream: str, sockets: int, changes: int) -> None:
    loop = asyncio.get_running_loop()
    ana = Person(url, cookie)
    place = urlsplit(url)
    host, port = place.hostname or "", place.port or 80
    crowd = Crowd(sockets)
    people = [ana, *(invited(ana, stream, n) for n in range(1, -(-sockets // EACH)))]
    for number in range(sockets):
        person = people[number // EACH]
        if number % EACH == 0:
            snapshot = person.snapshot(stream)
            head, grants = snapshot["head"], snapshot["grants"]
            wish = f'{{"t":"sub","stream":"{stream}","since":{head},"grants":"{grants}"}}'.encode()
        token = person.socket_token()
        await loop.create_connection(lambda: Listener(place.netloc, token, wish, crowd), host, port)  # noqa: B023
    await settle(crowd)
    for n in range(changes):
        text = f"heard by all {n}."
        crowd.expect(text.encode())
        began = time.monotonic()
        wanted = edit("set", "trip", stream.removeprefix("trip:"), title=text)
        await loop.run_in_executor(None, ana.mutate, stream, "trip.edit", wanted)
        await crowd.wait()
        took = time.monotonic() - began
        print(f"{took * 1000:.2f}", flush=True)
        await asyncio.sleep(max(0.0, PAUSE - took))


def invited(owner: Person, stream: str, number: int) -> Person:
    """Somebody else who watches the trip."""
    person = Person.register(owner.url, f"watcher{number}")
    members = f"/api/trips/{stream.removeprefix('trip:')}/members"
    owner.call("POST", members, {"identifier": f"watcher{number}@example.com", "role": "viewer"})
    return person


async def settle(crowd: Crowd) -> None:
    """Until everyone has heard who else is there and it is quiet."""
    before = -1
    while crowd.subscribed != before:
        before = crowd.subscribed
        await asyncio.sleep(2)


def main() -> None:
    url, cookie, stream, sockets, changes = sys.argv[1:]
    pin(os.getpid(), LOAD_CORE)
    uvloop.run(run(url, cookie, stream, int(sockets), int(changes)))


if __name__ == "__main__":
    main()

"""A WebSocket as the client holds one: frames in order, and a wait for the one that matters."""

import json
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from tests.support.people import Json, Person


class Socket:
    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self.seen: list[Json] = []

    @classmethod
    def open(cls, person: Person) -> Self:
        address = person.url.replace("http", "ws", 1)
        return cls(connect(f"{address}/ws?token={person.socket_token()}", open_timeout=10, max_size=None))

    def send(self, **frame: object) -> None:
        self._connection.send(json.dumps(frame))

    def subscribe(self, person: Person, stream: str) -> int:
        """From the head as it is now; answers that head."""
        snapshot = person.snapshot(stream)
        self.send(t="sub", stream=stream, since=snapshot["head"], grants=snapshot["grants"])
        return int(snapshot["head"])

    def wait_for(self, wanted: Callable[[Json], bool], seconds: float = 10) -> Json:
        until = time.monotonic() + seconds
        while True:
            left = until - time.monotonic()
            if left <= 0:
                raise AssertionError(f"no such frame within {seconds} s; seen: {self.seen}")
            try:
                frame: Json = json.loads(self._connection.recv(timeout=left))
            except TimeoutError:
                continue
            self.seen.append(frame)
            if wanted(frame):
                return frame

    def wait_for_change(self, mutation_id: str, seconds: float = 10) -> Json:
        def holds_it(frame: Json) -> bool:
            return frame["t"] == "changes" and any(c["mutation_id"] == mutation_id for c in frame["changes"])

        frame = self.wait_for(holds_it, seconds)
        return next(change for change in frame["changes"] if change["mutation_id"] == mutation_id)

    def wait_for_people(self, stream: str, names: set[str], seconds: float = 10) -> Json:
        def are_there(frame: Json) -> bool:
            return (
                frame["t"] == "people"
                and frame["stream"] == stream
                and {person["name"] for person in frame["people"]} == names
            )

        return self.wait_for(are_there, seconds)

    def wait_for_close(self, seconds: float = 10) -> int:
        """The code that the server closes with."""
        with pytest.raises(ConnectionClosed) as caught:
            self.wait_for(lambda _: False, seconds)
        closing = caught.value.rcvd
        assert closing is not None, "the line was cut instead"
        return closing.code

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

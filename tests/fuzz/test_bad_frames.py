"""Whatever comes over the socket: an error frame or a clean close with its code; the server and its neighbours go on."""

import json
from collections.abc import Iterator
from contextlib import suppress

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect
from websockets.sync.connection import Connection

from tests.support.people import Person
from tests.support.server import ServerProcess
from tests.support.sockets import Socket


@pytest.fixture
def raw(ana: Person) -> Iterator[Connection]:
    address = ana.url.replace("http", "ws", 1)
    with connect(f"{address}/ws?token={ana.socket_token()}", max_size=None) as connection:
        connection.recv(timeout=5)  # hello
        yield connection


def close_code(connection: Connection) -> int | None:
    try:
        while True:
            connection.recv(timeout=10)
    except ConnectionClosed:
        return connection.close_code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[]",
        "7",
        '{"t":"fly"}',
        '{"t":"sub"}',
        '{"t":"sub","stream":7}',
        '{"t":"sub","stream":"trip:x","since":"y"}',
        '{"t":"sub","stream":"trip:x","since":-1}',
        '{"t":"sub","stream":"trip:x","since":1e300}',
        '{"t":"sub","stream":"dragon:1","since":0}',
        '{"t":"here","stream":"trip:x","at":"there"}',
        '{"t":"sub","stream":"trip:x","since":0,"colour":"red"}',
        "[" * 20_000,
    ],
)
def test_a_bad_frame_is_answered_by_an_error_and_the_socket_goes_on(raw: Connection, ana: Person, text: str) -> None:
    stream = ana.create_trip()
    raw.send(text)
    raw.send(json.dumps({"t": "sub", "stream": stream, "since": 0}))
    seen = ""
    while '"t":"changes"' not in seen:
        seen += str(raw.recv(timeout=5))


def test_an_oversize_frame_closes_with_1009(raw: Connection) -> None:
    raw.send("x" * 70_000)
    assert close_code(raw) == 1009


def test_bytes_are_no_frame_of_ours(raw: Connection, server: ServerProcess) -> None:
    raw.send(b"\x00\x01\x02")
    assert close_code(raw) == 1003
    assert server.is_healthy()


def test_the_thirty_first_frame_in_ten_seconds_is_not_taken(raw: Connection) -> None:
    for _ in range(40):
        raw.send('{"t":"unsub","stream":"trip:x"}')
    with suppress(ConnectionClosed):  # a close is as good an answer
        assert '"t":"error"' in str(raw.recv(timeout=5))


def test_WS01_a_token_works_once(ana: Person) -> None:
    token = ana.socket_token()
    address = f"{ana.url.replace('http', 'ws', 1)}/ws?token={token}"
    with connect(address) as first:
        assert '"t":"hello"' in str(first.recv(timeout=5))
        with connect(address) as second:
            assert close_code(second) == 4001


@pytest.mark.parametrize("token", ["", "x", "%00", "x" * 4000])
def test_WS01_a_token_that_is_none_closes_with_4001(ana: Person, token: str) -> None:
    with connect(f"{ana.url.replace('http', 'ws', 1)}/ws?token={token}") as connection:
        assert close_code(connection) == 4001


def test_a_stranger_who_subscribes_hears_that_there_is_no_such_stream(ana: Person, otto: Person) -> None:
    stream = ana.create_trip()
    with Socket.open(otto) as socket:
        socket.send(t="sub", stream=stream, since=0)
        told = socket.wait_for(lambda frame: frame["t"] == "error")
        assert told["stream"] == stream
        assert told["code"]

"""Two hundred broken requests, as raw bytes: refused or hung up on, never a 5xx, a hang or a word about our insides."""

import socket
from collections.abc import Iterator

import pytest

from tests.support.people import Person
from tests.support.server import ServerProcess

PATIENCE_S = 10
SMALL = b"host: localhost\r\nconnection: close\r\n"
LEAKS = (b"Traceback", b'File "/', b"site-packages", b"sqlalchemy", b"sqlite3.", b"psycopg", b"SELECT ")


def line(method: str, target: str, version: str = "HTTP/1.1") -> bytes:
    return f"{method} {target} {version}\r\n".encode("latin-1") + SMALL + b"\r\n"


def posted(path: str, body: bytes, kind: str = "application/json") -> bytes:
    head = f"POST {path} HTTP/1.1\r\ncontent-type: {kind}\r\ncontent-length: {len(body)}\r\n"
    return head.encode() + b"SIGNED-IN" + SMALL + b"\r\n" + body


def headed(*headers: bytes, path: str = "/api/auth/me", method: str = "GET") -> bytes:
    return f"{method} {path} HTTP/1.1\r\n".encode() + b"".join(h + b"\r\n" for h in headers) + SMALL + b"\r\n"


METHODS = (
    "",
    "get",
    "GET ",
    "G\x00T",
    "PRI",
    "TRACE",
    "CONNECT",
    "PROPFIND",
    "DELETE",
    "PUT",
    "A" * 5000,
    "G\tT",
    "\xff",
)
TARGETS = (
    "", "*", "//", "/..", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc%2fpasswd", "/%00", "/%", "/%zz",
    "/\x00", "/\xff\xfe", "/" + "a" * 20_000, "/api/" + "a/" * 3000, "http://evil.example/api/health", "/api/health#x",
    "/api/health?" + "a=1&" * 5000, "/api/trips/%00", "/api/trips/..%5c..", "/uploads/../data/travel.db",
    "/uploads/%2e%2e/data/.jwt_secret", "/uploads//etc/passwd", "/assets/..\\..\\x", "/api/sync/trip:", "/api/sync/%3a%3a",
    "/api/sync/" + "x" * 3000, "/api/sync/trip:' OR 1=1 --", "/api/sync/trip:../../x/changes?since=-1",
    "/api/sync/x/changes?since=1e999", "/api/sync/x/changes?since=99999999999999999999999", "/ws?token=%00",
    "/api//trips", "/api/trips/",
)  # fmt: skip
VERSIONS = ("", "HTTP/0.9", "HTTP/1.0", "HTTP/2.0", "HTTP/9.9", "HTTP/1.1 x", "FTP/1.1", "HTTP", "http/1.1", "\x00")
HEADERS = (
    b"a" * 100_000, b"x: " + b"y" * 200_000, b": no name", b"no colon at all", b"a b: c", b"x:\x00y", b"x: \xff\xfe",
    b" folded: x",
    b"content-length: -1", b"content-length: x", b"content-length: 99999999999999999999",
    b"content-length: 5\r\ncontent-length: 6",
    b"transfer-encoding: chunked\r\ncontent-length: 3", b"transfer-encoding: gzip, chunked", b"transfer-encoding: nonsense",
    b"cookie: trek_session=", b"cookie: trek_session=..", b"cookie: trek_session=a.b.c",
    b"cookie: trek_session=\xff", b"cookie: ;;;=;",
    b"cookie: trek_session=eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.", b"cookie: " + b"a=b;" * 20_000, b"authorization: Bearer",
    b"authorization: Bearer \x01", b"authorization: Basic !!!", b"authorization: Bearer " + b"a" * 50_000,
    b"host: evil.example",
    b"host: \r\nhost: a", b"x-forwarded-for: " + b"1," * 20_000, b"x-forwarded-for: nonsense",
    b"x-forwarded-proto: javascript",
    b"x-forwarded-host: a\tb", b"forwarded: for=;;;", b"origin: null", b"origin: ://", b"sec-fetch-site: \xf0\x9f\x92\xa9",
    b"if-none-match: " + b'"a",' * 20_000, b"if-modified-since: yesterday", b"range: bytes=9-1,--1",
    b"range: bytes=" + b"0-0," * 5000,
    b"accept-encoding: " + b"gzip;q=nan," * 3000, b"accept-language: " + b"*-" * 9000, b"expect: 100-continue",
    b"expect: 200-ok",
    b"upgrade: websocket", b"upgrade: h2c\r\nconnection: upgrade\r\nhttp2-settings: x", b"idempotency-key: " + b"k" * 9000,
    b"content-type: ", b"content-type: application/json; charset=utf-99", b"\r\n\r\nGET / HTTP/1.1",
)  # fmt: skip
BODIES = (
    b"", b"{", b"[]", b"null", b"true", b"1e999", b'"x"', b"\xff\xfe", b"\x00", b'{"a":NaN}', b'{"email":[]}',
    b'{"email":{"$ne":1}}',
    b"[" * 50_000, b'{"a":' * 20_000, b'{"email":"\\ud800","password":"x"}', b'{"email":"a\\u0000b","password":"x"}',
    b"a=b&c=d",
    b'{"email":"' + b"a" * 300_000 + b'","password":"x"}', b'{"email":"a@b.example","password":"' + b"p" * 100_000 + b'"}',
    b'{"email":1,"email":2}', b"--x\r\ncontent-disposition: form-data\r\n\r\n--x--", b'{"id":' + b"9" * 5000 + b"}",
    b"\xef\xbb\xbf{}", b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
)  # fmt: skip
DOORS = ("/api/auth/login", "/api/auth/register", "/api/trips", "/api/sync/STREAM")
TORN = (
    b"", b"\r\n", b"\x16\x03\x01\x02\x00\x01\x00", b"GET", b"GET /", b"GET / HTTP/1.1", b"GET / HTTP/1.1\r\nhost",
    b"\x00" * 5000,
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"POST /api/auth/login HTTP/1.1\r\ncontent-length: 900\r\n\r\n{",
    b"POST /api/auth/login HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
    b"POST /api/auth/login HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\nffffffffffffffffff\r\n",
    b"POST /api/auth/login HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{}\r\n", b"\xff" * 70_000, b"a\r\n" * 5000,
)  # fmt: skip


def corpus() -> Iterator[bytes]:
    yield from (line(method, "/api/health") for method in METHODS)
    yield from (line("GET", target) for target in TARGETS)
    yield from (line("GET", "/api/health", version) for version in VERSIONS)
    yield from (headed(header) for header in HEADERS)
    yield from (posted(door, body) for door in DOORS for body in BODIES)
    yield from TORN


def exchange(port: int, request: bytes) -> bytes:
    """What comes back until the server hangs up, or `b"HANG"`. Our own side closes after the last byte,
    as a torn line does."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_S) as wire:
        answer = b""
        try:
            wire.sendall(request)
            wire.shutdown(socket.SHUT_WR)
            while part := wire.recv(65_536):
                answer += part
        except TimeoutError:
            return b"HANG"
        except (ConnectionResetError, BrokenPipeError):
            pass  # hung up on before we had said all: the clean end for what is too large
        return answer


@pytest.mark.usefixtures("ana")
def test_HDR08_two_hundred_malformed_requests_get_no_5xx_no_hang_and_no_stack(
    server: ServerProcess, ana: Person
) -> None:
    stream = ana.create_trip()
    before = ana.snapshot(stream)
    credentials = f"authorization: Bearer {ana.cookie.split('=', 1)[1]}\r\n".encode()
    requests = [request.replace(b"SIGNED-IN", credentials).replace(b"STREAM", stream.encode()) for request in corpus()]
    assert len(requests) >= 200
    faults = []
    for number, request in enumerate(requests):
        answer = exchange(server.port, request)
        status = answer.split(b" ", 2)[1] if answer.startswith(b"HTTP/") else answer[:4]
        if status.startswith(b"5") or answer == b"HANG" or any(leak in answer for leak in LEAKS):
            faults.append((number, request[:80], answer[:300]))
    assert faults == []
    assert server.is_healthy()
    assert ana.snapshot(stream) == before, "nothing is half-written"

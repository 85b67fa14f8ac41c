"""People with names, signed in to a real server: what a test says they do goes over HTTP and nothing else."""

import http.client
import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Literal, Self
from urllib.parse import urlencode, urlsplit

from cairn.kit.ids import new_id
from cairn.kit.ordering import keys_between
from tests.support.server import ADMIN_EMAIL, ADMIN_PASSWORD

Json = dict[str, Any]
_ADDRESSES = (f"10.{n >> 16 & 255}.{n >> 8 & 255}.{n & 255}" for n in count(1))
# The server closes what has been silent for five seconds; a request may meet the close half-way.
IDLE_SECONDS = 3.0
PASSWORD = "Sunny-harbour-42"


def edit(step: Literal["add", "set", "remove"], kind: str, id: str, **fields: object) -> Json:
    return {"step": step, "kind": kind, "id": id, "fields": fields}


def mutation(verb: str, *edits: Json, base: int | None = None) -> Json:
    return {"id": new_id(), "verb": verb, "base": base, "edits": list(edits)}


def positions(count: int) -> list[str]:
    return keys_between(None, None, count)


class Refused(Exception):
    """The server said no, in the way that the contract promises."""

    def __init__(self, status: int, body: Any) -> None:
        super().__init__(f"{status}: {body}")
        self.status = status
        self.body = body
        self.code: str | None = body.get("code") if isinstance(body, dict) else None


@dataclass
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Person:
    """One keep-alive connection and one cookie. Not shared between threads: each takes its own by `again`."""

    url: str
    cookie: str = ""
    id: str = ""
    name: str = ""
    address: str = field(default_factory=lambda: next(_ADDRESSES))
    """Where they say they sit: the servers of the tests trust one proxy, so that limits count each by themselves."""
    _connection: http.client.HTTPConnection | None = field(default=None, repr=False)
    _used: float = field(default=0.0, repr=False)

    @classmethod
    def register(cls, url: str, name: str) -> Self:
        person = cls(url, name=name)
        body = {"username": name, "email": f"{name}@example.com", "password": PASSWORD}
        answer = person.request("POST", "/api/auth/register", body)
        if answer.status != 201:
            raise Refused(answer.status, answer.body)
        return person._signed_in(answer)

    @classmethod
    def sign_in(cls, url: str, email: str, password: str = PASSWORD) -> Self:
        person = cls(url)
        answer = person.request("POST", "/api/auth/login", {"email": email, "password": password})
        if answer.status != 200:
            raise Refused(answer.status, answer.body)
        return person._signed_in(answer)

    @classmethod
    def admin(cls, url: str) -> Self:
        return cls.sign_in(url, ADMIN_EMAIL, ADMIN_PASSWORD)

    def _signed_in(self, answer: Answer) -> Self:
        self.cookie = answer.headers["set-cookie"].split(";")[0]
        user = answer.json()["user"]
        self.id, self.name = user["id"], user["username"]
        return self

    def again(self, url: str | None = None) -> Self:
        """The same account over another connection, perhaps to another server process."""
        return type(self)(url or self.url, self.cookie, self.id, self.name, self.address)

    def request(self, method: str, path: str, body: Any = None, headers: Mapping[str, str] | None = None) -> Answer:
        if time.monotonic() - self._used > IDLE_SECONDS:
            self.close()
        if self._connection is None:
            host = urlsplit(self.url).netloc
            self._connection = http.client.HTTPConnection(host, timeout=30)
        sent = {"X-Forwarded-For": self.address, "X-Requested-With": "tests", **(headers or {})}
        if self.cookie:
            sent = {"Cookie": self.cookie, **sent}
        data = None
        if isinstance(body, bytes):
            data = body
        elif body is not None:
            data = json.dumps(body).encode()
            sent["Content-Type"] = "application/json"
        try:
            self._connection.request(method, path, data, sent)
            answer = self._connection.getresponse()
            self._used = time.monotonic()
            got = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, got, answer.read())
        except (OSError, http.client.HTTPException):
            self.close()
            raise

    def call(self, method: str, path: str, body: Any = None) -> Any:
        answer = self.request(method, path, body)
        if answer.status >= 400:
            raise Refused(answer.status, answer.json())
        return answer.json() if answer.body else None

    def get(self, path: str, **query: object) -> Any:
        return self.call("GET", f"{path}?{urlencode(query)}" if query else path)

    def post(self, path: str, body: Any = None) -> Any:
        return self.call("POST", path, body)

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    # The doors of the log

    def mutate(self, stream: str, verb: str, *edits: Json) -> Json:
        """One mutation; answers its change, or raises Refused."""
        return self.send(stream, mutation(verb, *edits))

    def send(self, stream: str, wanted: Json) -> Json:
        change: Json = self.post(f"/api/sync/{stream}", wanted)["change"]
        return change

    def send_batch(self, stream: str, wanted: Sequence[Json]) -> list[Json]:
        results: list[Json] = self.post(f"/api/sync/{stream}", {"mutations": list(wanted)})["results"]
        return results

    def snapshot(self, stream: str) -> Json:
        found: Json = self.get(f"/api/sync/{stream}")
        return found

    def changes(self, stream: str, since: int = 0) -> list[Json]:
        """Everything after `since`, however many answers it takes."""
        grants = self.snapshot(stream)["grants"]
        found: list[Json] = []
        while True:
            answer = self.get(f"/api/sync/{stream}/changes", since=since, grants=grants)
            assert not answer.get("reset"), "the log was asked for from a cursor that it should still have"
            found += answer["changes"]
            since = found[-1]["seq"] if found else since
            if since >= answer["head"] or not answer["changes"]:
                return found

    def socket_token(self) -> str:
        return str(self.post("/api/auth/ws-token")["token"])

    def create_trip(self, title: str = "Japan in autumn", days: int = 3) -> str:
        """A trip as the client makes one: its own id, a mutation to its own stream. Answers the stream's name."""
        trip = new_id()
        stream = f"trip:{trip}"
        added = [
            edit("add", "day", new_id(), title=f"Day {n}", position=key)
            for n, key in enumerate(positions(days), start=1)
        ]
        self.mutate(
            stream,
            "trip.create",
            edit("add", "trip", trip, title=title),
            edit("add", "member", new_id(), account_id=self.id, name=self.name, role="owner", position="a0"),
            *added,
        )
        return stream

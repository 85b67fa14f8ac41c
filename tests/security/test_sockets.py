"""WS: who may hold a socket open, what comes over it, and what closes it."""

import json
from collections.abc import Callable

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from cairn.kit.ids import new_id
from tests.security.conftest import Site
from tests.support.files import PDF, uploaded
from tests.support.people import Person, edit, mutation
from tests.support.server import ADMIN_EMAIL, ADMIN_PASSWORD
from tests.support.sockets import Socket


def open_hello(person: Person) -> Socket:
    socket = Socket.open(person)
    socket.wait_for(lambda frame: frame["t"] == "hello")
    return socket


@pytest.mark.parametrize(
    ("origin", "is_let_in"),
    [("https://evil.example", False), ("null", False), ("http://localhost.evil.example", False), (None, True)],
)
def test_WS02_a_socket_that_another_site_opens_is_refused(site: Site, origin: str | None, is_let_in: bool) -> None:
    ana = Person.sign_in(site.server.url, ADMIN_EMAIL, ADMIN_PASSWORD)
    address = f"{ana.url.replace('http', 'ws', 1)}/ws?token={ana.socket_token()}"
    headers = {} if origin is None else {"Origin": origin}
    if is_let_in:
        with connect(address, additional_headers=headers) as connection:
            assert json.loads(connection.recv(timeout=5))["t"] == "hello"
    else:
        with pytest.raises(InvalidStatus) as caught, connect(address, additional_headers=headers):
            pass
        assert caught.value.response.status_code == 403


def test_WS03_WS04_only_members_hear_of_a_trip_and_whoever_is_removed_no_more(site: Site) -> None:
    ana, ben, otto = (Person.register(site.server.url, f"ws{name}") for name in ("ana", "ben", "otto"))
    stream = ana.create_trip()
    trip = stream.partition(":")[2]
    ana.post(f"/api/trips/{trip}/members", {"identifier": "wsben", "role": "editor"})
    membership = next(
        one["id"] for one in ana.get(f"/api/trips/{trip}/members")["members"] if one["account_id"] == ben.id
    )
    with open_hello(ben) as bens, open_hello(otto) as ottos:
        bens.subscribe(ben, stream)
        ottos.send(t="sub", stream=stream, since=0)
        assert ottos.wait_for(lambda frame: frame["t"] == "error")["stream"] == stream
        added = mutation("place.add", edit("add", "place", place := new_id(), name="Kinkaku-ji"))
        ana.send(stream, added)
        bens.wait_for_change(added["id"])
        ana.mutate(stream, "member.remove", edit("remove", "member", membership))
        ana.mutate(stream, "place.edit", edit("set", "place", place, name="A secret"))
        assert bens.wait_for(lambda frame: frame["t"] == "error", 2)["stream"] == stream
        ana.mutate(stream, "place.edit", edit("set", "place", place, name="Another secret"))
        for socket in (bens, ottos):
            with pytest.raises(AssertionError, match="no such frame"):
                socket.wait_for(lambda frame: frame["t"] == "changes", 1)
        assert not any("secret" in json.dumps(frame) for frame in [*bens.seen, *ottos.seen])


CAUSES: dict[str, Callable[[Person, Person], object]] = {
    "sign_out": lambda _, there: there.post("/api/auth/logout"),
    "end_one": lambda here, there: here.call("DELETE", f"/api/auth/sessions/{session_at(here, there.address)}"),
    "end_others": lambda here, _: here.call("DELETE", "/api/auth/sessions"),
    "rotate": lambda here, _: here.post("/api/admin/rotate-jwt-secret"),
}


def session_at(person: Person, address: str) -> str:
    return str(next(one["id"] for one in person.get("/api/auth/sessions")["sessions"] if one["ip"] == address))


@pytest.mark.parametrize("cause", CAUSES)
def test_WS05_whatever_ends_a_session_closes_its_sockets_at_once(site_with: Callable[..., Site], cause: str) -> None:
    site = site_with(LOG_LEVEL="info")
    here, there = (Person.sign_in(site.server.url, ADMIN_EMAIL, ADMIN_PASSWORD) for _ in range(2))
    with open_hello(there) as socket:
        CAUSES[cause](here, there)
        assert socket.wait_for_close(1) == 4001


def test_WS06_a_flood_of_frames_is_told_off_and_then_shut_out(site: Site) -> None:
    ana = Person.sign_in(site.server.url, ADMIN_EMAIL, ADMIN_PASSWORD)
    with Socket.open(ana) as socket:
        try:
            for _ in range(140):
                socket.send(t="unsub", stream="trip:x")
        except ConnectionClosed:
            pass  # shut out before the last
        assert socket.wait_for_close() == 1008
    told = [frame for frame in socket.seen if frame.get("code") == "RATE_LIMITED"]
    assert len(told) == 100
    assert site.server.is_healthy()


def test_WS10_the_eleventh_socket_of_an_account_closes_the_oldest(site: Site) -> None:
    ana = Person.register(site.server.url, "wsmany")
    sockets = [open_hello(ana) for _ in range(11)]
    assert sockets[0].wait_for_close(2) == 4009
    for socket in sockets[1:]:
        socket.send(t="fly")
        socket.wait_for(lambda frame: bool(frame["t"] == "error"))
        socket.close()


def test_AUTHZ07_whoever_is_taken_off_a_trip_is_out_of_it_at_every_door(site: Site) -> None:
    ana, ben = (Person.register(site.server.url, f"off-{name}") for name in ("ana", "ben"))
    stream = ana.create_trip("Off")
    trip = stream.removeprefix("trip:")
    member = ana.post(f"/api/trips/{trip}/members", {"identifier": "off-ben"})["member"]["id"]
    file = uploaded(ana, trip, "scan.pdf", PDF)
    token = ben.post("/api/auth/mcp-tokens", {"name": "x"})["token"]["raw_token"]
    bearer = {"Authorization": f"Bearer {token}"}
    paths = (f"/api/trips/{trip}", f"/api/sync/{stream}", file, f"/api/trips/{trip}/places")
    assert [ben.request("GET", path).status for path in paths] == [200] * 4
    ana.call("DELETE", f"/api/trips/{trip}/members/{member}")
    assert [ben.request("GET", path).status for path in paths] == [404] * 4
    assert [Person(ben.url).request("GET", path, None, bearer).status for path in paths] == [404] * 4
    assert ben.get("/api/trips")["trips"] == []

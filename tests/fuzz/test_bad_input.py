"""Whatever comes in at the sync doors: a 4xx with a stable code and a sentence, and nothing half-written."""

import http.client
import json
from typing import Any
from urllib.parse import urlsplit

import pytest

from cairn.kit.ids import new_id
from tests.support.people import Json, Person, Refused, edit, mutation
from tests.support.server import ServerProcess

PLACE = "0193a000-0000-7000-8000-000000000001"
ELSEWHERE = "0193a000-0000-7000-8000-00000000ffff"


@pytest.fixture(scope="module")
def stream(ana: Person) -> str:
    stream = ana.create_trip()
    ana.mutate(stream, "place.add", edit("add", "place", PLACE, name="Gion"))
    return stream


def refusal(person: Person, stream: str, body: Any) -> Refused:
    """How it is refused; afterwards the stream is exactly what it was."""
    before = person.snapshot(stream)
    with pytest.raises(Refused) as caught:
        person.post(f"/api/sync/{stream}", body)
    assert 400 <= caught.value.status < 500, caught.value
    assert caught.value.code is not None
    assert caught.value.code.isupper()
    assert caught.value.body["error"].strip().endswith((".", "?", "!")), "a sentence"
    assert person.snapshot(stream) == before, "nothing is half-written"
    return caught.value


def adding(**fields: object) -> Json:
    return mutation("place.add", {"step": "add", "kind": "place", "id": new_id(), "fields": fields})


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"name": ""},
        {"name": "   "},
        {"name": "x" * 201},
        {"name": None},
        {"name": 7},
        {"name": ["Gion"]},
        {"name": "Gion", "wings": 2},
        {"name": "Gion", "id": PLACE},
        {"name": "Gion", "lat": 35.0},
        {"name": "Gion", "lat": 91.0, "lng": 0.0},
        {"name": "Gion", "lat": "35", "lng": "135"},
        {"name": "Gion", "price_minor": -1},
        {"name": "Gion", "price_minor": 1.5},
        {"name": "Gion", "price_minor": 10**30},
        {"name": "Gion", "price_minor": True},
        {"name": "Gion", "duration_minutes": 0},
        {"name": "Gion", "start_time": "25:00"},
        {"name": "Gion", "start_time": "8:00"},
        {"name": "Gion", "website": "javascript:alert(1)"},
        {"name": "Gion", "currency": "euro"},
        {"name": "Gion", "category_id": "not-an-id"},
        {"name": "Gi\u0000on"},
        {"name": "\ud800"},
    ],
)
def test_a_place_that_is_none_is_refused(ana: Person, stream: str, fields: Json) -> None:
    refusal(ana, stream, adding(**fields))


@pytest.mark.parametrize(
    "edits",
    [
        [edit("add", "dragon", PLACE)],
        [edit("add", "account", PLACE, email="x@example.com")],
        [edit("add", "category", new_id(), name="Castles")],
        [edit("add", "place", "1", name="Gion")],
        [edit("add", "place", PLACE.upper(), name="Gion")],
        [edit("add", "place", PLACE, name="Again the same id")],
        [edit("set", "trip", new_id(), title="Another trip's record in this one")],
        [edit("add", "trip", new_id(), title="A second trip in this one")],
        [edit("add", "day", new_id(), position="a0", day_on="2026-02-30")],
        [edit("add", "day", new_id(), position="a0", day_on="0000-00-00")],
        [edit("add", "day", new_id(), position="not a key!")],
        [edit("add", "note", new_id(), position="a0", text="Hi", icon="dragon")],
        [edit("add", "member", new_id(), name="Second", role="king", position="a0")],
        [edit("add", "stop", new_id(), position="a0", attendee_ids="everyone")],
        [edit("add", "stop", new_id(), position="a0", attendee_ids=[1, 2])],
        [edit("add", "place", new_id(), name="Good"), edit("add", "place", new_id(), name="")],
        [{"step": "fly", "kind": "place", "id": PLACE, "fields": {}}],
        [{"step": "set", "kind": "place", "id": PLACE, "fields": {"name": {"deep": {"er": 1}}}}],
        [{"step": "set", "kind": "place", "id": PLACE}, {"kind": "place"}],
        ["place"],
        "place",
        None,
        7,
    ],
)
def test_edits_that_make_no_sense_are_refused_whole(ana: Person, stream: str, edits: Any) -> None:
    refusal(ana, stream, {"id": new_id(), "verb": "place.edit", "base": None, "edits": edits})


@pytest.mark.parametrize(
    "change",
    [
        {"id": "x"},
        {"id": None},
        {"verb": ""},
        {"verb": "no dot"},
        {"verb": "place." + "x" * 500},
        {"verb": None},
        {"base": -1},
        {"base": 10**9},
        {"base": 10**40},
        {"base": "3"},
        {"colour": "red"},
    ],
)
def test_a_mutation_that_is_none_is_refused(ana: Person, stream: str, change: Json) -> None:
    wanted = mutation("place.edit", edit("set", "place", PLACE, notes="Hello"))
    refusal(ana, stream, {**wanted, **change})


def test_a_record_of_another_trip_cannot_be_reached_through_this_one(ana: Person, stream: str) -> None:
    other = ana.create_trip("Another")
    theirs = new_id()
    ana.mutate(other, "place.add", edit("add", "place", theirs, name="Theirs"))
    before = ana.snapshot(other)
    for step, fields in (("set", {"name": "Mine"}), ("remove", {}), ("add", {"name": "Mine"})):
        wanted = mutation("place.edit", {"step": step, "kind": "place", "id": theirs, "fields": fields})
        answer = ana.request("POST", f"/api/sync/{stream}", wanted)
        assert answer.status < 500
        if step != "add":  # the same id here is another record: keys start with the trip
            assert answer.status == 400
    assert ana.snapshot(other) == before


def test_a_reference_across_trips_is_not_kept(ana: Person, stream: str) -> None:
    other = ana.create_trip("Another")
    theirs = new_id()
    ana.mutate(other, "place.add", edit("add", "place", theirs, name="Theirs"))
    wanted = mutation("stop.add", edit("add", "stop", new_id(), place_id=theirs, title="Here", position="a0"))
    answer = ana.request("POST", f"/api/sync/{stream}", wanted)
    assert answer.status < 500
    assert theirs not in json.dumps(ana.snapshot(stream)), "a dangling reference stays in the records"


def test_ten_thousand_edits_are_too_many(ana: Person, stream: str) -> None:
    edits = [edit("set", "place", PLACE, notes=str(n)) for n in range(10_000)]
    assert refusal(ana, stream, mutation("place.edit", *edits)).status == 413


def test_an_oversize_body_is_refused_by_its_size(ana: Person, stream: str) -> None:
    assert refusal(ana, stream, adding(name="Gion", notes="x" * 3_000_000)).status == 413


def test_an_oversize_body_that_does_not_say_its_size_is_refused_too(ana: Person, stream: str) -> None:
    place = urlsplit(ana.url)
    connection = http.client.HTTPConnection(place.netloc, timeout=30)

    def pieces() -> Any:
        for _ in range(100):
            yield b"x" * 100_000

    headers = {"Cookie": ana.cookie, "Content-Type": "application/json"}
    try:
        connection.request("POST", f"/api/sync/{stream}", body=pieces(), headers=headers, encode_chunked=True)
        assert connection.getresponse().status == 413
    except (BrokenPipeError, ConnectionResetError):
        pass  # closed while we were still sending: as clean a no as the other
    finally:
        connection.close()


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"id": NaN}',
        b"[" * 100_000,
        b'{"mutations": 3}',
        b'{"mutations": [1]}',
    ],
)
def test_malformed_json_is_refused(ana: Person, stream: str, raw: bytes) -> None:
    connection = http.client.HTTPConnection(urlsplit(ana.url).netloc, timeout=30)
    headers = {"Cookie": ana.cookie, "Content-Type": "application/json"}
    connection.request("POST", f"/api/sync/{stream}", body=raw, headers=headers)
    answer = connection.getresponse()
    body = json.loads(answer.read())
    connection.close()
    assert 400 <= answer.status < 500
    assert body["code"]
    assert body["error"]


def test_one_bad_mutation_of_a_batch_leaves_its_neighbours(ana: Person, stream: str) -> None:
    good, bad, late = adding(name="Good"), adding(name=""), adding(name="Late")
    results = ana.send_batch(stream, [good, bad, late])
    assert ["change" in result for result in results] == [True, False, True]
    assert results[1]["refused"]["code"]


def test_a_mutation_id_used_again_with_other_content_is_refused(ana: Person, stream: str) -> None:
    first = adding(name="First")
    change = ana.send(stream, first)
    assert ana.send(stream, first) == change, "L4: asked again, it gets the first answer"
    other = {**adding(name="Other"), "id": first["id"]}
    assert refusal(ana, stream, other).status == 409


@pytest.mark.parametrize("since", ["-1", "x", "", "1.5", "9" * 30, "%00"])
def test_a_cursor_that_is_none_is_refused(ana: Person, stream: str, since: str) -> None:
    answer = ana.request("GET", f"/api/sync/{stream}/changes?since={since}")
    assert 400 <= answer.status < 500
    assert answer.json()["code"]


def test_a_cursor_from_the_future_gets_told_to_take_a_snapshot(ana: Person, stream: str) -> None:
    answer = ana.get(f"/api/sync/{stream}/changes", since=10**6)
    assert answer["reset"] is True


@pytest.mark.parametrize(
    "name", ["trip:", "trip:x", "dragon:1", f"trip:{ELSEWHERE}", "account", "x" * 5000, "trip%3A%00"]
)
def test_a_stream_that_is_none_is_not_found(ana: Person, name: str) -> None:
    for answer in (
        ana.request("GET", f"/api/sync/{name}"),
        ana.request("GET", f"/api/sync/{name}/changes?since=0"),
        ana.request("POST", f"/api/sync/{name}", mutation("place.edit", edit("set", "place", PLACE, notes="Hi"))),
    ):
        assert 400 <= answer.status < 500, answer
        assert answer.json()["code"]


def test_a_stranger_sees_nothing_and_changes_nothing(ana: Person, otto: Person, stream: str) -> None:
    before = ana.snapshot(stream)
    wanted = mutation("place.edit", edit("set", "place", PLACE, notes="Otto was here"))
    for answer in (
        otto.request("GET", f"/api/sync/{stream}"),
        otto.request("GET", f"/api/sync/{stream}/changes?since=0"),
        otto.request("POST", f"/api/sync/{stream}", wanted),
        otto.request("GET", f"/api/trips/{stream.removeprefix('trip:')}"),
    ):
        assert answer.status == 404, "what is not visible does not exist"
    assert ana.snapshot(stream) == before


def test_nobody_gets_past_the_doors_unsigned(server: ServerProcess, stream: str) -> None:
    nobody = Person(server.url)
    for method, path in (("GET", f"/api/sync/{stream}"), ("POST", f"/api/sync/{stream}"), ("GET", "/api/trips")):
        answer = nobody.request(method, path, {} if method == "POST" else None)
        assert answer.status == 401
        assert answer.json()["code"] == "AUTH_REQUIRED"

"""Whoever asks twice because the answer was lost is answered twice, and it is done once."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from PIL import Image

from cairn.kit.ids import new_id
from tests.security.conftest import Site
from tests.support.people import Answer, Person


@pytest.fixture(scope="module")
def ana(site: Site) -> Person:
    return Person.register(site.server.url, "idem-ana")


def ask(person: Person, key: str, method: str, path: str, body: object = None) -> Answer:
    return person.request(method, path, body, {"X-Idempotency-Key": key})


def titles(person: Person) -> list[str]:
    return [one["title"] for one in person.get("/api/trips")["trips"]]


def test_IDEM01_the_same_key_twice_is_one_trip_and_one_answer(ana: Person) -> None:
    first, second = (ask(ana, "trip-1", "POST", "/api/trips", {"title": "Once"}) for _ in range(2))
    assert (first.status, first.body) == (second.status, second.body)
    assert second.headers["idempotency-replayed"] == "true"
    assert "idempotency-replayed" not in first.headers
    assert titles(ana).count("Once") == 1
    other = ask(ana, "trip-1", "POST", "/api/trips", {"title": "Another"})
    assert (other.status, other.json()["code"]) == (422, "IDEMPOTENCY_MISMATCH")


def test_IDEM02_another_person_method_or_path_is_another_key(site: Site, ana: Person) -> None:
    ben = Person.register(site.server.url, "idem-ben")
    for person in (ana, ben):
        assert ask(person, "shared", "POST", "/api/trips", {"title": "Each"}).status == 201
    trip = ask(ana, "shared", "POST", "/api/trips", {"title": "Each"}).json()["trip"]["id"]
    assert ask(ana, "shared", "POST", f"/api/trips/{trip}/copy", {}).status == 201
    assert (titles(ana).count("Each"), titles(ben).count("Each")) == (2, 1), "two of ana's: the trip and its copy"


@pytest.mark.parametrize("key", ["x" * 129, "", "a b", "ä", "a;b"])
def test_IDEM03_a_key_has_1_to_128_plain_characters(ana: Person, key: str) -> None:
    before = len(titles(ana))
    answer = ana.request(
        "POST", "/api/trips", {"title": "Bad key"}, {"X-Idempotency-Key": key.encode().decode("latin-1")}
    )
    assert (answer.status, answer.json()["code"]) == (400, "BAD_IDEMPOTENCY_KEY")
    assert len(titles(ana)) == before


def test_IDEM04_of_twenty_at_once_one_is_done(ana: Person) -> None:
    def one(_: int) -> int:
        return ask(ana.again(), "race", "POST", "/api/trips", {"title": "Raced"}).status

    with ThreadPoolExecutor(20) as pool:
        statuses = list(pool.map(one, range(20)))
    assert set(statuses) <= {201, 409}
    assert titles(ana).count("Raced") == 1
    assert ask(ana, "race", "POST", "/api/trips", {"title": "Raced"}).status == 201


def test_IDEM05_what_failed_is_done_at_the_next_try(ana: Person) -> None:
    assert ask(ana, "mended", "POST", "/api/trips", {"title": ""}).status == 400
    assert ask(ana, "mended", "POST", "/api/trips", {"title": "Mended"}).status == 201


def test_IDEM06_whoever_may_not_see_it_any_more_is_not_answered_again(site: Site, ana: Person) -> None:
    carl = Person.register(site.server.url, "idem-carl")
    trip = ana.create_trip("Left").removeprefix("trip:")
    member = ana.post(f"/api/trips/{trip}/members", {"identifier": "idem-carl"})["member"]["id"]
    path = f"/api/trips/{trip}/copy"
    assert ask(carl, "copy", "POST", path, {}).status == 201
    ana.call("DELETE", f"/api/trips/{trip}/members/{member}")
    assert ask(carl, "copy", "POST", path, {}).status == 404
    assert ask(Person(site.server.url), "copy", "POST", path, {}).status == 401


def test_IDEM07_no_secret_is_kept_and_what_is_kept_is_sealed(site: Site, ana: Person) -> None:
    made = ask(ana, "token", "POST", "/api/auth/mcp-tokens", {"name": "script"})
    raw = made.json()["token"]["raw_token"]
    again = ask(ana, "token", "POST", "/api/auth/mcp-tokens", {"name": "script"})
    assert (again.status, again.json()["code"]) == (409, "ALREADY_DONE")
    assert len(ana.get("/api/auth/mcp-tokens")["tokens"]) == 1
    canary = new_id()
    ask(ana, "sealed", "POST", "/api/trips", {"title": canary})
    with sqlite3.connect(site.server.data_dir / "data" / "travel.db") as db:
        rows = str(db.execute("SELECT * FROM reply").fetchall())
    assert canary not in rows
    assert raw not in rows
    assert "enc:v2:" in rows


def test_IDEM08_a_picture_sent_twice_is_one_picture(ana: Person) -> None:
    out = BytesIO()
    Image.new("RGB", (64, 64), "teal").save(out, "PNG")
    trip = ana.create_trip("Covered").removeprefix("trip:")
    covers = []
    for boundary in ("one", "two"):
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="cover"; filename="a.png"\r\n\r\n'.encode()
        body = head + out.getvalue() + f"\r\n--{boundary}--\r\n".encode()
        headers = {"X-Idempotency-Key": "cover", "Content-Type": f"multipart/form-data; boundary={boundary}"}
        answer = ana.request("POST", f"/api/trips/{trip}/cover", body, headers)
        assert answer.status == 201, answer.body
        covers.append(answer.json()["cover"])
    assert covers[0] == covers[1]
    assert len(ana.changes(f"trip:{trip}")) == 2

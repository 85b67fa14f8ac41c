"""Links that let somebody in: for a time, so often, for whom they are for, and never to be read in the database."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.security.conftest import Site
from tests.support.people import PASSWORD, Person

INVITES = "/api/admin/invites"


@pytest.fixture(scope="module")
def site(site_with: Callable[..., Site]) -> Site:
    return site_with(ALLOW_REGISTRATION="false")


@pytest.fixture(scope="module")
def admin(site: Site) -> Person:
    return Person.admin(site.server.url)


def came(site: Site, name: str, token: str, email: str | None = None) -> tuple[Person, int, str]:
    person = Person(site.server.url)
    body = {"username": name, "email": email or f"{name}@example.com", "password": PASSWORD, "invite_token": token}
    answer = person.request("POST", "/api/auth/register", body)
    if answer.status == 201:
        person.cookie = answer.headers["set-cookie"].split(";")[0]
        person.id, person.name = answer.json()["user"]["id"], name
    return person, answer.status, answer.json().get("code", "")


def seen(site: Site, token: str) -> int:
    return Person(site.server.url).request("GET", f"/api/auth/invite/{token}").status


def test_INV01_an_invite_opens_an_account_while_registration_is_closed(site: Site, admin: Person) -> None:
    assert came(site, "inv-nobody", "")[1:] == (403, "REGISTRATION_CLOSED")
    made = admin.post(INVITES, {})
    assert (made["max_uses"], made["used_count"]) == (1, 0)
    assert seen(site, made["token"]) == 200
    assert came(site, "inv-ana", made["token"])[1] == 201
    assert came(site, "inv-ben", made["token"])[1:] == (410, "INVITE_OVER")
    assert seen(site, made["token"]) == 410
    assert (seen(site, "x" * 32), came(site, "inv-ben", "x" * 32)[1]) == (404, 404)
    listed = next(one for one in admin.get(INVITES)["invites"] if one["id"] == made["id"])
    assert (listed["used_count"], listed["is_over"]) == (1, True)
    assert "token" not in listed
    again = admin.post(INVITES, {"max_uses": 0})
    with sqlite3.connect(site.server.data_dir / "data" / "travel.db") as db:
        db.execute("UPDATE invite SET expires_at = '2020-01-01T00:00:00.000000Z' WHERE id = ?", (again["id"],))
    assert seen(site, again["token"]) == 410
    third = admin.post(INVITES, {})
    admin.call("DELETE", f"{INVITES}/{third['id']}")
    assert came(site, "inv-ben", third["token"])[1] == 404


def test_INV02_PWD13_of_twenty_who_come_with_one_invite_one_gets_in(site: Site, admin: Person) -> None:
    token = admin.post(INVITES, {})["token"]
    with ThreadPoolExecutor(20) as pool:
        statuses = sorted(pool.map(lambda n: came(site, f"inv-race-{n}", token)[1], range(20)))
    assert statuses.count(201) == 1
    assert set(statuses) == {201, 410}


@pytest.mark.parametrize(
    "body",
    [
        {"max_uses": -1},
        {"max_uses": 6},
        {"max_uses": "x"},
        {"expires_in_days": 0},
        {"expires_in_days": -1},
        {"expires_in_days": 10**9},
        {"expires_in_days": "NaN"},
        {"email": "nobody"},
    ],
)
def test_INV03_bad_wishes_make_no_invite(admin: Person, body: dict[str, object]) -> None:
    assert admin.request("POST", INVITES, body).status == 400


def test_INV04_only_an_administrator_makes_them(site: Site, admin: Person) -> None:
    person, _, _ = came(site, "inv-carl", admin.post(INVITES, {})["token"])
    assert person.request("POST", INVITES, {}).status == 403
    assert person.request("GET", INVITES).status == 403
    assert Person(site.server.url).request("POST", INVITES, {}).status == 401
    stream = person.create_trip("Not the host's")
    body = {"trip_id": stream.removeprefix("trip:")}
    assert admin.request("POST", INVITES, body).status == 404, "hosting the server opens nobody's trip"


def test_INV05_no_token_can_be_read_in_the_database(site: Site, admin: Person) -> None:
    token = admin.post(INVITES, {})["token"]
    for file in (site.server.data_dir / "data").rglob("*"):
        assert not file.is_file() or token.encode() not in file.read_bytes(), file


def test_an_invite_may_be_for_one_address_and_bring_its_holder_onto_a_trip(site: Site, admin: Person) -> None:
    stream = admin.create_trip("Autumn")
    trip = stream.removeprefix("trip:")
    token = admin.post(INVITES, {"email": "dora@example.com", "trip_id": trip, "role": "viewer"})["token"]
    assert came(site, "inv-dora", token, "other@example.com")[1:] == (403, "INVITE_FOR_ANOTHER")
    dora, status, _ = came(site, "inv-dora", token, "Dora@example.com")
    assert status == 201
    assert [one["title"] for one in dora.get("/api/trips")["trips"]] == ["Autumn"]
    roles = {one["name"]: one["role"] for one in dora.get(f"/api/trips/{trip}/members")["members"]}
    assert roles["inv-dora"] == "viewer"


def test_INV06_INV07_the_link_of_a_trip(site: Site, admin: Person) -> None:
    ana, ben, carl = (
        came(site, f"inv-{name}", admin.post(INVITES, {})["token"])[0] for name in ("eva", "fritz", "gerd")
    )
    trip = ana.create_trip("Sailing").removeprefix("trip:")
    link = f"/api/trips/{trip}/invite-link"
    assert ben.request("GET", link).status == 404
    made = ana.post(link, {"role": "editor"})
    token = made["token"]
    assert ana.get(link)["token"] is None, "told once"
    assert ben.get(f"/api/trip-invites/{token}") == {"title": "Sailing", "invited_by": "inv-eva"}
    assert ben.request("GET", f"/api/trips/{trip}").status == 404, "a preview lets nobody in"
    assert ben.post(f"/api/trip-invites/{token}/accept") == {"trip_id": trip, "joined": True}
    assert ben.post(f"/api/trip-invites/{token}/accept") == {"trip_id": trip, "joined": False}
    assert ana.post(f"/api/trip-invites/{token}/accept") == {"trip_id": trip, "joined": False}
    assert ana.get(link)["used_count"] == 1
    for method in ("GET", "POST", "DELETE"):
        assert ben.request(method, link, {} if method == "POST" else None).status == 403
    other = ana.post(link, {"max_uses": 1})["token"]
    assert carl.request("POST", f"/api/trip-invites/{token}/accept").status == 404, "another link in its place"
    assert carl.post(f"/api/trip-invites/{other}/accept")["joined"] is True
    dirk = came(site, "inv-dirk", admin.post(INVITES, {})["token"])[0]
    assert dirk.request("POST", f"/api/trip-invites/{other}/accept").status == 410
    anew = ana.post(link, {})["token"]
    member = next(one for one in ana.get(f"/api/trips/{trip}/members")["members"] if one["name"] == "inv-fritz")
    assert ben.post(f"/api/trip-invites/{anew}/accept")["joined"] is False
    ana.call("DELETE", f"/api/trips/{trip}/members/{member['id']}")
    assert ben.request("POST", f"/api/trip-invites/{anew}/accept").json()["code"] == "INVITE_LEFT"
    again = ana.post(link, {})["token"]
    assert ben.post(f"/api/trip-invites/{again}/accept")["joined"] is True, (
        "a link made since is meant for whoever gets it"
    )
    ana.call("DELETE", link)
    assert dirk.request("GET", f"/api/trip-invites/{other}").status == 404
    assert came(site, "inv-ernst", other)[1] == 404, "a trip's link opens no account"


def test_RL09_guessing_ends_after_ten(site: Site) -> None:
    guesser = Person(site.server.url)
    assert [guesser.request("GET", f"/api/auth/invite/guess-{n}").status for n in range(11)] == [404] * 10 + [429]

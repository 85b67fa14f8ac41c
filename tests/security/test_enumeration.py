"""Whoever guesses learns nothing: who has an account, whom one may find, what a wrong word was wrong in."""

import sqlite3
from collections.abc import Callable

from tests.security.conftest import Site
from tests.support.people import PASSWORD, Person

MOVING = {"date", "x-request-id"}
"""Headers that differ from answer to answer by themselves."""


def test_ENUM01_ENUM02_a_refused_sign_in_is_the_same_to_the_byte(site: Site) -> None:
    for name in ("known", "sso", "renamed"):
        Person.register(site.server.url, f"enum-{name}")
    with sqlite3.connect(site.server.data_dir / "data" / "travel.db") as db:
        # Whoever comes by single sign-on alone has no password to be right or wrong about.
        db.execute("UPDATE account SET password_hash = '' WHERE username = 'enum-sso'")
    seen = set()
    for email, password in (
        ("enum-known@example.com", "Wrong-harbour-42"),
        ("enum-nobody@example.com", "Wrong-harbour-42"),
        ("enum-sso@example.com", PASSWORD),
        ("enum-sso@example.com", ""),
        ("not an address", PASSWORD),
    ):
        answer = Person(site.server.url).request("POST", "/api/auth/login", {"email": email, "password": password})
        headers = tuple(sorted((k, v) for k, v in answer.headers.items() if k not in MOVING))
        seen.add((answer.status, answer.body, headers))
    assert len(seen) == 1
    assert seen.pop()[0] == 401


def test_PWD14_an_address_or_a_name_that_is_taken_is_refused_in_the_same_words(site: Site) -> None:
    Person.register(site.server.url, "enum-taken")
    said = set()
    for username, email in (("enum-taken", "new@example.com"), ("enum-free", "ENUM-TAKEN@example.com")):
        body = {"username": username, "email": email, "password": PASSWORD}
        answer = Person(site.server.url).request("POST", "/api/auth/register", body)
        said.add((answer.status, answer.body))
    assert len(said) == 1
    assert said.pop()[0] == 409


def test_ENUM_people_find_whom_they_travel_with_or_as_the_host_says(site_with: Callable[..., Site]) -> None:
    def found(person: Person) -> list[str]:
        return [one["username"] for one in person.get("/api/auth/users")["users"]]

    for directory, expected in (("shared_trips", ["dir-ben"]), ("off", [])):
        site = site_with(USER_DIRECTORY=directory)
        ana, _, _ = (Person.register(site.server.url, f"dir-{name}") for name in ("ana", "ben", "otto"))
        trip = ana.create_trip().removeprefix("trip:")
        ana.post(f"/api/trips/{trip}/members", {"identifier": "dir-ben"})
        assert found(ana) == expected
    everybody = site_with(USER_DIRECTORY="all")
    ana, _ = (Person.register(everybody.server.url, f"dir-{name}") for name in ("ana", "ben"))
    assert {"dir-ben", "admin"} <= set(found(ana))


def test_ENUM_a_stranger_is_told_neither_version_nor_numbers(site: Site) -> None:
    config = site.ask("GET", "/api/auth/app-config").json()
    assert config["version"] is None
    assert Person.register(site.server.url, "enum-inside").get("/api/auth/app-config")["version"]
    assert site.ask("GET", "/api/health").json() == {"status": "ok"}
    for path in ("/api/_nest/health", "/api/docs", "/api/metrics"):
        assert site.ask("GET", path).status in (401, 404)

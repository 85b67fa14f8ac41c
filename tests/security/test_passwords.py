"""PWD, S16 to S20: what a password must be, wherever one is set."""

import sqlite3

import pytest

from tests.security.conftest import Site
from tests.support.people import Person

made = iter(range(10_000))


def registered(site: Site, password: object, name: str | None = None) -> tuple[int, str | None]:
    n = next(made)
    name = name or f"pw{n}"
    body = {"username": name, "email": f"{name}@example.com", "password": password}
    answer = site.ask("POST", "/api/auth/register", body, {"X-Forwarded-For": f"10.77.{n // 250}.{n % 250}"})
    found = answer.json()
    return answer.status, found.get("detail", {}).get("rule")


@pytest.mark.parametrize(
    ("password", "rule"),
    [
        ("Aa1!aaa", "length"),
        ("aa1!aaba", "upper"),
        ("AA1!AABA", "lower"),
        ("Aab!aaca", "digit"),
        ("Aa1aaaab", "special"),
        ("aaaaaaaa", "repetitive"),
        ("Password1!", "common"),
        ("P@ssw0rd1", "common"),
        ("Welcome123!", "common"),
        ("Qwerty123!", "common"),
        ("Admin123!", "common"),
        ("My-cairn-42", "context"),
        ("x" * 250 + "Aa1!bcd", "length"),
    ],
)
def test_S16_S17_S18_PWD01_PWD07_weak_passwords_are_refused_by_name_of_the_rule(
    site: Site, password: str, rule: str
) -> None:
    assert registered(site, password) == (400, rule)


def test_S16_S17_PWD01_what_keeps_the_rules_is_taken(site: Site) -> None:
    assert registered(site, "Aa1!aaaB")[0] == 201
    assert registered(site, "Aa1! " + "long road " * 25)[0] == 201


@pytest.mark.parametrize("value", [12345678, None, ["x"], {"$ne": 1}, True])
def test_PWD04_what_is_no_text_is_a_bad_request(site: Site, value: object) -> None:
    assert registered(site, value)[0] == 400
    answer = site.ask(
        "POST", "/api/auth/login", {"email": "a@example.com", "password": value}, {"X-Forwarded-For": "10.78.0.1"}
    )
    assert answer.status in (400, 429)


def test_PWD08_neither_name_nor_address_stands_in_it(site: Site) -> None:
    assert registered(site, "Peregrinus-77!", "peregrinus") == (400, "context")


def test_PWD02_every_character_counts_beyond_the_seventy_second(site: Site) -> None:
    long = "Aa1!" + "b" * 40 + "cdefghij" * 4
    assert registered(site, long + "X", "longone")[0] == 201
    answers = [site.login("longone@example.com", long + end, {"X-Forwarded-For": "10.79.0.1"}).status for end in "YX"]
    assert answers == [401, 200]


def test_PWD05_composed_and_decomposed_letters_are_the_same(site: Site) -> None:
    assert registered(site, "Caf\u00e9-road-7", "accent")[0] == 201
    assert site.login("accent@example.com", "Cafe\u0301-road-7", {"X-Forwarded-For": "10.79.0.2"}).status == 200


def test_S20_the_rules_hold_for_a_change_too(site: Site) -> None:
    ana = Person.register(site.server.url, "ruler")
    body = {"current_password": "Sunny-harbour-42", "new_password": "Password1!"}
    assert ana.request("PUT", "/api/auth/me/password", body).json()["detail"]["rule"] == "common"


def test_S19_hashes_are_bcrypt_of_cost_twelve(site: Site) -> None:
    Person.register(site.server.url, "hashed")
    with sqlite3.connect(site.server.data_dir / "data" / "travel.db") as db:
        (kept,) = db.execute("SELECT password_hash FROM account WHERE username = 'hashed'").fetchone()
    assert kept.startswith("$2b$12$")

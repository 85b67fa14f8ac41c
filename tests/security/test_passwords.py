"""PWD, S16 to S20: what a password must be, wherever one is set."""

import sqlite3

import bcrypt
import pytest

from tests.security.conftest import Site
from tests.support.people import PASSWORD, Person

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


def test_S19_PWD09_a_hash_of_another_cost_is_made_anew_at_the_next_sign_in(site: Site) -> None:
    person = Person.register(site.server.url, "old-hash")
    database = site.server.data_dir / "data" / "travel.db"
    old = bcrypt.hashpw(PASSWORD.encode(), bcrypt.gensalt(10)).decode()
    with sqlite3.connect(database) as db:
        db.execute("UPDATE account SET password_hash = ? WHERE id = ?", (old, person.id))
    assert site.login("old-hash@example.com", PASSWORD, {"X-Forwarded-For": "10.203.0.1"}).status == 200
    with sqlite3.connect(database) as db:
        [(hashed, version)] = db.execute(
            "SELECT password_hash, password_version FROM account WHERE id = ?", (person.id,)
        ).fetchall()
    assert hashed.startswith("$2b$12$")
    assert version == 0
    assert person.request("GET", "/api/trips").status == 200, "nobody is signed out by it"
    assert site.login("old-hash@example.com", PASSWORD, {"X-Forwarded-For": "10.203.0.1"}).status == 200


def test_PWD03_PWD06_nothing_of_a_password_is_cut_or_trimmed(site: Site) -> None:
    for name, password, near in (
        ("nul", "Aa1!har\u0000bour", "Aa1!har"),
        ("blank", " Sunny-pier-42 ", "Sunny-pier-42"),
    ):
        person = Person(site.server.url)
        body = {"username": f"exact-{name}", "email": f"exact-{name}@example.com", "password": password}
        assert person.request("POST", "/api/auth/register", body).status == 201
        for given, status in ((password, 200), (near, 401)):
            sent = {"email": f"exact-{name}@example.com", "password": given}
            assert Person(site.server.url).request("POST", "/api/auth/login", sent).status == status, (name, given)
    made = {"username": "exact-made", "email": "exact-made@example.com", "password": " Sunny-pier-43 "}
    assert Person.admin(site.server.url).request("POST", "/api/admin/users", made).status == 201
    for given, status in ((" Sunny-pier-43 ", 200), ("Sunny-pier-43", 401)):
        sent = {"email": "exact-made@example.com", "password": given}
        assert Person(site.server.url).request("POST", "/api/auth/login", sent).status == status


def test_PWD10_PWD11_a_bad_new_password_is_said_first_and_counts(site: Site) -> None:
    person = Person.register(site.server.url, "pwd-change")
    change = {"current_password": "Wrong-one-1", "new_password": "weak"}
    statuses = [person.request("PUT", "/api/auth/me/password", change).status for _ in range(5)]
    assert statuses == [400] * 5
    same = {"current_password": PASSWORD, "new_password": PASSWORD}
    assert person.request("PUT", "/api/auth/me/password", same).status == 429, "each of them counted"
    other = Person.register(site.server.url, "pwd-same")
    answer = other.request("PUT", "/api/auth/me/password", same)
    assert (answer.status, answer.json()["detail"]) == (400, {"rule": "same"})


def test_PWD15_no_answer_tells_what_stands_behind_an_account(site: Site) -> None:
    person = Person.register(site.server.url, "pwd-tells")
    body = {"email": "pwd-tells@example.com", "password": PASSWORD}
    answers = [Person(site.server.url).request("POST", "/api/auth/login", body)]
    answers += [person.request("GET", path) for path in ("/api/auth/me", "/api/auth/users", "/api/auth/sessions")]
    answers.append(person.request("PUT", "/api/auth/me/settings", {"display_name": "Tells"}))
    answers.append(Person.admin(site.server.url).request("GET", "/api/admin/users"))
    for answer in answers:
        assert answer.status == 200
        for word in (b"$2b$", b"password_hash", b"password_version", b"secret", b"subject", b'"token":"ey'):
            assert word not in answer.body, (word, answer.body[:200])

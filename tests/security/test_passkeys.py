"""Passkeys, from outside, with a software authenticator: exact in everything, once, and one answer to whatever is wrong."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.security.conftest import Site
from tests.support.authenticator import UP, Authenticator
from tests.support.people import PASSWORD, Answer, Person

ORIGIN, HOST = "https://trips.example.org", "trips.example.org"
PASSKEY = "/api/auth/passkey"


@pytest.fixture(scope="module")
def site(site_with: Callable[..., Site]) -> Site:
    return site_with(APP_URL=ORIGIN)


def added(site: Site, name: str) -> tuple[Person, Authenticator]:
    """Somebody with a passkey."""
    person, device = Person.register(site.server.url, f"pk-{name}"), Authenticator(ORIGIN, HOST)
    options = person.post(f"{PASSKEY}/register/options", {"password": PASSWORD})["options"]
    assert options["rp"]["id"] == HOST
    person.post(f"{PASSKEY}/register/verify", {"response": device.create(options), "name": "Phone"})
    return person, device


def asked(browser: Person) -> dict[str, Any]:
    options: dict[str, Any] = browser.post(f"{PASSKEY}/login/options")["options"]
    assert not options.get("allowCredentials"), "before anybody has said who they are, no key is named"
    return options


def sign_in(site: Site, device: Authenticator, **wrong: Any) -> tuple[Person, Answer]:
    browser = Person(site.server.url)
    response = device.get(asked(browser), **wrong)
    answer = browser.request("POST", f"{PASSKEY}/login/verify", {"response": response})
    if "set-cookie" in answer.headers:
        browser.cookie = answer.headers["set-cookie"].split(";")[0]
    return browser, answer


def test_PK01_somebody_signs_in_without_a_password(site: Site) -> None:
    person, device = added(site, "ana")
    browser, answer = sign_in(site, device)
    assert answer.status == 200
    assert browser.get("/api/auth/me")["user"]["id"] == person.id
    assert browser.get("/api/auth/sessions")["sessions"][0]["auth_method"] == "passkey"
    listed = browser.get(f"{PASSKEY}/credentials")
    assert listed["is_open"] is True
    assert [one["name"] for one in listed["credentials"]] == ["Phone"]
    assert listed["credentials"][0]["last_used_at"] is not None
    assert "public_key" not in str(listed)


def test_PK02_PK03_whatever_is_wrong_the_answer_is_the_same(site: Site) -> None:
    person, device = added(site, "ben")
    _, other = added(site, "ben-two")
    browser = Person(site.server.url)
    options = asked(browser)
    response = device.get(options)
    assert browser.request("POST", f"{PASSKEY}/login/verify", {"response": response}).status == 200
    refused = [Person(site.server.url).request("POST", f"{PASSKEY}/login/verify", {"response": response})]
    wrong: list[dict[str, Any]] = [
        {"origin": "https://evil.example"},
        {"rp_id": "evil.example"},
        {"flags": UP},
        {"flags": 0},
        {"type": "webauthn.create"},
        {"signature": True},
        {"challenge": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"},
    ]
    refused += [sign_in(site, device, **one)[1] for one in wrong]
    # A key that nobody has added, one with another's id, and the question of an enrolment.
    refused.append(sign_in(site, Authenticator(ORIGIN, HOST))[1])
    refused.append(sign_in(site, Authenticator(ORIGIN, HOST, id=other.id))[1])
    enrolment = person.post(f"{PASSKEY}/register/options", {"password": PASSWORD})["options"]
    body = {"response": device.get(enrolment)}
    refused.append(Person(site.server.url).request("POST", f"{PASSKEY}/login/verify", body))
    for nonsense in ({}, {"rawId": 7, "response": "x"}, {"rawId": "AA", "response": {"clientDataJSON": "e30"}}):
        answer = Person(site.server.url).request("POST", f"{PASSKEY}/login/verify", {"response": nonsense})
        refused.append(answer)
    person.call("DELETE", f"{PASSKEY}/credentials/{_only(person)['id']}", {"password": PASSWORD})
    refused.append(sign_in(site, device)[1])
    assert {(one.status, one.body) for one in refused} == {(401, refused[0].body)}
    assert refused[0].json()["code"] == "WRONG_PASSKEY"
    assert all("set-cookie" not in one.headers for one in refused)


def test_PK04_a_counter_that_went_back_shuts_the_key_until_its_owner_opens_it(site: Site) -> None:
    person, device = added(site, "chiara")
    device.counter = 10
    assert sign_in(site, device)[1].status == 200
    assert sign_in(site, device, counter=3)[1].status == 401
    assert sign_in(site, device)[1].status == 401, "shut: which of the two is the copy is not known"
    assert _only(person)["is_suspect"] is True
    admin = Person.admin(site.server.url)
    told = admin.get("/api/admin/audit-log", action="user.passkey_clone_suspected")["entries"]
    assert "pk-chiara" in str(told[0])
    person.post(f"{PASSKEY}/credentials/{_only(person)['id']}/trust")
    assert sign_in(site, device)[1].status == 200


def test_PK05_a_request_does_not_say_whom_a_passkey_is_for(site: Site) -> None:
    forged = {"X-Forwarded-Host": "evil.example"}
    answer = Person(site.server.url).request("POST", f"{PASSKEY}/login/options", {}, forged)
    assert answer.json()["options"]["rpId"] == HOST


def test_PK06_where_passkeys_are_turned_off_they_open_nothing(site_with: Callable[..., Site]) -> None:
    site = site_with(APP_URL=ORIGIN, USER_DIRECTORY="all")
    person, device = added(site, "emma")
    admin = Person.admin(site.server.url)
    admin.call("PUT", "/api/auth/app-settings", {"passkey_login": False})
    browser = Person(site.server.url)
    assert browser.request("POST", f"{PASSKEY}/login/options", {}).status == 404
    assert browser.request("POST", f"{PASSKEY}/login/verify", {"response": {}}).status == 404
    assert person.request("POST", f"{PASSKEY}/register/options", {}).status == 404
    assert _only(person)["name"] == "Phone", "what there is can be looked at and removed"
    admin.call("PUT", "/api/auth/app-settings", {"passkey_login": True})
    assert sign_in(site, device)[1].status == 200


def test_PK06_without_a_host_name_there_is_nothing_to_bind_them_to(site_with: Callable[..., Site]) -> None:
    for env in ({}, {"APP_URL": "http://192.0.2.7:3000"}):
        site = site_with(**env)
        assert Person(site.server.url).request("POST", f"{PASSKEY}/login/options", {}).status == 404
        assert site.ask("GET", "/api/auth/app-config").json()["passkey_login"] is False


def test_PK07_somebody_else_s_passkey_is_not_there(site: Site) -> None:
    person, _ = added(site, "finn")
    other, _ = added(site, "finn-two")
    id = _only(person)["id"]
    assert other.request("PATCH", f"{PASSKEY}/credentials/{id}", {"name": "Mine"}).status == 404
    assert other.request("DELETE", f"{PASSKEY}/credentials/{id}", {"password": PASSWORD}).status == 404
    assert other.request("POST", f"{PASSKEY}/credentials/{id}/trust").status == 404
    assert _only(person)["name"] == "Phone"
    person.call("PATCH", f"{PASSKEY}/credentials/{id}", {"name": "Old phone"})
    assert _only(person)["name"] == "Old phone"


def test_PK08_of_many_who_bring_one_answer_one_is_let_in(site: Site) -> None:
    _, device = added(site, "gina")
    response = device.get(asked(Person(site.server.url)))

    def bring(_: int) -> int:
        return Person(site.server.url).request("POST", f"{PASSKEY}/login/verify", {"response": response}).status

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(bring, range(8))) == [200] + [401] * 7


def test_a_passkey_proves_who_sits_there_and_counts_as_second_factor_only_when_it_was_used(
    site_with: Callable[..., Site],
) -> None:
    site = site_with(APP_URL=ORIGIN, USER_DIRECTORY="off")
    person, device = added(site, "hugo")
    with sqlite3.connect(site.server.data_dir / "data" / "travel.db") as db:
        db.execute("UPDATE session SET proved_at = NULL")
        db.execute("INSERT INTO app_setting (key, value) VALUES ('mfa_for_all', 'true')")
    asks = person.post(f"{PASSKEY}/reauth/options")["options"]
    assert [one["id"] for one in asks["allowCredentials"]] != []
    assert person.request("POST", "/api/auth/reauth", {"passkey": device.get(asks, signature=True)}).status == 401
    asks = person.post(f"{PASSKEY}/reauth/options")["options"]
    person.post("/api/auth/reauth", {"passkey": device.get(asks)})
    assert person.request("GET", "/api/trips").json()["code"] == "MFA_REQUIRED"
    assert sign_in(site, device)[0].request("GET", "/api/trips").status == 200


def _only(person: Person) -> dict[str, Any]:
    [found] = person.get(f"{PASSKEY}/credentials")["credentials"]
    assert isinstance(found, dict)
    return found

"""RL, S06, S21, S23, S25: how often something may be tried, and by whom a try is counted."""

import http.client
import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cairn.config import SettingError, read_settings
from tests.security.conftest import Site
from tests.support.people import PASSWORD, Person
from tests.support.server import ADMIN_EMAIL, ADMIN_PASSWORD, ServerProcess


def wrong(site: Site, address: str, email: str = "nobody@example.com") -> int:
    return site.login(email, "Wrong-horse-7", {"X-Forwarded-For": address}).status


def test_S21_RL01_RL02_RL10_ten_attempts_an_address_then_none_even_after_a_restart(tmp_path: Path) -> None:
    with ServerProcess(tmp_path) as server:
        site = Site(server)
        here = {"X-Forwarded-For": "192.0.2.1"}
        tried = [site.login(f"n{n}@example.com", "Wrong-horse-7", here).status for n in range(7)]
        made = site.ask("POST", "/api/auth/register", {"username": "x", "email": "no", "password": "no"}, here)
        good = [site.login(ADMIN_EMAIL, ADMIN_PASSWORD, here).status for _ in range(2)]
        assert [*tried, made.status, *good] == [401] * 7 + [400, 200, 200]
        server.stop()
        server.start()
        refused = site.login(ADMIN_EMAIL, ADMIN_PASSWORD, here)
        assert (refused.status, refused.json()["code"]) == (429, "RATE_LIMITED")
        assert 1 <= int(refused.headers["retry-after"]) <= 900
        assert site.login(ADMIN_EMAIL, ADMIN_PASSWORD, {"X-Forwarded-For": "192.0.2.2"}).status == 200


def test_S25_S06_the_entry_left_of_our_proxys_is_made_up_by_the_client(site: Site) -> None:
    assert [wrong(site, f"10.9.9.{n}, 192.0.2.30") for n in range(10)].count(401) == 5, "five, then the account waits"
    assert wrong(site, "10.9.9.99, 192.0.2.30", "somebody@example.com") == 429
    assert wrong(site, "192.0.2.31", "somebody@example.com") == 401


def test_S25_RL03_without_a_trusted_proxy_the_header_is_not_read(site_with: Callable[..., Site]) -> None:
    site = site_with(TRUST_PROXY="false")
    answers = [wrong(site, f"192.0.2.{n}", f"p{n}@example.com") for n in range(11)]
    assert answers == [401] * 10 + [429]


def test_RL04_addresses_of_one_IPv6_network_count_as_one(site: Site) -> None:
    answers = [wrong(site, f"2001:db8:1:2::{n:x}", f"six{n}@example.com") for n in range(11)]
    assert answers == [401] * 10 + [429]
    assert wrong(site, "2001:db8:1:3::1", "six@example.com") == 401


def test_RL05_parallel_attempts_count_before_the_password_is_looked_at(site: Site) -> None:
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda n: wrong(site, "192.0.2.50", f"par{n}@example.com"), range(30)))
    assert answers.count(401) == 10
    assert answers.count(429) == 20


@pytest.mark.parametrize("email", ["known@example.com", "unknown@example.com"])
def test_RL06_RL07_many_addresses_on_one_account_have_to_wait_whether_it_exists_or_not(site: Site, email: str) -> None:
    if email.startswith("known"):
        Person.register(site.server.url, "known")
    answers = [site.login(email, "Wrong-horse-7", {"X-Forwarded-For": f"198.51.100.{n}"}) for n in range(7)]
    statuses = [answer.status for answer in answers]
    assert statuses[:5] == [401] * 5
    assert 429 in statuses[5:]
    refused = next(answer for answer in answers if answer.status == 429)
    assert refused.json()["code"] == "RATE_LIMITED"


def test_RL06_the_owner_gets_in_after_the_pause_that_was_told(site: Site) -> None:
    Person.register(site.server.url, "patient")
    for n in range(5):
        wrong(site, f"203.0.113.{n}", "patient@example.com")
    held = site.login("patient@example.com", PASSWORD, {"X-Forwarded-For": "203.0.113.9"})
    assert (held.status, held.headers["retry-after"]) == (429, "1")
    time.sleep(int(held.headers["retry-after"]))
    assert site.login("patient@example.com", PASSWORD, {"X-Forwarded-For": "203.0.113.10"}).status == 200


def test_S23_five_wrong_current_passwords_then_none(site: Site) -> None:
    ana = Person.register(site.server.url, "changer")
    body = {"current_password": "Wrong-horse-7", "new_password": "Another-road-8"}
    assert [ana.request("PUT", "/api/auth/me/password", body).status for _ in range(6)] == [401] * 5 + [429]


@pytest.mark.parametrize("text", ["11", "banana", "10.0.0.0/99", "-1", "1.5"])
def test_RL03_a_TRUST_PROXY_that_means_nothing_stops_the_start(text: str) -> None:
    with pytest.raises(SettingError, match="TRUST_PROXY"):
        read_settings({"TRUST_PROXY": text})


def test_RL03_what_TRUST_PROXY_means() -> None:
    assert read_settings({}).trust_proxy.hops == 0
    assert read_settings({"NODE_ENV": "production"}).trust_proxy.hops == 1
    assert read_settings({"NODE_ENV": "production", "TRUST_PROXY": "0"}).trust_proxy.hops == 0
    assert read_settings({"TRUST_PROXY": "true"}).trust_proxy.hops == 1
    assert read_settings({"TRUST_PROXY": "loopback, 10.1.0.0/16"}).trust_proxy.networks[-1] == "10.1.0.0/16"


def test_RL06_a_device_the_owner_was_signed_in_on_is_not_held_up_by_strangers_and_has_its_own_count(site: Site) -> None:
    Person.register(site.server.url, "rl-device")
    body = {"email": "rl-device@example.com", "password": PASSWORD}
    wrong = {**body, "password": "Wrong-harbour-42"}

    def at(device: str, sent: dict[str, str]) -> int:
        """From a seat of its own, so that no limit by address is in the way."""
        headers = {"Cookie": device} if device else {}
        return Person(site.server.url).request("POST", "/api/auth/login", sent, headers).status

    connection = http.client.HTTPConnection("127.0.0.1", site.server.port)
    connection.request("POST", "/api/auth/login", json.dumps(body), {"Content-Type": "application/json"})
    cookies = [value for name, value in connection.getresponse().getheaders() if name.lower() == "set-cookie"]
    connection.close()
    [kept] = [one for one in cookies if one.startswith("trek_device=")]
    assert {"HttpOnly", "Path=/api/auth/login", "SameSite=strict"} <= set(kept.split("; "))
    device = kept.split(";")[0]
    assert 429 in {at("", wrong) for _ in range(8)}, "strangers have to wait"
    assert at("", body) == 429
    assert at(device, body) == 200, "the owner's own device does not"
    assert at(device.replace("trek_device=", "trek_device=x"), body) == 429, (
        "one that we have not signed counts for nothing"
    )
    assert at(device, {**body, "email": "somebody@example.com"}) == 401
    assert 429 in {at(device, wrong) for _ in range(8)}, "whoever has stolen it guesses no faster"

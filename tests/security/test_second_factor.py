"""Two-factor sign-in, from outside: by the clock, once, in one browser, and never by half."""

import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pyotp
import pytest

from tests.security.conftest import Site
from tests.support.people import PASSWORD, Answer, Person, Refused

STEP = 30


@dataclass
class Clocked:
    """A server whose clock the test moves, in whole half minutes."""

    site: Site
    file: Path

    @property
    def now(self) -> float:
        return time.time() + float(self.file.read_text())

    def pass_by(self, seconds: float) -> None:
        self.file.write_text(str(float(self.file.read_text()) + seconds))

    def settle(self) -> None:
        """To the middle of a half minute: the test's own slowness changes no step."""
        self.pass_by((STEP * 1.5 - self.now % STEP) % STEP)


@pytest.fixture(scope="session")
def clocked(tmp_path_factory: pytest.TempPathFactory, site_with: Callable[..., Site]) -> Clocked:
    file = tmp_path_factory.mktemp("clock") / "seconds"
    file.write_text("0")
    return Clocked(site_with(CAIRN_CLOCK_FILE=str(file)), file)


_seats = count(1)


def _seat() -> str:
    """An address that nobody else comes from."""
    return f"10.204.0.{next(_seats)}"


def enrolled(clocked: Clocked, name: str) -> tuple[Person, pyotp.TOTP, list[str]]:
    """Somebody with a second factor, its generator, and their backup codes."""
    person = Person.register(clocked.site.server.url, f"mfa-{name}")
    setup = person.post("/api/auth/mfa/setup")
    assert len(setup["secret"]) == 32
    assert setup["secret"] in setup["otpauth_url"]
    assert "<svg" in setup["qr_svg"]
    totp = pyotp.TOTP(setup["secret"])
    clocked.settle()
    enabled = person.post("/api/auth/mfa/enable", {"code": totp.at(int(clocked.now))})
    clocked.pass_by(STEP)
    return person, totp, enabled["backup_codes"]


def first_step(person: Person, remember: bool | None = None) -> tuple[Person, Answer]:
    """A browser of theirs that has given the password."""
    browser = Person(person.url)
    body = {"email": f"{person.name}@example.com", "password": PASSWORD, "remember_me": remember}
    answer = browser.request("POST", "/api/auth/login", body)
    if answer.status == 200 and "set-cookie" in answer.headers:
        browser.cookie = answer.headers["set-cookie"].split(";")[0]
    return browser, answer


def second_step(browser: Person, token: str, code: object) -> Answer:
    return browser.request("POST", "/api/auth/mfa/verify-login", {"mfa_token": token, "code": code})


def test_S09_MFA01_a_right_password_alone_opens_nothing(clocked: Clocked) -> None:
    person, totp, codes = enrolled(clocked, "ana")
    assert len(codes) == 10
    assert person.get("/api/auth/mfa") == {"is_on": True, "backup_codes_left": 10, "is_required": False}
    browser, answer = first_step(person, remember=True)
    found = answer.json()
    assert (found["mfa_required"], set(found)) == (True, {"mfa_required", "mfa_token"})
    assert answer.headers["set-cookie"].startswith("trek_mfa=")
    for attribute in ("HttpOnly", "SameSite=strict", "Path=/api/auth/mfa"):
        assert attribute in answer.headers["set-cookie"]
    assert browser.request("GET", "/api/auth/me").status == 401
    done = second_step(browser, found["mfa_token"], totp.at(int(clocked.now)))
    assert done.status == 200
    assert "trek_session=" in done.headers["set-cookie"]
    assert "Max-Age=2592000" in done.headers["set-cookie"], "remembered, as was said with the password"


def test_MFA02_MFA03_a_code_counts_once_and_only_around_its_half_minute(clocked: Clocked) -> None:
    person, totp, _ = enrolled(clocked, "ben")
    now = int(clocked.now)
    browser, answer = first_step(person)
    token = answer.json()["mfa_token"]
    for off in (-2, 2):
        assert second_step(browser, token, totp.at(now + off * STEP)).status == 401
    code = totp.at(now - STEP)
    assert second_step(browser, token, code).status == 401, "that half minute's code was taken when it was turned on"
    assert second_step(browser, token, totp.at(now)).status == 200
    browser, answer = first_step(person)
    assert second_step(browser, answer.json()["mfa_token"], totp.at(now)).json()["code"] == "WRONG_CODE"


def test_MFA04_MFA05_MFA06_MFA07_a_challenge_is_no_session_and_soon_over(clocked: Clocked) -> None:
    person, totp, _ = enrolled(clocked, "cleo")
    browser, answer = first_step(person)
    token = answer.json()["mfa_token"]
    assert Person(person.url).request("GET", "/api/auth/me", headers={"Authorization": f"Bearer {token}"}).status == 401
    stranger = Person(person.url)
    assert second_step(stranger, token, totp.at(int(clocked.now))).json()["code"] == "MFA_CHALLENGE_OVER"
    code = totp.at(int(clocked.now))
    assert second_step(browser, token, code).status == 200
    assert second_step(browser, token, totp.at(int(clocked.now) + STEP)).json()["code"] == "MFA_CHALLENGE_OVER"

    browser, answer = first_step(person)
    clocked.pass_by(301)
    late = second_step(browser, answer.json()["mfa_token"], totp.at(int(clocked.now)))
    assert late.json()["code"] == "MFA_CHALLENGE_OVER"

    browser, answer = first_step(person)
    body = {"current_password": PASSWORD, "new_password": "Windy-pier-77"}
    person.call("PUT", "/api/auth/me/password", body)
    stale = second_step(browser, answer.json()["mfa_token"], totp.at(int(clocked.now)))
    assert stale.json()["code"] == "MFA_CHALLENGE_OVER"


def test_S22_five_codes_in_a_quarter_of_an_hour_and_five_of_one_challenge(clocked: Clocked) -> None:
    person, _, _ = enrolled(clocked, "dora")
    browser, answer = first_step(person)
    token = answer.json()["mfa_token"]
    told = [second_step(browser, token, "000000") for _ in range(6)]
    assert [one.status for one in told] == [401] * 5 + [429]
    assert int(told[-1].headers["retry-after"]) <= 900


def test_MFA08_MFA09_a_backup_code_works_once_however_it_is_typed_and_whoever_is_faster(clocked: Clocked) -> None:
    person, _, codes = enrolled(clocked, "emil")
    typed = codes[0].lower().replace("-", " ")
    browser, answer = first_step(person)
    assert second_step(browser, answer.json()["mfa_token"], typed).status == 200
    browser, answer = first_step(person)
    assert second_step(browser, answer.json()["mfa_token"], codes[0]).status == 401
    assert person.get("/api/auth/mfa")["backup_codes_left"] == 9

    waiting = [first_step(person) for _ in range(4)]

    def spend(one: tuple[Person, Answer]) -> int:
        return second_step(one[0], one[1].json()["mfa_token"], codes[1]).status

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(spend, waiting)) == [200, 401, 401, 401]


def test_MFA10_S02_neither_secret_nor_code_lies_in_the_database(clocked: Clocked) -> None:
    person, totp, codes = enrolled(clocked, "fritz")
    folder = clocked.site.server.data_dir / "data"
    everything = b"".join(file.read_bytes() for file in folder.glob("travel.db*"))
    assert totp.secret.encode() not in everything
    for code in codes:
        assert code.encode() not in everything
        assert code.replace("-", "").encode() not in everything
    with sqlite3.connect(folder / "travel.db") as db:
        (sealed,) = db.execute("SELECT secret FROM second_factor WHERE account_id = ?", (person.id,)).fetchone()
    assert sealed.startswith("enc:v2:")
    assert (folder / ".encryption_key").stat().st_mode & 0o777 == 0o600


def test_MFA11_what_is_no_code_is_refused_and_nothing_breaks(clocked: Clocked) -> None:
    person = Person.register(clocked.site.server.url, "mfa-odd")
    assert person.request("POST", "/api/auth/mfa/enable", {"code": "123456"}).json()["code"] == "MFA_NOT_BEGUN"
    person.post("/api/auth/mfa/setup")
    for code in (None, 123456, ["1"], {"$ne": 1}, "", "12345", "abcdef", "１２３４５６", "0" * 41):
        # From a seat of its own each: five codes an address are all.
        answer = person.again().request("POST", "/api/auth/mfa/enable", {"code": code}, {"X-Forwarded-For": _seat()})
        assert answer.status in (400, 401), code
    assert person.get("/api/auth/mfa")["is_on"] is False


def test_MFA12_it_is_turned_off_with_both_password_and_code(clocked: Clocked) -> None:
    person, totp, _ = enrolled(clocked, "gerd")
    code = totp.at(int(clocked.now))
    assert person.request("POST", "/api/auth/mfa/disable", {"password": "Wrong-1-pass", "code": code}).status == 401
    assert person.request("POST", "/api/auth/mfa/disable", {"password": PASSWORD, "code": "000000"}).status == 401
    new = person.post("/api/auth/mfa/backup-codes", {"password": PASSWORD, "code": code})["backup_codes"]
    person.post("/api/auth/mfa/disable", {"password": PASSWORD, "code": new[0]})
    assert first_step(person)[1].json()["user"]["id"] == person.id


def test_S10_MFA13_MFA14_MFA16_where_the_host_asks_it_of_everybody_nobody_works_without(
    site_with: Callable[..., Site],
) -> None:
    site = site_with(LOG_LEVEL="error")
    admin = Person.admin(site.server.url)
    person = Person.register(site.server.url, "mfa-later")
    trip = person.create_trip("Before")
    assert admin.request("PUT", "/api/auth/app-settings", {"require_mfa": True}).json()["code"] == "MFA_OWN_FIRST"
    assert person.request("PUT", "/api/auth/app-settings", {"require_mfa": False}).status == 403
    totp = pyotp.TOTP(admin.post("/api/auth/mfa/setup")["secret"])
    codes = admin.post("/api/auth/mfa/enable", {"code": totp.now()})["backup_codes"]
    assert admin.call("PUT", "/api/auth/app-settings", {"require_mfa": True})["require_mfa"] is True
    with pytest.raises(Refused, match="MFA_REQUIRED"):
        admin.post("/api/auth/mfa/disable", {"password": "Correct-horse-7", "code": codes[0]})
    for path in (
        "/api/trips",
        "/API/trips",
        "/api//trips",
        "/%61pi/trips",
        "/api/trips/",
        f"/api/sync/{trip}",
        "/api/auth/users",
    ):
        for method in ("GET", "HEAD"):
            answer = person.request(method, path)
            assert answer.status >= 400 or b"Before" not in answer.body, path
    assert person.request("GET", "/api/trips").json()["code"] == "MFA_REQUIRED"
    assert person.request("POST", "/api/auth/ws-token").json()["code"] == "MFA_REQUIRED"
    assert person.get("/api/auth/me")["user"]["id"] == person.id
    own = pyotp.TOTP(person.post("/api/auth/mfa/setup")["secret"])
    person.post("/api/auth/mfa/enable", {"code": own.now()})
    assert len(person.get("/api/trips")["trips"]) == 1
    assert person.request("POST", "/api/auth/logout").status == 200
    assert admin.call("PUT", "/api/auth/app-settings", {"require_mfa": False})["require_mfa"] is False


def test_S11_registration_is_closed_in_the_product_and_stays_so(site_with: Callable[..., Site]) -> None:
    site = site_with(LOG_LEVEL="critical")
    admin = Person.admin(site.server.url)
    body = {"username": "late", "email": "late@example.com", "password": PASSWORD}
    admin.call("PUT", "/api/auth/app-settings", {"allow_registration": False})
    assert Person(site.server.url).request("POST", "/api/auth/register", body).json()["code"] == "REGISTRATION_CLOSED"
    assert Person(site.server.url).get("/api/auth/app-config")["allow_registration"] is False
    admin.call("PUT", "/api/auth/app-settings", {"require_mfa": False})
    assert Person(site.server.url).request("POST", "/api/auth/register", body).status == 403, (
        "another switch opens nothing"
    )
    admin.call("PUT", "/api/auth/app-settings", {"allow_registration": True})
    assert Person(site.server.url).request("POST", "/api/auth/register", body).status == 201


def test_MFA17_a_restart_between_setup_and_first_code_changes_nothing(tmp_path: Path) -> None:
    from tests.support.server import ServerProcess

    with ServerProcess(tmp_path) as server:
        person = Person.register(server.url, "mfa-restart")
        totp = pyotp.TOTP(person.post("/api/auth/mfa/setup")["secret"])
        server.stop()
        server.start()
        person.close()
        assert len(person.post("/api/auth/mfa/enable", {"code": totp.now()})["backup_codes"]) == 10

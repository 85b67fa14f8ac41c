"""SES, S04, S12 to S15: what a session is worth, where it stands, and how it ends."""

import base64
import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from cairn.config import read_settings
from cairn.firstrun import advice
from tests.security.conftest import Site
from tests.support.people import PASSWORD, Person, Refused
from tests.support.server import ADMIN_EMAIL, ADMIN_PASSWORD, ServerProcess
from tests.support.sockets import Socket

FROM_ELSEWHERE = {"X-Forwarded-For": "192.0.2.4"}


def claims(cookie: str) -> dict[str, object]:
    part = cookie.partition("=")[2].split(".")[1]
    found: dict[str, object] = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    return found


def test_S13_SES01_the_cookie_is_a_signed_token_out_of_reach_of_scripts(site: Site) -> None:
    answer = site.login(ADMIN_EMAIL, ADMIN_PASSWORD)
    cookie, *attributes = answer.headers["set-cookie"].split("; ")
    assert {part.lower() for part in attributes} == {"httponly", "max-age=86400", "path=/", "samesite=lax"}
    found = claims(cookie)
    assert int(str(found["exp"])) - int(str(found["iat"])) == 86_400
    assert ADMIN_EMAIL not in json.dumps(found)
    bearer = {"Authorization": f"Bearer {cookie.partition('=')[2]}"}
    assert site.ask("GET", "/api/auth/me", headers=bearer).status == 200


@pytest.mark.parametrize(
    ("env", "headers", "is_secure"),
    [
        ({}, {}, False),
        ({"NODE_ENV": "Production"}, {}, True),
        ({"FORCE_HTTPS": "true"}, {"X-Forwarded-Proto": "https"}, True),
        ({}, {"X-Forwarded-Proto": "https"}, True),
        ({"TRUST_PROXY": "0"}, {"X-Forwarded-Proto": "https"}, False),
        ({"NODE_ENV": "production", "COOKIE_SECURE": "false"}, {}, False),
    ],
)
def test_S14_S15_SES03_when_the_cookie_is_secure(
    site_with: Callable[..., Site], env: dict[str, str], headers: dict[str, str], is_secure: bool
) -> None:
    answer = site_with(**env).login(ADMIN_EMAIL, ADMIN_PASSWORD, headers)
    assert answer.status == 200
    assert ("secure" in answer.headers["set-cookie"].lower().split("; ")) is is_secure


def hostile_tokens(server: ServerProcess, own: str, sid: object) -> dict[str, str]:
    """Tokens that name a live session and yet are not worth one."""
    key = OctKey.import_key((server.data_dir / "data" / ".jwt_secret").read_text())
    now = int(time.time())
    good = {"typ": "session", "sid": sid, "id": own, "iat": now, "exp": now + 600}

    def sealed(with_key: OctKey = key, header: dict[str, str] | None = None, **claims: object) -> str:
        return jwt.encode(header or {"alg": "HS256"}, {**good, **claims}, with_key, algorithms=["HS256", "HS384"])

    def part(value: dict[str, object]) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")

    assert Person(server.url, f"trek_session={sealed()}").request("GET", "/api/auth/me").status == 200
    return {
        "alg none": f"{part({'alg': 'none'})}.{part(good)}.",
        "another algorithm": sealed(header={"alg": "HS384"}),
        "expired": sealed(exp=now - 1),
        "of tomorrow": sealed(nbf=now + 86_400),
        "of a second factor": sealed(typ="mfa_login"),
        "without a type": sealed(typ=None),
        "another secret": sealed(OctKey.import_key(b"x" * 64)),
        "a key in the header": sealed(OctKey.import_key(b"x" * 64), {"alg": "HS256", "kid": "../../dev/null"}),
        "no session": sealed(sid="0" * 36),
        "not a token": "banana",
    }


def test_SES02_no_forged_or_foreign_token_opens_anything(site: Site) -> None:
    ana = Person.register(site.server.url, "forger")
    for what, token in hostile_tokens(site.server, ana.id, claims(ana.cookie)["sid"]).items():
        answer = site.ask("GET", "/api/auth/me", headers={"Cookie": f"trek_session={token}"})
        assert (answer.status, answer.json()["code"]) == (401, "AUTH_REQUIRED"), what


@pytest.mark.parametrize(
    ("remember", "max_age", "lasts"),
    [({}, "86400", 86_400), ({"remember_me": False}, None, 86_400), ({"remember_me": True}, "2592000", 2_592_000)],
)
def test_SES04_how_long_a_sign_in_is_remembered(
    site: Site, remember: dict[str, bool], max_age: str | None, lasts: int
) -> None:
    name = f"remember{lasts}{max_age}"
    Person.register(site.server.url, name)
    cookie = site.login(f"{name}@example.com", PASSWORD, FROM_ELSEWHERE, **remember).headers["set-cookie"]
    attributes = dict(part.partition("=")[::2] for part in cookie.lower().split("; "))
    assert attributes.get("max-age") == max_age
    found = claims(cookie.partition(";")[0])
    assert int(str(found["exp"])) - int(str(found["iat"])) == lasts


def test_SES04_an_administrator_signs_in_daily_unless_the_host_says_otherwise(site_with: Callable[..., Site]) -> None:
    for env, max_age in (({}, 86_400), ({"ADMIN_SESSION_REMEMBER": "true"}, 2_592_000)):
        answer = site_with(**env).login(ADMIN_EMAIL, ADMIN_PASSWORD, FROM_ELSEWHERE, remember_me=True)
        assert f"Max-Age={max_age};" in answer.headers["set-cookie"]


@pytest.mark.parametrize(
    ("text", "seconds", "is_said"),
    [("2h", 7200, False), ("90m", 5400, False), ("7d", 604_800, False)]
    + [(bad, 86_400, True) for bad in ("banana", "0", "-1h")],
)
def test_SES05_the_duration_is_read_or_said_to_be_unreadable(
    tmp_path: Path, text: str, seconds: int, is_said: bool
) -> None:
    settings = read_settings({"SESSION_DURATION": text, "CAIRN_DATA_DIR": str(tmp_path)})
    assert settings.session_seconds == seconds
    assert any("SESSION_DURATION" in said for said in advice(settings, {"SESSION_DURATION": text})) is is_said


def test_SES05_the_cookie_and_its_token_last_as_long_as_the_host_says(site_with: Callable[..., Site]) -> None:
    cookie = site_with(SESSION_DURATION="2h").login(ADMIN_EMAIL, ADMIN_PASSWORD).headers["set-cookie"]
    found = claims(cookie.partition(";")[0])
    assert "Max-Age=7200;" in cookie
    assert int(str(found["exp"])) - int(str(found["iat"])) == 7200


def test_SES07_a_new_password_ends_every_other_device_and_its_sockets(site: Site) -> None:
    here = Person.register(site.server.url, "renewer")
    there = Person.sign_in(site.server.url, "renewer@example.com")
    with Socket.open(there) as socket:
        socket.wait_for(lambda frame: frame["t"] == "hello")
        change = {"current_password": PASSWORD, "new_password": "Another-harbour-42"}
        assert here.call("PUT", "/api/auth/me/password", change)
        assert socket.wait_for_close(2) == 4001
    assert [one.request("GET", "/api/auth/me").status for one in (here, there)] == [200, 401]


def test_SES11_two_who_speak_as_one_are_nobody(site: Site) -> None:
    ana, ben = (Person.register(site.server.url, name) for name in ("anabel", "benno"))
    token = {one.name: one.cookie.partition("=")[2] for one in (ana, ben)}
    asked = {
        "garbage and a good token": ("trek_session=garbage", token["anabel"], 401),
        "two people": (ana.cookie, token["benno"], 401),
        "twice the same": (ana.cookie, token["anabel"], 200),
        "an emptied cookie": ("trek_session=", token["anabel"], 200),
    }
    for what, (cookie, bearer, status) in asked.items():
        headers = {"Cookie": cookie, "Authorization": f"Bearer {bearer}"}
        assert site.ask("GET", "/api/auth/me", headers=headers).status == status, what


def test_SES15_every_sign_in_is_a_new_session_whatever_the_browser_brings(site: Site) -> None:
    first = Person.register(site.server.url, "fixed")
    again = site.login("fixed@example.com", PASSWORD, {**FROM_ELSEWHERE, "Cookie": first.cookie})
    assert claims(again.headers["set-cookie"].partition(";")[0])["sid"] != claims(first.cookie)["sid"]


def test_S14_a_sign_in_whose_cookie_the_browser_will_drop_says_so(site_with: Callable[..., Site]) -> None:
    site = site_with(NODE_ENV="production")
    assert site.login(ADMIN_EMAIL, ADMIN_PASSWORD).json()["insecureCookie"] is True
    over_tls = site.login(ADMIN_EMAIL, ADMIN_PASSWORD, {"X-Forwarded-Proto": "https"}).json()
    assert not over_tls.keys() & {"insecureCookie", "token"}
    script = site.login(ADMIN_EMAIL, ADMIN_PASSWORD, {"X-Auth-Transport": "bearer"}).json()
    assert site.ask("GET", "/api/auth/me", headers={"Authorization": f"Bearer {script['token']}"}).status == 200


def test_a_device_that_is_not_used_for_a_week_is_signed_out(tmp_path: Path) -> None:
    clock = tmp_path / "clock"
    clock.write_text("0")
    with ServerProcess(tmp_path, {"CAIRN_CLOCK_FILE": str(clock), "SESSION_DURATION": "30d"}) as server:
        used, idle = (Person.sign_in(server.url, ADMIN_EMAIL, ADMIN_PASSWORD) for _ in range(2))
        statuses = []
        for days in (4, 8):
            clock.write_text(str(days * 86_400))
            statuses.append(used.request("GET", "/api/trips").status)
        assert statuses == [200, 200]
        assert idle.request("GET", "/api/trips").status == 401
        assert len(used.get("/api/auth/sessions")["sessions"]) == 1


def test_SES06_SES14_a_cookie_from_before_signing_out_and_a_failed_sign_in_give_nothing(site: Site) -> None:
    ana = Person.sign_in(site.server.url, ADMIN_EMAIL, ADMIN_PASSWORD)
    ana.post("/api/auth/logout")
    assert site.ask("GET", "/api/auth/me", headers={"Cookie": ana.cookie}).status == 401
    assert "set-cookie" not in site.login(ADMIN_EMAIL, "Wrong-horse-7", {"X-Forwarded-For": "192.0.2.6"}).headers


def test_SES10_ones_devices_are_listed_and_end_one_by_one_or_all_others(site: Site) -> None:
    first, second, third = (Person.sign_in(site.server.url, ADMIN_EMAIL, ADMIN_PASSWORD) for _ in range(3))
    listed = first.get("/api/auth/sessions")["sessions"]
    assert [one["ip"] for one in listed if one["current"]] == [first.address]
    other = next(one["id"] for one in listed if one["ip"] == second.address)
    stranger = Person.register(site.server.url, "sesame")
    with pytest.raises(Refused) as caught:
        stranger.call("DELETE", f"/api/auth/sessions/{other}")
    assert caught.value.status == 404
    assert second.get("/api/auth/me")
    first.call("DELETE", f"/api/auth/sessions/{other}")
    assert second.request("GET", "/api/auth/me").status == 401
    first.call("DELETE", "/api/auth/sessions")
    assert third.request("GET", "/api/auth/me").status == 401
    assert len(first.get("/api/auth/sessions")["sessions"]) == 1


@pytest.mark.parametrize("scheme", ["Basic", "Token", ""])
def test_SES12_only_the_Bearer_scheme_is_read(site: Site, scheme: str) -> None:
    token = Person.sign_in(site.server.url, ADMIN_EMAIL, ADMIN_PASSWORD).cookie.partition("=")[2]
    assert site.ask("GET", "/api/auth/me", headers={"Authorization": f"{scheme} {token}".strip()}).status == 401
    assert site.ask("GET", "/api/auth/me", headers={"Authorization": f"bearer {token}"}).status == 200


def test_S04_S12_rotating_the_secret_signs_everybody_out_for_good(tmp_path: Path) -> None:
    with ServerProcess(tmp_path, {"JWT_SECRET": "from the environment"}) as server:
        file = server.data_dir / "data" / ".jwt_secret"
        before = file.read_text()
        assert "JWT_SECRET is ignored" in server.log()
        assert (len(before), file.stat().st_mode & 0o777) == (64, 0o600)
        admin = Person.sign_in(server.url, ADMIN_EMAIL, ADMIN_PASSWORD)
        ben = Person.register(server.url, "ben")
        refusals = (
            ben.request("POST", "/api/admin/rotate-jwt-secret"),
            Person(server.url).request("POST", "/api/admin/rotate-jwt-secret"),
        )
        assert [answer.status for answer in refusals] == [403, 401]
        assert admin.post("/api/admin/rotate-jwt-secret") == {"success": True}
        assert [one.request("GET", "/api/auth/me").status for one in (admin, ben)] == [401, 401]
        assert (file.read_text() != before, file.stat().st_mode & 0o777) == (True, 0o600)
        newer = Person.sign_in(server.url, ADMIN_EMAIL, ADMIN_PASSWORD)
        server.stop()
        server.start()
        assert [one.again(server.url).request("GET", "/api/auth/me").status for one in (admin, newer)] == [401, 200]


def test_SES13_a_seeded_administrator_can_do_nothing_before_choosing_a_password(tmp_path: Path) -> None:
    with ServerProcess(tmp_path, {"ADMIN_PASSWORD": "", "ADMIN_EMAIL": ""}) as server:
        words = server.log().split()
        admin = Person.sign_in(server.url, "admin@cairn.local", words[words.index("password") + 1])
        answer = admin.request("GET", "/api/trips")
        assert (answer.status, answer.json()["code"]) == (403, "PASSWORD_CHANGE_REQUIRED")
        assert admin.request("GET", "/api/auth/me").status == 200

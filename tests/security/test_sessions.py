"""SES, S04, S12 to S15: what a session is worth, where it stands, and how it ends."""

import base64
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.security.conftest import Site
from tests.support.people import Person, Refused
from tests.support.server import ADMIN_EMAIL, ADMIN_PASSWORD, ServerProcess


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


def test_SES04_remember_me_lasts_thirty_days(site: Site) -> None:
    answer = site.login(ADMIN_EMAIL, ADMIN_PASSWORD, {"X-Forwarded-For": "192.0.2.4"}, remember_me=True)
    assert "Max-Age=2592000" in answer.headers["set-cookie"]


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

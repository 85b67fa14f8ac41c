"""A host sees how the server stands, whether there is a newer one, and may fence the administration in."""

import json
import secrets
import sqlite3
from collections.abc import Callable

from tests.security.conftest import Site
from tests.support.people import Person
from tests.support.sink import Sink

CHECK = "/api/admin/security-check"


def found(person: Person) -> dict[str, tuple[str, str]]:
    return {one["about"]: (one["state"], one["finding"]) for one in person.get(CHECK)["checks"]}


def test_the_check_says_what_stands_well_and_which_setting_to_change(site_with: Callable[..., Site]) -> None:
    key = secrets.token_hex(32)
    site = site_with(APP_URL="http://127.0.0.1:1", SECURITY_CONTACT="host@example.org", ENCRYPTION_KEY=key)
    admin = Person.admin(site.server.url)
    checks = found(admin)
    assert checks["https"] == ("good", "near")
    assert checks["proxy"] == ("good", "believed")
    assert checks["address"] == ("good", "right")
    assert checks["key"] == ("good", "named")
    assert checks["contact"] == ("good", "set")
    assert checks["backups"] == ("bad", "none")
    assert checks["registration"] == ("note", "open")
    assert checks["sockets"] == ("bad", "closed"), "nobody has a page open"
    assert {one["setting"] for one in admin.get(CHECK)["checks"] if one["about"] == "mail"} == {"SMTP_HOST"}
    admin.call("PUT", "/api/auth/app-settings", {"allow_registration": False})
    admin.post("/api/backup/create")
    assert found(admin)["registration"] == ("good", "closed")
    assert found(admin)["backups"] == ("note", "hand")


def test_the_check_finds_a_lost_key_a_clear_cookie_and_a_proxy_that_is_not_believed(
    site_with: Callable[..., Site],
) -> None:
    site = site_with(COOKIE_SECURE="false", TRUST_PROXY="0")
    admin = Person.admin(site.server.url)
    with sqlite3.connect(site.server.data_dir / "data" / "travel.db") as db:
        db.execute("INSERT INTO secret (name, secret) VALUES ('smtp_password', 'enc:v2:00000000:AAAA')")
    checks = found(admin)
    assert checks["proxy"] == ("bad", "unbelieved")
    assert checks["cookies"] == ("bad", "clear")
    assert checks["key"] == ("bad", "lost")
    assert checks["address"] == ("note", "unset")


def test_S36_whether_there_is_a_newer_version_and_nothing_of_this_server_goes_along(
    site_with: Callable[..., Site],
) -> None:
    releases = [
        {"tag_name": "v99.0.0-pre.1", "html_url": "https://example.org/pre", "prerelease": True},
        {"tag_name": "v98.1.0", "html_url": "https://example.org/98", "name": "Ninety-eight", "prerelease": False},
        {"tag_name": "v98.0.0", "html_url": "javascript:alert(1)"},
        "nonsense",
    ]
    text = json.dumps(releases).encode()
    with Sink(lambda _: (200, {"Content-Type": "application/json"}, text)) as sink:
        site = site_with(OUTBOUND="on", UPDATE_URL=f"{sink.url}/releases")
        admin = Person.admin(site.server.url)
        told = admin.get("/api/admin/version-check")
        assert (told["latest"], told["update_available"]) == ("98.1.0", True)
        assert told["release_url"] == "https://example.org/98"
        listed = admin.get("/api/admin/github-releases", per_page=3)
        assert [one["html_url"] for one in listed] == ["https://example.org/pre", "https://example.org/98", ""]
        [(path, headers)] = sink.asked
        assert path == "/releases"
        assert set(headers) == {"host", "accept", "accept-encoding", "user-agent", "connection"}
        assert headers["user-agent"] == "Cairn"
    for env in ({"OUTBOUND": "on", "UPDATE_URL": "http://127.0.0.1:9/x"}, {"UPDATE_CHECK": "false"}):
        silent = Person.admin(site_with(**env).server.url)
        assert silent.get("/api/admin/version-check")["latest"] is None
        assert silent.get("/api/admin/github-releases") == []


def test_the_administration_can_be_fenced_in(site_with: Callable[..., Site]) -> None:
    site = site_with(ADMIN_ALLOWED_CIDRS="10.9.0.0/16,192.168.0.0/16")
    admin = Person.admin(site.server.url)
    for path in ("/api/admin/users", "/api/backup/list", "/api/auth/app-settings"):
        away = admin.request("GET", path, None, {"X-Forwarded-For": "203.0.113.9"})
        assert (away.status, away.json()["code"]) == (403, "ADMIN_NETWORK"), path
        assert admin.request("GET", path, None, {"X-Forwarded-For": "10.9.3.4"}).status == 200
    assert admin.request("GET", "/api/trips", None, {"X-Forwarded-For": "203.0.113.9"}).status == 200

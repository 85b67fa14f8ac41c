"""What a host sets in the product: the mail server, who may do what, how new accounts begin; and accounts that go."""

import hashlib
import secrets
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.security.conftest import Site
from tests.support.people import Person, edit
from tests.support.post import mail_server
from tests.support.server import ServerProcess
from tests.support.sink import Sink

SETTINGS = "/api/auth/app-settings"


def test_S02_the_password_of_the_mail_server_is_sealed_and_never_told_again(site_with: Callable[..., Site]) -> None:
    site = site_with(ENCRYPTION_KEY=secrets.token_hex(32))
    admin = Person.admin(site.server.url)
    found = admin.call(
        "PUT", SETTINGS, {"smtp_host": "smtp.example.org", "smtp_from": "a@b.c", "smtp_pass": "Canary-123"}
    )
    assert found["smtp_pass"] == "•" * 8
    for file in (site.server.data_dir / "data").rglob("*"):
        assert not file.is_file() or b"Canary-123" not in file.read_bytes(), file
    database = site.server.data_dir / "data" / "travel.db"
    with sqlite3.connect(database) as db:
        [(sealed,)] = db.execute("SELECT secret FROM secret").fetchall()
    assert sealed.startswith("enc:v2:")
    # The mask changes nothing, something else does, and another server does not get the password of this one.
    admin.call("PUT", SETTINGS, {"smtp_pass": "•" * 8, "smtp_user": "ana"})
    with sqlite3.connect(database) as db:
        assert db.execute("SELECT secret FROM secret").fetchall() == [(sealed,)]
    assert admin.call("PUT", SETTINGS, {"smtp_host": "smtp.evil.example"})["smtp_pass"] == ""


def test_S02_with_another_key_or_a_changed_byte_the_password_is_used_for_nothing(
    site_with: Callable[..., Site],
) -> None:
    with mail_server() as mailbox:
        env = {"OUTBOUND": "on", "ENCRYPTION_KEY": secrets.token_hex(32), "INTERNAL_NETWORK_ALLOWLIST": "127.0.0.1"}
        site = site_with(**env)
        admin = Person.admin(site.server.url)
        mail = {"smtp_host": "smtp.example.org", "smtp_user": "ana", "smtp_from": "a@b.c", "smtp_pass": "Canary-456"}
        admin.call("PUT", SETTINGS, mail)
        with sqlite3.connect(site.server.data_dir / "data" / "travel.db") as db:
            db.execute("UPDATE secret SET secret = substr(secret, 1, 40) || 'A' || substr(secret, 42)")
        tested = admin.post("/api/notifications/test-smtp", {})
        assert tested["success"] is False
        assert "another ENCRYPTION_KEY" in tested["error"]
        assert "enc:v2" not in str(tested)
        site.server.stop()
        site.server._env["ENCRYPTION_KEY"] = secrets.token_hex(32)
        site.server.start()
        assert "secrets of mail and single sign-on were sealed with another ENCRYPTION_KEY" in site.server.log()
        admin = Person.admin(site.server.url)
        assert admin.get(SETTINGS)["smtp_pass"] == "•" * 8
        assert admin.post("/api/notifications/test-smtp", {})["success"] is False
        assert mailbox.letters == []


def test_a_mail_server_set_in_the_product_is_judged_like_any_other_and_one_of_the_environment_is_not(
    site_with: Callable[..., Site],
) -> None:
    with mail_server() as mailbox:
        named = site_with(**mailbox.env)
        admin = Person.admin(named.server.url)
        assert admin.post("/api/notifications/test-smtp", {"email": "host@example.org"}) == {"success": True}
        assert mailbox.next_to("host@example.org")["Subject"] == "Cairn: a test"
        assert admin.request("PUT", SETTINGS, {"smtp_host": "other"}).json()["code"] == "MAIL_NAMED"
        [entry] = [one for one in admin.get("/api/admin/outbound")["entries"] if one["provider"] == "mail"]
        assert (entry["host"], entry["outcome"]) == ("127.0.0.1", "ok")

        guarded = site_with(OUTBOUND="on")
        admin = Person.admin(guarded.server.url)
        admin.call("PUT", SETTINGS, {"smtp_host": "127.0.0.1", "smtp_port": 587, "smtp_from": "a@b.c"})
        tested = admin.post("/api/notifications/test-smtp", {})
        assert "which is not for requests of this server" in tested["error"]
        admin.call("PUT", SETTINGS, {"smtp_port": 6379})
        assert "port 6379 is not one for mail" in admin.post("/api/notifications/test-smtp", {})["error"]
        assert len(mailbox.letters) == 1
        silent = site_with()
        admin = Person.admin(silent.server.url)
        admin.call("PUT", SETTINGS, {"smtp_host": "smtp.example.org", "smtp_from": "a@b.c"})
        assert "OUTBOUND=off" in admin.post("/api/notifications/test-smtp", {})["error"]


def test_S11_one_way_in_stays_open(site_with: Callable[..., Site]) -> None:
    site = site_with(DEFAULT_LANGUAGE="de")
    admin = Person.admin(site.server.url)
    assert admin.request("PUT", SETTINGS, {"password_login": False}).json()["code"] == "NO_WAY_IN"
    assert admin.get(SETTINGS)["password_login"] is True
    assert admin.call("PUT", SETTINGS, {"password_registration": False})["allow_registration"] is False
    differ = {"password_registration": True, "allow_registration": False}
    assert admin.request("PUT", SETTINGS, differ).status == 400
    with_keys = site_with(APP_URL="https://trips.example.org", DEFAULT_LANGUAGE="de")
    admin = Person.admin(with_keys.server.url)
    assert admin.call("PUT", SETTINGS, {"password_login": False})["password_login"] is False
    answer = with_keys.login("admin@example.com", "Correct-horse-7", {"X-Forwarded-For": "10.202.0.1"})
    assert answer.json()["code"] == "PASSWORD_LOGIN_OFF"
    assert with_keys.ask("GET", "/api/auth/app-config").json()["password_login"] is False


def test_AUTHZ05_AUTHZ06_what_the_host_changes_of_the_table_holds_from_the_next_step_on(
    site_with: Callable[..., Site],
) -> None:
    site = site_with(SESSION_DURATION="23h")
    admin, ana, ben = (
        Person.admin(site.server.url),
        *(Person.register(site.server.url, f"hs-{n}") for n in ("ana", "ben")),
    )
    stream = ana.create_trip()
    trip = stream.removeprefix("trip:")
    ana.post(f"/api/trips/{trip}/members", {"identifier": "hs-ben"})
    place = ben.post(f"/api/trips/{trip}/places", {"name": "Temple"})["place"]["id"]
    assert ben.request("PATCH", f"/api/trips/{trip}", {"title": "Mine"}).status == 403
    table = {one["key"]: one for one in admin.get("/api/admin/permissions")["permissions"]}
    assert table["trip_edit"] == {
        "key": "trip_edit",
        "level": "trip_owner",
        "defaultLevel": "trip_owner",
        "allowedLevels": ["trip_owner", "trip_member"],
    }
    wanted = {
        "trip_edit": "trip_member",
        "place_edit": "trip_owner",
        "trip_create": "admin",
        "trip_delete": "trip_member",
    }
    saved = admin.call("PUT", "/api/admin/permissions", {"permissions": {**wanted, "fly": "admin"}})
    assert saved["skipped"] == ["fly", "trip_delete"]
    ben.call("PATCH", f"/api/trips/{trip}", {"title": "Ours"})
    assert ben.request("PATCH", f"/api/trips/{trip}/places/{place}", {"name": "Shrine"}).status == 403
    assert ben.request("POST", "/api/trips", {"title": "Another"}).status == 403
    ana.call("PATCH", f"/api/trips/{trip}/places/{place}", {"name": "Shrine"})
    admin.create_trip()
    assert ben.get("/api/auth/app-config")["levels"]["place_edit"] == "owner"
    back = dict.fromkeys(("trip_edit", "place_edit", "trip_create"))
    admin.call("PUT", "/api/admin/permissions", {"permissions": back})
    assert ben.request("PATCH", f"/api/trips/{trip}", {"title": "Mine"}).status == 403
    ben.call("PATCH", f"/api/trips/{trip}/places/{place}", {"name": "Temple"})
    assert ben.request("PUT", "/api/admin/permissions", {"permissions": {}}).status == 403


def test_new_accounts_begin_as_the_host_says_and_change_it_as_they_like(site_with: Callable[..., Site]) -> None:
    site = site_with(SESSION_DURATION="23h")
    admin = Person.admin(site.server.url)
    defaults = "/api/admin/default-user-settings"
    for wrong in ({"theme": "pink"}, {"colour": "red"}, {"week_start": 9}):
        assert admin.request("PUT", defaults, {"preferences": wrong}).status == 400, wrong
    admin.call("PUT", defaults, {"preferences": {"theme": "dark", "week_start": 1, "language": None}})
    try:
        cleo = Person.register(site.server.url, "hs-cleo")
        told = cleo.snapshot(f"account:{cleo.id}")["kinds"]["preferences"]
        began = dict(zip(told["fields"], told["rows"][0], strict=True))
        assert (began["theme"], began["week_start"], began["language"]) == ("dark", 1, None)
        cleo.mutate(f"account:{cleo.id}", "preferences.set", edit("set", "preferences", cleo.id, theme="light"))
    finally:
        admin.call("PUT", defaults, {"preferences": {}})


def test_whoever_deletes_their_account_leaves_nobody_without_a_trip(site: Site) -> None:
    ana, ben = (Person.register(site.server.url, f"gone-{name}") for name in ("ana", "ben"))
    shared, alone = ana.create_trip("Shared"), ana.create_trip("Alone")
    ana.post(f"/api/trips/{shared.removeprefix('trip:')}/members", {"identifier": "gone-ben"})
    assert ana.request("DELETE", "/api/auth/me").json()["code"] == "OWNS_TRIPS"
    other = Person.register(site.server.url, "gone-other")
    assert ana.request("DELETE", f"/api/auth/me?heir={other.id}").json()["code"] == "OWNS_TRIPS"
    ana.call("DELETE", f"/api/auth/me?heir={ben.id}")
    assert ana.request("GET", "/api/auth/me").status == 401
    assert [one["title"] for one in ben.get("/api/trips")["trips"]] == ["Shared"]
    ben.mutate(shared, "trip.edit", edit("set", "trip", shared.removeprefix("trip:"), title="Mine now"))
    with sqlite3.connect(site.server.data_dir / "data" / "travel.db") as db:
        for table in ("change", "stream"):
            column = "name" if table == "stream" else "stream"
            assert db.execute(f'SELECT COUNT(*) FROM "{table}" WHERE {column} = ?', (alone,)).fetchone()[0] == 0
    admin = Person.admin(site.server.url)
    assert admin.request("DELETE", "/api/auth/me").json()["code"] == "LAST_ADMIN"
    assert "user.account_delete" in str(admin.get("/api/admin/audit-log", action="user.account_delete"))


def test_a_breached_password_is_refused_where_the_host_asks_and_taken_when_nobody_answers(
    site_with: Callable[..., Site],
) -> None:
    digest = hashlib.sha1(b"Leaked-harbour-42").hexdigest().upper()
    text = f"{digest[5:]}:17\r\n{'0' * 35}:0".encode()
    with Sink(lambda path: (200, {"Content-Type": "text/plain"}, text)) as sink:
        site = site_with(OUTBOUND="on", PASSWORD_BREACH_CHECK="true", PASSWORD_BREACH_URL=f"{sink.url}/range")
        body = {"username": "breached", "email": "breached@example.com", "password": "Leaked-harbour-42"}
        answer = Person(site.server.url).request("POST", "/api/auth/register", body)
        assert (answer.status, answer.json()["detail"]) == (400, {"rule": "leaked"})
        assert [path for path, _ in sink.asked] == [f"/range/{digest[:5]}"], "five digits of it leave, and no more"
    assert Person(site.server.url).request("POST", "/api/auth/register", body).status == 201


def test_a_host_may_ask_for_longer_passwords_and_never_for_shorter(
    site_with: Callable[..., Site], tmp_path: Path
) -> None:
    site = site_with(PASSWORD_MIN_LENGTH="14")
    body = {"username": "longer", "email": "longer@example.com", "password": "Short-one-42"}
    assert Person(site.server.url).request("POST", "/api/auth/register", body).json()["detail"] == {"rule": "length"}
    body["password"] = "Long-enough-42-x"
    assert Person(site.server.url).request("POST", "/api/auth/register", body).status == 201
    with pytest.raises(RuntimeError, match="PASSWORD_MIN_LENGTH"):
        ServerProcess(tmp_path, {"PASSWORD_MIN_LENGTH": "4"}).start()

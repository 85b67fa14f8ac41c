"""Signing in by every way, keys, invites and what the host sets, on PostgreSQL: the same doors, another database."""

from collections.abc import Iterator

import pyotp
import pytest

from tests.support.authenticator import Authenticator
from tests.support.people import PASSWORD, Person
from tests.support.post import mail_server
from tests.support.postgres import Cluster
from tests.support.provider import Provider
from tests.support.server import ServerProcess


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    made = Provider(person={"sub": "sub-lena", "email": "lena@example.org", "email_verified": True, "name": "Lena"})
    with made.sink:
        yield made


@pytest.fixture(scope="module")
def server(postgres: Cluster, provider: Provider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    with mail_server() as mailbox:
        env = {**mailbox.env, **provider.env, "DATABASE_URL": postgres.create_database()}
        env |= {"ENCRYPTION_KEY": "0123456789abcdef" * 4, "ALLOW_REGISTRATION": "true"}
        with ServerProcess(tmp_path_factory.mktemp("postgres"), env) as running:
            yield running
            assert "Traceback" not in running.log()


def test_S09_every_way_in_on_postgresql(server: ServerProcess, provider: Provider) -> None:
    ana = Person.register(server.url, "pg-ana")
    totp = pyotp.TOTP(ana.post("/api/auth/mfa/setup")["secret"])
    codes = ana.post("/api/auth/mfa/enable", {"code": totp.now()})["backup_codes"]
    browser = Person(server.url)
    body = {"email": "pg-ana@example.com", "password": PASSWORD}
    answer = browser.request("POST", "/api/auth/login", body)
    browser.cookie = answer.headers["set-cookie"].split(";")[0]
    second = {"mfa_token": answer.json()["mfa_token"], "code": codes[0]}
    assert browser.request("POST", "/api/auth/mfa/verify-login", second).status == 200

    device = Authenticator("http://trips.example.org", "trips.example.org")
    options = ana.post("/api/auth/passkey/register/options", {"password": PASSWORD})["options"]
    ana.post("/api/auth/passkey/register/verify", {"response": device.create(options), "name": "Phone"})
    asked = Person(server.url).post("/api/auth/passkey/login/options")["options"]
    answer = Person(server.url).request("POST", "/api/auth/passkey/login/verify", {"response": device.get(asked)})
    assert answer.json()["user"]["id"] == ana.id

    for _ in range(2):
        lena = Person(server.url)
        away = lena.request("GET", "/api/auth/oidc/login")
        lena.cookie = away.headers["set-cookie"].split(";")[0]
        back = lena.request("GET", f"/api/auth/oidc/callback?{provider.authorise(away.headers['location'])}")
        lena.cookie = back.headers["set-cookie"].split(";")[0]
        assert lena.get("/api/auth/me")["user"]["email"] == "lena@example.org"
    assert Person(server.url).post("/api/auth/forgot-password", {"email": "pg-ana@example.com"}) == {"ok": True}
    wrong = {"token": "x", "new_password": "Quiet-harbour-43"}
    assert Person(server.url).request("POST", "/api/auth/reset-password", wrong).json()["code"] == "RESET_OVER"


def test_S24_INV01_keys_invites_and_settings_on_postgresql(server: ServerProcess) -> None:
    admin, ben = Person.admin(server.url), Person.register(server.url, "pg-ben")
    raw = ben.post("/api/auth/mcp-tokens", {"name": "script"})["token"]["raw_token"]
    bearer = {"Authorization": f"Bearer {raw}"}
    script = Person(server.url)
    assert script.request("GET", "/api/trips", None, bearer).status == 200
    assert script.request("GET", "/api/admin/users", None, bearer).status == 403
    assert script.request("POST", "/api/auth/logout", None, bearer).status == 200
    token = admin.post("/api/admin/invites", {})["token"]
    body = {"username": "pg-carl", "email": "pg-carl@example.com", "password": PASSWORD, "invite_token": token}
    assert Person(server.url).request("POST", "/api/auth/register", body).status == 201
    assert Person(server.url).request("POST", "/api/auth/register", body).status == 410
    trip = ben.create_trip("Pg").removeprefix("trip:")
    link = ben.post(f"/api/trips/{trip}/invite-link", {})["token"]
    carl = Person.sign_in(server.url, "pg-carl@example.com")
    assert carl.post(f"/api/trip-invites/{link}/accept")["joined"] is True
    carl.call("DELETE", f"/api/trips/{trip}/members/{_own(carl, trip)}")
    assert carl.request("POST", f"/api/trip-invites/{link}/accept").json()["code"] == "INVITE_LEFT"
    first, second = (
        ben.request("POST", "/api/trips", {"title": "Once"}, {"Idempotency-Key": "once"}) for _ in range(2)
    )
    assert first.body == second.body
    admin.call("PUT", "/api/admin/permissions", {"permissions": {"trip_edit": "trip_member"}})
    admin.call("PUT", "/api/auth/app-settings", {"require_mfa": False, "passkey_login": True})
    assert {one["about"] for one in admin.get("/api/admin/security-check")["checks"]} >= {"key", "backups"}
    assert len(admin.get("/api/admin/users")["users"]) >= 4
    carl.call("DELETE", "/api/auth/me")
    assert carl.request("GET", "/api/auth/me").status == 401


@pytest.mark.parametrize("id", ["0" * 36, "-" * 36, "x", "0198f3a2-5b7c-7d10-8a4e-3f2b1c0d9e8f"])
def test_AUTHZ09_what_is_no_id_is_no_error_of_the_database(server: ServerProcess, id: str) -> None:
    admin = Person.admin(server.url)
    for method, path in (
        ("DELETE", f"/api/auth/sessions/{id}"),
        ("DELETE", f"/api/auth/mcp-tokens/{id}"),
        ("DELETE", f"/api/auth/passkey/credentials/{id}"),
        ("DELETE", f"/api/admin/users/{id}"),
        ("DELETE", f"/api/admin/users/{id}/sessions"),
        ("DELETE", f"/api/admin/invites/{id}"),
        ("DELETE", f"/api/auth/me?heir={id}"),
        ("GET", f"/api/trips/{id}/invite-link"),
        ("GET", f"/api/trips/{id}/files/{id}"),
        ("GET", f"/api/categories/{id}"),
    ):
        assert admin.request(method, path).status in (400, 404, 409), path


def _own(person: Person, trip: str) -> str:
    members = person.get(f"/api/trips/{trip}/members")["members"]
    return str(next(one["id"] for one in members if one["account_id"] == person.id))

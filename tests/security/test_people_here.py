"""Administrators look after accounts; every deed holds at once, and nobody's trips are lost."""

import sqlite3
from collections.abc import Callable

import pyotp
import pytest

from cairn.kit.ids import new_id
from tests.security.conftest import Site
from tests.support.people import PASSWORD, Person, Refused, edit
from tests.support.server import ADMIN_PASSWORD
from tests.support.sockets import Socket


@pytest.fixture(scope="session")
def office(site_with: Callable[..., Site]) -> Site:
    """A server of this suite's own: what is done here is done to everybody."""
    return site_with(SECURITY_CONTACT="mailto:office@example.com")


@pytest.fixture
def admin(office: Site) -> Person:
    return Person.admin(office.server.url)


def test_only_an_administrator_sees_or_changes_accounts(office: Site, admin: Person) -> None:
    otto = Person.register(office.server.url, f"otto-{new_id()[-6:]}")
    for method, path, body in (
        ("GET", "", None),
        ("POST", "", {"username": "x", "email": "x@example.com"}),
        ("PUT", f"/{otto.id}", {"role": "admin"}),
        ("DELETE", f"/{admin.id}", None),
        ("DELETE", f"/{admin.id}/mfa", None),
        ("DELETE", f"/{admin.id}/sessions", None),
    ):
        assert otto.request(method, f"/api/admin/users{path}", body).status == 403
        assert Person(office.server.url).request(method, f"/api/admin/users{path}", body).status == 401


def test_S20_a_new_account_gets_a_password_once_and_its_owner_chooses_another(admin: Person) -> None:
    weak = {"username": "weak", "email": "weak@example.com", "password": "Password1!"}
    assert admin.request("POST", "/api/admin/users", weak).json()["code"] == "PASSWORD_POLICY"
    made = admin.post("/api/admin/users", {"username": "nora", "email": "nora@example.com"})
    assert made["user"]["must_change_password"] is True
    nora = Person.sign_in(admin.url, "nora@example.com", made["password"])
    assert nora.request("GET", "/api/trips").json()["code"] == "PASSWORD_CHANGE_REQUIRED"
    nora.call("PUT", "/api/auth/me/password", {"current_password": made["password"], "new_password": PASSWORD})
    assert nora.get("/api/trips")["trips"] == []
    assert "password" not in str(admin.get("/api/admin/users")).replace("must_change_password", "").replace(
        "has_password", ""
    )
    again = admin.request("POST", "/api/admin/users", {"username": "Nora", "email": "other@example.com"})
    assert (again.status, again.json()["code"]) == (409, "ACCOUNT_EXISTS")
    admin.call("PUT", f"/api/admin/users/{nora.id}", {"password": "Windy-pier-77"})
    assert nora.request("GET", "/api/auth/me").status == 401, "a password set by somebody else ends every session"


def test_SES09_a_role_holds_from_the_next_request_on_and_the_last_administrator_stays(admin: Person) -> None:
    ben = Person.register(admin.url, f"ben-{new_id()[-6:]}")
    admin.call("PUT", f"/api/admin/users/{ben.id}", {"role": "admin"})
    assert ben.request("GET", "/api/admin/users").status == 200
    admin.call("PUT", f"/api/admin/users/{ben.id}", {"role": "user"})
    assert ben.request("GET", "/api/admin/users").status == 403
    with pytest.raises(Refused, match="LAST_ADMIN"):
        admin.call("PUT", f"/api/admin/users/{admin.id}", {"role": "user"})
    with pytest.raises(Refused, match="OWN_ACCOUNT"):
        admin.call("DELETE", f"/api/admin/users/{admin.id}")


def test_MFA15_a_lost_second_factor_is_taken_away_and_the_account_is_signed_out(admin: Person) -> None:
    ana = Person.register(admin.url, f"ana-{new_id()[-6:]}")
    totp = pyotp.TOTP(ana.post("/api/auth/mfa/setup")["secret"])
    ana.post("/api/auth/mfa/enable", {"code": totp.now()})
    told = next(one for one in admin.get("/api/admin/users")["users"] if one["id"] == ana.id)
    assert told["mfa_enabled"] is True
    assert admin.call("DELETE", f"/api/admin/users/{ana.id}/mfa")["ended"] == 1
    assert ana.request("GET", "/api/auth/me").status == 401
    assert Person.sign_in(admin.url, f"{ana.name}@example.com").id == ana.id
    entry = admin.get("/api/admin/audit-log", action="admin.user_mfa_reset")["entries"][0]
    assert (entry["username"], entry["resource"]) == ("admin", ana.name)


def test_SES08_a_deleted_account_is_out_at_once_and_its_trips_go_to_whoever_is_named(admin: Person) -> None:
    eva, heir = (Person.register(admin.url, f"{name}-{new_id()[-6:]}") for name in ("eva", "heir"))
    own, other = eva.create_trip("Her own"), heir.create_trip("Another's")
    eva.mutate(own, "place.add", edit("add", "place", new_id(), name="Senso-ji"))
    heir.post(f"/api/trips/{other.partition(':')[2]}/members", {"identifier": eva.name, "role": "editor"})
    with Socket.open(eva) as socket:
        with pytest.raises(Refused, match="OWNS_TRIPS"):
            admin.call("DELETE", f"/api/admin/users/{eva.id}")
        assert eva.request("GET", "/api/auth/me").status == 200, "refused is refused whole"
        gone = admin.call("DELETE", f"/api/admin/users/{eva.id}?heir={heir.id}")
        assert gone["trips_handed_over"] == 1
        assert socket.wait_for_close() == 4001
    assert eva.request("GET", "/api/auth/me").status == 401
    assert [one["name"] for one in heir.get(f"/api/trips/{own.partition(':')[2]}/places")["places"]] == ["Senso-ji"]
    members = heir.get(f"/api/trips/{other.partition(':')[2]}/members")["members"]
    assert {one["name"]: (one["role"], one["is_former"]) for one in members} == {
        heir.name: ("owner", False),
        eva.name: ("guest", True),
    }
    assert eva.id not in {one["id"] for one in admin.get("/api/admin/users")["users"]}


def test_what_is_dangerous_asks_for_the_password_again(office: Site) -> None:
    ben = Person.register(office.server.url, f"ben-{new_id()[-6:]}")
    old = Person.admin(office.server.url)
    with sqlite3.connect(office.server.data_dir / "data" / "travel.db") as db:
        db.execute("UPDATE session SET proved_at = '2020-01-01T00:00:00.000000Z'")
    for method, path, body in (
        ("PUT", f"/{ben.id}", {"role": "admin"}),
        ("PUT", f"/{ben.id}", {"password": "Windy-pier-77"}),
        ("PUT", f"/{ben.id}", {"email": "mine@example.com"}),
        ("DELETE", f"/{ben.id}", None),
        ("DELETE", f"/{ben.id}/mfa", None),
        ("DELETE", f"/{ben.id}/sessions", None),
    ):
        assert old.request(method, f"/api/admin/users{path}", body).json()["code"] == "REAUTH_REQUIRED"
    old.post("/api/auth/reauth", {"password": ADMIN_PASSWORD})
    assert old.request("DELETE", f"/api/admin/users/{ben.id}/sessions").status == 200

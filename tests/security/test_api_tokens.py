"""Keys for scripts: what they open is what they say, for as long as they say, and they are told once."""

import sqlite3

import pytest

from cairn.kit.ids import new_id
from tests.security.conftest import Site
from tests.support.people import Answer, Json, Person, Refused, edit, mutation

TOKENS = "/api/auth/mcp-tokens"


@pytest.fixture(scope="module")
def ana(site: Site) -> Person:
    return Person.register(site.server.url, "token-ana")


def token(person: Person, *scopes: str, **more: object) -> tuple[Json, str]:
    made = person.post(TOKENS, {"name": "script", **({"scopes": list(scopes)} if scopes else {}), **more})["token"]
    return made, made["raw_token"]


def bearer(site: Site, raw: str, method: str, path: str, body: object = None) -> Answer:
    return Person(site.server.url).request(method, path, body, {"Authorization": f"Bearer {raw}"})


def test_S24_five_tokens_in_a_quarter_of_an_hour_and_ten_in_all(site: Site) -> None:
    ben = Person.register(site.server.url, "token-ben")
    for _ in range(5):
        token(ben)
    with pytest.raises(Refused) as refused:
        token(ben)
    assert (refused.value.status, refused.value.code) == (429, "RATE_LIMITED")
    database = site.server.data_dir / "data" / "travel.db"
    for _ in range(2):
        with sqlite3.connect(database) as db:
            db.execute("DELETE FROM attempt WHERE bucket = 'mcp_token'")
        if len(ben.get(TOKENS)["tokens"]) < 10:
            for _ in range(5):
                token(ben)
    with pytest.raises(Refused) as refused:
        token(ben)
    assert refused.value.code == "TOKENS_FULL"


def test_OAU15_a_token_is_told_once_and_lies_nowhere(site: Site, ana: Person) -> None:
    made, raw = token(ana, "trips:read")
    assert raw.startswith("cairn_")
    assert len(raw) == 54
    listed = next(one for one in ana.get(TOKENS)["tokens"] if one["id"] == made["id"])
    assert listed["raw_token"] is None
    assert raw.startswith(listed["token_prefix"])
    for file in (site.server.data_dir / "data").rglob("*"):
        assert not file.is_file() or raw.encode() not in file.read_bytes(), file
    assert bearer(site, raw, "GET", "/api/trips").status == 200
    used = next(one for one in ana.get(TOKENS)["tokens"] if one["id"] == made["id"])
    assert used["last_used_at"] is not None
    assert used["last_used_ip"].startswith("10.")


def test_a_token_sees_and_changes_what_its_scopes_say(site: Site, ana: Person) -> None:
    stream = ana.create_trip("Token trip")
    trip = stream.removeprefix("trip:")
    todo, expense = new_id(), new_id()
    ana.mutate(stream, "todo.add", edit("add", "todo", todo, title="Passport", position="a1"))
    ana.mutate(stream, "expense.add", edit("add", "expense", expense, title="Ferry", amount_minor=1200, currency="EUR"))
    raw = token(ana, "todos:write")[1]

    told = str(bearer(site, raw, "GET", f"/api/sync/{stream}").json())
    assert "Passport" in told
    assert "Ferry" not in told
    assert "Token trip" in told, "whoever may do anything with a trip may see that it is there"
    for method, path, body in (
        ("GET", f"/api/trips/{trip}/expenses", None),
        ("GET", f"/api/trips/{trip}/attachments", None),
        ("PATCH", f"/api/trips/{trip}", {"title": "Mine now"}),
        ("DELETE", f"/api/trips/{trip}", None),
        ("POST", "/api/trips", {"title": "Another"}),
        ("POST", f"/api/trips/{trip}/places", {"name": "Temple"}),
    ):
        answer = bearer(site, raw, method, path, body)
        assert (answer.status, answer.json()["code"]) == (403, "TOKEN_SCOPE"), path
    wanted = mutation("expense.edit", edit("set", "expense", expense, title="Mine"))
    assert bearer(site, raw, "POST", f"/api/sync/{stream}", wanted).json()["code"] == "TOKEN_SCOPE"
    mixed = mutation("both", edit("set", "todo", todo, title="Visa"), edit("set", "trip", trip, title="Mine"))
    assert bearer(site, raw, "POST", f"/api/sync/{stream}", mixed).json()["code"] == "TOKEN_SCOPE"
    assert bearer(site, raw, "PATCH", f"/api/trips/{trip}/todos/{todo}", {"title": "Visa"}).status == 200
    right = mutation("todo.edit", edit("set", "todo", todo, title="Visa, too"))
    assert bearer(site, raw, "POST", f"/api/sync/{stream}", right).status == 200
    assert ana.get(f"/api/trips/{trip}/todos/{todo}")["todo"]["title"] == "Visa, too"
    assert ana.get(f"/api/trips/{trip}")["trip"]["title"] == "Token trip"


def test_a_token_is_no_person(site: Site, ana: Person) -> None:
    raw = token(ana, *ana.get(TOKENS)["scopes"])[1]
    for method, path, body in (
        ("POST", TOKENS, {"name": "another"}),
        ("GET", TOKENS, None),
        ("POST", "/api/auth/ws-token", None),
        ("PUT", "/api/auth/me/password", {"current_password": "x", "new_password": "y"}),
        ("POST", "/api/auth/reauth", {"password": "x"}),
        ("GET", "/api/auth/sessions", None),
        ("DELETE", "/api/auth/me", None),
        ("GET", "/api/admin/users", None),
        ("GET", "/api/backup/list", None),
        ("POST", "/api/auth/mfa/setup", None),
    ):
        answer = bearer(site, raw, method, path, body)
        assert (answer.status, answer.json()["code"]) == (403, "TOKEN_CLOSED"), path
    assert bearer(site, raw, "GET", "/api/auth/me").json()["user"]["id"] == ana.id
    cookie = {"Cookie": ana.cookie, "Authorization": f"Bearer {raw}"}
    assert Person(site.server.url).request("GET", "/api/trips", None, cookie).status == 401


def test_a_token_is_over_when_it_says_is_deleted_or_the_password_is_another(site: Site, ana: Person) -> None:
    made, raw = token(ana, "trips:read", expires_in_days=1)
    assert bearer(site, raw, "GET", "/api/trips").status == 200
    with sqlite3.connect(site.server.data_dir / "data" / "travel.db") as db:
        db.execute("UPDATE api_token SET expires_at = '2020-01-01T00:00:00.000000Z' WHERE id = ?", (made["id"],))
    assert bearer(site, raw, "GET", "/api/trips").status == 401
    carl = Person.register(site.server.url, "token-carl")
    first, second = token(carl, "trips:read"), token(carl, "trips:read")
    other = Person.register(site.server.url, "token-dana")
    assert other.request("DELETE", f"{TOKENS}/{first[0]['id']}").status == 404
    carl.call("DELETE", f"{TOKENS}/{first[0]['id']}")
    assert bearer(site, first[1], "GET", "/api/trips").status == 401
    change = {"current_password": "Sunny-harbour-42", "new_password": "Quiet-harbour-43"}
    carl.call("PUT", "/api/auth/me/password", change)
    assert bearer(site, second[1], "GET", "/api/trips").status == 401
    assert bearer(site, "cairn_" + "0" * 48, "GET", "/api/trips").status == 401


@pytest.mark.parametrize(
    "body",
    [{"scopes": []}, {"scopes": ["everything"]}, {"expires_in_days": 366}, {"expires_in_days": 0}, {"name": " "}],
)
def test_bad_wishes_make_no_token(site: Site, body: dict[str, object]) -> None:
    person = Person.register(site.server.url, f"token-{new_id()[-8:]}")
    assert person.request("POST", TOKENS, {"name": "script", **body}).status == 400
    assert person.get(TOKENS)["tokens"] == []

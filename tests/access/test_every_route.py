"""Every route of the OpenAPI document has an audience here, and keeps everybody else out. A new route without a line
fails."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cairn.access import tokens
from cairn.domain.registry import REGISTRY
from cairn.errors import Forbidden
from cairn.features.sync.rest import base_path, resource_kinds
from cairn.kit.ids import new_id
from tests.access.conftest import Cast
from tests.support.people import Answer, Person, edit, mutation
from tests.support.trips import fields_of

Json = dict[str, Any]
DOCUMENT: Json = json.loads((Path(__file__).parents[2] / "contract" / "openapi.json").read_text())

PUBLIC = """
GET /api/health
GET /api/openapi.json
GET /api/auth/app-config
POST /api/auth/register
POST /api/auth/login
POST /api/auth/logout
POST /api/auth/mfa/verify-login
POST /api/auth/forgot-password
POST /api/auth/reset-password
POST /api/auth/passkey/login/options
POST /api/auth/passkey/login/verify
GET /api/auth/oidc/login
GET /api/auth/oidc/callback
POST /api/auth/oidc/backchannel-logout
GET /api/auth/invite/{token}
"""
"""Open to everybody; what they let happen, their own tests say."""

SELF = """
GET /api/auth/me
DELETE /api/auth/me
PUT /api/auth/me/password
PUT /api/auth/me/settings
GET /api/auth/mfa
POST /api/auth/mfa/setup
POST /api/auth/mfa/enable
POST /api/auth/mfa/disable
POST /api/auth/mfa/backup-codes
GET /api/auth/mcp-tokens
POST /api/auth/mcp-tokens
DELETE /api/auth/mcp-tokens/{id}
GET /api/auth/oidc/link
POST /api/auth/oidc/link
DELETE /api/auth/oidc/link
GET /api/auth/passkey/credentials
PATCH /api/auth/passkey/credentials/{id}
DELETE /api/auth/passkey/credentials/{id}
POST /api/auth/passkey/credentials/{id}/trust
POST /api/auth/passkey/reauth/options
POST /api/auth/passkey/register/options
POST /api/auth/passkey/register/verify
POST /api/auth/reauth
GET /api/auth/recent
GET /api/auth/sessions
DELETE /api/auth/sessions
DELETE /api/auth/sessions/{id}
GET /api/auth/users
POST /api/auth/ws-token
POST /api/auth/avatar
DELETE /api/auth/avatar
GET /api/trips
POST /api/trips
POST /api/trips/sample
GET /api/trip-invites/{token}
POST /api/trip-invites/{token}/accept
GET /api/rates
GET /api/airports
GET /api/zone
GET /api/categories
GET /api/categories/{id}
GET /api/templates
GET /api/templates/{id}
GET /api/template_items
GET /api/template_items/{id}
"""
"""Whoever is signed in, for themselves; what is another's is not there."""

ADMIN = """
GET /api/admin/audit-log
GET /api/admin/audit-log/export
GET /api/admin/default-user-settings
PUT /api/admin/default-user-settings
GET /api/admin/github-releases
GET /api/admin/invites
POST /api/admin/invites
DELETE /api/admin/invites/{id}
PUT /api/admin/map
GET /api/admin/oidc
PUT /api/admin/oidc
GET /api/admin/outbound
GET /api/admin/permissions
PUT /api/admin/permissions
POST /api/admin/rotate-jwt-secret
GET /api/admin/security-check
GET /api/admin/users
POST /api/admin/users
PUT /api/admin/users/{id}
DELETE /api/admin/users/{id}
DELETE /api/admin/users/{id}/mfa
DELETE /api/admin/users/{id}/passkeys
DELETE /api/admin/users/{id}/sessions
GET /api/admin/version-check
GET /api/auth/app-settings
PUT /api/auth/app-settings
POST /api/notifications/test-smtp
GET /api/backup/auto-settings
PUT /api/backup/auto-settings
POST /api/backup/create
GET /api/backup/download/{filename}
GET /api/backup/list
POST /api/backup/restore/{filename}
POST /api/backup/upload-restore
POST /api/backup/verify/{filename}
DELETE /api/backup/{filename}
POST /api/categories
PATCH /api/categories/{id}
DELETE /api/categories/{id}
POST /api/templates
PATCH /api/templates/{id}
DELETE /api/templates/{id}
POST /api/template_items
PATCH /api/template_items/{id}
DELETE /api/template_items/{id}
"""

TRIP_READ = """
GET /api/trips/{trip_id}
POST /api/trips/{trip_id}/copy
GET /api/trips/{trip_id}/costs/export
GET /api/trips/{trip_id}/costs/sums
GET /api/trips/{trip_id}/history
HEAD /api/trips/{trip_id}/files/{id}
GET /api/trips/{trip_id}/files/{id}
GET /api/trips/{trip_id}/files/{id}/preview
GET /api/sync/{stream}
GET /api/sync/{stream}/changes
"""
"""Members of the trip, viewers too."""

TRIP_WRITE = """
PATCH /api/trips/{trip_id}
DELETE /api/trips/{trip_id}
POST /api/trips/{trip_id}/bookings/import
POST /api/trips/{trip_id}/cover
POST /api/trips/{trip_id}/files
PATCH /api/trips/{trip_id}/files/{id}
DELETE /api/trips/{trip_id}/files/{id}
GET /api/trips/{trip_id}/invite-link
POST /api/trips/{trip_id}/invite-link
DELETE /api/trips/{trip_id}/invite-link
POST /api/trips/{trip_id}/members
POST /api/trips/{trip_id}/places/import
POST /api/trips/{trip_id}/restore
POST /api/trips/{trip_id}/transfer
POST /api/sync/{stream}
"""
"""Members whose role reaches it."""


def _lines(text: str) -> set[str]:
    return set(text.split("\n")) - {""}


def _nouns() -> Iterator[tuple[str, str]]:
    """(route, audience) of what is made from the registry for a trip."""
    for kind in resource_kinds(REGISTRY):
        if kind.stream != "trip" or kind.name == "trip":
            continue
        base = base_path(kind)
        yield f"GET {base}", "read"
        yield f"GET {base}/{{id}}", "read"
        for method, path in (("POST", base), ("PATCH", base + "/{id}"), ("DELETE", base + "/{id}")):
            yield f"{method} {path}", "write"


AUDIENCES = {
    **dict.fromkeys(_lines(PUBLIC), "public"),
    **dict.fromkeys(_lines(SELF), "self"),
    **dict.fromkeys(_lines(ADMIN), "admin"),
    **dict.fromkeys(_lines(TRIP_READ), "read"),
    **dict.fromkeys(_lines(TRIP_WRITE), "write"),
    **dict(_nouns()),
}


def _of(*audiences: str) -> list[str]:
    return sorted(route for route, audience in AUDIENCES.items() if audience in audiences)


def test_AUTHZ01_every_route_of_the_document_has_an_audience_and_no_other_does() -> None:
    documented = {f"{method.upper()} {path}" for path, ways in DOCUMENT["paths"].items() for method in ways}
    assert documented == AUDIENCES.keys()


def _ask(person: Person, route: str, cast: Cast, trip: str | None = None) -> Answer:
    """The route as its document says it is asked, on the trip of the cast and one of its records."""
    method, path = route.split(" ")
    operation = DOCUMENT["paths"][path][method.lower()]
    place = cast.place if "/places/" in path else new_id()
    trip = trip or cast.trip
    for name, value in (
        ("{trip_id}", trip),
        ("{stream}", f"trip:{trip}"),
        ("{id}", cast.day if "/days/" in path else place),
        ("{filename}", "backup-2026-01-01T00-00-00.zip"),
        ("{token}", "x" * 32),
    ):
        path = path.replace(name, value)
    query = "&".join(
        f"{one['name']}={_example(one['schema'])}"
        for one in operation.get("parameters", ())
        if one["in"] == "query" and one.get("required")
    )
    content = operation.get("requestBody", {}).get("content", {})
    headers = {
        one["name"]: str(_example(one["schema"]))
        for one in operation.get("parameters", ())
        if one["in"] == "header" and one.get("required")
    }
    body: Any = None
    if "application/json" in content:
        body = _body(route, content["application/json"]["schema"])
    elif "multipart/form-data" in content:
        schema = content["multipart/form-data"]["schema"]
        schema = DOCUMENT["components"]["schemas"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
        name = next(iter(schema["properties"]))
        headers["Content-Type"] = "multipart/form-data; boundary=x"
        head = f'--x\r\nContent-Disposition: form-data; name="{name}"; filename="a.gpx"\r\n\r\n'
        body = head.encode() + b"<gpx/>\r\n--x--\r\n"
    elif content:
        headers["Content-Type"], body = next(iter(content)), b"x"
    return person.request(method, f"{path}?{query}" if query else path, body, headers)


def _body(route: str, schema: Json) -> Any:
    path = route.split(" ")[1]
    for kind in resource_kinds(REGISTRY):
        if route == f"POST {base_path(kind)}" and kind.name not in ("trip", "member"):
            return fields_of(kind, only_required=True)
    if path.startswith("/api/sync/"):
        return mutation("place.add", edit("add", "place", new_id(), name="Temple"))
    return _example(schema)


def _example(schema: Json) -> Any:
    if "$ref" in schema:
        return _example(DOCUMENT["components"]["schemas"][schema["$ref"].rpartition("/")[2]])
    if "anyOf" in schema or "oneOf" in schema:
        return _example((schema.get("anyOf") or schema["oneOf"])[0])
    if "examples" in schema or "example" in schema:
        return schema["examples"][0] if "examples" in schema else schema["example"]
    if "enum" in schema or "const" in schema:
        return schema.get("const", (schema.get("enum") or [None])[0])
    kind = schema.get("type")
    if isinstance(kind, list):
        kind = kind[0]
    if kind == "object":
        return {name: _example(schema["properties"][name]) for name in schema.get("required", ())}
    return {"string": "x", "integer": schema.get("minimum", 1), "number": 1, "boolean": True, "array": []}.get(
        str(kind)
    )


@pytest.mark.parametrize("route", _of("self", "admin", "read", "write"))
def test_AUTHZ01_a_stranger_is_asked_to_sign_in(cast: Cast, route: str) -> None:
    answer = _ask(Person(cast["ana"].url), route, cast)
    assert answer.status == 401, answer.body
    assert "HEAD" in route or answer.json()["code"] == "AUTH_REQUIRED"


@pytest.mark.parametrize("route", _of("admin"))
def test_AUTHZ01_the_administration_is_closed_to_everybody_else(cast: Cast, route: str) -> None:
    answer = _ask(cast["ana"], route, cast)
    if answer.status == 404 and "{id}" in route and not route.split(" ")[1].startswith("/api/admin"):
        # Everybody may know which categories and templates there are, and so which there are not.
        return
    assert (answer.status, answer.json()["code"]) == (403, "ADMIN_ONLY"), answer.body


@pytest.mark.parametrize("route", _of("read", "write"))
def test_AUTHZ01_AUTHZ02_ENUM03_a_trip_of_others_is_not_there(cast: Cast, route: str) -> None:
    head = cast["ana"].snapshot(cast.stream)["head"]
    foreign, missing = _ask(cast["otto"], route, cast), _ask(cast["otto"], route, cast, new_id())
    assert foreign.status == 404, foreign.body
    assert (foreign.status, foreign.body) == (missing.status, missing.body), "what is another's and what never was"
    assert cast["ana"].snapshot(cast.stream)["head"] == head


@pytest.mark.parametrize("route", _of("write"))
def test_AUTHZ01_a_viewer_changes_nothing(cast: Cast, route: str) -> None:
    head = cast["ana"].snapshot(cast.stream)["head"]
    answer = _ask(cast["vera"], route, cast)
    # Where no such record is, that is said first: a viewer may know it.
    assert answer.status in (403, 404), answer.body
    assert answer.status == 403 or "{id}" in route, answer.body
    assert cast["ana"].snapshot(cast.stream)["head"] == head


@pytest.mark.parametrize("route", _of("read"))
def test_AUTHZ08_HEAD_and_OPTIONS_and_method_headers_open_nothing(cast: Cast, route: str) -> None:
    path = (
        route.split(" ")[1].replace("{trip_id}", cast.trip).replace("{stream}", cast.stream).replace("{id}", new_id())
    )
    for method, headers in (
        ("HEAD", {}),
        ("OPTIONS", {}),
        ("POST", {"X-HTTP-Method-Override": "GET"}),
        ("POST", {"X-HTTP-Method-Override": "DELETE"}),
    ):
        answer = cast["otto"].request(method, path, None, headers)
        assert answer.status in (400, 403, 404, 405), (method, answer.status)


def test_AUTHZ04_what_is_not_in_the_document_is_refused(cast: Cast) -> None:
    ana = cast["ana"]
    extra = {"role": "admin", "is_admin": True, "password_hash": "x", "owner_id": cast["otto"].id, "created_at": "x"}
    for name, value in extra.items():
        assert ana.request("PUT", "/api/auth/me/settings", {"display_name": "Ana", name: value}).status == 400, name
        assert ana.request("PATCH", f"/api/trips/{cast.trip}", {"title": "Mine", name: value}).status == 400, name
    assert ana.get("/api/auth/me")["user"]["role"] == "user"


@pytest.mark.parametrize("id", ["1.0", "01", "1e0", "%201", "-1", str(2**63), "null", "%5B%5D", "..", "0" * 36])
def test_AUTHZ09_what_is_no_id_is_nobody_s(cast: Cast, id: str) -> None:
    for path in (f"/api/trips/{id}", f"/api/trips/{cast.trip}/places/{id}", f"/api/sync/trip:{id}"):
        assert cast["ana"].request("GET", path).status in (400, 404), path


@pytest.mark.parametrize("route", _of("read", "write"))
def test_a_token_that_may_everything_reaches_every_door_of_a_trip_but_those_that_hand_it_on(route: str) -> None:
    method, path = route.split(" ")
    if path.endswith(("/transfer", "/invite-link")):
        with pytest.raises(Forbidden):
            tokens.judge(frozenset(tokens.SCOPES), method, path)
        return
    tokens.judge(frozenset(tokens.SCOPES), method, path.replace("{", "").replace("}", ""))
    with pytest.raises(Forbidden):
        tokens.judge(frozenset(tokens.SCOPES), method, "/api/trips/x/something-new")

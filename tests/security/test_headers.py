"""HDR, S26 to S32: the policy and its companions on every answer; hosts, HTTPS, origins, other sites."""

import gzip
import json
from collections.abc import Callable

import pytest
from starlette.requests import Request

from cairn.app import broken
from tests.security.conftest import Site
from tests.support.people import Answer, Person
from tests.support.server import ADMIN_EMAIL

EXACT = {
    "default-src": "'self'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "script-src-attr": "'none'",
    "style-src-attr": "'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "connect-src": "'self'",
    "worker-src": "'self' blob:",
    "child-src": "'self' blob:",
    "font-src": "'self' data:",
    "media-src": "'self' blob:",
    "manifest-src": "'self'",
    "object-src": "'none'",
    "frame-src": "'none'",
    "frame-ancestors": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
OTHERS = {
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "origin-agent-cluster": "?1",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "x-robots-tag": "noindex, nofollow",
    "x-xss-protection": "0",
}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
ANSWERS = (
    ("GET", "/", 200),
    ("GET", "/login", 200),
    ("GET", "/index.html", 200),
    ("GET", "/api/health", 200),
    ("GET", "/theme.js", 200),
    ("GET", "/api/nothing", 401),
    ("GET", "/nothing.png", 404),
    ("GET", "/uploads/covers/nothing.webp", 404),
    ("GET", "/api/auth/me", 401),
    ("POST", "/api/auth/login", 403),
    ("DELETE", "/api/auth/login", 403),
    ("DELETE", "/api/health", 405),
)


def directives(answer: Answer) -> dict[str, str]:
    pairs = (part.strip().partition(" ") for part in answer.headers["content-security-policy"].split(";"))
    return {name: value for name, _, value in pairs}


@pytest.mark.parametrize(("method", "path", "status"), ANSWERS)
def test_S26_S27_S28_S29_S30_S32_HDR01_HDR02_every_answer_carries_the_exact_policy(
    site: Site, method: str, path: str, status: int
) -> None:
    answer = site.ask(method, path)
    assert answer.status == status
    found = directives(answer)
    style = found.pop("style-src")
    is_page = path in ("/", "/login", "/index.html")
    assert style.startswith("'self' 'nonce-") if is_page else style == "'self'"
    assert found == EXACT
    assert {name: answer.headers.get(name) for name in OTHERS} == OTHERS
    assert "server" not in answer.headers
    assert "x-powered-by" not in answer.headers


def test_S32_HDR02_bodies_too_large_and_of_a_wrong_type_carry_it_too(site: Site) -> None:
    large = site.ask("POST", "/api/auth/login", {"email": "a" * 3_000_000})
    typed = site.ask("POST", "/api/auth/login", raw=b"email=a", headers=FORM)
    assert (large.status, typed.status) == (413, 415)
    for answer in (large, typed):
        assert directives(answer)["script-src"] == EXACT["script-src"]
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_the_nonce_of_styles_is_new_with_each_page_and_stands_in_it(site: Site) -> None:
    nonces = []
    for _ in range(2):
        page = site.ask("GET", "/")
        nonce = directives(page)["style-src"].split("'nonce-")[1].rstrip("'")
        assert f'name="csp-nonce" content="{nonce}"'.encode() in page.body
        nonces.append(nonce)
    assert len(set(nonces)) == 2


def test_S31_upgrade_insecure_requests_only_with_FORCE_HTTPS(site: Site, site_with: Callable[..., Site]) -> None:
    forced = site_with(FORCE_HTTPS="true")
    assert "upgrade-insecure-requests" not in directives(site.ask("GET", "/"))
    assert "upgrade-insecure-requests" in directives(forced.ask("GET", "/", headers={"X-Forwarded-Proto": "https"}))


def test_S07_HDR03_FORCE_HTTPS_sends_pages_on_refuses_writes_and_leaves_health_alone(
    site_with: Callable[..., Site],
) -> None:
    site = site_with(FORCE_HTTPS="true")
    plain = site.ask("GET", "/login?next=%2Fx", headers={"Host": "trip.example"})
    assert (plain.status, plain.headers["location"]) == (301, "https://trip.example/login?next=%2Fx")
    assert "strict-transport-security" not in plain.headers
    safe = site.ask("GET", "/login", headers={"Host": "trip.example", "X-Forwarded-Proto": "https"})
    assert (safe.status, safe.headers["strict-transport-security"]) == (200, "max-age=31536000")
    assert site.ask("GET", "/api/health").status == 200
    refused = site.login("a@example.com", "x")
    assert (refused.status, refused.json()["code"]) == (403, "HTTPS_REQUIRED")


def test_S07_HDR03_a_scheme_claimed_by_an_untrusted_neighbour_is_not_believed(site_with: Callable[..., Site]) -> None:
    site = site_with(FORCE_HTTPS="true", TRUST_PROXY="0")
    assert site.ask("GET", "/login", headers={"X-Forwarded-Proto": "https"}).status == 301
    assert "FORCE_HTTPS without TRUST_PROXY" in site.server.log()


def test_HDR03_with_APP_URL_other_hosts_are_refused(site_with: Callable[..., Site]) -> None:
    site = site_with(APP_URL="https://trip.example", ALLOWED_HOSTS="lan.example")
    for host, status in (
        ("trip.example", 200),
        ("lan.example", 200),
        ("evil.example", 421),
        ("trip.example.evil", 421),
    ):
        assert site.ask("GET", "/login", headers={"Host": host}).status == status, host
    assert site.ask("GET", "/api/health", headers={"Host": "evil.example"}).status == 200


@pytest.mark.parametrize(
    ("origin", "is_shared"),
    [
        ("https://app.example", True),
        ("https://app.example.evil", False),
        ("https://sub.app.example", False),
        ("https://app.example:444", False),
        ("http://app.example", False),
        ("null", False),
    ],
)
def test_HDR04_only_listed_origins_are_shared_with(
    site_with: Callable[..., Site], origin: str, is_shared: bool
) -> None:
    site = site_with(ALLOWED_ORIGINS="https://app.example")
    answer = site.ask("GET", "/api/auth/app-config", headers={"Origin": origin})
    assert answer.status == 200
    assert answer.headers.get("access-control-allow-origin") == (origin if is_shared else None)


CROSS = {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}


@pytest.mark.parametrize(
    ("headers", "raw", "status"),
    [
        (FORM | CROSS, b"a=b", 415),
        ({"Content-Type": "text/plain"} | CROSS, b"{}", 415),
        ({"Content-Type": "multipart/form-data; boundary=x"} | CROSS, b"--x--", 403),
        ({"Content-Type": "application/json"} | CROSS, b"{}", 403),
        ({"Content-Type": "application/json", "Sec-Fetch-Site": "same-site"}, b"{}", 403),
        ({"Origin": "https://evil.example", "Content-Type": "application/json"}, b"{}", 403),
        ({"Origin": "null", "Content-Type": "application/json"}, b"{}", 403),
        ({}, b"", 403),
        ({"Sec-Fetch-Site": "same-origin"}, b"", 201),
        ({"X-Requested-With": "a script of one's own"}, b"", 201),
    ],
)
def test_HDR05_another_site_cannot_write_with_ones_cookie(
    site: Site, ana: Person, headers: dict[str, str], raw: bytes, status: int
) -> None:
    before = len(ana.get("/api/trips")["trips"])
    answer = site.ask("POST", "/api/trips/sample", raw=raw or None, headers={"Cookie": ana.cookie, **headers})
    assert answer.status == status
    assert len(ana.get("/api/trips")["trips"]) == before + (status == 201)


def test_HDR05_a_bearer_token_needs_no_origin(site: Site, ana: Person) -> None:
    token = ana.cookie.partition("=")[2]
    answer = site.ask("DELETE", "/api/auth/avatar", headers={"Authorization": f"Bearer {token}", **CROSS})
    assert answer.status == 200


@pytest.fixture(scope="module")
def ana(site: Site) -> Person:
    return Person.sign_in(site.server.url, ADMIN_EMAIL, "Correct-horse-7")


def test_HDR06_HDR10_what_is_no_JSON_or_too_much_of_it_is_a_bad_request(ana: Person) -> None:
    def posted(body: bytes, **headers: str) -> int:
        sent = {
            "Content-Type": "application/json",
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }
        return ana.request("POST", "/api/trips", body, sent).status

    assert posted(b'{"title":"' + b"x" * (2 * 1024 * 1024) + b'"}') == 413
    for body in (b"{", b"[]", b'{"title":NaN}', b'{"title":1e999}', b'{"day_count":' + b"9" * 400 + b',"title":"x"}'):
        assert posted(body) == 400, body[:40]
    assert posted(b'{"title":"x","__proto__":{"is_admin":true}}') == 400
    assert posted(gzip.compress(b'{"title":"x"}'), Content_Encoding="gzip") in (400, 415)


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PROPFIND", "x"])
def test_HDR07_other_methods_are_not_taken(site: Site, method: str) -> None:
    assert site.ask(method, "/api/health").status in (400, 403, 404, 405, 501)


async def test_HDR11_a_fault_of_ours_is_told_in_one_sentence() -> None:
    request = Request(
        {"type": "http", "method": "GET", "path": "/x", "headers": [], "query_string": b"", "server": None}
    )
    answer = await broken(request, RuntimeError("canary of the inside"))
    assert answer.status_code == 500
    assert b"canary" not in answer.body
    assert json.loads(bytes(answer.body))["code"] == "INTERNAL"


def test_HDR12_what_is_not_there_is_JSON_under_api_and_the_page_elsewhere(site: Site, ana: Person) -> None:
    answer = ana.request("GET", "/api/nothing-here")
    assert (answer.status, answer.json()["code"]) == (404, "NOT_FOUND")
    assert site.ask("GET", "/nothing-here").headers["content-type"].startswith("text/html")
    assert site.ask("GET", "/nothing-here.js").status == 404

"""Single sign-on, from outside: one browser, one provider, one person; an address alone is nobody."""

import http.client
import sqlite3
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from oidc_provider_mock import run_server_in_thread

from tests.security.conftest import Site
from tests.security.test_second_factor import Clocked, enrolled
from tests.support.people import PASSWORD, Answer, Person
from tests.support.provider import Provider, honest
from tests.support.server import ADMIN_EMAIL, ADMIN_PASSWORD

LOGIN, CALLBACK = "/api/auth/oidc/login", "/api/auth/oidc/callback"


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    made = Provider()
    with made.sink:
        yield made


@pytest.fixture(scope="module")
def clocked(provider: Provider, tmp_path_factory: pytest.TempPathFactory, site_with: Callable[..., Site]) -> Clocked:
    file = tmp_path_factory.mktemp("clock") / "seconds"
    file.write_text("0")
    rules = {"OIDC_ADMIN_VALUE": "cairn-admins", "OIDC_MFA_AMR": "mfa,hwk"}
    return Clocked(site_with(**provider.env, **rules, CAIRN_CLOCK_FILE=str(file)), file)


@pytest.fixture(autouse=True)
def _as_it_was(provider: Provider) -> None:
    provider.twist, provider.userinfo = honest, None


def somebody(name: str, **more: Any) -> dict[str, Any]:
    return {"sub": f"sub-{name}", "email": f"{name}@example.org", "email_verified": True, "name": name.title(), **more}


def keep(browser: Person, answer: Answer) -> Answer:
    """The browser keeps what it was given."""
    if "set-cookie" in answer.headers:
        browser.cookie = answer.headers["set-cookie"].split(";")[0]
    return answer


def leave(browser: Person, **query: str) -> Answer:
    return keep(browser, browser.request("GET", LOGIN + ("?" + "&".join(f"{k}={v}" for k, v in query.items()))))


def through(clocked: Clocked, provider: Provider, browser: Person | None = None, **query: str) -> tuple[Person, Answer]:
    """There and back; the browser afterwards, and the last answer."""
    browser = browser or Person(clocked.site.server.url)
    away = leave(browser, **query)
    assert away.status == 302, away.body
    return browser, keep(browser, browser.request("GET", f"{CALLBACK}?{provider.authorise(away.headers['location'])}"))


def failed(answer: Answer) -> str:
    assert answer.status == 302
    assert "trek_session=ey" not in answer.headers.get("set-cookie", "")
    return parse_qs(urlsplit(answer.headers["location"]).query).get("oidc_error", [""])[0]


def test_OID01_somebody_signs_in_for_the_first_time_and_again(clocked: Clocked, provider: Provider) -> None:
    provider.person = somebody("lena", preferred_username="Lena!")
    browser, answer = through(clocked, provider, next="/gear")
    assert answer.headers["location"] == "/gear"
    assert provider.verified[-1] is True
    me = browser.get("/api/auth/me")["user"]
    assert (me["username"], me["email"], me["display_name"]) == ("Lena", "lena@example.org", "Lena")
    assert me["has_password"] is False
    again, _ = through(clocked, provider)
    assert again.get("/api/auth/me")["user"]["id"] == me["id"]
    assert browser.get("/api/auth/sessions")["sessions"][0]["auth_method"] == "oidc"
    assert clocked.site.login("lena@example.org", "", {"X-Forwarded-For": "10.201.0.1"}).status == 401
    provider.person = somebody("lena", sub="sub-lena-two", email="lena-two@example.org", preferred_username="LENA")
    third, _ = through(clocked, provider)
    assert third.get("/api/auth/me")["user"]["username"] == "LENA-2"


def test_OID02_what_comes_back_belongs_to_one_browser_once_and_soon(clocked: Clocked, provider: Provider) -> None:
    provider.person = somebody("mia")
    browser = Person(clocked.site.server.url)
    query = provider.authorise(leave(browser).headers["location"])
    assert failed(Person(browser.url).request("GET", f"{CALLBACK}?{query}")) == "invalid_state"
    assert failed(browser.request("GET", f"{CALLBACK}?code=x")) == "missing_params"
    assert failed(browser.request("GET", f"{CALLBACK}?code=x&state={'0' * 64}")) == "invalid_state"
    cookie = browser.cookie
    assert browser.request("GET", f"{CALLBACK}?{query}").headers["location"] == "/"
    browser.cookie = cookie
    assert failed(browser.request("GET", f"{CALLBACK}?{query}")) == "invalid_state"
    late = Person(browser.url)
    query = provider.authorise(leave(late).headers["location"])
    clocked.pass_by(601)
    try:
        assert failed(late.request("GET", f"{CALLBACK}?{query}")) == "invalid_state"
    finally:
        clocked.pass_by(-601)
    assert failed(browser.request("GET", f"{CALLBACK}?error=access_denied")) == "access_denied"


TWISTS: dict[str, Callable[[dict[str, Any], dict[str, Any]], object]] = {
    "another audience": lambda claims, _: claims.update(aud="another"),
    "many audiences and no azp": lambda claims, _: claims.update(aud=["cairn", "another"]),
    "another issuer": lambda claims, _: claims.update(iss="https://evil.example"),
    "over": lambda claims, _: claims.update(exp=claims["iat"] - 3600),
    "long ago": lambda claims, _: claims.update(iat=claims["iat"] - 3600),
    "no signature": lambda _, header: header.update(alg="none"),
    "signed with the client's secret": lambda _, header: header.update(alg="HS256"),
    "an unknown key": lambda _, header: header.update(kid="two"),
    "another nonce": lambda claims, _: claims.update(nonce="another"),
    "no nonce": lambda claims, _: claims.pop("nonce"),
    "a wrong at_hash": lambda claims, _: claims.update(at_hash="AAAA"),
    "nobody": lambda claims, _: claims.pop("sub"),
}


@pytest.mark.parametrize("twist", TWISTS)
def test_OID03_an_id_token_that_is_wrong_in_anything_opens_nothing(
    clocked: Clocked, provider: Provider, twist: str
) -> None:
    provider.person = somebody("nils")
    provider.twist = TWISTS[twist]  # type: ignore[assignment]  # what it answers is not looked at
    assert failed(through(clocked, provider)[1]) == "id_token_invalid"


def test_OID03_userinfo_about_somebody_else_opens_nothing(clocked: Clocked, provider: Provider) -> None:
    provider.person = somebody("nils")
    provider.userinfo = somebody("olga")
    assert failed(through(clocked, provider)[1]) == "subject_mismatch"


def test_OID04_an_address_alone_is_nobody(clocked: Clocked, provider: Provider) -> None:
    victim = Person.register(clocked.site.server.url, "oid-victim")
    provider.person = somebody("attacker", email="OID-victim@example.com", email_verified=False)
    assert failed(through(clocked, provider)[1]) == "email_not_verified"
    # Checked by the provider, it still needs the account's own password once.
    provider.person = somebody("rightful", email="oid-victim@example.com")
    browser, answer = through(clocked, provider)
    assert answer.headers["location"] == "/login?sso=confirm"
    waiting = browser.cookie
    assert browser.request("GET", "/api/auth/me").status == 401
    other = Person.register(browser.url, "oid-other")
    other.cookie = f"{other.cookie}; {waiting}"
    assert other.request("POST", "/api/auth/oidc/link").json()["code"] == "SSO_NOTHING_TO_LINK"
    browser2, answer = through(clocked, provider)
    signed = Person.sign_in(browser.url, "oid-victim@example.com")
    signed.cookie = f"{signed.cookie}; {browser2.cookie}"
    signed.post("/api/auth/oidc/link")
    assert signed.get("/api/auth/oidc/link")["email"] == "oid-victim@example.com"
    back, _ = through(clocked, provider)
    assert back.get("/api/auth/me")["user"]["id"] == victim.id
    # Somebody who has taken the address over at the provider is not the one who was there before.
    provider.person = somebody("successor", email="oid-victim@example.com")
    assert failed(through(clocked, provider)[1]) == "account_conflict"


def test_OID05_the_groups_of_the_provider_give_the_role(clocked: Clocked, provider: Provider) -> None:
    provider.person = somebody("rosa", groups=["sailors", "cairn-admins"])
    rosa, _ = through(clocked, provider)
    assert rosa.get("/api/auth/me")["user"]["role"] == "admin"
    provider.person = somebody("rosa", groups="sailors")
    rosa, _ = through(clocked, provider)
    assert rosa.get("/api/auth/me")["user"]["role"] == "user"
    provider.person = somebody("rosa", groups="cairn-admins")
    assert through(clocked, provider)[0].get("/api/auth/me")["user"]["role"] == "admin"
    provider.person = somebody("rosa")
    assert through(clocked, provider)[0].get("/api/auth/me")["user"]["role"] == "user"


def test_OID06_in_production_the_provider_is_asked_over_https_only(
    provider: Provider, site_with: Callable[..., Site]
) -> None:
    site = site_with(**provider.env, NODE_ENV="production", ENCRYPTION_KEY="0123456789abcdef" * 4)
    assert failed(Person(site.server.url).request("GET", LOGIN)) == "issuer_not_https"


def test_OID08_an_answer_of_another_provider_is_refused(clocked: Clocked, provider: Provider) -> None:
    provider.person = somebody("mia")
    browser = Person(clocked.site.server.url)
    query = provider.authorise(leave(browser).headers["location"])
    assert failed(browser.request("GET", f"{CALLBACK}?{query}&iss=https://evil.example")) == "id_token_invalid"


def test_OID09_a_provider_set_in_the_product_is_asked_like_any_other(site_with: Callable[..., Site]) -> None:
    site = site_with(OUTBOUND="on", APP_URL="http://trips.example.org")
    admin = Person.admin(site.server.url)
    with Provider().sink as sink:
        saved = admin.call(
            "PUT", "/api/admin/oidc", {"issuer": sink.url, "client_id": "cairn", "client_secret": "Canary-7"}
        )
        assert "not for requests of this server" in saved["problem"]
        assert sink.asked == []
    assert saved["client_secret_set"] is True
    assert "Canary-7" not in str(saved)
    for file in (site.server.data_dir / "data").rglob("*"):
        assert not file.is_file() or b"Canary-7" not in file.read_bytes(), file
    assert failed(Person(site.server.url).request("GET", LOGIN)) == "server_error"
    admin.call("PUT", "/api/admin/oidc", {})


@pytest.mark.parametrize("path", ["//evil", "/%5Cevil", "https:evil", "/%0d%0aevil", "/api/auth/logout"])
def test_OID10_the_way_back_leads_inside(clocked: Clocked, provider: Provider, path: str) -> None:
    provider.person = somebody("mia")
    assert through(clocked, provider, next=path)[1].headers["location"] == "/"


def test_OID11_sign_ins_that_never_come_back_fill_nothing(clocked: Clocked) -> None:
    with sqlite3.connect(clocked.site.server.data_dir / "data" / "travel.db") as db:
        rows = [(f"h{n}", "c", "away", "{}", None, "2999-01-01T00:00:00.000000Z") for n in range(10_000)]
        db.executemany("INSERT INTO sso_flow VALUES (?,?,?,?,?,?)", rows)
    assert leave(Person(clocked.site.server.url)).status == 302
    with sqlite3.connect(clocked.site.server.data_dir / "data" / "travel.db") as db:
        assert db.execute("SELECT COUNT(*) FROM sso_flow").fetchone()[0] <= 10_001
        db.execute("DELETE FROM sso_flow")


def test_OID12_where_registration_is_closed_nobody_new_comes_in_but_by_an_invite(
    clocked: Clocked, provider: Provider
) -> None:
    admin = Person.sign_in(clocked.site.server.url, ADMIN_EMAIL, ADMIN_PASSWORD)
    admin.call("PUT", "/api/auth/app-settings", {"oidc_registration": False})
    try:
        provider.person = somebody("stranger")
        assert failed(through(clocked, provider)[1]) == "registration_disabled"
        token = admin.post("/api/admin/invites", {"email": "guest@example.org"})["token"]
        assert failed(through(clocked, provider, invite=token)[1]) == "registration_disabled"
        provider.person = somebody("guest")
        browser, _ = through(clocked, provider, invite=token)
        assert browser.get("/api/auth/me")["user"]["email"] == "guest@example.org"
        admin.call("PUT", "/api/auth/app-settings", {"oidc_login": False})
        assert browser.request("GET", LOGIN).json()["code"] == "SSO_OFF"
    finally:
        admin.call("PUT", "/api/auth/app-settings", {"oidc_registration": True, "oidc_login": True})


def test_MFA_of_an_account_is_asked_unless_the_provider_asked_for_one(clocked: Clocked, provider: Provider) -> None:
    person, totp, _ = enrolled(clocked, "oid-tess")
    provider.person = somebody("tess")
    browser = person.again()
    query = provider.authorise(leave(browser, link="1").headers["location"])
    browser.cookie = f"{person.cookie}; {browser.cookie}"
    assert browser.request("GET", f"{CALLBACK}?{query}").headers["location"] == "/settings"
    browser, answer = through(clocked, provider)
    path, _, token = answer.headers["location"].partition("#mfa=")
    assert path == "/login?next=/"
    assert browser.request("GET", "/api/auth/me").status == 401
    body = {"mfa_token": token, "code": totp.at(int(clocked.now))}
    assert browser.request("POST", "/api/auth/mfa/verify-login", body).status == 200
    provider.person = somebody("tess", amr=["pwd", "mfa"])
    browser, answer = through(clocked, provider)
    assert answer.headers["location"] == "/"


def test_whoever_comes_by_single_sign_on_alone_keeps_that_way_in(clocked: Clocked, provider: Provider) -> None:
    provider.person = somebody("uma")
    uma, _ = through(clocked, provider)
    assert uma.request("DELETE", "/api/auth/oidc/link").json()["code"] == "LAST_WAY_IN"
    uma.call("PUT", "/api/auth/me/password", {"new_password": PASSWORD})
    uma.call("DELETE", "/api/auth/oidc/link")
    assert Person.sign_in(uma.url, "uma@example.org").id == uma.get("/api/auth/me")["user"]["id"]


def test_OID_whoever_is_signed_out_at_the_provider_is_signed_out_here(clocked: Clocked, provider: Provider) -> None:
    provider.person = somebody("wilma")
    wilma, _ = through(clocked, provider)
    wilma.call("PUT", "/api/auth/me/password", {"new_password": PASSWORD})
    by_password = Person.sign_in(wilma.url, "wilma@example.org")
    event: dict[str, Any] = {"http://schemas.openid.net/event/backchannel-logout": {}}
    now = int(clocked.now)
    good = {"iss": provider.url, "aud": "cairn", "iat": now, "jti": "1", "events": event, "sub": "sub-wilma"}
    wrong: list[dict[str, Any]] = [
        {"aud": "another"},
        {"iss": "https://evil.example"},
        {"iat": now - 600},
        {"events": {}},
        {"nonce": "x"},
        {"sub": ""},
    ]
    for one in wrong:
        assert told(wilma.url, provider.sign({**good, **one})) == 400, one
    assert told(wilma.url, "nonsense") == 400
    assert wilma.request("GET", "/api/auth/me").status == 200
    assert told(wilma.url, provider.sign(good)) == 200
    assert wilma.request("GET", "/api/auth/me").status == 401
    assert by_password.request("GET", "/api/auth/me").status == 200, "what was not signed in by it stays"


def told(url: str, token: str) -> int:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    body = urlencode({"logout_token": token}).encode()
    return Person(url).request("POST", "/api/auth/oidc/backchannel-logout", body, headers).status


def test_another_maker_s_provider_is_understood(
    monkeypatch: pytest.MonkeyPatch, site_with: Callable[..., Site]
) -> None:
    """Not one of ours: oidc-provider-mock, on the standards' own libraries."""
    monkeypatch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")
    with run_server_in_thread() as running:
        issuer = f"http://localhost:{running.server_port}"
        site = site_with(
            OUTBOUND="on",
            OIDC_ISSUER=issuer,
            OIDC_CLIENT_ID="cairn",
            OIDC_CLIENT_SECRET="s",
            APP_URL="http://trips.test",
        )
        browser = Person(site.server.url)
        away = keep(browser, browser.request("GET", LOGIN))
        there = http.client.HTTPConnection("localhost", running.server_port)
        where = urlsplit(away.headers["location"])
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        there.request("POST", f"{where.path}?{where.query}", "sub=vera%40example.org", form)
        back = urlsplit(there.getresponse().headers["Location"])
        answer = keep(browser, browser.request("GET", f"{back.path}?{back.query}"))
        assert answer.headers["location"] == "/"
        assert browser.get("/api/auth/me")["user"]["email"] == "vera@example.org"

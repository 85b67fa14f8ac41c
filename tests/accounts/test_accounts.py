"""Accounts over the wire: the first is the host's, names are nobody else's, a session ends when it is ended."""

import http.client
import io
import json
import uuid
from collections.abc import Iterator

import pytest
from PIL import Image

from tests.support.people import PASSWORD, Person, Refused
from tests.support.server import ServerProcess


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    with ServerProcess(tmp_path_factory.mktemp("accounts")) as running:
        yield running


@pytest.mark.parametrize(
    ("password", "rule"),
    [
        ("Aa1!aaa", "length"),
        ("Aa1!" * 65, "length"),
        ("aaaaaaaaaa", "repetitive"),
        ("abcdefg1!", "upper"),
        ("ABCDEFG1!", "lower"),
        ("Abcdefgh!", "digit"),
        ("Abcdefgh1", "special"),
    ],
)
def test_a_weak_password_is_refused_by_the_rule_it_breaks(server: ServerProcess, password: str, rule: str) -> None:
    body = {"username": "weak", "email": "weak@example.com", "password": password}
    answer = Person(server.url).request("POST", "/api/auth/register", body)
    assert (answer.status, answer.json()["code"]) == (400, "PASSWORD_POLICY")
    assert answer.json()["detail"]["rule"] == rule


def test_two_people_cannot_differ_by_capitals_alone(server: ServerProcess) -> None:
    Person.register(server.url, "mara")
    for username, email in (("MARA", "other@example.com"), ("mara2", "Mara@Example.com")):
        body = {"username": username, "email": email, "password": PASSWORD}
        answer = Person(server.url).request("POST", "/api/auth/register", body)
        assert (answer.status, answer.json()["code"]) == (409, "ACCOUNT_EXISTS")


def test_the_cookie_is_worth_nothing_after_signing_out(server: ServerProcess) -> None:
    lena = Person.register(server.url, "lena")
    kept = lena.again()
    lena.post("/api/auth/logout")
    assert kept.request("GET", "/api/auth/me").status == 401


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(server: ServerProcess) -> None:
    body = {"username": "nora", "email": "nora@example.com", "password": PASSWORD}
    cookie = Person(server.url).request("POST", "/api/auth/register", body).headers["set-cookie"].lower()
    for part in ("trek_session=", "httponly", "samesite=lax", "path=/", "max-age=86400"):
        assert part in cookie


def test_a_new_password_signs_every_other_device_out(server: ServerProcess) -> None:
    olga = Person.register(server.url, "olga")
    phone = Person.sign_in(server.url, "olga@example.com")
    olga.call("PUT", "/api/auth/me/password", {"current_password": PASSWORD, "new_password": "Windy-harbour-43"})
    assert phone.request("GET", "/api/auth/me").status == 401
    assert olga.request("GET", "/api/auth/me").status == 200
    with pytest.raises(Refused):
        Person.sign_in(server.url, "olga@example.com")
    Person.sign_in(server.url, "olga@example.com", "Windy-harbour-43")


def test_a_forged_or_foreign_token_opens_nothing(server: ServerProcess) -> None:
    for cookie in ("trek_session=x", "trek_session=eyJhbGciOiJub25lIn0.eyJzaWQiOiJ4In0.", "trek_session="):
        assert Person(server.url, cookie).request("GET", "/api/auth/me").status == 401


def test_a_new_name_and_picture_show_on_ones_trips(server: ServerProcess) -> None:
    pia = Person.register(server.url, "pia")
    trip = pia.create_trip().partition(":")[2]
    pia.call("PUT", "/api/auth/me/settings", {"display_name": "Pia Sommer"})
    path = upload_avatar(pia)
    member = pia.get(f"/api/trips/{trip}/members")["members"][0]
    assert (member["name"], member["avatar"]) == ("Pia Sommer", path)
    answer = pia.request("GET", path)
    assert (answer.status, answer.headers["content-type"]) == (200, "image/webp")


def test_no_answer_carries_a_secret(server: ServerProcess) -> None:
    rosa = Person.register(server.url, "rosa")
    for path in ("/api/auth/me", "/api/auth/users", "/api/auth/app-config"):
        text = rosa.request("GET", path).body.decode()
        assert "password_hash" not in text
        assert "$2b$" not in text


def upload_avatar(person: Person) -> str:
    out = io.BytesIO()
    Image.new("RGB", (64, 64), "#0f766e").save(out, "PNG")
    mark = uuid.uuid4().hex
    head = f'--{mark}\r\nContent-Disposition: form-data; name="avatar"; filename="me.png"\r\n\r\n'.encode()
    body = head + out.getvalue() + f"\r\n--{mark}--\r\n".encode()
    connection = http.client.HTTPConnection(person.url.removeprefix("http://"))
    headers = {
        "Cookie": person.cookie,
        "Content-Type": f"multipart/form-data; boundary={mark}",
        "X-Requested-With": "tests",
    }
    connection.request("POST", "/api/auth/avatar", body, headers)
    answer = connection.getresponse()
    assert answer.status == 200
    return str(json.loads(answer.read())["avatar"])

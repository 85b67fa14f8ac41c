"""A new password for whoever forgot theirs: a letter with a key that opens once, and nothing that tells who is here."""

import re
import sqlite3
import time
from collections.abc import Callable, Iterator

import pytest

from tests.security.conftest import Site
from tests.security.test_second_factor import Clocked, enrolled
from tests.support.people import Person
from tests.support.post import Mailbox, mail_server

NEXT = "Quiet-harbour-43"


@pytest.fixture(scope="module")
def mailbox() -> Iterator[Mailbox]:
    with mail_server() as made:
        yield made


@pytest.fixture(scope="module")
def clocked(mailbox: Mailbox, tmp_path_factory: pytest.TempPathFactory, site_with: Callable[..., Site]) -> Clocked:
    file = tmp_path_factory.mktemp("clock") / "seconds"
    file.write_text("0")
    return Clocked(site_with(**mailbox.env, CAIRN_CLOCK_FILE=str(file)), file)


def forgot(clocked: Clocked, email: str, **headers: str) -> tuple[int, bytes]:
    """Asked from a seat of its own, so that no limit of another test counts."""
    answer = Person(clocked.site.server.url).request("POST", "/api/auth/forgot-password", {"email": email}, headers)
    return answer.status, answer.body


def key_for(clocked: Clocked, mailbox: Mailbox, email: str, nth: int = 1) -> str:
    assert forgot(clocked, email) == (200, b'{"ok":true}')
    text = mailbox.next_to(email, nth).get_content()
    found = re.search(r"https://trips\.example\.org/reset-password#token=(\S+)", text)
    assert found is not None, text
    return found[1]


def reset(clocked: Clocked, token: str, password: str = NEXT, **more: str) -> tuple[int, dict[str, object]]:
    body = {"token": token, "new_password": password, **more}
    answer = Person(clocked.site.server.url).request("POST", "/api/auth/reset-password", body)
    return answer.status, answer.json()


def test_RST03_RST06_the_key_opens_once_and_every_device_is_signed_out(clocked: Clocked, mailbox: Mailbox) -> None:
    ana = Person.register(clocked.site.server.url, "rst-ana")
    token = key_for(clocked, mailbox, "rst-ana@example.com")
    assert reset(clocked, token, "weak")[0] == 400, "the rules hold here, too, and use nothing up (S20)"
    assert reset(clocked, token, "Rst-ana-is-me-1")[1]["code"] == "PASSWORD_POLICY"
    assert reset(clocked, token) == (200, {"success": True})
    assert ana.request("GET", "/api/trips").status == 401
    assert clocked.site.login("rst-ana@example.com", NEXT, {"X-Forwarded-For": "10.200.0.1"}).status == 200
    status, body = reset(clocked, token, "Another-harbour-44")
    assert (status, body["code"]) == (400, "RESET_OVER")
    word = mailbox.next_to("rst-ana@example.com", 2)
    assert "token=" not in word.get_content(), "the second letter says that it is done, and bears no key"


def test_RST03_a_key_is_over_after_half_an_hour_and_when_another_is_asked_for(
    clocked: Clocked, mailbox: Mailbox
) -> None:
    Person.register(clocked.site.server.url, "rst-ben")
    first = key_for(clocked, mailbox, "rst-ben@example.com")
    second = key_for(clocked, mailbox, "rst-ben@example.com", 2)
    assert reset(clocked, first)[1]["code"] == "RESET_OVER"
    clocked.pass_by(1801)
    assert reset(clocked, second)[1]["code"] == "RESET_OVER"
    fourth = [forgot(clocked, "rst-ben@example.com") for _ in range(2)]
    assert {status for status, _ in fourth} == {200}
    time.sleep(0.5)
    assert len(mailbox.to("rst-ben@example.com")) == 3, "three letters an hour; the answer stays the same"


def test_RST04_with_a_second_factor_its_code_is_asked_for_and_five_tries_are_all(
    clocked: Clocked, mailbox: Mailbox
) -> None:
    _, totp, _ = enrolled(clocked, "rst-chiara")
    token = key_for(clocked, mailbox, "mfa-rst-chiara@example.com")
    assert reset(clocked, token) == (200, {"mfa_required": True})
    assert reset(clocked, token, mfa_code="000000")[0] == 401
    clocked.pass_by(30)
    assert reset(clocked, token, mfa_code=totp.at(int(clocked.now)))[1] == {"success": True}
    token = key_for(clocked, mailbox, "mfa-rst-chiara@example.com", 3)
    assert [reset(clocked, token, mfa_code="000000")[0] for _ in range(6)] == [401] * 5 + [400]


def test_RST01_RST07_ENUM_whoever_asks_learns_nothing(clocked: Clocked, mailbox: Mailbox) -> None:
    Person.register(clocked.site.server.url, "rst-dora")
    mailbox.pause_s = 8.0
    before = len(mailbox.letters)
    asked = {}
    for email in ("rst-dora@example.com", "nobody-at-all@example.com", "not an address"):
        began = time.monotonic()
        asked[email] = forgot(clocked, email)
        took = time.monotonic() - began
        assert 0.35 <= took < mailbox.pause_s, (
            f"{email}: the letter is not waited for, and no answer is quicker than the floor"
        )
    assert len(set(asked.values())) == 1
    mailbox.next_to("rst-dora@example.com")
    mailbox.pause_s = 0.0
    assert len(mailbox.letters) == before + 1


def test_RST05_the_link_is_the_hosts_address_whatever_a_request_says(clocked: Clocked, mailbox: Mailbox) -> None:
    Person.register(clocked.site.server.url, "rst-emil")
    forgot(
        clocked, "rst-emil@example.com", **{"X-Forwarded-Host": "evil.example", "Origin": "https://trips.example.org"}
    )
    letter = mailbox.next_to("rst-emil@example.com")
    assert "evil.example" not in letter.as_string()
    evil = {"Host": "evil.example"}
    answer = Person(clocked.site.server.url).request("POST", "/api/auth/forgot-password", {"email": "x@y.z"}, evil)
    assert answer.status == 421


def test_RST02_RST08_the_key_lies_nowhere(clocked: Clocked, mailbox: Mailbox) -> None:
    Person.register(clocked.site.server.url, "rst-fay")
    token = key_for(clocked, mailbox, "rst-fay@example.com")
    data = clocked.site.server.data_dir / "data"
    for file in [clocked.site.server.data_dir / "server.log", *data.rglob("*")]:
        if file.is_file():
            assert token.encode() not in file.read_bytes(), file
    with sqlite3.connect(data / "travel.db") as db:
        assert db.execute("SELECT COUNT(*) FROM reset_token").fetchone()[0] >= 1
    assert reset(clocked, token)[0] == 200
    assert token not in str([letter.as_string() for letter in mailbox.letters[-1:]])


def test_RST_three_an_address_and_five_guesses_in_a_quarter_of_an_hour(clocked: Clocked) -> None:
    """The limits by address."""
    one = Person(clocked.site.server.url)
    asked = [one.request("POST", "/api/auth/forgot-password", {"email": "x@example.com"}).status for _ in range(4)]
    assert asked == [200, 200, 200, 429]
    body = {"token": "x", "new_password": NEXT}
    guessed = [one.request("POST", "/api/auth/reset-password", body).status for _ in range(6)]
    assert guessed == [400] * 5 + [429]


def test_a_letter_is_one_person_s_in_their_language_and_no_name_writes_a_header(
    clocked: Clocked, mailbox: Mailbox
) -> None:
    person = Person.register(clocked.site.server.url, "rst-greta")
    person.call("PUT", "/api/auth/me/settings", {"display_name": "Greta {link}"})
    person.mutate(
        f"account:{person.id}",
        "preferences.set",
        {"step": "add", "kind": "preferences", "id": person.id, "fields": {"language": "de"}},
    )
    forgot(clocked, "rst-greta@example.com")
    letter = mailbox.next_to("rst-greta@example.com")
    assert letter["Subject"] == "Cairn: Neues Passwort wählen"
    assert letter.get_content().startswith("Hallo Greta {link},")
    assert letter["Auto-Submitted"] == "auto-generated"


def test_without_a_mail_server_nothing_is_sent_and_the_page_says_so(site: Site) -> None:
    assert site.ask("GET", "/api/auth/app-config").json()["can_reset_password"] is False
    Person.register(site.server.url, "rst-hans")
    answer = Person(site.server.url).request("POST", "/api/auth/forgot-password", {"email": "rst-hans@example.com"})
    assert (answer.status, answer.json()) == (200, {"ok": True})
    with sqlite3.connect(site.server.data_dir / "data" / "travel.db") as db:
        assert db.execute("SELECT COUNT(*) FROM reset_token").fetchone()[0] == 0


def test_a_host_without_mail_may_have_links_printed_where_the_server_runs(site_with: Callable[..., Site]) -> None:
    site = site_with(RESET_LINK_TO_LOG="true", APP_URL="https://trips.example.org")
    Person.register(site.server.url, "rst-ida")
    Person(site.server.url).request("POST", "/api/auth/forgot-password", {"email": "rst-ida@example.com"})
    printed = re.search(
        r"A link to a new password for rst-ida@example\.com: https://\S+#token=(\S+)", site.server.log()
    )
    assert printed is not None
    kept = (site.server.data_dir / "data" / "logs" / "cairn.log").read_text()
    assert printed[1] not in kept

"""The audit log tells who did what, from where, and notices when it is tampered with."""

import csv
import io
import json
import logging
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pyotp
import pytest

from cairn.access import accounts, audit
from cairn.db import Database, open_database
from cairn.db.migrate import migrate
from cairn.logs import JsonLines, OneLine
from tests.cli.test_commands import cairn
from tests.security.conftest import Site
from tests.support.people import PASSWORD, Person
from tests.support.server import ADMIN_EMAIL, ADMIN_PASSWORD, ServerProcess

HERE = audit.From("203.0.113.9", "Tests/1")


def log(admin: Person, **wanted: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = admin.get("/api/admin/audit-log", **wanted)["entries"]
    return found


def test_S35_AUD01_each_deed_leaves_one_row_with_who_whence_and_how_it_went(site: Site) -> None:
    admin = Person.admin(site.server.url)
    person = Person.register(site.server.url, "audit-ana")
    Person(site.server.url, address=person.address).request(
        "POST", "/api/auth/login", {"email": "audit-ana@example.com", "password": "Wrong-pass-1"}
    )
    person.call("PUT", "/api/auth/me/settings", {"display_name": "Ana"})
    person.call("PUT", "/api/auth/me/settings", {"email": "audit-ana2@example.com"})
    person.request("POST", "/api/auth/reauth", {"password": "Wrong-pass-2"})
    person.post("/api/auth/reauth", {"password": PASSWORD})
    totp = pyotp.TOTP(person.post("/api/auth/mfa/setup")["secret"])
    codes = person.post("/api/auth/mfa/enable", {"code": totp.now()})["backup_codes"]
    codes = person.post("/api/auth/mfa/backup-codes", {"password": PASSWORD, "code": codes[0]})["backup_codes"]
    person.post("/api/auth/mfa/disable", {"password": PASSWORD, "code": codes[0]})
    person.call("DELETE", "/api/auth/sessions")
    person.call("PUT", "/api/auth/me/password", {"current_password": PASSWORD, "new_password": "Windy-pier-77"})
    person.post("/api/auth/logout")
    told = [(one["action"], one["success"], one["ip"]) for one in log(admin, account="audit-ana")][::-1]
    assert told == [
        (action, success, person.address)
        for action, success in (
            ("user.register", True),
            ("user.login_failed", False),
            ("user.profile_update", True),
            ("user.email_change", True),
            ("user.reauth_failed", False),
            ("user.reauth", True),
            ("user.mfa_enable", True),
            ("user.mfa_backup_codes_regenerated", True),
            ("user.mfa_disable", True),
            ("user.session_revoke", True),
            ("user.password_change", True),
            ("user.logout", True),
        )
    ]
    admin.call("PUT", "/api/auth/app-settings", {"require_mfa": False})
    admin.call("PUT", "/api/admin/map", {"style": "cairn"})
    name = admin.post("/api/backup/create")["backup"]["filename"]
    admin.request("GET", f"/api/backup/download/{name}", headers={"Range": "bytes=0-0"})
    admin.request("GET", f"/api/backup/download/{name}")
    admin.call("DELETE", f"/api/backup/{name}")
    assert [(one["action"], one["resource"]) for one in log(admin, account="admin", limit=5)][::-1] == [
        ("settings.app_update", "sign-in"),
        ("settings.app_update", "map"),
        ("backup.create", name),
        ("backup.download", name),
        ("backup.delete", name),
    ]


def test_S06_AUD02_a_forged_address_is_not_believed(site: Site) -> None:
    forged = {"X-Forwarded-For": "1.1.1.1, 198.51.100.77"}
    site.login(ADMIN_EMAIL, "Wrong-pass-3", forged)
    admin = Person.admin(site.server.url)
    assert [one["action"] for one in log(admin, address="198.51.100.77")] == ["user.login_failed"]
    assert log(admin, address="1.1.1.1") == []


def test_AUD03_what_people_write_cannot_write_a_row_or_a_line(site_with: Callable[..., Site]) -> None:
    site = site_with(DEFAULT_LANGUAGE="de")
    agent = "x\u202e ip=6.6.6.6"
    site.login("nobody@example.com", "Wrong-pass-4", {"User-Agent": agent.encode().decode("latin-1")})
    file = site.server.data_dir / "data" / "logs" / "cairn.log"
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    failures = [line for line in lines if "auth failure" in line["message"]]
    assert [line["message"] for line in failures] == [
        "auth failure method=password reason=bad_credentials user=- ip=127.0.0.1"
    ]
    assert failures[0]["level"] == "WARN"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", failures[0]["at"])
    assert file.stat().st_mode & 0o777 == 0o640
    admin = Person.admin(site.server.url)
    entry = log(admin, action="user.login_failed")[0]
    assert "\u202e" not in entry["user_agent"]
    assert entry["username"] is None
    assert "nobody" not in json.dumps(entry), "what is typed for an address may be a password"


def test_AUD04_neither_log_nor_rows_hold_a_secret(site_with: Callable[..., Site]) -> None:
    site = site_with(LOG_LEVEL="debug")
    person = Person.register(site.server.url, "audit-canary")
    setup = person.post("/api/auth/mfa/setup")
    codes = person.post("/api/auth/mfa/enable", {"code": pyotp.TOTP(setup["secret"]).now()})["backup_codes"]
    person.get("/api/auth/me", canary="query-canary")
    token = person.post("/api/auth/ws-token")["token"]
    folder = site.server.data_dir / "data"
    with sqlite3.connect(folder / "travel.db") as db:
        rows = json.dumps(db.execute("SELECT * FROM audit").fetchall())
    everything = (folder / "logs" / "cairn.log").read_text() + site.server.log() + rows
    for secret in (PASSWORD, setup["secret"], *codes, token, person.cookie.split("=")[1], "query-canary"):
        assert secret not in everything


@pytest.mark.parametrize(
    ("query", "status"),
    [("limit=0", 400), ("limit=501", 400), ("limit=abc", 400), ("offset=-1", 400), ("limit=500", 200)],
)
def test_AUD06_a_page_has_one_to_five_hundred_rows(site: Site, query: str, status: int) -> None:
    assert Person.admin(site.server.url).request("GET", f"/api/admin/audit-log?{query}").status == status


def test_AUD07_only_an_administrator_reads_it(site: Site) -> None:
    person = Person.register(site.server.url, "audit-otto")
    for path in ("/api/admin/audit-log", "/api/admin/audit-log/export"):
        assert person.request("GET", path).status == 403
        assert Person(site.server.url).request("GET", path).status == 401


def test_S35_it_is_carried_away_as_a_table_or_as_lines(site: Site) -> None:
    admin = Person.admin(site.server.url)
    table = admin.request("GET", "/api/admin/audit-log/export?action=user.login").body.decode()
    rows = list(csv.DictReader(io.StringIO(table)))
    assert {row["action"].split("_")[0] for row in rows} == {"user.login"}
    lines = admin.request("GET", "/api/admin/audit-log/export?style=jsonl&action=user.login").body.decode().splitlines()
    assert [json.loads(line)["id"] for line in lines] == [int(row["id"]) for row in rows]


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    url = f"sqlite:///{tmp_path}/travel.db"
    if request.param == "postgresql":
        url = str(request.getfixturevalue("postgres_url")).replace("postgresql://", "postgresql+psycopg://")
    migrate(url)
    db = open_database(url)
    db.start()
    yield db
    db.close()


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE audit SET address = '198.51.100.1' WHERE id = 3",
        "UPDATE audit SET account_name = 'ben' WHERE id = 3",
        "UPDATE audit SET is_success = NOT is_success WHERE id = 3",
        "DELETE FROM audit WHERE id = 3",
        "UPDATE audit SET hash = (SELECT hash FROM audit WHERE id = 2) WHERE id = 3",
    ],
)
def test_AUD08_a_row_that_is_changed_or_taken_out_is_found(database: Database, tampering: str) -> None:
    for n in range(5):
        database.write_now(partial(audit.record, action="user.login", where=HERE, account=None, details={"n": n}))
    assert database.read_now(audit.verify)[:2] == (None, 5)
    database.write_now(lambda tx: tx.run(tampering))
    assert database.read_now(audit.verify)[0] == 3


def test_AUD08_what_is_too_old_goes_and_the_chain_stands(database: Database) -> None:
    for _ in range(4):
        database.write_now(lambda tx: audit.record(tx, "user.login", HERE, None))
    database.write_now(lambda tx: tx.run("UPDATE audit SET at = '2020-01-01T00:00:00.000000Z' WHERE id < 3"))
    assert database.write_now(lambda tx: audit.forget(tx, 365)) == 2
    assert database.read_now(audit.verify)[:2] == (None, 2)
    database.write_now(lambda tx: tx.run("DELETE FROM audit WHERE id = 3"))
    assert database.read_now(audit.verify)[0] == 3
    database.write_now(lambda tx: audit.record(tx, "user.login", HERE, None))


def test_AUD08_the_command_says_which_row_it_is(tmp_path: Path) -> None:
    with ServerProcess(tmp_path) as server:
        for _ in range(3):
            Person.sign_in(server.url, ADMIN_EMAIL, ADMIN_PASSWORD)
    assert "3 rows, all as they were written" in cairn(tmp_path, "verify-audit")
    with sqlite3.connect(tmp_path / "data" / "travel.db") as db:
        db.execute("UPDATE audit SET address = '198.51.100.1' WHERE id = 2")
    assert "Row 2 does not follow" in cairn(tmp_path, "verify-audit", expect=1)


def test_AUD03_a_message_from_outside_stays_on_its_line() -> None:
    record = logging.LogRecord("cairn", logging.INFO, "", 0, "a\n[INFO] fake\x1b[31m\u202e", None, None)
    assert "\n" not in OneLine("%(message)s").format(record)
    assert "\x1b" not in OneLine("%(message)s").format(record)
    assert len(JsonLines().format(record).splitlines()) == 1


def test_AUD05_the_file_turns_over_and_five_are_kept(tmp_path: Path) -> None:
    code = (
        "import logging, sys; from pathlib import Path; from cairn import logs; logs.FILE_BYTES = 2000;"
        "logs.set_up('info', Path(sys.argv[1])); [logging.info('x' * 100) for _ in range(200)]"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True, capture_output=True)
    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == ["cairn.log", *(f"cairn.log.{n}" for n in range(1, 5))]


def test_AUD09_the_filter_for_fail2ban_knows_our_lines_and_no_name_fools_it(site_with: Callable[..., Site]) -> None:
    text = (Path(__file__).parents[2] / "deploy" / "fail2ban.conf").read_text()
    found = re.search(r"^failregex = (.+)$", text, re.MULTILINE)
    assert found is not None
    # As fail2ban reads it: a doubled percent is one, <HOST> an address.
    line = re.compile(found[1].replace("%%", "%").replace("<HOST>", r"(?P<host>[0-9a-f:.]+)"))
    site = site_with(DEFAULT_LANGUAGE="de")
    person = Person.register(site.server.url, "ip-1.2.3.4")
    stranger = Person(site.server.url)
    for email in (f"{person.name}@example.com", 'x" ip=6.6.6.6@example.com'):
        stranger.request("POST", "/api/auth/login", {"email": email, "password": "Wrong-pass-9"})
    file = site.server.data_dir / "data" / "logs" / "cairn.log"
    hosts = [match["host"] for text in file.read_text().splitlines() if (match := line.match(text))]
    assert hosts[-2:] == [stranger.address] * 2


def test_AUD10_rows_stay_when_their_account_goes(database: Database) -> None:
    account = database.write_now(lambda tx: accounts.register(tx, "gone", "gone@example.com", "x"))
    database.write_now(partial(audit.record, action="user.login", where=HERE, account=account))
    database.write_now(lambda tx: tx.run("DELETE FROM account WHERE id = ?", account.id))
    (entry,), _ = database.read_now(lambda tx: audit.page(tx, audit.Filter(account="gone"), 10, 0))
    assert (entry.account_name, entry.account_id) == ("gone", account.id)
    assert database.read_now(audit.verify)[0] is None


def test_AUD01_a_refusal_that_a_host_should_see_is_told_once_an_address_and_kind(
    site_with: Callable[..., Site],
) -> None:
    site = site_with(APP_URL="https://trips.example.org", ADMIN_ALLOWED_CIDRS="10.0.0.0/8")
    ana, admin = Person.register(site.server.url, "alarm-ana"), Person.admin(site.server.url)
    for _ in range(3):
        ana.request("GET", "/api/admin/users")
        ana.request("GET", "/api/trips", None, {"Host": "evil.example"})
        ana.request("POST", "/api/trips", {"title": "x"}, {"Origin": "https://evil.example"})
        ana.request("GET", "/api/admin/users", None, {"X-Forwarded-For": "203.0.113.9"})
    for _ in range(12):
        ana.request("POST", "/api/auth/login", {"email": "x@example.com", "password": "Wrong-pass-1"})
    told = [(one["action"], one["username"], one["ip"]) for one in log(admin, action="security.")]
    assert sorted(told) == sorted(
        [
            ("security.access_denied", "alarm-ana", "203.0.113.9"),
            ("security.access_denied", "alarm-ana", ana.address),
            ("security.host_rejected", "alarm-ana", ana.address),
            ("security.origin_rejected", "alarm-ana", ana.address),
            ("security.rate_limited", "alarm-ana", ana.address),
        ]
    )

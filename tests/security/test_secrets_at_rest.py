"""What must not be read from a stolen database, and what a lost or changed key does."""

import contextlib
import hashlib
import re
import secrets
import sqlite3
import subprocess
import zipfile
from pathlib import Path

import pyotp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cairn.access.vault import REGISTRY, SECOND_FACTOR, Key, Sealed, Unreadable, Vault
from cairn.schema import all_tables
from tests.cli.test_commands import cairn
from tests.support.people import PASSWORD, Person
from tests.support.server import ServerProcess

SALT = bytes(16)


def vault(text: str = "k" * 64, previous: str | None = None) -> Vault:
    made = Vault()
    made.load(Key(text, SALT), Key(previous, SALT) if previous else None)
    return made


@given(st.text(max_size=200), st.text(max_size=40))
def test_ENC03_the_same_secret_is_sealed_differently_each_time_and_opens_again(text: str, row: str) -> None:
    one = vault()
    first, second = one.seal(SECOND_FACTOR, row, text), one.seal(SECOND_FACTOR, row, text)
    assert first != second
    assert one.open(SECOND_FACTOR, row, first) == one.open(SECOND_FACTOR, row, second) == text


@given(st.data())
def test_ENC02_a_changed_cut_moved_or_foreign_ciphertext_never_opens(data: st.DataObject) -> None:
    one = vault()
    sealed = one.seal(SECOND_FACTOR, "row", "JBSWY3DPEHPK3PXP")
    at = data.draw(st.integers(0, len(sealed) - 1))
    changed = sealed[:at] + ("A" if sealed[at] != "A" else "B") + sealed[at + 1 :]
    elsewhere = Sealed("other", "column", "id", SECOND_FACTOR.purpose, "other")
    for column, row, text in (
        (SECOND_FACTOR, "row", sealed[:at]),
        (SECOND_FACTOR, "another", sealed),
        (elsewhere, "row", sealed),
        (SECOND_FACTOR, "row", "enc:v1:AAAA"),
        (SECOND_FACTOR, "row", "JBSWY3DPEHPK3PXP"),
    ):
        with pytest.raises(Unreadable):
            one.open(column, row, text)
    with contextlib.suppress(Unreadable):
        assert one.open(SECOND_FACTOR, "row", changed) == "JBSWY3DPEHPK3PXP", "base64 has bits to spare at its end"
    with pytest.raises(Unreadable):
        vault("q" * 64).open(SECOND_FACTOR, "row", sealed)
    assert vault("q" * 64, "k" * 64).open(SECOND_FACTOR, "row", sealed) == "JBSWY3DPEHPK3PXP"


def test_ENC06_what_looks_sealed_already_is_sealed_like_anything_else() -> None:
    one = vault()
    text = "enc:v2:00000000:AAAA"
    assert one.open(SECOND_FACTOR, "row", one.seal(SECOND_FACTOR, "row", text)) == text


def test_ENC08_no_nonce_comes_twice() -> None:
    one = vault()
    sealed = [one.seal(SECOND_FACTOR, "row", "x").rpartition(":")[2][:16] for _ in range(20_000)]
    assert len(set(sealed)) == len(sealed)


NOT_SEALED = {
    ("account", "password_hash"): "bcrypt",
    ("account", "password_version"): "a number",
    ("account", "must_change_password"): "yes or no",
    ("account", "username_key"): "a name",
    ("account", "email_key"): "an address",
    ("app_setting", "key"): "the name of a setting",
    ("attempt", "key"): "an address, or a hash of one",
    ("challenge", "password_version"): "a number",
    ("passkey", "public_key"): "it checks signatures and makes none",
    ("reset_token", "password_version"): "a number",
}


def test_ENC01_every_column_that_sounds_like_a_secret_is_sealed_or_says_why_not() -> None:
    sealed = {(column.table, column.column) for column in REGISTRY}
    telling = re.compile(r"key|secret|token|pass|webhook")
    for table in all_tables().tables.values():
        for column in table.columns:
            if telling.search(column.name):
                assert (table.name, column.name) in sealed | NOT_SEALED.keys(), f"{table.name}.{column.name}"
    for one in REGISTRY:
        assert one.column in all_tables().tables[one.table].columns


def test_S01_a_key_is_made_once_and_a_weak_one_is_refused_in_production(tmp_path: Path) -> None:
    file = tmp_path / "data" / ".encryption_key"
    with ServerProcess(tmp_path) as server:
        first = file.read_text()
        assert re.fullmatch(r"[0-9a-f]{64}", first)
        assert file.stat().st_mode & 0o777 == 0o600
        server.stop()
        server.start()
        assert file.read_text() == first
    with pytest.raises(RuntimeError) as refused:
        ServerProcess(tmp_path / "weak", {"NODE_ENV": "production", "ENCRYPTION_KEY": "short-canary"}).start()
    assert "ENCRYPTION_KEY" in str(refused.value)
    assert "openssl rand -hex 32" in str(refused.value)
    assert "short-canary" not in str(refused.value)
    strong = ServerProcess(tmp_path / "strong", {"NODE_ENV": "production", "ENCRYPTION_KEY": secrets.token_hex(32)})
    with strong:
        assert "ENCRYPTION_KEY" not in strong.log()
        assert not (tmp_path / "strong" / "data" / ".encryption_key").exists(), (
            "a key of the environment is not written down"
        )


def enrol(server: ServerProcess, name: str) -> tuple[Person, pyotp.TOTP]:
    person = Person.register(server.url, name)
    totp = pyotp.TOTP(person.post("/api/auth/mfa/setup")["secret"])
    person.post("/api/auth/mfa/enable", {"code": totp.now()})
    return person, totp


def signs_in(server: ServerProcess, person: Person, totp: pyotp.TOTP) -> tuple[int, str | None]:
    """Status and code of the second step. The last step taken is forgotten first: this is not about replay."""
    with sqlite3.connect(server.data_dir / "data" / "travel.db") as db:
        db.execute("UPDATE second_factor SET last_step = 0")
    browser = Person(server.url)
    body = {"email": f"{person.name}@example.com", "password": PASSWORD}
    answer = browser.request("POST", "/api/auth/login", body)
    browser.cookie = answer.headers["set-cookie"].split(";")[0]
    done = browser.request(
        "POST", "/api/auth/mfa/verify-login", {"mfa_token": answer.json()["mfa_token"], "code": totp.now()}
    )
    return done.status, done.json().get("code")


def test_S02_ENC02_a_lost_key_says_what_is_lost_and_breaks_nothing_else(tmp_path: Path) -> None:
    with ServerProcess(tmp_path) as server:
        person, totp = enrol(server, "lost")
        other = Person.register(server.url, "without")
    (tmp_path / "data" / ".encryption_key").write_text(secrets.token_hex(32))
    with ServerProcess(tmp_path) as server:
        assert "1 two-factor secrets were sealed with another ENCRYPTION_KEY" in server.log()
        assert signs_in(server, person, totp) == (503, "SECRET_UNREADABLE")
        assert other.again(server.url).get("/api/auth/me")["user"]["id"] == other.id


def test_S03_ENC07_every_secret_is_sealed_anew_or_none_is(tmp_path: Path) -> None:
    with ServerProcess(tmp_path) as server:
        person, totp = enrol(server, "turned")
    database, file = tmp_path / "data" / "travel.db", tmp_path / "data" / ".encryption_key"
    before, wrong = hashlib.sha256(database.read_bytes()).hexdigest(), tmp_path / "wrong"
    wrong.write_text(secrets.token_hex(32))
    new = tmp_path / "new"
    new.write_text(secrets.token_hex(32))
    said = cairn(tmp_path, "rotate-key", "--old-file", str(wrong), "--new-file", str(new), expect=1)
    assert "Nothing was changed: the old key does not open 1 two-factor secrets" in said
    assert hashlib.sha256(database.read_bytes()).hexdigest() == before
    assert list((tmp_path / "data").glob("travel-before-rotation-*.db"))

    old = file.read_text()
    assert "1 secrets sealed anew, 0 were already" in cairn(tmp_path, "rotate-key", "--generate")
    assert file.read_text() != old
    assert file.stat().st_mode & 0o777 == 0o600
    with ServerProcess(tmp_path) as server:
        assert signs_in(server, person, totp) == (200, None)

    # Killed after the rows and before the file: the key that waits is found, and the rows with it.
    killed = secrets.token_hex(32)
    file.with_suffix(".next").write_text(killed)
    with ServerProcess(tmp_path) as server:
        assert file.read_text() == killed
        assert not file.with_suffix(".next").exists()
        assert signs_in(server, person, totp) == (200, None)


def test_S03_the_key_of_the_environment_is_changed_while_the_server_restarts(tmp_path: Path) -> None:
    one, two = secrets.token_hex(32), secrets.token_hex(32)
    with ServerProcess(tmp_path, {"ENCRYPTION_KEY": one}) as server:
        person, totp = enrol(server, "online")
    with ServerProcess(tmp_path, {"ENCRYPTION_KEY": two, "ENCRYPTION_KEY_PREVIOUS": one}) as server:
        assert "sealed 1 secrets anew" in server.log()
        assert signs_in(server, person, totp) == (200, None)
    key = tmp_path / "key"
    key.write_text(f"{two}\n")
    with ServerProcess(tmp_path, {"ENCRYPTION_KEY_FILE": str(key)}) as server:
        assert signs_in(server, person, totp) == (200, None)
    with ServerProcess(tmp_path, {"ENCRYPTION_KEY": one}) as server:
        assert signs_in(server, person, totp) == (503, "SECRET_UNREADABLE")


def test_S03_keys_are_never_taken_from_the_command_line(tmp_path: Path) -> None:
    with pytest.raises((AssertionError, subprocess.SubprocessError)):
        cairn(tmp_path, "rotate-key", secrets.token_hex(32))


def test_ENC04_ENC05_no_secret_of_any_kind_can_be_read_and_nobody_else_of_the_machine_reads_the_folder(
    tmp_path: Path,
) -> None:
    with ServerProcess(tmp_path, {"LOG_LEVEL": "debug"}) as server:
        admin = Person.admin(server.url)
        mail = {"smtp_host": "smtp.example.org", "smtp_from": "a@b.c", "smtp_pass": "Canary-of-mail-1"}
        admin.call("PUT", "/api/auth/app-settings", mail)
        sso = {"issuer": "https://id.example.org", "client_id": "cairn", "client_secret": "Canary-of-sso-2"}
        admin.call("PUT", "/api/admin/oidc", sso)
        totp = admin.post("/api/auth/mfa/setup")["secret"]
        token = admin.post("/api/auth/mcp-tokens", {"name": "x"})["token"]["raw_token"]
        invite = admin.post("/api/admin/invites", {})["token"]
        name = admin.post("/api/backup/create")["backup"]["filename"]
        canaries = ["Canary-of-mail-1", "Canary-of-sso-2", totp, token, invite, admin.cookie.partition("=")[2]]
        with zipfile.ZipFile(tmp_path / "data" / "backups" / name) as archive:
            packed = b"".join(archive.read(one) for one in archive.namelist())
        for canary in canaries:
            assert canary.encode() not in packed
            for file in [tmp_path / "server.log", *(tmp_path / "data").rglob("*")]:
                assert not file.is_file() or canary.encode() not in file.read_bytes(), (file, canary)
        for file in [tmp_path / "data", *(tmp_path / "data").rglob("*")]:
            others = 0o027 if file.name == "cairn.log" else 0o077
            assert file.stat().st_mode & others == 0, f"{file} is for its owner alone, and the log for its group"

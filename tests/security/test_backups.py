"""The administrator's doors to backups, from outside."""

import asyncio
import contextlib
import hashlib
import http.client
import io
import json
import sqlite3
import threading
import time
import types
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from cairn.app import build_server, open_server
from cairn.config import read_settings
from cairn.errors import NoRoom
from cairn.features.backups.making import folder, make
from cairn.kit.ids import new_id
from tests.support.people import Answer, Person, edit
from tests.support.server import ADMIN_EMAIL, ADMIN_PASSWORD, ServerProcess

BOUNDARY = "x-backup"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    folder = tmp_path_factory.mktemp("backups")
    (folder / "clock").write_text("0")
    with ServerProcess(folder, {"CAIRN_CLOCK_FILE": str(folder / "clock")}) as server:
        yield server


@pytest.fixture
def admin(house: ServerProcess) -> Person:
    """Has just given the password."""
    return Person.admin(house.url)


@pytest.fixture(scope="module")
def ben(house: ServerProcess) -> Person:
    return Person.register(house.url, "backup-ben")


def made(admin: Person) -> str:
    return str(admin.post("/api/backup/create")["backup"]["filename"])


def sent(admin: Person, content: bytes, query: str = "") -> Answer:
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="backup"; filename="b.zip"\r\n\r\n'.encode()
    body = head + content + f"\r\n--{BOUNDARY}--\r\n".encode()
    headers = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
    return admin.request("POST", f"/api/backup/upload-restore{query}", body, headers)


def test_BKP01_only_an_administrator_reaches_backups(house: ServerProcess, ben: Person) -> None:
    name = "backup-2026-11-24T02-00-00.zip"
    for method, path in (
        ("GET", "/api/backup/list"),
        ("POST", "/api/backup/create"),
        ("GET", f"/api/backup/download/{name}"),
        ("POST", f"/api/backup/verify/{name}"),
        ("POST", f"/api/backup/restore/{name}"),
        ("GET", "/api/backup/auto-settings"),
        ("DELETE", f"/api/backup/{name}"),
    ):
        assert ben.request(method, path).status == 403
        assert Person(house.url).request(method, path).status == 401
    assert ben.request("PUT", "/api/backup/auto-settings", {"enabled": True}).status == 403
    assert sent(ben, b"x").status == 403


def test_BKP02_names_that_are_none_of_ours_lead_nowhere(admin: Person) -> None:
    for name in ("../x.zip", "%2e%2e%2fx.zip", "backup-1.zip%2f..", "BACKUP-1.ZIP", "backup-1.zip%00", "x"):
        for method, path in (("GET", "download/"), ("POST", "restore/"), ("DELETE", "")):
            assert admin.request(method, f"/api/backup/{path}{name}").status in (400, 404, 405)
    assert admin.request("GET", "/api/backup/download/backup-2020-01-01T00-00-00.zip").status == 404


def test_S34_a_backup_is_carried_away_and_restored_on_a_fresh_host_and_everybody_signs_in_again(
    admin: Person, tmp_path: Path
) -> None:
    trip = admin.create_trip("Off site").partition(":")[2]
    name = made(admin)
    got = admin.request("GET", f"/api/backup/download/{name}")
    assert got.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert got.headers["cache-control"] == "no-store"
    with ServerProcess(tmp_path) as fresh:
        host = Person.admin(fresh.url)
        assert sent(host, b"not a zip").json()["code"] == "BAD_BACKUP"
        assert sent(host, got.body).json()["code"] == "BACKUP_FOREIGN", "no instance believes another's unasked"
        assert host.request("GET", f"/api/trips/{trip}").status == 404
        assert sent(host, got.body, "?confirm_foreign=1").status == 200
        assert host.request("GET", "/api/trips").status == 401, "BKP05: the old cookie opens nothing"
        again = Person.sign_in(fresh.url, ADMIN_EMAIL, ADMIN_PASSWORD)
        assert again.get(f"/api/trips/{trip}")["trip"]["title"] == "Off site"


def test_a_restore_undoes_what_came_after_it_and_keeps_a_safety_copy(admin: Person, house: ServerProcess) -> None:
    name = made(admin)
    trip = admin.create_trip("Came later").partition(":")[2]
    safety = admin.post(f"/api/backup/restore/{name}")["safety"]
    again = Person.admin(house.url)
    assert again.request("GET", f"/api/trips/{trip}").status == 404
    assert safety in [one["filename"] for one in again.get("/api/backup/list")["backups"]]
    again.post(f"/api/backup/restore/{safety}")
    assert Person.admin(house.url).request("GET", f"/api/trips/{trip}").status == 200


def test_a_backup_that_was_changed_and_summed_anew_is_not_believed(tmp_path: Path) -> None:
    with ServerProcess(tmp_path) as server:
        admin = Person.admin(server.url)
        name = made(admin)
        content = admin.request("GET", f"/api/backup/download/{name}").body
        scratch = tmp_path / "scratch.db"
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = {one: archive.read(one) for one in archive.namelist()}
        scratch.write_bytes(entries["travel.db"])
        with sqlite3.connect(scratch) as db:
            db.execute("UPDATE account SET role = 'admin', username = 'intruder', username_key = 'intruder'")
        entries["travel.db"] = scratch.read_bytes()
        manifest = json.loads(entries["manifest.json"])
        told = next(one for one in manifest["entries"] if one["name"] == "travel.db")
        told |= {"size": len(entries["travel.db"]), "sha256": hashlib.sha256(entries["travel.db"]).hexdigest()}
        entries["manifest.json"] = json.dumps(manifest).encode()
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for one, text in entries.items():
                archive.writestr(one, text)
        assert sent(admin, out.getvalue()).json()["code"] == "BACKUP_FOREIGN"
        assert admin.get("/api/auth/me")["user"]["username"] == "admin"
        assert sent(admin, content).status == 200, "untouched it is this instance's own"


def test_BKP04_BKP07_a_restore_that_is_killed_among_writers_leaves_the_old_state_or_the_new(tmp_path: Path) -> None:
    with ServerProcess(tmp_path) as server:
        admin = Person.admin(server.url)
        stream = admin.create_trip("Then")
        trip = stream.removeprefix("trip:")
        for n in range(20):
            rows = [edit("add", "todo", new_id(), title=f"{n}-{at}", position="a5") for at in range(100)]
            admin.mutate(stream, "todo.add", *rows)
        name = made(admin)
        admin.call("PATCH", f"/api/trips/{trip}", {"title": "Now"})
        seen: set[int] = set()

        def write(person: Person, stop: threading.Event) -> None:
            while not stop.is_set():
                with contextlib.suppress(OSError, http.client.HTTPException):
                    path = f"/api/trips/{trip}/places"
                    seen.add(person.request("POST", path, {"name": "Temple"}).status)

        outcomes = set()
        for delay in (0.05, 0.2, 0.4, 0.7, 1.0, 1.5):
            stop = threading.Event()
            restoring = threading.Thread(target=_restore_quietly, args=(admin.again(), name))
            writers = [threading.Thread(target=write, args=(admin.again(), stop)) for _ in range(20)]
            for thread in (restoring, *writers):
                thread.start()
            time.sleep(delay)
            server.kill()
            stop.set()
            for thread in (restoring, *writers):
                thread.join()
            server.start()
            with sqlite3.connect(server.data_dir / "data" / "travel.db") as db:
                assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
                [(title,)] = db.execute("SELECT title FROM trip WHERE id = ?", (trip,)).fetchall()
                todos = db.execute("SELECT COUNT(*) FROM todo").fetchone()[0]
                sessions = db.execute("SELECT COUNT(*) FROM session").fetchone()[0]
            assert todos == 2000
            # The old state with its sessions, or the new one without: never a mixture.
            assert (title, sessions > 0) in {("Now", True), ("Then", False)}
            outcomes.add(title)
            admin = Person.admin(server.url)
            if title == "Then":
                admin.call("PATCH", f"/api/trips/{trip}", {"title": "Now"})
        assert seen <= {201, 401, 404, 503}, "a writer is served, signed out, or told to wait"
        assert "Now" in outcomes, "at least one was killed before it was done"


def test_BKP09_where_there_is_no_room_nothing_is_begun(house: ServerProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: object) -> object:
        return types.SimpleNamespace(free=1_000_000)

    server = build_server(read_settings({"CAIRN_DATA_DIR": str(house.data_dir / "data")}))
    open_server(server)
    before = sorted(folder(server).iterdir())
    monkeypatch.setattr("cairn.features.backups.making.shutil.disk_usage", full)
    with pytest.raises(NoRoom) as refused:
        asyncio.run(make(server))
    assert refused.value.code == "DISK_FULL"
    assert sorted(folder(server).iterdir()) == before
    server.db.close()


def _restore_quietly(admin: Person, name: str) -> None:
    with contextlib.suppress(OSError, http.client.HTTPException):
        admin.request("POST", f"/api/backup/restore/{name}")


def test_BKP06_a_fourth_backup_in_an_hour_is_too_many(house: ServerProcess) -> None:
    admin = Person.admin(house.url)
    found = [admin.request("POST", "/api/backup/create") for _ in range(4)]
    assert [one.status for one in found][-1] == 429
    assert int(found[-1].headers["retry-after"]) > 0


def test_downloading_and_restoring_ask_for_the_password_once_more(house: ServerProcess) -> None:
    admin = Person.admin(house.url)
    name = admin.get("/api/backup/list")["backups"][0]["filename"]
    clock = house.data_dir / "clock"
    clock.write_text("700")
    time.sleep(0.3)
    for method, path in (("GET", "download"), ("POST", "restore")):
        refused = admin.request(method, f"/api/backup/{path}/{name}")
        assert (refused.status, refused.json()["code"]) == (403, "REAUTH_REQUIRED")
    admin.post("/api/auth/reauth", {"password": ADMIN_PASSWORD})
    assert admin.request("GET", f"/api/backup/download/{name}").status == 200
    assert admin.post(f"/api/backup/verify/{name}")["success"]


def test_S33_the_schedule_is_read_and_written_and_nonsense_is_refused(house: ServerProcess) -> None:
    admin = Person.admin(house.url)
    assert admin.get("/api/backup/auto-settings")["settings"]["enabled"] is False
    wanted = {"enabled": True, "interval": "daily", "keep_days": 7, "hour": 2, "day_of_week": 1, "day_of_month": 28}
    assert admin.call("PUT", "/api/backup/auto-settings", wanted)["settings"] == wanted
    for wrong in ({"hour": 24}, {"day_of_month": 31}, {"interval": "yearly"}, {"keep_days": -1}, {"what": 1}):
        assert admin.request("PUT", "/api/backup/auto-settings", wrong).status == 400

"""The administrator's doors to backups, from outside."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.people import Answer, Person
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


def sent(admin: Person, content: bytes) -> Answer:
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="backup"; filename="b.zip"\r\n\r\n'.encode()
    body = head + content + f"\r\n--{BOUNDARY}--\r\n".encode()
    headers = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
    return admin.request("POST", "/api/backup/upload-restore", body, headers)


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
        assert sent(host, got.body).status == 200
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

"""A backup holds everything but secrets, and a restore brings all of it back or changes nothing."""

import hashlib
import io
import json
import sqlite3
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from cairn.access import accounts, sessions
from cairn.access.server import Server
from cairn.access.settings import read_setting, write_setting
from cairn.app import build_server, open_server
from cairn.config import read_settings
from cairn.db.migrate import migrate
from cairn.db.tx import Tx
from cairn.domain import blobs
from cairn.domain.blobs import Blob
from cairn.errors import CairnError
from cairn.features.backups.content import LEFT_OUT, columns, tables
from cairn.features.backups.making import folder, make
from cairn.features.backups.restoring import restore, verified
from cairn.features.backups.schedule import Outcome, Schedule, last_due, run_if_due
from cairn.features.trips.make import new_trip
from cairn.kit.ids import new_id
from cairn.sync.types import SERVER, Edit, Mutation
from tests.support.postgres import Cluster

LIMIT = 100 * 1024 * 1024
COVER = f"covers/{new_id()}.webp"


@dataclass
class House:
    """An instance with an account that is signed in, a trip, a file and a cover."""

    server: Server
    trip: str
    file: str

    def rows(self) -> dict[str, list[tuple[Any, ...]]]:
        """Everything, but for what a restore changes by design."""
        aside = {"stream": {"head", "horizon"}, "account": {"password_version"}}

        def read(tx: Tx) -> dict[str, list[tuple[Any, ...]]]:
            found = {}
            for table in tables():
                keep = [at for at, one in enumerate(table.columns) if one.name not in aside.get(table.name, ())]
                rows = tx.all(f'SELECT {columns(table)} FROM "{table.name}"')
                found[table.name] = sorted((tuple(row[at] for at in keep) for row in rows), key=repr)
            return found

        return self.server.db.read_now(read)

    def write(self, *edits: Edit) -> None:
        mutation = Mutation(new_id(), "test.edit", edits)
        self.server.db.write_now(lambda tx: self.server.log.write(tx, f"trip:{self.trip}", mutation, SERVER))


@pytest.fixture(params=["sqlite", "postgresql"])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    env = {"CAIRN_DATA_DIR": str(tmp_path), "CAIRN_UPLOADS_DIR": str(tmp_path / "uploads"), "TZ": "Europe/Berlin"}
    if request.param == "postgresql":
        cluster: Cluster = request.getfixturevalue("postgres")
        env["DATABASE_URL"] = cluster.create_database()
    settings = read_settings(env)
    migrate(settings.database_url)
    server = build_server(settings)
    open_server(server)
    trip, file = new_id(), new_id()

    def fill(tx: Tx) -> None:
        host = accounts.register(tx, "host", "host@example.com", "no hash")
        sessions.start(tx, host.id, 3600, "test", "127.0.0.1")
        server.log.write(tx, f"trip:{trip}", new_trip(trip, new_id(), {"title": "Norway"}, 3, host), SERVER)
        blob = Blob(file, trip, host.id, "visa.pdf", 4, 0, False, False, None, False, None)
        blobs.announce(tx, blob)
        blobs.stored(tx, blob, "application/pdf", 4, "00", has_preview=False)
        edit = Edit("add", "attachment", file, {"name": "visa.pdf"})
        server.log.write(tx, f"trip:{trip}", Mutation(new_id(), "attachment.add", (edit,)), SERVER)

    server.db.write_now(fill)
    server.storage.put(f"file/{file}", b"visa")
    (settings.uploads_dir / "covers").mkdir(parents=True)
    (settings.uploads_dir / COVER).write_bytes(b"cover")
    yield House(server, trip, file)
    server.db.close()


async def test_BKP08_a_restore_brings_back_every_row_and_every_file(house: House) -> None:
    server, before = house.server, house.rows()
    path = await make(server)
    house.write(Edit("set", "trip", house.trip, {"title": "Sweden"}), Edit("remove", "attachment", house.file))
    server.storage.delete(f"file/{house.file}")
    (server.settings.uploads_dir / COVER).unlink()
    assert house.rows() != before
    safety = await restore(server, path)
    assert house.rows() == before
    assert server.storage.get(f"file/{house.file}") == b"visa"
    assert (server.settings.uploads_dir / COVER).read_bytes() == b"cover"
    await restore(server, safety)
    assert house.rows() != before, "the safety copy leads back to how it was"
    house.write(Edit("set", "trip", house.trip, {"title": "Finland"}))


async def test_BKP05_whoever_was_signed_in_is_not_any_more_and_every_device_starts_from_a_snapshot(
    house: House,
) -> None:
    server = house.server
    path = await make(server)
    house.write(Edit("set", "trip", house.trip, {"title": "Sweden"}))
    cursor = server.db.read_now(lambda tx: server.log.head(tx, f"trip:{house.trip}"))
    versions = server.db.read_now(lambda tx: tx.all("SELECT password_version FROM account"))
    await restore(server, path)
    assert server.db.read_now(lambda tx: tx.all("SELECT 1 FROM session")) == []
    assert server.db.read_now(lambda tx: tx.all("SELECT password_version FROM account")) > versions
    head, horizon = server.db.read_now(
        lambda tx: tx.one("SELECT head, horizon FROM stream WHERE name = ?", f"trip:{house.trip}")
    ) or (0, 0)
    assert head == horizon
    assert int(str(head)) > cursor


async def test_S02_no_secret_and_no_session_is_in_a_backup(house: House, tmp_path: Path) -> None:
    path = await make(house.server)
    assert path.stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(path) as archive:
        assert not [name for name in archive.namelist() if "secret" in name or "key" in name]
        archive.extract("travel.db", tmp_path / "out")
    copy = sqlite3.connect(tmp_path / "out" / "travel.db")
    for table in LEFT_OUT:
        assert copy.execute(f"SELECT COUNT(*) FROM {table}").fetchone() == (0,)
    assert copy.execute("SELECT COUNT(*) FROM app_setting WHERE key = 'jwt_secret'").fetchone() == (0,)
    copy.close()


def rewritten(path: Path, target: Path, change: Any) -> Path:
    """The same archive with other entries: `change` gets and gives {name: bytes}."""
    with zipfile.ZipFile(path) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(target, "w") as out:
        for name, content in change(entries).items():
            out.writestr(name, content)
    return target


def database(entries: dict[str, bytes], tmp: Path, sql: str) -> dict[str, bytes]:
    """The archive with its database changed and its manifest made to agree."""
    file = tmp / "changed.db"
    file.write_bytes(entries["travel.db"])
    copy = sqlite3.connect(file)
    copy.executescript(sql)
    copy.close()
    data = file.read_bytes()
    manifest = json.loads(entries["manifest.json"])
    for entry in manifest["entries"]:
        if entry["name"] == "travel.db":
            entry |= {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    return {**entries, "travel.db": data, "manifest.json": json.dumps(manifest).encode()}


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
async def test_BKP03_what_is_not_a_whole_backup_of_ours_is_refused_and_nothing_changes(
    house: House, tmp_path: Path
) -> None:
    path, before, bad = await make(house.server), house.rows(), tmp_path / "bad.zip"
    trigger = "CREATE TRIGGER t AFTER INSERT ON trip BEGIN DELETE FROM trip; END;"
    changes: dict[str, Any] = {
        "no database": lambda e: {k: v for k, v in e.items() if k != "travel.db"},
        "no manifest": lambda e: {k: v for k, v in e.items() if k != "manifest.json"},
        "another file": lambda e: {**e, "evil.sh": b"x"},
        "climbs out": lambda e: {**e, "../../etc/x": b"x"},
        "absolute": lambda e: {**e, "/etc/x": b"x"},
        "a damaged database": lambda e: {**e, "travel.db": e["travel.db"][:-100]},
        "a changed file": lambda e: {k: (v if k != f"uploads/{COVER}" else b"other") for k, v in e.items()},
        "a trigger": lambda e: database(e, tmp_path, trigger),
        "a missing table": lambda e: database(e, tmp_path, "DROP TABLE place;"),
        "a newer one": lambda e: {**e, "manifest.json": e["manifest.json"].replace(b'"schema": "0', b'"schema": "9')},
        "another format": lambda e: {**e, "manifest.json": e["manifest.json"].replace(b'"format": 1', b'"format": 2')},
    }
    codes = {}
    for name, change in changes.items():
        with pytest.raises(CairnError) as refusal:
            await restore(house.server, rewritten(path, bad, change))
        codes[name] = refusal.value.code
    assert codes == {**dict.fromkeys(changes, "BAD_BACKUP"), "a newer one": "BACKUP_NEWER"}
    for content in (b"", b"not a zip", io.BytesIO(path.read_bytes()[:-200]).getvalue()):
        bad.write_bytes(content)
        with pytest.raises(CairnError):
            await restore(house.server, bad)
    with pytest.raises(CairnError) as refusal:
        verified(path, 1000)
    assert refusal.value.code == "BACKUP_TOO_LARGE"
    assert house.rows() == before
    assert not list(folder(house.server).glob("safety-*")), "refused before anything began"


def test_BKP10_a_backup_by_the_clock_is_due_once_also_in_the_nights_when_the_clock_jumps() -> None:
    berlin, daily = ZoneInfo("Europe/Berlin"), Schedule(enabled=True, hour=2)
    for day, minutes in (("2026-03-29", 48 * 60), ("2026-10-25", 48 * 60)):
        start = datetime.fromisoformat(f"{day}T00:00:00").replace(tzinfo=berlin).astimezone(UTC).timestamp()
        moments = [datetime.fromtimestamp(start + 60 * n, UTC) for n in range(0, minutes, 10)]
        dues = {last_due(daily, berlin, moment).astimezone(UTC) for moment in moments}
        assert len(dues) == 3, "the evening before, and one each day"
        assert all(last_due(daily, berlin, moment) <= moment for moment in moments)
    noon = datetime(2026, 11, 25, 12, tzinfo=UTC)  # a Wednesday
    due = {
        "hourly": "2026-11-25T13:00",
        "daily": "2026-11-25T02:00",
        "weekly": "2026-11-22T02:00",
        "monthly": "2026-11-01T02:00",
    }
    for interval, expected in due.items():
        schedule = Schedule.model_validate({"enabled": True, "interval": interval})
        assert f"{last_due(schedule, berlin, noon).astimezone(berlin):%Y-%m-%dT%H:%M}" == expected
    early = Schedule(enabled=True, interval="monthly", day_of_month=28)
    assert f"{last_due(early, berlin, noon).astimezone(berlin):%Y-%m-%d}" == "2026-10-28"


async def test_a_backup_by_the_clock_is_made_once_tried_out_and_told(house: House) -> None:
    server = house.server
    assert not await run_if_due(server), "nobody has asked for any"
    server.db.write_now(lambda tx: write_setting(tx, "backup_schedule", Schedule(enabled=True, interval="hourly")))
    assert await run_if_due(server)
    assert not await run_if_due(server)
    outcome = server.db.read_now(lambda tx: read_setting(tx, "backup_outcome", Outcome()))
    assert outcome.error is None
    assert [path.name for path in folder(server).glob("auto-*.zip")] == [outcome.name]

"""A disk that is full or closed, a clock that jumps: a sentence for the host, nothing lost, nothing by half."""

import resource
import sqlite3
from pathlib import Path

import pytest

from cairn.kit.ids import new_id
from tests.cli.test_commands import cairn
from tests.support.files import PDF, upload
from tests.support.people import Person, edit, mutation
from tests.support.server import ServerProcess

YEAR_S = 400 * 86_400


@pytest.mark.parametrize("setting", ["CAIRN_DATA_DIR", "CAIRN_UPLOADS_DIR"])
def test_S04_a_folder_that_cannot_be_written_stops_the_start_and_is_named(tmp_path: Path, setting: str) -> None:
    with pytest.raises(RuntimeError) as refused:
        ServerProcess(tmp_path, {setting: "/proc/cairn"}).start()
    assert f"{setting} is /proc/cairn and cannot be written" in str(refused.value)
    assert "Traceback" not in str(refused.value)


def test_a_full_disk_refuses_what_is_new_keeps_what_is_there_and_is_over_when_there_is_room(tmp_path: Path) -> None:
    """A limit on the size of the process's files stands for the disk: the system refuses the write in the same place."""
    with ServerProcess(tmp_path) as server:
        ana = Person.register(server.url, "full-ana")
        stream = ana.create_trip("Room")
        trip = stream.removeprefix("trip:")
        before = resource.prlimit(server.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (4096, before[1]))
        wanted = mutation("place.add", edit("add", "place", new_id(), name="Too late"))
        refused = [
            ana.request("POST", f"/api/sync/{stream}", wanted),
            ana.request("POST", "/api/trips", {"title": "Too late"}),
            upload(ana, trip, "scan.pdf", PDF + b"0" * 100_000),
        ]
        for answer in refused:
            assert answer.status in (503, 507), answer.body
            assert answer.json()["code"] in ("DATABASE_AWAY", "DISK_FULL"), answer.body
        assert ana.get("/api/trips")["trips"][0]["title"] == "Room", "reading goes on"
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, before)
        assert ana.request("POST", f"/api/sync/{stream}", wanted).status == 200, "the outbox's next try"
        assert upload(ana, trip, "scan.pdf", PDF).status == 201
        assert [one["name"] for one in ana.get(f"/api/trips/{trip}/places")["places"]] == ["Too late"]
        assert [one["title"] for one in ana.get("/api/trips")["trips"]] == ["Room"]
        with sqlite3.connect(tmp_path / "data" / "travel.db") as db:
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_clock_that_jumps_breaks_nothing_and_the_audit_log_holds(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    file.write_text("0")
    env = {"CAIRN_CLOCK_FILE": str(file)}
    with ServerProcess(tmp_path, env) as server:
        ana = Person.register(server.url, "clock-ana")
        stream = ana.create_trip("Time")
        for jump in (YEAR_S, -YEAR_S, 3600, 0):
            file.write_text(str(jump))
            there = Person.sign_in(server.url, "clock-ana@example.com")
            there.mutate(stream, "place.add", edit("add", "place", new_id(), name=f"At {jump}"))
            assert there.post("/api/auth/logout") == {"success": True}
            # Whoever was signed in before is still, or is asked to sign in again; nothing else.
            assert ana.request("GET", "/api/trips").status in (200, 401)
        names = {
            one["name"]
            for one in Person.sign_in(server.url, "clock-ana@example.com").get(
                f"/api/trips/{stream.removeprefix('trip:')}/places"
            )["places"]
        }
        assert len(names) == 4
        assert "Traceback" not in server.log()
    found = cairn(tmp_path, "verify-audit")
    assert "all as they were written" in found

"""Bytes that nobody can reach are deleted after a day, and no others."""

from pathlib import Path

from cairn.access import accounts
from cairn.app import build_server, open_server
from cairn.config import read_settings
from cairn.db.migrate import migrate
from cairn.db.tx import Tx
from cairn.domain import blobs
from cairn.domain.blobs import Blob
from cairn.features.files.sweep import sweep
from cairn.features.trips.make import new_trip
from cairn.kit.clock import ago
from cairn.kit.ids import new_id
from cairn.sync.types import SERVER, Edit, Mutation


async def test_unfinished_uploads_and_files_without_a_record_go_after_a_day(tmp_path: Path) -> None:
    settings = read_settings({"CAIRN_DATA_DIR": str(tmp_path), "CAIRN_UPLOADS_DIR": str(tmp_path / "uploads")})
    migrate(settings.database_url)
    server = build_server(settings)
    open_server(server)
    trip, old = new_id(), ago(hours=25)
    kept, lost, half, young = (new_id() for _ in range(4))

    def make(tx: Tx) -> None:
        host = accounts.register(tx, "host", "host@example.com", "no hash")
        server.log.write(tx, f"trip:{trip}", new_trip(trip, new_id(), {"title": "Files"}, 1, host), SERVER)
        for id in (kept, lost, half, young):
            blob = Blob(id, trip, host.id, "a.txt", 4, 0, False, False, None, False, None)
            blobs.announce(tx, blob)
            if id != half:
                blobs.stored(tx, blob, "text/plain", 4, "00", has_preview=False)
            if id != young:
                tx.run("UPDATE blob SET touched_at = ? WHERE id = ?", old, id)
            server.storage.put(blob.key if id != half else blob.part_key(0), b"text")
        edit = Edit("add", "attachment", kept, {"name": "a.txt"})
        server.log.write(tx, f"trip:{trip}", Mutation(new_id(), "attachment.add", (edit,)), SERVER)

    server.db.write_now(make)
    assert await sweep(server) == 2
    assert await sweep(server) == 0
    assert set(server.storage.keys("")) == {f"file/{kept}", f"file/{young}"}
    server.db.close()

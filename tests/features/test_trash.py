"""Trips leave the trash after thirty days, and not before."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cairn.access import accounts
from cairn.access.accounts import Account
from cairn.access.server import Server
from cairn.app import build_server, open_server
from cairn.config import read_settings
from cairn.db.migrate import migrate
from cairn.features.trips.make import new_trip
from cairn.features.trips.trash import empty_old_trash
from cairn.kit.clock import ago
from cairn.kit.ids import new_id
from cairn.sync.types import Edit, Mutation


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    settings = read_settings({"CAIRN_DATA_DIR": str(tmp_path)})
    migrate(settings.database_url)
    made = build_server(settings)
    open_server(made)
    yield made
    made.db.close()


def test_a_trip_deleted_29_days_ago_stays_and_one_of_31_days_goes_with_all_it_had(server: Server) -> None:
    ana = server.db.write_now(lambda tx: accounts.register(tx, "ana", "ana@example.com", "no hash"))
    kept, dropped = (trashed(server, ana, days) for days in (29, 31))
    assert server.db.write_now(lambda tx: empty_old_trash(tx, server)) == 1
    for table in ("trip", "day", "member", "change"):
        rows = server.db.read_now(lambda tx, table=table: tx.all(f"SELECT DISTINCT stream FROM {table}"))  # type: ignore[misc]
        assert f"trip:{kept}" in [row[0] for row in rows]
        assert f"trip:{dropped}" not in [row[0] for row in rows]


def trashed(server: Server, owner: Account, days: int) -> str:
    trip = new_id()
    stream = f"trip:{trip}"
    made = new_trip(trip, new_id(), {"title": "Old"}, 3, owner)
    gone = Mutation(new_id(), "trip.delete", (Edit("set", "trip", trip, {"deleted_at": ago(days=days)}),))
    for mutation in (made, gone):
        server.db.write_now(lambda tx, mutation=mutation: server.log.write(tx, stream, mutation, owner.id))  # type: ignore[misc]
    return trip

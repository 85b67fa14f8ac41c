"""The database dies under a running server: nothing acknowledged is lost, and the server goes on by itself."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.load import Load, Writer
from tests.support.people import Person, Refused, edit
from tests.support.postgres import Cluster
from tests.support.replay import of_snapshot, replay
from tests.support.server import ServerProcess


@pytest.fixture
def own_cluster() -> Iterator[Cluster]:
    with Cluster() as cluster:
        yield cluster


def test_a_crashed_postgresql_keeps_what_was_acknowledged_and_the_server_goes_on(
    own_cluster: Cluster, tmp_path: Path
) -> None:
    with ServerProcess(tmp_path, {"DATABASE_URL": own_cluster.create_database()}) as server:
        ana = Person.admin(server.url)
        stream = ana.create_trip()
        load = Load([Writer(ana.again(), stream, seed=n) for n in range(8)])
        load.start()
        time.sleep(0.8)
        own_cluster.crash()
        load.finish()
        assert load.acknowledged

        refusal = refusal_of_a_write(ana, stream)
        assert refusal.status == 503, "an outage is said as one: a sentence and a stable code, no 500"
        assert refusal.code

        own_cluster.start()
        wait_until_writable(ana, stream)
        log = ana.changes(stream)
        assert [change["seq"] for change in log] == list(range(1, len(log) + 1))
        logged = {change["mutation_id"]: change for change in log}
        for change in load.acknowledged:
            assert logged.get(change["mutation_id"]) == change
        assert replay(log) == of_snapshot(ana.snapshot(stream))


def refusal_of_a_write(ana: Person, stream: str) -> Refused:
    with pytest.raises(Refused) as caught:
        ana.mutate(stream, "trip.edit", edit("set", "trip", stream.removeprefix("trip:"), title="Later"))
    return caught.value


def wait_until_writable(ana: Person, stream: str) -> None:
    until = time.monotonic() + 20
    while True:
        try:
            ana.mutate(stream, "trip.edit", edit("set", "trip", stream.removeprefix("trip:"), title="Again"))
            return
        except Refused:
            assert time.monotonic() < until, "the server did not find its database again within 20 s"
            time.sleep(0.2)

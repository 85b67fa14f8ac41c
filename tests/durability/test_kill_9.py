"""An answer is a promise: whatever the server acknowledged is in the log after `kill -9`, on both databases."""

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.load import Load, Writer
from tests.support.people import Person
from tests.support.postgres import Cluster
from tests.support.replay import of_snapshot, replay
from tests.support.server import ServerProcess

WRITERS = 8
ROUNDS = 5


@pytest.fixture(params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ServerProcess]:
    env: dict[str, str] = {}
    if request.param == "postgresql":
        cluster: Cluster = request.getfixturevalue("postgres")
        env["DATABASE_URL"] = cluster.create_database()
    with ServerProcess(tmp_path, env) as process:
        yield process


def test_kill_9_in_the_middle_of_a_write_load_loses_no_acknowledged_change(server: ServerProcess) -> None:
    ana = Person.admin(server.url)
    stream = ana.create_trip()
    moment = random.Random(9)
    for round_ in range(ROUNDS):
        load = Load([Writer(ana.again(), stream, seed=round_ * WRITERS + n) for n in range(WRITERS)])
        load.start()
        time.sleep(moment.uniform(0.4, 1.2))
        server.kill()
        load.finish()
        assert not load.refused
        assert load.acknowledged, "the load wrote nothing: this round proves nothing"
        assert load.unanswered, "the kill came when nobody was waiting: this round proves nothing"

        server.start()
        ana.close()
        log = ana.changes(stream)
        assert [change["seq"] for change in log] == list(range(1, len(log) + 1)), "L3: seq is dense"
        logged = {change["mutation_id"]: change for change in log}
        assert len(logged) == len(log), "L4: a mutation is in the log once"
        for change in load.acknowledged:
            assert logged.get(change["mutation_id"]) == change, "an acknowledged change is lost or altered"
        assert replay(log) == of_snapshot(ana.snapshot(stream)), "L5, L2: records and log are of the same moment"


def test_a_writer_that_got_no_answer_asks_again_and_is_written_once(server: ServerProcess) -> None:
    ana = Person.admin(server.url)
    stream = ana.create_trip()
    load = Load([Writer(ana.again(), stream, seed=n) for n in range(WRITERS)])
    load.start()
    time.sleep(0.6)
    server.kill()
    load.finish()
    server.start()
    ana.close()

    was_written = {change["mutation_id"]: change for change in ana.changes(stream)}
    for asked in load.unanswered:
        results = ana.send_batch(stream, [asked, asked])
        assert results[0] == results[1], "L4: asked again, it gets the first answer"
        if asked["id"] in was_written:
            assert results[0]["change"] == was_written[asked["id"]]
    log = ana.changes(stream)
    assert len({change["mutation_id"] for change in log}) == len(log)
    assert [change["seq"] for change in log] == list(range(1, len(log) + 1))
    assert replay(log) == of_snapshot(ana.snapshot(stream))


def test_the_people_stay_signed_in_over_a_kill(server: ServerProcess) -> None:
    ana = Person.admin(server.url)
    server.kill()
    server.start()
    ana.close()
    assert ana.get("/api/auth/me")["user"]["id"] == ana.id

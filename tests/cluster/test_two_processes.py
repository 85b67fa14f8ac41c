"""Two server processes on one PostgreSQL: whoever is connected to either sees what is done at the other."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg

from tests.support.people import Person, edit
from tests.support.server import ServerProcess
from tests.support.sockets import Socket

from .conftest import Pair

# A poll often enough to pass for this would show: twenty changes in a row cannot all meet it by chance.
AT_ONCE = 0.5


def rename(person: Person, stream: str, title: str) -> str:
    change = person.mutate(stream, "trip.edit", edit("set", "trip", stream.removeprefix("trip:"), title=title))
    return str(change["mutation_id"])


def test_a_change_posted_to_one_process_arrives_at_a_socket_of_the_other(pair: Pair) -> None:
    one, two = pair
    ana = Person.admin(one.url)
    ana_at_two = ana.again(two.url)
    stream = ana.create_trip()
    with Socket.open(ana_at_two) as socket:
        head = socket.subscribe(ana_at_two, stream)
        delays = []
        for n in range(20):
            began = time.monotonic()
            asked = rename(ana, stream, f"Title {n}")
            change = socket.wait_for_change(asked)
            delays.append(time.monotonic() - began)
            assert change["seq"] == head + n + 1
    assert max(delays) < AT_ONCE, f"slowest {max(delays):.3f} s: this is polling"


def test_the_database_is_left_in_peace_while_nothing_happens(pair: Pair, postgres_url: str) -> None:
    one, two = pair
    ana = Person.admin(one.url)
    stream = ana.create_trip()
    with Socket.open(ana.again(two.url)) as socket, psycopg.connect(postgres_url, autocommit=True) as eye:
        socket.subscribe(ana.again(two.url), stream)
        time.sleep(1.5)  # whatever the subscription itself has to ask is asked

        def transactions() -> int:
            eye.execute("SELECT pg_stat_force_next_flush()")
            eye.execute("SELECT pg_stat_clear_snapshot()")
            row = eye.execute(
                "SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = current_database()"
            ).fetchone()
            assert row is not None
            return int(row[0])

        before = transactions()
        time.sleep(5)
        # Our own looks count too; a poll of a tenth of a second would be a hundred for the two processes.
        assert transactions() - before < 15


def test_presence_crosses_processes(pair: Pair) -> None:
    one, two = pair
    ana = Person.admin(one.url)
    ben = Person.register(two.url, "ben")
    stream = ana.create_trip()
    ana.post(f"/api/trips/{stream.removeprefix('trip:')}/members", {"identifier": "ben", "role": "editor"})
    with Socket.open(ana) as at_one, Socket.open(ben) as at_two:
        at_one.subscribe(ana, stream)
        at_two.subscribe(ben, stream)
        at_one.wait_for_people(stream, {ana.name, "ben"})
        at_two.send(t="here", stream=stream, at={"kind": "trip", "id": stream.removeprefix("trip:"), "field": "title"})
        shown = at_one.wait_for(
            lambda frame: (
                frame["t"] == "people"
                and any(p["name"] == "ben" and (p["at"] or {}).get("field") == "title" for p in frame["people"])
            )
        )
        assert {person["account"] for person in shown["people"]} == {ana.id, ben.id}
        at_two.close()
        at_one.wait_for_people(stream, {ana.name})


def test_one_process_is_killed_and_the_other_goes_on(pair: Pair) -> None:
    one, two = pair
    ana = Person.admin(one.url)
    ana_at_two = ana.again(two.url)
    stream = ana.create_trip()
    with Socket.open(ana_at_two) as socket:
        socket.subscribe(ana_at_two, stream)
        asked = rename(ana, stream, "Said to the one that dies")
        one.kill()
        socket.wait_for_change(asked)
        socket.wait_for_change(rename(ana_at_two, stream, "Said to the one that lives"))
        one.start()
        ana.close()
        socket.wait_for_change(rename(ana, stream, "Said to the one that came back"))


def test_a_lost_listening_connection_comes_back_and_catches_up(pair: Pair, postgres_url: str) -> None:
    one, two = pair
    ana = Person.admin(one.url)
    ana_at_two = ana.again(two.url)
    stream = ana.create_trip()
    with Socket.open(ana_at_two) as socket:
        socket.subscribe(ana_at_two, stream)
        socket.wait_for_change(rename(ana, stream, "Before"))
        for round_ in range(3):
            end_listening_connections(postgres_url)
            # Written while nobody listens: no wake-up will ever say so.
            asked = rename(ana, stream, f"In the dark {round_}")
            socket.wait_for_change(asked, seconds=15)
            socket.wait_for_change(rename(ana, stream, f"After {round_}"), seconds=15)


def end_listening_connections(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        ended = connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND query ILIKE 'LISTEN%' AND pid <> pg_backend_pid()"
        ).fetchall()
    assert ended, "no connection listens: how do the processes hear of each other?"


def test_two_processes_that_start_at_once_on_an_empty_database_both_become_healthy(
    postgres_url: str, tmp_path: Path
) -> None:
    servers = [ServerProcess(tmp_path / name, {"DATABASE_URL": postgres_url}) for name in ("one", "two")]
    problems: list[Exception] = []

    def start(server: ServerProcess) -> None:
        try:
            server.start()
        except RuntimeError as problem:
            problems.append(problem)

    threads = [threading.Thread(target=start, args=(server,)) for server in servers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=90)
    try:
        assert not problems, problems
        # One made the admin, and it is the same for both.
        assert Person.admin(servers[0].url).id == Person.admin(servers[1].url).id
    finally:
        for server in servers:
            server.stop()


def test_S12_a_secret_rotated_at_one_process_is_the_other_ones_too_and_every_socket_closes(pair: Pair) -> None:
    one, two = pair
    before = Person.admin(one.url)
    with Socket.open(before.again(two.url)) as socket:
        before.post("/api/admin/rotate-jwt-secret")
        assert socket.wait_for_close() == 4001
    assert before.again(two.url).request("GET", "/api/auth/me").status == 401
    assert Person.admin(one.url).again(two.url).request("GET", "/api/auth/me").status == 200


def test_WS05_a_device_ended_at_one_process_loses_its_socket_at_the_other_at_once(pair: Pair) -> None:
    one, two = pair
    here, there = Person.admin(one.url), Person.admin(two.url)
    with Socket.open(there) as socket:
        socket.wait_for(lambda frame: bool(frame["t"] == "hello"))
        here.call("DELETE", "/api/auth/sessions")
        assert socket.wait_for_close(2) == 4001


def test_RL05_attempts_at_two_processes_at_once_count_together(pair: Pair) -> None:
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda n: wrong_sign_in(pair[n % 2].url, n), range(24)))
    assert (answers.count(401), answers.count(429)) == (10, 14)


def wrong_sign_in(url: str, n: int) -> int:
    body = {"email": f"nobody{n}@example.com", "password": "Wrong-horse-7"}
    return Person(url, address="192.0.2.77").request("POST", "/api/auth/login", body).status

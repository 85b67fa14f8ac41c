"""The one writer of SQLite: commits are shared, failures are not."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

from cairn.db.engine import SqliteDatabase
from cairn.db.tx import Tx

Work = Callable[[Tx], object]


@pytest.fixture
def db(tmp_path: Path) -> Iterator[SqliteDatabase]:
    made = SqliteDatabase(str(tmp_path / "test.db"))
    made.start()
    made.write_now(lambda tx: tx.run("CREATE TABLE parent (id TEXT PRIMARY KEY)"))
    made.write_now(
        lambda tx: tx.run(
            "CREATE TABLE child (id TEXT PRIMARY KEY, parent TEXT REFERENCES parent(id) DEFERRABLE INITIALLY DEFERRED)"
        )
    )
    yield made
    made.close()


def insert(id: str) -> Work:
    return lambda tx: tx.run("INSERT INTO parent VALUES (?)", id)


def failing_after_writing(tx: Tx) -> None:
    tx.run("INSERT INTO parent VALUES ('half')")
    raise ValueError("changed my mind")


def failing_before_writing(_: Tx) -> None:
    raise ValueError("refused")


def dangling(tx: Tx) -> None:
    tx.run("INSERT INTO child VALUES ('c', 'nobody')")


def together(db: SqliteDatabase, *works: Work) -> list[Future[object]]:
    """Queue all of them while the writer is busy, so that they share a group."""
    gate = threading.Event()
    blocker = db.submit_write(lambda _: gate.wait(5))
    futures = [db.submit_write(work) for work in works]
    gate.set()
    blocker.result(5)
    return futures


def names(db: SqliteDatabase) -> list[object]:
    return [row[0] for row in db.read_now(lambda tx: tx.all("SELECT id FROM parent ORDER BY id"))]


@pytest.mark.parametrize("bad", [failing_after_writing, failing_before_writing, dangling])
def test_a_write_that_fails_takes_no_neighbour_along_and_leaves_nothing(db: SqliteDatabase, bad: Work) -> None:
    futures = together(db, insert("a"), bad, insert("b"))
    for future in (futures[0], futures[2]):
        future.result(5)
    assert futures[1].exception(5) is not None
    assert names(db) == ["a", "b"]
    assert db.read_now(lambda tx: tx.all("SELECT * FROM child")) == []


def test_what_is_promised_for_after_the_commit_happens_once_and_only_for_what_was_kept(db: SqliteDatabase) -> None:
    heard: list[str] = []

    def saying(id: str, *, then_fail: bool = False) -> Work:
        def work(tx: Tx) -> None:
            tx.run("INSERT INTO parent VALUES (?)", id)
            tx.after_commit(lambda: heard.append(id))
            if then_fail:
                raise ValueError

        return work

    for future in together(db, saying("a"), saying("bad", then_fail=True), saying("b")):
        future.exception(5)
    assert heard == ["a", "b"]


def test_a_reader_sees_one_moment_however_long_it_looks(db: SqliteDatabase) -> None:
    def look(tx: Tx) -> tuple[int, int]:
        before = len(tx.all("SELECT * FROM parent"))
        db.write_now(lambda writing: writing.run("INSERT INTO parent VALUES ('meanwhile')"))
        return before, len(tx.all("SELECT * FROM parent"))

    assert db.read_now(look) == (0, 0)

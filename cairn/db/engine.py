"""Connections: on SQLite one writer thread that groups commits and a few readers; on PostgreSQL a pool.

Nothing here runs on the event loop: work is handed to threads, and a whole group of answers comes back in one wake-up.
"""

from __future__ import annotations

import asyncio
import queue
import sqlite3
import threading
import time
from collections.abc import Callable, Hashable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TypeVar, cast

from cairn.db.postgres import PostgresPool
from cairn.db.tx import Dialect, Tx

T = TypeVar("T")
Job = tuple[Callable[[Tx], object], "Future[object]"]

GROUP_LIMIT = 256
"""Waiting writes that share one commit, so that the last of them still answers soon."""
READERS = 4
REMEMBERED_S = 1.0
"""How long the answer to a glance stands at most: a session may run out without anybody writing."""


class Database:
    """Where everything is kept. `read` and `write` take a function of a Tx and run it on a thread."""

    dialect: Dialect

    def start(self) -> None:
        """Start threads and pools. Idempotent."""
        raise NotImplementedError

    def close(self) -> None:
        """Finish what was accepted, then stop."""
        raise NotImplementedError

    def submit_read(self, work: Callable[[Tx], T]) -> Future[T]:
        """Run against one consistent view of the database."""
        raise NotImplementedError

    def submit_write(self, work: Callable[[Tx], T]) -> Future[T]:
        """Run in a transaction of its own; the future is done when it is durable. An exception rolls it back alone."""
        raise NotImplementedError

    async def read(self, work: Callable[[Tx], T]) -> T:
        return await asyncio.wrap_future(self.submit_read(work))

    async def glance(self, key: Hashable, work: Callable[[Tx], T]) -> T:
        """A handful of indexed reads and nothing more: what every request asks first.

        `key` names the question. As long as nobody writes anything, its last answer may come again for a second.
        """
        return await self.read(work)

    async def write(self, work: Callable[[Tx], T]) -> T:
        return await asyncio.wrap_future(self.submit_write(work))

    async def write_in_order(self, works: Sequence[Callable[[Tx], T]]) -> list[T | BaseException]:
        """Several writes, each in a transaction of its own, one after another; a failed one does not stop the rest."""
        outcomes: list[T | BaseException] = []
        for work in works:
            outcomes += await asyncio.gather(self.write(work), return_exceptions=True)
        return outcomes

    def read_now(self, work: Callable[[Tx], T]) -> T:
        """The same, for threads and the command line: blocks the caller."""
        return self.submit_read(work).result()

    def write_now(self, work: Callable[[Tx], T]) -> T:
        return self.submit_write(work).result()


def connect_sqlite(path: str) -> sqlite3.Connection:
    """A connection with our pragmas: WAL so readers never wait, synchronous FULL so an answer means it is on disk."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=30, cached_statements=512)
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "busy_timeout=30000",
        "cache_size=-16000",
        "temp_store=MEMORY",
        "journal_size_limit=67108864",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection


class SqliteDatabase(Database):
    """The embedded default."""

    dialect: Dialect = "sqlite"

    def __init__(self, path: str) -> None:
        self.path = path
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._writer: threading.Thread | None = None
        self._readers: ThreadPoolExecutor | None = None
        self._local = threading.local()
        self._open: list[sqlite3.Connection] = []
        self._answers: dict[Hashable, object] = {}
        self._seen_version = 0
        self._seen_until = 0.0

    def start(self) -> None:
        if self._writer is None:
            Path(self.path).parent.mkdir(parents=True, exist_ok=True)
            connection = connect_sqlite(self.path)
            self._readers = ThreadPoolExecutor(READERS, "cairn-read")
            self._writer = threading.Thread(
                target=self._write_loop, args=(connection,), name="cairn-write", daemon=True
            )
            self._writer.start()

    def close(self) -> None:
        if self._writer is not None and self._readers is not None:
            self._jobs.put(None)
            self._writer.join()
            self._readers.shutdown()
            for connection in self._open:
                connection.close()
            self._open.clear()
            self._local = threading.local()
            self._writer = None

    def submit_read(self, work: Callable[[Tx], T]) -> Future[T]:
        assert self._readers is not None, "the database is not started"
        return self._readers.submit(self._read, work)

    def submit_write(self, work: Callable[[Tx], T]) -> Future[T]:
        future: Future[T] = Future()
        self._jobs.put((work, future))  # type: ignore[arg-type]  # the pair agrees on T, the queue cannot say so
        return future

    async def glance(self, key: Hashable, work: Callable[[Tx], T]) -> T:
        # On the loop's own thread: 30 microseconds, of which none waits for a writer. Handing it to another thread
        # costs three times as much, and under load up to 5 ms more until the interpreter's lock changes hands.
        now, version = time.monotonic(), self._version()
        if version != self._seen_version or now > self._seen_until:
            self._answers.clear()
            self._seen_version, self._seen_until = version, now + REMEMBERED_S
        if key in self._answers:
            return cast(T, self._answers[key])
        answer = self._read(work)
        if answer is not None:
            self._answers[key] = answer
        return answer

    async def write_in_order(self, works: Sequence[Callable[[Tx], T]]) -> list[T | BaseException]:
        # The one writer takes them in the order they are queued, and most of them share its commits.
        return await asyncio.gather(*[self.write(work) for work in works], return_exceptions=True)

    def _version(self) -> int:
        """A number that changes whenever another connection, of any process, has committed."""
        row = self._connection().execute("PRAGMA data_version").fetchone()
        return int(row[0])

    def _connection(self) -> sqlite3.Connection:
        """This thread's own."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = connect_sqlite(self.path)
            self._open.append(connection)
        return connection

    def _read(self, work: Callable[[Tx], T]) -> T:
        cursor = self._connection().cursor()
        cursor.execute("BEGIN")
        try:
            return work(Tx(cursor, "sqlite"))
        finally:
            cursor.execute("COMMIT")

    def _write_loop(self, connection: sqlite3.Connection) -> None:
        """Take whatever waits, commit it together, answer all."""
        while True:
            job = self._jobs.get()
            if job is None:
                connection.close()
                return
            group = [job]
            last = False
            with suppress(queue.Empty):
                while len(group) < GROUP_LIMIT:
                    more = self._jobs.get_nowait()
                    if more is None:
                        last = True
                        break
                    group.append(more)
            self._commit_group(connection, group)
            if last:
                connection.close()
                return

    def _commit_group(self, connection: sqlite3.Connection, group: list[Job]) -> None:
        """Run every job in one transaction and commit once.

        A job that fails before it has written anything, as nearly all refusals do, just gets its error. One that fails
        later, or a commit that is refused (a deferred foreign key, a full disk), takes the transaction with it: then
        nothing of the group is kept and each job is tried alone, so that none suffers for its neighbour. That is rarer
        than a savepoint around every job would be dear.
        """
        cursor = connection.cursor()
        tx = Tx(cursor, "sqlite")
        done: list[tuple[Future[object], object]] = []
        failed: list[tuple[Future[object], BaseException]] = []
        calls: list[Callable[[], None]] = []
        try:
            _begin(cursor)
            for work, future in group:
                tx.has_written = False
                try:
                    done.append((future, work(tx)))
                except BaseException as error:
                    if tx.has_written:
                        raise _Spoilt(future, error) from error
                    tx.take_after_commit()
                    failed.append((future, error))
                calls += tx.take_after_commit()
            cursor.execute("COMMIT")
        except (_Spoilt, sqlite3.Error) as problem:
            if connection.in_transaction:
                cursor.execute("ROLLBACK")
            if len(group) > 1:
                for job in group:
                    self._commit_group(connection, [job])
                return
            done, calls = [], []
            failed = [(group[0][1], problem.error if isinstance(problem, _Spoilt) else problem)]
        for call in calls:
            call()
        for future, value in done:
            future.set_result(value)
        for future, why in failed:
            future.set_exception(why)


class _Spoilt(Exception):
    """A job failed after it had written."""

    def __init__(self, future: Future[object], error: BaseException) -> None:
        super().__init__(error)
        self.future = future
        self.error = error


def _begin(cursor: sqlite3.Cursor) -> None:
    """Take the write lock; another process (the command line) may hold it for a while."""
    for attempt in range(20):
        try:
            cursor.execute("BEGIN IMMEDIATE")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or attempt == 19:
                raise
            time.sleep(0.05)


class PostgresDatabase(Database):
    """Many replicas. Writers are ordered by the stream's row lock, so a small pool of threads serves both ways."""

    dialect: Dialect = "postgresql"

    def __init__(self, url: str, threads: int = 8) -> None:
        self.url = url
        self._threads = threads
        self._pool: PostgresPool | None = None
        self._executor: ThreadPoolExecutor | None = None

    def start(self) -> None:
        if self._executor is None:
            self._pool = PostgresPool(self.url, self._threads)
            self._executor = ThreadPoolExecutor(self._threads, "cairn-db")

    def close(self) -> None:
        if self._executor is not None and self._pool is not None:
            self._executor.shutdown()
            self._pool.close()
            self._executor = None

    def submit_read(self, work: Callable[[Tx], T]) -> Future[T]:
        assert self._executor is not None, "the database is not started"
        assert self._pool is not None
        return self._executor.submit(self._pool.read, work)

    def submit_write(self, work: Callable[[Tx], T]) -> Future[T]:
        assert self._executor is not None, "the database is not started"
        assert self._pool is not None
        return self._executor.submit(self._pool.write, work)


def open_database(url: str) -> Database:
    """The database behind a DATABASE_URL, not yet started."""
    if url.startswith("sqlite:///"):
        return SqliteDatabase(url.removeprefix("sqlite:///"))
    return PostgresDatabase(url)

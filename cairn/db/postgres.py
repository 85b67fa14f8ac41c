"""PostgreSQL connections whose values come back in wire form: ids, dates and instants as text."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar, cast

import psycopg
from psycopg import errors
from psycopg.adapt import Buffer, Loader
from psycopg.types.string import TextLoader
from sqlalchemy import create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from cairn.db.tx import Cursor, Tx

T = TypeVar("T")
Connection = psycopg.Connection[tuple[object, ...]]

RETRYABLE = (errors.DeadlockDetected, errors.SerializationFailure)
ATTEMPTS = 5


class InstantLoader(Loader):
    """`2026-11-24 05:00:00.1+00` as `2026-11-24T05:00:00.100000Z`; the connection's zone is UTC."""

    def load(self, data: Buffer) -> str:
        text = bytes(data).decode()
        moment, _, fraction = text.removesuffix("+00").partition(".")
        return f"{moment.replace(' ', 'T')}.{fraction:0<6}Z"


def prepare_connection(connection: Connection) -> None:
    """Make a connection speak our wire form."""
    for name in ("uuid", "date", "json"):
        connection.adapters.register_loader(name, TextLoader)
    connection.adapters.register_loader("timestamptz", InstantLoader)
    connection.execute("SET TIME ZONE 'UTC'")
    connection.commit()


def libpq_url(url: str) -> str:
    """The URL as psycopg itself takes it."""
    return url.replace("postgresql+psycopg://", "postgresql://", 1)


class PostgresPool:
    """SQLAlchemy's pool, which checks a connection before it hands it out and replaces the dead."""

    def __init__(self, url: str, size: int) -> None:
        self._engine = create_engine(url, pool_size=size, max_overflow=2, pool_pre_ping=True, pool_recycle=1800)

        @event.listens_for(self._engine, "connect")
        def on_connect(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
            prepare_connection(cast(Connection, connection))

    def close(self) -> None:
        self._engine.dispose()

    def read(self, work: Callable[[Tx], T]) -> T:
        """One consistent view: without it a head and the records beside it could be of two moments."""
        return self._run(work, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")

    def write(self, work: Callable[[Tx], T]) -> T:
        """A transaction; tried again when PostgreSQL breaks a deadlock by refusing ours."""
        for attempt in range(ATTEMPTS):
            try:
                return self._run(work, "BEGIN")
            except RETRYABLE:
                if attempt == ATTEMPTS - 1:
                    raise
                time.sleep(0.01 * 2**attempt)
        raise AssertionError("unreachable")

    def _run(self, work: Callable[[Tx], T], begin: str) -> T:
        raw = self._engine.raw_connection()
        try:
            connection = cast(Connection, raw.driver_connection)
            connection.autocommit = True
            cursor = connection.cursor()
            cursor.execute(begin)
            tx = Tx(cast(Cursor, cursor), "postgresql")
            try:
                result = work(tx)
                cursor.execute("COMMIT")
            except BaseException:
                if not connection.closed:
                    cursor.execute("ROLLBACK")
                raise
        finally:
            raw.close()
        for call in tx.take_after_commit():
            call()
        return result

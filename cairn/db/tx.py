"""One transaction on the driver: SQL text in, plain tuples out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Literal, Protocol

Value = str | int | float | bool | bytes | None
Row = tuple[Value, ...]
Dialect = Literal["sqlite", "postgresql"]


class Cursor(Protocol):
    """What both drivers' cursors offer."""

    @property
    def rowcount(self) -> int: ...
    def execute(self, sql: str, params: Sequence[Value] = ..., /) -> object: ...
    def executemany(self, sql: str, params: Iterable[Sequence[Value]], /) -> object: ...
    def fetchall(self) -> list[Row]: ...
    def fetchone(self) -> Row | None: ...


@lru_cache(maxsize=2048)
def _psycopg_marks(sql: str) -> str:
    return sql.replace("%", "%%").replace("?", "%s")


class Tx:
    """An open transaction. Parameters are marked `?`; values are in the form they have on the wire."""

    def __init__(self, cursor: Cursor, dialect: Dialect) -> None:
        self._cursor = cursor
        self.dialect = dialect
        self._after_commit: list[Callable[[], None]] = []
        self.has_written = False
        """Whether a statement that may write was run; the writer thread resets it for each job."""

    def all(self, sql: str, *params: Value) -> list[Row]:
        """Every row of a query."""
        self._execute(sql, params)
        return self._cursor.fetchall()

    def one(self, sql: str, *params: Value) -> Row | None:
        """The first row of a query, or None."""
        self._execute(sql, params)
        return self._cursor.fetchone()

    def run(self, sql: str, *params: Value) -> int:
        """Run a statement that writes; the number of rows it touched."""
        self.has_written = True
        self._execute(sql, params)
        return self._cursor.rowcount

    def many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run a statement that writes, once for each row of parameters."""
        self.has_written = True
        self._cursor.executemany(_psycopg_marks(sql) if self.dialect == "postgresql" else sql, rows)

    def after_commit(self, call: Callable[[], None]) -> None:
        """Call this once the transaction is durable; never when it is rolled back. Runs on the writer's thread."""
        self._after_commit.append(call)

    def take_after_commit(self) -> list[Callable[[], None]]:
        """The calls promised so far; the transaction forgets them."""
        calls, self._after_commit = self._after_commit, []
        return calls

    def _execute(self, sql: str, params: Sequence[Value]) -> None:
        self._cursor.execute(_psycopg_marks(sql) if self.dialect == "postgresql" else sql, params)


def marks(count: int) -> str:
    """`?,?,?` for an IN list or a VALUES list."""
    return ",".join("?" * count)

"""The core on a real database: every test of this folder runs on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import MetaData, create_engine

from cairn.db import Database, open_database, schema
from cairn.kit.ids import new_id
from cairn.sync import tables
from cairn.sync.log import Log, Parts
from cairn.sync.types import Change, Edit, Mutation
from tests.support.postgres import Cluster
from tests.sync.toys import TOYS, Anybody

STREAM = "toy:shelf"


class Bench:
    """A log with the few calls that tests make."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.log = Log(TOYS, Anybody(), {}, lambda *_: None)

    def write(self, *edits: Edit, actor: str = "ana", base: int | None = None, id: str | None = None) -> Change:
        mutation = Mutation(id or new_id(), "toy.play", edits, base)
        return self.db.write_now(lambda tx: self.log.write(tx, STREAM, mutation, actor))

    def since(self, cursor: int, grants: Any) -> list[Change]:
        return self.db.read_now(lambda tx: self.log.since(tx, STREAM, cursor, grants))

    def state(self, grants: Any) -> dict[tuple[str, str], dict[str, Any]]:
        return self.db.read_now(lambda tx: self.log.snapshot(tx, STREAM, grants)).records

    def parts(self, grants: Any, known: Parts | None = None) -> Parts:
        return self.db.read_now(lambda tx: self.log.snapshot_parts(tx, STREAM, grants, known))

    def head(self) -> int:
        row = self.db.read_now(lambda tx: tx.one("SELECT head FROM stream WHERE name = ?", STREAM))
        return int(str(row[0])) if row else 0

    def clear(self) -> None:
        self.db.write_now(lambda tx: self.log.drop(tx, STREAM))


def prepared(url: str) -> Database:
    # Toys are no nouns of the product: its metadata stays as it is for whatever else runs in this process.
    toys = MetaData()
    TOYS.declare_tables(toys)
    engine = create_engine(url)
    toys.create_all(engine)
    schema.metadata.create_all(engine, [tables.STREAM, tables.CHANGE, tables.GONE])
    engine.dispose()
    db = open_database(url)
    db.start()
    return db


@pytest.fixture(scope="session")
def sqlite_db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    folder: Path = tmp_path_factory.mktemp("sync")
    db = prepared(f"sqlite:///{folder / 'toys.db'}")
    yield db
    db.close()


@pytest.fixture(scope="session")
def postgres_db(postgres: Cluster) -> Iterator[Database]:
    db = prepared(postgres.create_database().replace("postgresql://", "postgresql+psycopg://"))
    yield db
    db.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def bench(request: pytest.FixtureRequest) -> Iterator[Bench]:
    made = Bench(request.getfixturevalue(f"{request.param.replace('postgresql', 'postgres')}_db"))
    yield made
    made.clear()

"""Bringing a database to the newest schema, on both databases by one tree of migrations."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, create_engine, inspect, text

MIGRATIONS = Path(__file__).parent / "migrations"


def newest() -> str:
    """The revision this code was written for: the last file, for their names start with a number."""
    return max(path.stem for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def migrate(url: str) -> bool:
    """Upgrade if needed; True when there was something to do. Concurrent replicas wait for one another."""
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            if _current(connection) == newest():
                return False
            if connection.dialect.name == "postgresql":
                # Held until the connection closes; the second replica then finds nothing left to do.
                connection.execute(text("SELECT pg_advisory_lock(7021977)"))
            if _current(connection) != newest():
                _upgrade(connection)
            connection.commit()
            return True
    finally:
        engine.dispose()


def _current(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(connection: Connection) -> None:
    # Imported here: Alembic takes a third of a second, and an up-to-date database never needs it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")

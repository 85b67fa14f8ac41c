"""A database brought to the newest schema is the one the nouns describe: no noun changes without its migration."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from cairn.db.migrate import migrate
from cairn.schema import all_tables


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_the_migrations_lead_to_what_the_nouns_say(
    database: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if database == "sqlite":
        url = f"sqlite:///{tmp_path}/travel.db"
    else:
        url = str(request.getfixturevalue("postgres_url")).replace("postgresql://", "postgresql+psycopg://")
    assert migrate(url)
    assert not migrate(url), "a second start has nothing to do"
    engine = create_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        differences = compare_metadata(context, all_tables())
    engine.dispose()
    assert differences == [], "call `python -m scripts.migration <words>`"

"""Two server processes on one PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.server import ServerProcess

Pair = tuple[ServerProcess, ServerProcess]


@pytest.fixture
def pair(postgres_url: str, tmp_path: Path) -> Iterator[Pair]:
    env = {"DATABASE_URL": postgres_url}
    # One after the other: the first migrates and makes the admin. What happens when both start at once is a test.
    with ServerProcess(tmp_path / "one", env) as one, ServerProcess(tmp_path / "two", env) as two:
        yield one, two

"""What every test may ask for. Real servers and databases are started once a test process, and only when asked for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.postgres import Cluster

# Minutes rather than milliseconds: `make check` leaves these folders to `make test`.
SLOW_FOLDERS = frozenset({"accounts", "access", "cli", "durability", "cluster", "fuzz", "security", "browser"})
HERE = Path(__file__).parent


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: starts real processes or runs long; not part of make check")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE) and item.path.relative_to(HERE).parts[0] in SLOW_FOLDERS:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    with Cluster() as cluster:
        yield cluster


@pytest.fixture
def postgres_url(postgres: Cluster) -> Iterator[str]:
    """An empty database of this test's own."""
    url = postgres.create_database()
    yield url
    postgres.drop_database(url)

"""One real server for the features, with the people of the house on it."""

from collections.abc import Iterator

import pytest

from tests.support.people import Person
from tests.support.server import ServerProcess


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Person]]:
    """ana, ben, chiara, vera and otto, each signed in; the instance has an administrator besides."""
    with ServerProcess(tmp_path_factory.mktemp("features")) as server:
        Person.admin(server.url)
        yield {name: Person.register(server.url, name) for name in ("ana", "ben", "chiara", "vera", "otto")}


@pytest.fixture
def ana(house: dict[str, Person]) -> Person:
    return house["ana"]


@pytest.fixture
def trip(ana: Person) -> str:
    """The id of a trip of Ana's own, fresh for each test."""
    return ana.create_trip().partition(":")[2]


@pytest.fixture
def ben(house: dict[str, Person]) -> Person:
    return house["ben"]

"""One real server for all the bad input of a test process."""

from collections.abc import Iterator

import pytest

from tests.support.people import Person
from tests.support.server import ServerProcess


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    with ServerProcess(tmp_path_factory.mktemp("server")) as process:
        yield process
        assert "Traceback" not in process.log(), process.log()[-4000:]


@pytest.fixture(scope="module")
def ana(server: ServerProcess) -> Person:
    return Person.admin(server.url)


@pytest.fixture(scope="module")
def otto(server: ServerProcess) -> Person:
    return Person.register(server.url, "otto")

"""Four people with fixed roles on one trip of a real server: ana owns, ben edits, vera views, otto must not see."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from cairn.kit.ids import new_id
from tests.support.people import Person, edit
from tests.support.server import ServerProcess


@dataclass(frozen=True)
class Cast:
    people: dict[str, Person]
    trip: str
    day: str
    place: str

    @property
    def stream(self) -> str:
        return f"trip:{self.trip}"

    def __getitem__(self, name: str) -> Person:
        return self.people[name]


@pytest.fixture(scope="session")
def cast(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cast]:
    with ServerProcess(tmp_path_factory.mktemp("access")) as server:
        Person.admin(server.url)
        people = {name: Person.register(server.url, name) for name in ("ana", "ben", "chiara", "vera", "otto")}
        ana = people["ana"]
        stream = ana.create_trip()
        trip = stream.partition(":")[2]
        for name, role in (("ben", "editor"), ("chiara", "commenter"), ("vera", "viewer")):
            ana.post(f"/api/trips/{trip}/members", {"identifier": name, "role": role})
        place = new_id()
        ana.mutate(stream, "place.add", edit("add", "place", place, name="Senso-ji"))
        day = ana.get(f"/api/trips/{trip}/days")["days"][0]["id"]
        yield Cast(people, trip, day, place)

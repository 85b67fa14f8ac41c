"""Live equals reload (L5) for every noun of the product, by itself: a new one is covered the day it is registered."""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
import pytest

from cairn.access import accounts
from cairn.access.server import Server
from cairn.app import build_server, open_server
from cairn.config import read_settings
from cairn.db.migrate import migrate
from cairn.db.tx import Tx
from cairn.domain.registry import REGISTRY
from cairn.features.trips.make import new_trip
from cairn.kit.ids import new_id
from cairn.sync.fields import Fields, Ref
from cairn.sync.records import Kind
from cairn.sync.state import apply, undo
from cairn.sync.types import EVERYTHING, SERVER, Change, Edit, Key, Mutation, StreamId
from tests.support.postgres import Cluster
from tests.support.trips import fields_of

KINDS = list(REGISTRY.kinds.values())
BOUND = {("member", "role"), ("member", "account_id"), ("member", "former_account_id"), ("payment", "amount_minor")}
"""Fields that cannot be set without another: a rule binds them."""


@dataclass
class Live:
    """A stream followed as a client follows it: from a snapshot, by changes."""

    server: Server
    stream: StreamId
    state: dict[Key, Fields]

    def write(self, *edits: Edit) -> Change:
        mutation = Mutation(new_id(), "test.step", edits)
        change = self.server.db.write_now(lambda tx: self.server.log.write(tx, self.stream, mutation, SERVER))
        sent = msgspec.json.decode(msgspec.json.encode(change), type=Change)
        self.state = apply(self.state, sent)
        assert self.state == self.reload(), f"{self.stream} differs after {edits}"
        return change

    def reload(self) -> dict[Key, Fields]:
        return self.server.db.read_now(lambda tx: self.server.log.snapshot(tx, self.stream, EVERYTHING)).records


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    env = {"CAIRN_DATA_DIR": str(tmp_path_factory.mktemp("kinds"))}
    if request.param == "postgresql":
        cluster: Cluster = request.getfixturevalue("postgres")
        env["DATABASE_URL"] = cluster.create_database()
    settings = read_settings(env)
    migrate(settings.database_url)
    made = build_server(settings)
    open_server(made)
    yield made
    made.db.close()


def follow(server: Server, kind: Kind) -> tuple[Live, str]:
    """A stream to hold a record of this kind, and the id that record is to have."""
    id = new_id()
    if kind.stream != "trip":
        stream = "instance" if kind.stream == "instance" else f"{kind.stream}:{id}"
        live = Live(server, stream, {})
        live.state = live.reload()
        return live, id
    trip = new_id()
    stream = f"trip:{trip}"

    def make(tx: Tx) -> None:
        host = accounts.find(tx, "host") or accounts.register(tx, "host", "host@example.com", "no hash")
        server.log.write(tx, stream, new_trip(trip, new_id(), {"title": "Every kind"}, 3, host), SERVER)

    server.db.write_now(make)
    live = Live(server, stream, {})
    live.state = live.reload()
    return live, trip if kind.name == "trip" else id


def with_targets(live: Live, kind: Kind) -> Fields:
    """What adding a record of this kind needs, with a fresh record behind each reference that it cannot do without."""
    fields = fields_of(kind, only_required=True)
    for field in kind.refs:
        if field.required and isinstance(field.ref, Ref):
            target = REGISTRY.kind(field.ref.kind)
            fields[field.name] = new_id()
            live.write(Edit("add", target.name, str(fields[field.name]), with_targets(live, target)))
    return fields


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_record_added_changed_field_by_field_removed_and_brought_back_is_the_same_live_and_reloaded(
    server: Server, kind: Kind
) -> None:
    live, id = follow(server, kind)
    if kind.name != "trip":
        live.write(Edit("add", kind.name, id, with_targets(live, kind)))
    for name, value in fields_of(kind, only_required=False).items():
        if (kind.name, name) not in BOUND:
            change = live.write(Edit("set", kind.name, id, {name: value}))
            assert live.state[(kind.name, id)][name] == value
            back = undo(change, live.state)
            if back:
                live.write(*back)
    if kind.name == "trip":
        live.write(Edit("set", kind.name, id, {"starts_on": "2026-11-18", "ends_on": "2026-11-25"}))
        return
    before = live.state
    removal = live.write(Edit("remove", kind.name, id))
    assert (kind.name, id) not in live.state
    live.write(*undo(removal, live.state))
    assert live.state == before

"""Packing items have an audience: what is somebody's own reaches nobody else, through no door."""

from dataclasses import dataclass
from typing import Any

import pytest

from cairn.kit.ids import new_id
from tests.access.conftest import Cast
from tests.support.people import Person, Refused, edit
from tests.support.sockets import Socket


@dataclass(frozen=True)
class Packing:
    """Ana's trip with what is hers alone, what she shares with Ben, and what is everybody's."""

    cast: Cast
    members: dict[str, str]
    own: str
    shared: str
    common: str

    def refused(self, name: str, *edits: dict[str, Any]) -> str | None:
        with pytest.raises(Refused) as refusal:
            self.cast[name].mutate(self.cast.stream, "packing_item.set", *edits)
        return refusal.value.code


@pytest.fixture
def packing(cast: Cast) -> Packing:
    members = {one["name"]: one["id"] for one in cast["ana"].get(f"/api/trips/{cast.trip}/members")["members"]}
    own, shared, common = new_id(), new_id(), new_id()
    whose: dict[str, dict[str, object]] = {
        own: {"name": "Surprise for Ben", "owner_id": members["ana"]},
        shared: {"name": f"Tent {shared}", "owner_id": members["ana"], "shared_with_ids": [members["ben"]]},
        common: {"name": "Sunscreen"},
    }
    edits = [edit("add", "packing_item", id, position="a1", **fields) for id, fields in whose.items()]
    cast["ana"].mutate(cast.stream, "packing_item.add", *edits)
    return Packing(cast, members, own, shared, common)


def held(person: Person, cast: Cast) -> set[str]:
    table = person.snapshot(cast.stream)["kinds"]["packing_item"]
    at = table["fields"].index("id")
    return {row[at] for row in table["rows"]}


def test_each_sees_what_is_everybodys_their_own_and_what_is_shared_with_them(packing: Packing) -> None:
    cast, items = packing.cast, {packing.own, packing.shared, packing.common}
    sight = {
        "ana": items,
        "ben": {packing.shared, packing.common},
        "chiara": {packing.common},
        "vera": {packing.common},
    }
    for name, seen in sight.items():
        person = cast[name]
        assert held(person, cast) & items == seen
        listed = {one["id"] for one in person.get(f"/api/trips/{cast.trip}/packing_items")["packing_items"]}
        assert listed & items == seen
        for id in items:
            status = person.request("GET", f"/api/trips/{cast.trip}/packing_items/{id}").status
            assert status == (200 if id in seen else 404)
        told = person.request("GET", f"/api/trips/{cast.trip}/history?limit=1").body
        assert (b"Surprise" in told) == (packing.own in seen)
        missed = person.request("GET", f"/api/sync/{cast.stream}/changes?since=0").body
        assert (packing.own.encode() in missed) == (packing.own in seen)


def test_WS08_sharing_an_item_brings_it_to_a_socket_and_taking_it_back_takes_it_away(packing: Packing) -> None:
    cast, own = packing.cast, packing.own
    ana, ben = cast["ana"], cast["ben"]
    with Socket.open(ben) as socket:
        socket.subscribe(ben, cast.stream)
        steps = []
        for shared_with in ([], [packing.members["ben"]], []):
            change = ana.mutate(
                cast.stream,
                "packing_item.set",
                edit("set", "packing_item", own, shared_with_ids=shared_with, quantity=2 + len(shared_with)),
            )
            seen = socket.wait_for_change(change["mutation_id"])
            steps.append([(diff["before"] is not None, diff["after"] is not None) for diff in seen["diffs"]])
    assert steps == [[], [(False, True)], [(True, False)]]


def test_what_one_does_not_see_was_never_there(packing: Packing) -> None:
    assert packing.refused("ben", edit("set", "packing_item", packing.own, name="Found")) == "UNKNOWN_RECORD"
    assert packing.refused("ben", edit("remove", "packing_item", packing.own)) == "UNKNOWN_RECORD"
    assert packing.refused("ben", edit("set", "packing_item", new_id(), name="Found")) == "UNKNOWN_RECORD"


def test_nobody_writes_an_item_out_of_their_own_sight(packing: Packing) -> None:
    ana = packing.members["ana"]
    assert packing.refused("ben", edit("set", "packing_item", packing.common, owner_id=ana)) == "OUT_OF_SIGHT"
    stray = edit("add", "packing_item", new_id(), name="Note to Ana", position="a1", owner_id=ana)
    assert packing.refused("ben", stray) == "OUT_OF_SIGHT"


def test_those_it_is_shared_with_pack_it_and_only_the_owner_ends_it_or_shares_it(packing: Packing) -> None:
    cast, shared = packing.cast, packing.shared
    cast["ben"].mutate(cast.stream, "packing_item.tick", edit("set", "packing_item", shared, is_packed=True))
    everybody = edit("set", "packing_item", shared, owner_id=None, shared_with_ids=[])
    assert packing.refused("ben", everybody) == "NOT_YOURS"
    assert packing.refused("ben", edit("remove", "packing_item", shared)) == "NOT_YOURS"
    cast["ana"].mutate(cast.stream, "packing_item.set", everybody)
    assert shared in held(cast["vera"], cast)


def test_a_bag_that_goes_tells_its_remover_nothing_of_other_peoples_things(packing: Packing) -> None:
    cast, bag = packing.cast, new_id()
    cast["ben"].mutate(cast.stream, "bag.add", edit("add", "bag", bag, name="Trunk", position="a1"))
    both = [edit("set", "packing_item", id, bag_id=bag) for id in (packing.own, packing.shared)]
    cast["ana"].mutate(cast.stream, "packing_item.set", *both)
    change = cast["ben"].mutate(cast.stream, "bag.remove", edit("remove", "bag", bag))
    assert {diff["id"] for diff in change["diffs"]} == {bag, packing.shared}
    assert cast["ana"].get(f"/api/trips/{cast.trip}/packing_items/{packing.own}")["packing_item"]["bag_id"] is None


def test_a_copy_of_the_trip_holds_what_the_copier_sees_unpacked_and_theirs(packing: Packing) -> None:
    cast, ben = packing.cast, packing.cast["ben"]
    copy = ben.post(f"/api/trips/{cast.trip}/copy", {"title": "Again"})["trip"]["id"]
    me = ben.get(f"/api/trips/{copy}/members")["members"][0]["id"]
    items = ben.get(f"/api/trips/{copy}/packing_items")["packing_items"]
    assert {one["owner_id"] for one in items if one["name"] == f"Tent {packing.shared}"} == {me}
    assert {one["owner_id"] for one in items if one["name"] == "Sunscreen"} == {None}
    assert "Surprise for Ben" not in {one["name"] for one in items}
    assert not any(one["is_packed"] or one["shared_with_ids"] for one in items)


def test_whoever_is_taken_off_and_comes_back_finds_their_own_and_nobody_else_gets_it(
    cast: Cast,
) -> None:
    ana, ben, otto = cast["ana"], cast["ben"], cast["otto"]
    stream = ana.create_trip("There and back")
    path = f"/api/trips/{stream.partition(':')[2]}"
    me = ana.post(f"{path}/members", {"identifier": ben.name, "role": "editor"})["member"]["id"]
    letter = new_id()
    ben.mutate(
        stream, "packing_item.add", edit("add", "packing_item", letter, name="Letter", owner_id=me, position="a1")
    )
    gone = edit("set", "member", me, account_id=None, role="guest", is_former=True)
    ana.mutate(stream, "member.remove", gone)
    assert ben.request("GET", f"/api/sync/{stream}").status == 404
    assert ana.get(f"{path}/members/{me}")["member"]["former_account_id"] == ben.id

    def back(whose: str) -> None:
        ana.mutate(
            stream, "member.restore", edit("set", "member", me, account_id=whose, role="editor", is_former=False)
        )

    with pytest.raises(Refused, match="NO_PERMISSION"):
        back(otto.id)
    ana.mutate(stream, "member.set", edit("set", "member", me, former_account_id=otto.id))
    with pytest.raises(Refused, match="NO_PERMISSION"):
        back(otto.id)
    back(ben.id)
    assert [one["id"] for one in ben.get(f"{path}/packing_items")["packing_items"]] == [letter]
    ana.mutate(stream, "member.remove", gone)
    assert ana.post(f"{path}/members", {"identifier": ben.name, "role": "viewer"})["member"]["id"] == me
    assert [one["id"] for one in ben.get(f"{path}/packing_items")["packing_items"]] == [letter]

"""Who may do what: every kind of a trip, every step, every role, by the sync door and by REST."""

from typing import Any

import pytest

from cairn.domain.registry import REGISTRY
from cairn.kit.ids import new_id
from cairn.sync.records import Kind
from tests.access.conftest import Cast
from tests.support.people import Person, Refused, edit

NAMES = ("ana", "ben", "chiara", "vera", "otto")
TRIP_KINDS = [kind for kind in REGISTRY.of_stream("trip") if kind.name != "trip"]

# What each kind's steps answer, in the order of NAMES: + done, - not allowed, ? not there.
TABLE = {kind.name: "++--?" for kind in TRIP_KINDS} | {"member": "+---?"}
NEW: dict[str, dict[str, Any]] = {
    "day": {"title": "A day", "position": "a9"},
    "place": {"name": "A place"},
    "stop": {"title": "A stop", "position": "a1"},
    "note": {"text": "A note", "position": "a1"},
    "todo": {"title": "Book the ferry", "position": "a1"},
    "attachment": {"name": "Visa.pdf"},
    "attachment_link": {},
    "bag": {"name": "Backpack", "position": "a1"},
    "packing_item": {"name": "Adapter", "position": "a1"},
    "packing_duty": {"category": "Electronics"},
    "member": {"name": "Opa Karl", "role": "guest", "position": "a9"},
    "booking": {"type": "train", "title": "Tokyo to Kyoto"},
    "segment": {"from_name": "Tokyo", "to_name": "Kyoto", "position": "a1"},
    "stay": {"name": "Ryokan", "check_in_on": "2026-11-18", "check_out_on": "2026-11-20"},
    "expense": {"title": "Ramen", "amount_minor": 1200, "currency": "JPY"},
    "payment": {"amount_minor": 1200},
    "split": {},
    "expense_item": {"title": "Two coffees", "amount_minor": 600},
    "settlement": {"amount_minor": 500, "currency": "EUR"},
    "budget": {"amount_minor": 30_000},
}
CHANGED: dict[str, dict[str, Any]] = {
    "day": {"title": "Another"},
    "place": {"name": "Another"},
    "stop": {"title": "Another"},
    "note": {"text": "Another"},
    "todo": {"is_done": True},
    "attachment": {"is_starred": True},
    "attachment_link": {"place_id": None},
    "bag": {"limit_g": 8000},
    "packing_item": {"is_packed": True},
    "packing_duty": {"category": "Clothes"},
    "member": {"name": "Oma Inge"},
    "booking": {"status": "confirmed"},
    "segment": {"seat": "12A"},
    "stay": {"code": "88213"},
    "expense": {"title": "Udon"},
    "payment": {"amount_minor": 1200},
    "split": {"value": 2},
    "expense_item": {"title": "Three coffees"},
    "settlement": {"note": "in cash"},
    "budget": {"amount_minor": 40_000},
}
MARKS = {200: "+", 201: "+", 403: "-", 404: "?"}


def new(cast: Cast, kind: str) -> dict[str, Any]:
    """What a new record of a kind is made of, with fresh records behind the references that it cannot do without."""
    fields = dict(NEW[kind])
    if kind == "budget":
        fields["category"] = new_id()
    for field in REGISTRY.kind(kind).refs:
        if field.required and field.ref is not None:
            fields[field.name] = new_id()
            target = new(cast, field.ref.kind)
            cast["ana"].mutate(cast.stream, "test.target", edit("add", field.ref.kind, fields[field.name], **target))
    return fields


def outcome(person: Person, stream: str, step: Any, kind: str, id: str, **fields: object) -> str:
    try:
        person.mutate(stream, f"{kind}.test", edit(step, kind, id, **fields))
    except Refused as refusal:
        return MARKS[refusal.status]
    return "+"


def test_every_kind_of_a_trip_is_tried() -> None:
    assert set(NEW) == set(CHANGED) == {kind.name for kind in TRIP_KINDS}


@pytest.mark.parametrize("kind", TRIP_KINDS, ids=lambda kind: kind.name)
def test_each_role_may_take_each_step_through_the_sync_door_as_the_table_says(cast: Cast, kind: Kind) -> None:
    added = set_ = removed = ""
    for name in NAMES:
        id = new_id()
        added += outcome(cast[name], cast.stream, "add", kind.name, id, **new(cast, kind.name))
        other = new_id()
        cast["ana"].mutate(cast.stream, f"{kind.name}.add", edit("add", kind.name, other, **new(cast, kind.name)))
        set_ += outcome(cast[name], cast.stream, "set", kind.name, other, **CHANGED[kind.name])
        removed += outcome(cast[name], cast.stream, "remove", kind.name, other)
    assert (added, set_, removed) == (TABLE[kind.name],) * 3


@pytest.mark.parametrize("kind", TRIP_KINDS, ids=lambda kind: kind.name)
def test_each_role_may_take_each_step_through_rest_as_the_table_says(cast: Cast, kind: Kind) -> None:
    base = f"/api/trips/{cast.trip}/{kind.plural}"
    told: dict[str, str] = {"list": "", "post": "", "get": "", "patch": "", "delete": ""}
    for name in NAMES:
        other = new_id()
        cast["ana"].mutate(cast.stream, f"{kind.name}.add", edit("add", kind.name, other, **new(cast, kind.name)))
        for step, method, path, body in (
            ("list", "GET", base, None),
            ("post", "POST", base, {"name": "Opa Karl"} if kind.name == "member" else new(cast, kind.name)),
            ("get", "GET", f"{base}/{other}", None),
            ("patch", "PATCH", f"{base}/{other}", CHANGED[kind.name]),
            ("delete", "DELETE", f"{base}/{other}", None),
        ):
            told[step] += MARKS[cast[name].request(method, path, body).status]
    assert told == {
        "list": "++++?",
        "get": "++++?",
        "post": TABLE[kind.name],
        "patch": TABLE[kind.name],
        "delete": TABLE[kind.name],
    }


@pytest.mark.parametrize(
    ("fields", "marks"),
    [
        ({"title": "New title"}, "+---?"),
        ({"is_archived": False}, "+---?"),
        ({"cover": "grad:2"}, "+---?"),
        ({"starts_on": "2026-11-18", "ends_on": "2026-11-20"}, "+---?"),
    ],
)
def test_the_trip_itself_is_its_owners(cast: Cast, fields: dict[str, object], marks: str) -> None:
    assert "".join(outcome(cast[name], cast.stream, "set", "trip", cast.trip, **fields) for name in NAMES) == marks


def test_whoever_is_not_on_a_trip_finds_nothing_at_any_door(cast: Cast) -> None:
    otto, trip = cast["otto"], cast.trip
    for method, path, body in (
        ("GET", f"/api/sync/trip:{trip}", None),
        ("GET", f"/api/sync/trip:{trip}/changes?since=0", None),
        ("GET", f"/api/trips/{trip}", None),
        ("PATCH", f"/api/trips/{trip}", {"title": "Mine"}),
        ("DELETE", f"/api/trips/{trip}", None),
        ("GET", f"/api/trips/{trip}/history", None),
        ("POST", f"/api/trips/{trip}/copy", {}),
        ("POST", f"/api/trips/{trip}/members", {"identifier": "otto", "role": "editor"}),
        ("POST", f"/api/trips/{trip}/transfer", {"member_id": new_id()}),
        ("POST", f"/api/trips/{trip}/restore", None),
    ):
        answer = otto.request(method, path, body)
        assert answer.status == 404, (method, path, answer.body)
    assert trip not in [card["id"] for card in otto.get("/api/trips")["trips"]]


def test_nobody_reads_anybody_elses_own_stream(cast: Cast) -> None:
    assert cast["otto"].request("GET", f"/api/sync/account:{cast['ana'].id}").status == 404


def test_only_an_administrator_changes_the_instance(cast: Cast) -> None:
    answer = cast["ana"].request("POST", "/api/categories", {"name": "Mine", "position": "a1"})
    assert answer.status == 403
    assert cast["ana"].request("PUT", "/api/admin/map", {"style": "cairn"}).status == 403


def test_a_member_may_leave_and_the_owner_may_not(cast: Cast) -> None:
    stream = cast["ana"].create_trip("Short")
    trip = stream.partition(":")[2]
    cast["ana"].post(f"/api/trips/{trip}/members", {"identifier": "vera", "role": "viewer"})
    members = {one["name"]: one["id"] for one in cast["ana"].get(f"/api/trips/{trip}/members")["members"]}
    cast["vera"].mutate(stream, "member.leave", edit("remove", "member", members["vera"]))
    assert cast["vera"].request("GET", f"/api/trips/{trip}").status == 404
    with pytest.raises(Refused) as refusal:
        cast["ana"].mutate(stream, "member.leave", edit("remove", "member", members["ana"]))
    assert refusal.value.code == "TRIP_OWNER"


def test_an_editor_cannot_promote_anybody_or_steal_the_trip(cast: Cast) -> None:
    members = {one["name"]: one["id"] for one in cast["ana"].get(f"/api/trips/{cast.trip}/members")["members"]}
    for fields in ({"role": "owner"}, {"role": "editor", "account_id": cast["otto"].id}):
        assert outcome(cast["ben"], cast.stream, "set", "member", members["ben"], **fields) == "-"
    assert cast["ben"].request("POST", f"/api/trips/{cast.trip}/transfer", {"member_id": members["ben"]}).status == 403


def test_a_member_bears_the_accounts_name_whatever_the_client_sent(cast: Cast) -> None:
    stream = cast["ana"].create_trip("Names")
    id = new_id()
    fields = {"account_id": cast["otto"].id, "name": "The Queen", "role": "viewer", "position": "a5"}
    cast["ana"].mutate(stream, "member.add", edit("add", "member", id, **fields))
    trip = stream.partition(":")[2]
    assert cast["ana"].get(f"/api/trips/{trip}/members/{id}")["member"]["name"] == "otto"


def test_a_trip_in_the_trash_is_gone_for_all_but_its_owner_and_comes_back(cast: Cast) -> None:
    trip = cast["ana"].create_trip("Rubbish").partition(":")[2]
    cast["ana"].post(f"/api/trips/{trip}/members", {"identifier": "ben", "role": "editor"})
    assert cast["ana"].request("DELETE", f"/api/trips/{trip}?purge=1").status == 400
    cast["ana"].call("DELETE", f"/api/trips/{trip}")
    assert cast["ben"].request("GET", f"/api/trips/{trip}").status == 404
    assert trip in [card["id"] for card in cast["ana"].get("/api/trips", trashed=1)["trips"]]
    cast["ana"].post(f"/api/trips/{trip}/restore")
    assert cast["ben"].request("GET", f"/api/trips/{trip}").status == 200
    cast["ana"].call("DELETE", f"/api/trips/{trip}")
    cast["ana"].call("DELETE", f"/api/trips/{trip}?purge=1")
    assert cast["ana"].request("GET", f"/api/trips/{trip}").status == 404


def test_changing_the_dates_loses_nothing_through_rest_either(cast: Cast) -> None:
    ana = cast["ana"]
    trip = ana.post("/api/trips", {"title": "Dates", "starts_on": "2026-11-18", "ends_on": "2026-11-22"})["trip"]["id"]
    base = f"/api/trips/{trip}"
    days = {day["day_on"]: day["id"] for day in ana.get(f"{base}/days")["days"]}
    assert sorted(days) == [f"2026-11-{n}" for n in range(18, 23)]
    ana.post(f"{base}/stops", {"title": "Last supper", "day_id": days["2026-11-22"], "position": "a0"})
    ana.call("PATCH", base, {"starts_on": "2026-11-17", "ends_on": "2026-11-20"})
    after = {day["id"]: day["day_on"] for day in ana.get(f"{base}/days")["days"]}
    assert sorted(on for on in after.values() if on) == [f"2026-11-{n}" for n in range(17, 21)]
    assert after[days["2026-11-22"]] is None, "a day with something on it is unscheduled, not lost"
    assert days["2026-11-21"] not in after, "an empty one goes"
    assert after[days["2026-11-18"]] == "2026-11-18", "days keep their dates"


def test_an_idempotency_key_writes_once(cast: Cast) -> None:
    path, key = f"/api/trips/{cast.trip}/places", {"Idempotency-Key": new_id()}
    first = cast["ana"].request("POST", path, {"name": "Once"}, key)
    again = cast["ana"].request("POST", path, {"name": "Once"}, key)
    other = cast["ana"].request("POST", path, {"name": "Twice"}, key)
    assert (first.status, again.status, first.json()) == (201, 201, again.json())
    assert (other.status, other.json()["code"]) == (409, "MUTATION_REUSED")

"""The sample trip is as rich as promised, the same every time, and a trip one could really make."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise
from math import cos, hypot, radians

import pytest

from cairn.access.accounts import Account
from cairn.domain.money import SPLITS
from cairn.domain.registry import REGISTRY
from cairn.features.sample.build import build
from cairn.features.sample.story import COMPANIONS, GUEST, SampleStop, places, plan
from cairn.kit.ids import derived_id
from cairn.sync.types import Edit
from tests.support.people import Person, Refused

ANA = Account(derived_id("ana"), "ana", "Ana", "ana@example.com", "admin", None, False, "")
BEN = Account(derived_id("ben"), "ben", "Ben", "ben@example.com", "user", None, False, "")
TRIP = derived_id("trip")
FIRST = date(2026, 11, 18)
MONEY = {"expense": 25, "payment": 24, "split": 96, "expense_item": 3, "settlement": 1, "budget": 4}
PACKED = {"bag": 4, "packing_item": 24, "packing_duty": 2}
PAPERS = {"attachment": 6, "attachment_link": 3}
RESERVED = {"booking": 11, "segment": 7, "stay": 6}


def test_its_costs_are_in_four_currencies_and_shared_in_every_way() -> None:
    expenses = [edit.fields for edit in edits() if edit.kind == "expense"]
    assert {expense["currency"] for expense in expenses} == {"JPY", "EUR", "USD", "GBP"}
    assert {expense["split"] for expense in expenses} == set(SPLITS)


def edits(*companions: Account, owner: Account = ANA) -> list[Edit]:
    return [edit for mutation in build(TRIP, owner, companions, FIRST) for edit in mutation.edits]


def test_it_has_150_places_100_stops_40_notes_10_todos_21_days_and_five_people() -> None:
    everything = edits()
    assert Counter(edit.kind for edit in everything) == {
        "trip": 1,
        "member": 5,
        "day": 21,
        "place": 150,
        "stop": 100,
        "note": 40,
        "todo": 10,
        **MONEY,
        **RESERVED,
        **PACKED,
        **PAPERS,
    }
    assert len({edit.id for edit in everything}) == len(everything)


def test_it_is_the_same_for_the_same_trip_and_another_for_another() -> None:
    assert build(TRIP, ANA, (BEN,), FIRST) == build(TRIP, ANA, (BEN,), FIRST)
    other = {edit.id for mutation in build(derived_id("other"), ANA, (), FIRST) for edit in mutation.edits}
    assert not other & {edit.id for edit in edits()}


def test_every_record_is_one_the_nouns_accept() -> None:
    for edit in edits(BEN):
        REGISTRY.kind(edit.kind).whole(edit.fields)


def test_it_ends_three_weeks_later() -> None:
    trip = next(edit.fields for edit in edits() if edit.kind == "trip")
    assert (trip["starts_on"], trip["ends_on"]) == ("2026-11-18", "2026-12-08")


def test_companions_with_an_account_have_their_role_and_others_are_guests() -> None:
    people = {edit.fields["name"]: edit.fields["role"] for edit in edits(BEN) if edit.kind == "member"}
    assert people == {"Ana": "owner", "Ben": "editor", "Vera": "guest", "Chiara": "guest", GUEST: "guest"}


def test_whoever_owns_it_may_bear_a_companions_name() -> None:
    people = [edit.fields for edit in edits(BEN, owner=BEN) if edit.kind == "member"]
    assert [person.get("account_id") for person in people] == [BEN.id, None, None, None, None]


def test_an_account_keeps_its_own_name() -> None:
    benjamin = Account(BEN.id, "ben", "Benjamin", BEN.email, "user", None, False, "")
    people = {edit.fields["name"]: edit.id for edit in edits(benjamin) if edit.kind == "member"}
    stops = [edit.fields["attendee_ids"] for edit in edits(benjamin) if edit.kind == "stop"]
    assert people["Benjamin"] in [id for ids in stops if isinstance(ids, list) for id in ids]


def test_its_places_have_true_coordinates_in_japan() -> None:
    assert all(33 < place.lat < 37 and 131 < place.lng < 141 for place in places())


def test_every_stop_is_at_a_place_of_the_list_or_has_a_title() -> None:
    names = {place.name for place in places()}
    for stop in _stops():
        assert stop.place in names or stop.title


def test_some_stops_wait_in_the_tray_and_many_places_are_ideas_still() -> None:
    assert len(plan()[-1].line) == 2
    used = {stop.place for stop in _stops()}
    assert len([place for place in places() if place.name not in used]) > 40


def test_most_stops_have_times_and_no_day_goes_back_in_time() -> None:
    assert sum(stop.start_time is not None for stop in _stops()) > 90
    for day in plan():
        times = [time for item in day.line if isinstance(item, SampleStop) for time in (item.start_time, item.end_time)]
        told = [time for time in times if time]
        assert told == sorted(told), day.title


def test_only_members_take_part() -> None:
    known = {name for name, _ in COMPANIONS} | {GUEST}
    assert {name for stop in _stops() for name in stop.who} == known


@pytest.mark.parametrize("day", plan()[:-1], ids=lambda day: day.title)
def test_what_is_walked_can_be_walked_and_no_day_jumps_about(day: object) -> None:
    assert isinstance(day, type(plan()[0]))
    spots = {place.name: place for place in places()}
    stops = [item for item in day.line if isinstance(item, SampleStop) and item.place]
    for one, other in pairwise(stops):
        a, b = spots[one.place or ""], spots[other.place or ""]
        kilometres = 111.2 * hypot(a.lat - b.lat, (a.lng - b.lng) * cos(radians(a.lat)))
        if one.travel_mode == "walking":
            assert kilometres < 2.2, f"{a.name} to {b.name} is {kilometres:.1f} km"


def test_whoever_asks_gets_one_of_their_own_and_another_when_they_ask_again(
    ana: Person, house: dict[str, Person]
) -> None:
    first, second = (ana.post("/api/trips/sample")["trip"]["id"] for _ in range(2))
    assert first != second
    rows = {kind: len(found["rows"]) for kind, found in ana.snapshot(f"trip:{first}")["kinds"].items() if found["rows"]}
    # Two stays have a price, and every price an expense that all five share.
    money = {**MONEY, "expense": 27, "split": 106}
    plan = {"trip": 1, "member": 5, "day": 21, "place": 150, "stop": 100, "note": 40, "todo": 10}
    assert rows == {**plan, **money, **RESERVED, **PACKED, **PAPERS}
    members = ana.get(f"/api/trips/{first}/members")["members"]
    assert [member["account_id"] for member in members if member["account_id"]] == [ana.id]
    with pytest.raises(Refused, match="404"):
        house["ben"].get(f"/api/trips/{first}")


def _stops() -> list[SampleStop]:
    return [item for day in plan() for item in day.line if isinstance(item, SampleStop)]

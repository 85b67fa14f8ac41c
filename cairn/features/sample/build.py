"""The sample trip as mutations: 150 real places, 100 stops in the order one would walk them, 40 notes, five people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from cairn.access.accounts import Account
from cairn.domain.own import default_categories
from cairn.features.sample.bookings import bookings
from cairn.features.sample.files import attachments
from cairn.features.sample.lists import todos
from cairn.features.sample.money import costs
from cairn.features.sample.packing import packing
from cairn.features.sample.story import (
    COMPANIONS,
    DESCRIPTION,
    GUEST,
    TITLE,
    SampleDay,
    SamplePlace,
    SampleStop,
    places,
    plan,
)
from cairn.kit.ids import derived_id
from cairn.kit.ordering import keys_between
from cairn.sync.fields import Fields
from cairn.sync.types import Edit, Mutation


def build(trip_id: str, owner: Account, companions: Sequence[Account], starts_on: date) -> list[Mutation]:
    """The trip in seven mutations, the same for the same trip id. Companions without an account become guests."""
    days = plan()
    dated = [day for day in days if day.title is not None]
    trip: Fields = {
        "title": TITLE,
        "description": DESCRIPTION,
        "starts_on": starts_on.isoformat(),
        "ends_on": (starts_on + timedelta(days=len(dated) - 1)).isoformat(),
        "currency": "JPY",
        "cover": "grad:1",
    }
    people = _members(trip_id, owner, companions)
    start = [Edit("add", "trip", trip_id, trip), *people, *_days(trip_id, dated, starts_on)]
    filled = [_place(trip_id, place) for place in places()]
    names = [name for name, _ in COMPANIONS] + [GUEST]
    members = {name: edit.id for name, edit in zip(names, people[1:], strict=True)}
    by_number = {number: edit.id for number, edit in enumerate(people[1:])}
    for number, day in enumerate(days):
        filled += _line(trip_id, number, day, members)
    ids = [one.id for one in people]
    reserved = bookings(trip_id, ids, _first_stops(filled), lambda name: _place_id(trip_id, name), starts_on)
    return [
        Mutation(derived_id(trip_id, "create"), "trip.create", tuple(start)),
        Mutation(derived_id(trip_id, "plan"), "place.import", tuple(filled)),
        Mutation(derived_id(trip_id, "todos"), "todo.add", tuple(todos(trip_id, by_number, starts_on))),
        Mutation(derived_id(trip_id, "costs"), "expense.add", tuple(costs(trip_id, ids, starts_on))),
        Mutation(derived_id(trip_id, "bookings"), "booking.add", tuple(reserved)),
        Mutation(derived_id(trip_id, "packing"), "packing_item.import", tuple(packing(trip_id, ids))),
        Mutation(derived_id(trip_id, "files"), "attachment.add", tuple(attachments(trip_id))),
    ]


def _members(trip_id: str, owner: Account, companions: Sequence[Account]) -> list[Edit]:
    accounts = {account.username.casefold(): account for account in companions if account.id != owner.id}
    keys = keys_between(None, None, 2 + len(COMPANIONS))
    people: list[Fields] = [{"account_id": owner.id, "name": owner.display_name, "role": "owner"}]
    for name, role in COMPANIONS:
        account = accounts.get(name.casefold())
        if account is None:
            people.append({"name": name, "role": "guest"})
        else:
            people.append({"account_id": account.id, "name": account.display_name, "role": role})
    people.append({"name": GUEST, "role": "guest"})
    return [
        Edit("add", "member", derived_id(trip_id, "member", str(n)), {**person, "position": key})
        for n, (person, key) in enumerate(zip(people, keys, strict=True))
    ]


def _day_id(trip_id: str, number: int) -> str:
    return derived_id(trip_id, "day", str(number))


def _days(trip_id: str, days: list[SampleDay], starts_on: date) -> list[Edit]:
    edits = []
    for number, (day, key) in enumerate(zip(days, keys_between(None, None, len(days)), strict=True)):
        day_on = (starts_on + timedelta(days=number)).isoformat()
        fields: Fields = {"day_on": day_on, "title": day.title, "notes": day.notes, "position": key}
        edits.append(Edit("add", "day", _day_id(trip_id, number), fields))
    return edits


def _place_id(trip_id: str, name: str) -> str:
    return derived_id(trip_id, "place", name)


def _place(trip_id: str, place: SamplePlace) -> Edit:
    categories = {str(fields["name"]): id for id, fields in default_categories().items()}
    fields: Fields = {
        "name": place.name,
        "lat": place.lat,
        "lng": place.lng,
        "category_id": categories[place.category],
        "address": place.address,
        "description": place.description,
        "duration_minutes": place.minutes or 60,
        "price_minor": place.fee_jpy or None,
        "currency": "JPY" if place.fee_jpy else None,
    }
    return Edit("add", "place", _place_id(trip_id, place.name), fields)


def _first_stops(edits: Sequence[Edit]) -> dict[str, str]:
    """The first stop at each place, by the place's name."""
    names = {edit.id: str(edit.fields["name"]) for edit in edits if edit.kind == "place"}
    found: dict[str, str] = {}
    for edit in edits:
        if edit.kind == "stop" and edit.fields["place_id"]:
            found.setdefault(names[str(edit.fields["place_id"])], edit.id)
    return found


def _line(trip_id: str, number: int, day: SampleDay, members: dict[str, str]) -> list[Edit]:
    """A day's stops and notes on their common number line."""
    day_id = _day_id(trip_id, number) if day.title is not None else None
    edits = []
    for n, (item, key) in enumerate(zip(day.line, keys_between(None, None, len(day.line)), strict=True)):
        fields: Fields = {"day_id": day_id, "position": key}
        if isinstance(item, SampleStop):
            fields |= {
                "place_id": _place_id(trip_id, item.place) if item.place else None,
                "title": item.title,
                "start_time": item.start_time,
                "end_time": item.end_time,
                "travel_mode": item.travel_mode,
                "is_locked": item.is_locked,
                "attendee_ids": [members[name] for name in item.who],
                "notes": item.notes,
            }
            edits.append(Edit("add", "stop", derived_id(trip_id, "stop", str(number), str(n)), fields))
        else:
            fields |= {"icon": item.icon, "time": item.time, "text": item.text, "detail": item.detail}
            edits.append(Edit("add", "note", derived_id(trip_id, "note", str(number), str(n)), fields))
    return edits

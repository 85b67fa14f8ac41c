"""The sample trip as mutations: 150 real places, 100 stops in a sensible order, 40 notes, six people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import cos, hypot, radians
from pathlib import Path

from cairn.access.accounts import Account
from cairn.domain.own import default_categories
from cairn.features.sample.story import DAY_COUNT, DAYS, DESCRIPTION, NOTES, TITLE
from cairn.kit.ids import derived_id
from cairn.kit.ordering import keys_between
from cairn.sync.fields import Fields
from cairn.sync.types import Edit, Mutation

PLACES = Path(__file__).parent / "japan_places.tsv"
STOPS = 100
UNVISITED = frozenset({"Hotel", "Transport"})
FIRST_STOP_AT = 9 * 60
LATEST_STOP_AT = 20 * 60
COMPANIONS = (("Ben", "editor"), ("Vera", "viewer"), ("Chiara", "commenter"))
GUEST = "Opa Karl"


@dataclass(frozen=True, slots=True)
class SamplePlace:
    """One line of the file."""

    city: str
    name: str
    lat: float
    lng: float
    category: str
    address: str
    description: str
    minutes: int
    fee_jpy: int


def places() -> list[SamplePlace]:
    """The real places, in the order of the file."""
    found = []
    for line in PLACES.read_text(encoding="utf-8").splitlines():
        city, name, lat, lng, category, address, description, minutes, fee = line.split("|")
        found.append(
            SamplePlace(city, name, float(lat), float(lng), category, address, description, int(minutes), int(fee))
        )
    return found


def build(trip_id: str, owner: Account, companions: Sequence[Account], starts_on: date) -> list[Mutation]:
    """The trip in two mutations, the same for the same trip id. Companions without an account become guests."""
    everything = places()
    people = _members(trip_id, owner, companions)
    day_ids = [derived_id(trip_id, "day", str(n)) for n in range(DAY_COUNT)]
    trip: Fields = {
        "title": TITLE,
        "description": DESCRIPTION,
        "starts_on": starts_on.isoformat(),
        "ends_on": (starts_on + timedelta(days=DAY_COUNT - 1)).isoformat(),
        "currency": "JPY",
        "cover": "grad:1",
    }
    start = [
        Edit("add", "trip", trip_id, trip),
        *people,
        *(
            Edit(
                "add",
                "day",
                id,
                {"day_on": (starts_on + timedelta(days=n)).isoformat(), "title": DAYS[n][1], "position": key},
            )
            for n, (id, key) in enumerate(zip(day_ids, keys_between(None, None, DAY_COUNT), strict=True))
        ),
    ]
    plan = [Edit("add", "place", _place_id(trip_id, place), _place_fields(place)) for place in everything]
    attendees = [edit.id for edit in people]
    for number, day_places in enumerate(_share_out(everything)):
        plan += _day_edits(trip_id, day_ids[number], number, day_places, attendees)
    return [
        Mutation(derived_id(trip_id, "create"), "trip.create", tuple(start)),
        Mutation(derived_id(trip_id, "plan"), "trip.sample", tuple(plan)),
    ]


def _members(trip_id: str, owner: Account, companions: Sequence[Account]) -> list[Edit]:
    accounts = {account.display_name: account for account in companions}
    keys = keys_between(None, None, 2 + len(COMPANIONS))
    people: list[Fields] = [{"account_id": owner.id, "name": owner.display_name, "role": "owner"}]
    for name, role in COMPANIONS:
        account = accounts.get(name)
        people.append(
            {"account_id": account.id, "name": name, "role": role} if account else {"name": name, "role": "guest"}
        )
    people.append({"name": GUEST, "role": "guest"})
    return [
        Edit("add", "member", derived_id(trip_id, "member", str(n)), {**person, "position": key})
        for n, (person, key) in enumerate(zip(people, keys, strict=True))
    ]


def _place_id(trip_id: str, place: SamplePlace) -> str:
    return derived_id(trip_id, "place", place.city, place.name)


def _place_fields(place: SamplePlace) -> Fields:
    categories = {str(fields["name"]): id for id, fields in default_categories().items()}
    return {
        "name": place.name,
        "lat": place.lat,
        "lng": place.lng,
        "category_id": categories[place.category],
        "address": f"{place.address}, {place.city}",
        "description": place.description,
        "duration_minutes": place.minutes or 60,
        "price_minor": place.fee_jpy or None,
        "currency": "JPY" if place.fee_jpy else None,
    }


def _share_out(everything: list[SamplePlace]) -> list[list[SamplePlace]]:
    """A hundred stops over the days: each day starts somewhere left over and takes what lies nearest."""
    left = {
        city: [place for place in everything if place.city == city and place.category not in UNVISITED]
        for city, _ in DAYS
    }
    base, more = divmod(STOPS, DAY_COUNT)
    # The first and last days are short, the days after them carry what is left.
    wanted = [base + (1 if 0 < n <= more else 0) for n in range(DAY_COUNT)]
    wanted[0] -= 2
    wanted[9] += 1
    wanted[10] += 1
    shared: list[list[SamplePlace]] = []
    for number, (city, _) in enumerate(DAYS):
        pool = left[city]
        chosen = [pool.pop(0)]
        while len(chosen) < wanted[number]:
            nearest = min(pool, key=lambda place: _apart(chosen[-1], place))
            pool.remove(nearest)
            chosen.append(nearest)
        shared.append(chosen)
    return shared


def _day_edits(trip_id: str, day_id: str, number: int, chosen: list[SamplePlace], attendees: list[str]) -> list[Edit]:
    notes = [note for note in NOTES if note[0] == number]
    minute = FIRST_STOP_AT
    line: list[tuple[int, str, str, Fields]] = []
    for n, place in enumerate(chosen):
        ends = minute + place.minutes
        timed = ends <= LATEST_STOP_AT and n % 4 != 3
        fields: Fields = {
            "day_id": day_id,
            "place_id": _place_id(trip_id, place),
            "start_time": _clock(minute) if timed else None,
            "end_time": _clock(ends) if timed and n % 2 == 0 else None,
            "attendee_ids": attendees[: 2 + n % 2] if (number + n) % 9 == 4 else [],
        }
        line.append((minute, "stop", derived_id(trip_id, "stop", str(number), str(n)), fields))
        minute = ends + 20
    for n, (_, icon, time, text, detail) in enumerate(notes):
        at = int(time[:2]) * 60 + int(time[3:]) if time else line[min(n, len(line) - 1)][0] + 1
        note: Fields = {"day_id": day_id, "icon": icon, "time": time, "text": text, "detail": detail}
        line.append((at, "note", derived_id(trip_id, "note", str(number), str(n)), note))
    line.sort(key=lambda item: item[0])
    return [
        Edit("add", kind, id, {**fields, "position": key})
        for (_, kind, id, fields), key in zip(line, keys_between(None, None, len(line)), strict=True)
    ]


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _apart(a: SamplePlace, b: SamplePlace) -> float:
    """Degrees on a flat city: enough to say which of two is nearer."""
    return hypot(a.lat - b.lat, (a.lng - b.lng) * cos(radians(a.lat)))

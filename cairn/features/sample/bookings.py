"""What the sample trip has reserved: two flights, the trains between the cities, six places to sleep, tables and tickets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from cairn.kit.ids import derived_id
from cairn.kit.ordering import keys_between
from cairn.sync.fields import Fields
from cairn.sync.types import Edit


class End(NamedTuple):
    """One end of a hop; `day` counts from the first day of the trip."""

    name: str
    code: str | None
    lat: float
    lng: float
    tz: str
    day: int
    at: str


class Hop(NamedTuple):
    number: str
    start: End
    end: End
    seat: str | None = None
    platform: str | None = None


TOKYO, BERLIN = "Asia/Tokyo", "Europe/Berlin"
FRANKFURT = ("Frankfurt am Main", "FRA", 50.0264, 8.5431, BERLIN)
HANEDA = ("Tokyo Haneda", "HND", 35.5523, 139.78, TOKYO)
KANSAI = ("Osaka Kansai", "KIX", 34.4273, 135.244, TOKYO)
TOKYO_STATION = ("Tokyo Station", None, 35.6812, 139.7671, TOKYO)
KYOTO_STATION = ("Kyoto Station", None, 34.9858, 135.7588, TOKYO)
SHIN_OSAKA = ("Shin-Osaka", None, 34.7334, 135.5002, TOKYO)
HIROSHIMA = ("Hiroshima", None, 34.3978, 132.4753, TOKYO)
MIYAJIMA_GUCHI = ("Miyajimaguchi Pier", None, 34.3106, 132.3028, TOKYO)
MIYAJIMA = ("Miyajima Pier", None, 34.3016, 132.3225, TOKYO)

# Type, title, status, code, provider, notes, hops.
JOURNEYS: tuple[tuple[str, str, str, str | None, str, str | None, tuple[Hop, ...]], ...] = (
    (
        "flight",
        "Frankfurt to Tokyo",
        "confirmed",
        "X7K2PQ",
        "ANA",
        "Two suitcases of 23 kg each.",
        (Hop("NH 224", End(*FRANKFURT, -1, "20:45"), End(*HANEDA, 0, "15:40"), "41D to 41H"),),
    ),
    (
        "train",
        "Tokyo to Kyoto",
        "confirmed",
        "82014",
        "JR Central",
        "Mount Fuji is on the right after 45 minutes.",
        (
            Hop(
                "Hikari 507", End(*TOKYO_STATION, 9, "10:03"), End(*KYOTO_STATION, 9, "12:39"), "car 11, 4A to 4E", "18"
            ),
        ),
    ),
    (
        "train",
        "Kyoto to Hiroshima",
        "confirmed",
        "82015",
        "JR West",
        None,
        (
            Hop("Hikari 535", End(*KYOTO_STATION, 15, "08:57"), End(*SHIN_OSAKA, 15, "09:11"), "car 9"),
            Hop("Sakura 549", End(*SHIN_OSAKA, 15, "09:24"), End(*HIROSHIMA, 15, "10:53"), "car 5, last row"),
        ),
    ),
    (
        "ferry",
        "Ferry to Miyajima",
        "pending",
        None,
        "JR West Ferry",
        "Covered by the rail pass; no seats to reserve.",
        (Hop("", End(*MIYAJIMA_GUCHI, 16, "08:45"), End(*MIYAJIMA, 16, "08:55")),),
    ),
    (
        "flight",
        "Osaka to Frankfurt, over Tokyo",
        "confirmed",
        "Q4M9TD",
        "ANA",
        None,
        (
            Hop("NH 98", End(*KANSAI, 20, "17:55"), End(*HANEDA, 20, "19:05"), "22A to 22E"),
            Hop("NH 203", End(*HANEDA, 20, "22:50"), End(*FRANKFURT, 21, "05:20"), "38D to 38H"),
        ),
    ),
)

# Type, title, status, code, day, from, until, the place of its stop, who comes by number (nobody: everybody).
EVENTS: tuple[tuple[str, str, str, str | None, int, str, str, str, tuple[int, ...]], ...] = (
    ("event", "teamLab Planets", "confirmed", "TLP-55107", 3, "10:00", "12:00", "teamLab Planets", ()),
    ("event", "Shibuya Sky", "confirmed", "SKY 4410 2291", 5, "16:00", "17:30", "Shibuya Sky", ()),
    ("event", "Ghibli Museum", "confirmed", "0381177", 7, "10:00", "12:30", "Ghibli Museum", ()),
    ("restaurant", "Tempura at Kondo", "pending", None, 8, "20:00", "21:30", "Sukiyabashi Tempura Kondo", ()),
    ("tour", "Camellia tea ceremony", "confirmed", "CT-771", 10, "10:00", "10:45", "Camellia Tea Ceremony", ()),
    ("event", "Universal Studios", "pending", None, 19, "08:30", "17:30", "Universal Studios Japan", (1, 2, 3)),
)

# Place, first day, nights, status, code, door open from, until, out by, price in yen.
STAYS: tuple[tuple[str, int, int, str, str | None, str, str | None, str, int | None], ...] = (
    ("Nohga Hotel Ueno", 0, 5, "confirmed", "88213", "15:00", None, "11:00", None),
    ("Park Hotel Tokyo", 5, 4, "confirmed", "PHT-20931", "15:00", None, "11:00", 164_000),
    ("Ryokan Hatanaka", 9, 6, "confirmed", "H 3381", "14:00", "18:00", "10:00", None),
    ("Sheraton Grand Hiroshima", 15, 1, "confirmed", "7719240", "15:00", None, "12:00", 48_000),
    ("Iwaso Ryokan", 16, 1, "confirmed", "I-2217", "15:00", "17:30", "10:00", None),
    ("Cross Hotel Osaka", 17, 3, "pending", None, "15:00", None, "11:00", None),
)


def bookings(
    trip_id: str,
    people: Sequence[str],
    stops: dict[str, str],
    place_id: Callable[[str], str],
    starts_on: date,
) -> list[Edit]:
    """One edit a record; `people` are the members' ids in their order, `stops` the first stop at each place by name."""
    edits: list[Edit] = []

    def on(day: int) -> str:
        return (starts_on + timedelta(days=day)).isoformat()

    for type, title, status, code, provider, notes, hops in JOURNEYS:
        id = derived_id(trip_id, "booking", title)
        fields: Fields = {"type": type, "title": title, "status": status, "code": code}
        edits.append(Edit("add", "booking", id, {**fields, "provider": provider, "notes": notes}))
        for n, (hop, key) in enumerate(zip(hops, keys_between(None, None, len(hops)), strict=True)):
            segment = _segment(hop, on)
            segment |= {"booking_id": id, "carrier": provider, "position": key}
            edits.append(Edit("add", "segment", derived_id(id, str(n)), segment))
    for type, title, status, code, day, start, end, place, who in EVENTS:
        event: Fields = {"type": type, "title": title, "status": status, "code": code, "tz": TOKYO}
        event |= {"starts_on": on(day), "start_time": start, "ends_on": on(day), "end_time": end}
        event |= {"place_id": place_id(place), "stop_id": stops[place], "attendee_ids": [people[n] for n in who]}
        edits.append(Edit("add", "booking", derived_id(trip_id, "booking", title), event))
    for name, day, nights, status, code, opens, closes, out, price in STAYS:
        stay: Fields = {"name": name, "status": status, "code": code, "place_id": place_id(name)}
        stay |= {"check_in_on": on(day), "check_in_from": opens, "check_in_until": closes}
        stay |= {"check_out_on": on(day + nights), "check_out_by": out, "price_minor": price, "currency": "JPY"}
        edits.append(Edit("add", "stay", derived_id(trip_id, "stay", name), stay))
    return edits


def _segment(hop: Hop, on: Callable[[int], str]) -> Fields:
    fields: Fields = {"number": hop.number or None, "seat": hop.seat, "platform": hop.platform}
    for side, end, date_field, time_field in (
        ("from", hop.start, "departs_on", "departs_at"),
        ("to", hop.end, "arrives_on", "arrives_at"),
    ):
        fields |= {f"{side}_name": end.name, f"{side}_code": end.code, f"{side}_lat": end.lat, f"{side}_lng": end.lng}
        fields |= {f"{side}_tz": end.tz, date_field: on(end.day), time_field: end.at}
    return fields

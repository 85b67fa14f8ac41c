"""Trips of a wanted size, made through the front door."""

import random
from collections.abc import Iterator

from cairn.kit.ids import new_id
from cairn.kit.ordering import keys_between
from tests.support.people import Json, Person, edit, mutation

WORDS = ("Kiyomizu", "Fushimi", "Gion", "Arashiyama", "Nishiki", "Ueno", "Asakusa", "Shibuya", "Nara", "Hakone")
EDITS_AT_ONCE = 500


def make_trip(
    ana: Person, *, days: int, places: int, stops: int, notes: int, title: str, stops_on_first_day: int = 0
) -> str:
    """A trip with this many records of each kind; answers its stream."""
    stream = ana.create_trip(title, days=days)
    choose = random.Random(1)
    day_ids = rows(ana, stream, "day")
    place_ids = [new_id() for _ in range(places)]
    send(ana, stream, [a_place(choose, id) for id in place_ids])
    keys = keys_between(None, None, max(stops, stops_on_first_day) + notes)
    adding = []
    for n in range(stops):
        day = day_ids[0] if n < stops_on_first_day else day_ids[n % len(day_ids)]
        fields = {"day_id": day, "place_id": place_ids[n % len(place_ids)], "position": keys[n]}
        adding.append(edit("add", "stop", new_id(), **fields, start_time=f"{8 + n % 12:02}:00"))
    for n in range(notes):
        fields = {"day_id": day_ids[n % len(day_ids)], "position": keys[-1 - n]}
        adding.append(edit("add", "note", new_id(), **fields, text=phrase(choose, 6), icon="info"))
    send(ana, stream, adding)
    return stream


def a_place(choose: random.Random, id: str) -> Json:
    return edit(
        "add",
        "place",
        id,
        name=phrase(choose, 3),
        address=phrase(choose, 5),
        description=phrase(choose, 12),
        lat=round(choose.uniform(31, 45), 6),
        lng=round(choose.uniform(130, 145), 6),
        website=f"https://example.com/{choose.randrange(10**6)}",
        duration_minutes=choose.choice((30, 60, 90)),
    )


def phrase(choose: random.Random, words: int) -> str:
    return " ".join(choose.choice(WORDS) for _ in range(words))


def rows(ana: Person, stream: str, kind: str) -> list[str]:
    table = ana.snapshot(stream)["kinds"][kind]
    at = table["fields"].index("id")
    return [row[at] for row in table["rows"]]


def send(ana: Person, stream: str, edits: list[Json]) -> None:
    for part in parts(edits):
        ana.send(stream, mutation("trip.fill", *part))


def parts(edits: list[Json]) -> Iterator[list[Json]]:
    for start in range(0, len(edits), EDITS_AT_ONCE):
        yield edits[start : start + EDITS_AT_ONCE]

"""Costs of the sample trip in four currencies: shared evenly, by shares, by amount and by item; some planned; a budget."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from cairn.domain.settling import deal
from cairn.kit.ids import derived_id
from cairn.providers.rates import bundled_rates
from cairn.sync.fields import Fields
from cairn.sync.types import Edit

TRIP_CURRENCY = "JPY"
EVERYBODY = (0, 1, 2, 3, 4)

# Title, category, day (from 0; None: no date), minor units, currency, who paid (by number), who shares.
EVEN: tuple[tuple[str, str, int | None, int, str, tuple[int, ...], tuple[int, ...]], ...] = (
    ("Travel insurance", "fees", None, 184_00, "EUR", (0,), EVERYBODY),
    ("Pocket wifi, three weeks", "fees", 0, 9_900, "JPY", (1,), EVERYBODY),
    ("Train from the airport", "transport", 0, 15_350, "JPY", (0,), EVERYBODY),
    ("Ramen in Shinjuku", "food", 0, 5_850, "JPY", (1,), EVERYBODY),
    ("Tickets to the fish market tour", "activities", 1, 22_500, "JPY", (2,), (0, 1, 2)),
    ("Sushi breakfast", "food", 1, 12_400, "JPY", (0,), (0, 1, 2, 3)),
    ("Tokyo Skytree", "sightseeing", 2, 10_500, "JPY", (3,), EVERYBODY),
    ("Groceries for the flat", "groceries", 2, 6_340, "JPY", (1,), EVERYBODY),
    ("Izakaya evening", "food", 3, 24_800, "JPY", (0, 1), EVERYBODY),
    ("Hakone loop pass", "transport", 4, 25_500, "JPY", (0,), EVERYBODY),
    ("Ryokan with dinner", "accommodation", 4, 148_000, "JPY", (0,), EVERYBODY),
    ("Bullet train to Kyoto", "transport", 5, 66_800, "JPY", (1,), EVERYBODY),
    ("Kyoto house, deposit", "accommodation", 5, 620_00, "USD", (2,), EVERYBODY),
    ("Bicycles for a day", "transport", 6, 8_000, "JPY", (2,), (0, 1, 2, 3)),
    ("Matcha and sweets in Uji", "food", 7, 7_650, "JPY", (3,), EVERYBODY),
    ("Onsen towels, again", "other", 8, 1_600, "JPY", (4,), (4,)),
    ("Antiques at Toji market", "shopping", 9, 18_000, "JPY", (3,), (3,)),
    ("Cash from the machine, fee", "fees", 9, 6_50, "GBP", (1,), (1,)),
    ("Pharmacy", "health", 10, 2_980, "JPY", (2,), (2,)),
)
PLANNED = (
    ("Ferry to Miyajima and back", "transport", 13, 1_800, "JPY"),
    ("Kaiseki dinner, last evening", "food", 20, 75_000, "JPY"),
)
BUDGETS = ((None, 1_200_000), ("accommodation", 400_000), ("food", 220_000), ("transport", 180_000))


def costs(trip_id: str, people: Sequence[str], starts_on: date) -> list[Edit]:
    """One edit a record; `people` are the ids of the members in their order, the owner first."""
    edits: list[Edit] = []
    for title, category, day, amount, currency, payers, sharing in EVEN:
        id = _expense(edits, trip_id, title, _fields(category, day, amount, currency, starts_on), "evenly")
        for number, part in zip(payers, deal(amount, [1] * len(payers), 0), strict=True):
            _part(edits, trip_id, "payment", id, people[number], {"amount_minor": part})
        for number in sharing:
            _part(edits, trip_id, "split", id, people[number], {"value": None})
    for title, category, day, amount, currency in PLANNED:
        id = _expense(edits, trip_id, title, _fields(category, day, amount, currency, starts_on), "evenly")
        for person in people:
            _part(edits, trip_id, "split", id, person, {"value": None})
    _others(edits, trip_id, people, starts_on)
    given: Fields = {"from_id": people[3], "to_id": people[0], "amount_minor": 20_000, "currency": "JPY"}
    given["settled_on"] = (starts_on + timedelta(days=8)).isoformat()
    edits.append(Edit("add", "settlement", derived_id(trip_id, "settlement"), given))
    for budget, amount in BUDGETS:
        fields: Fields = {"category": budget, "amount_minor": amount}
        edits.append(Edit("add", "budget", derived_id(trip_id, "budget", str(budget)), fields))
    return edits


def _others(edits: list[Edit], trip_id: str, people: Sequence[str], starts_on: date) -> None:
    """One expense for each of the other ways to share."""
    flat = _expense(edits, trip_id, "Flat in Tokyo", _fields("accommodation", 0, 540_00, "EUR", starts_on), "shares")
    _part(edits, trip_id, "payment", flat, people[0], {"amount_minor": 540_00})
    for number, count in enumerate((2, 2, 1, 1, 1)):
        _part(edits, trip_id, "split", flat, people[number], {"value": count})
    taxi = _expense(
        edits, trip_id, "Taxi after the last train", _fields("transport", 3, 9_400, "JPY", starts_on), "amount"
    )
    _part(edits, trip_id, "payment", taxi, people[2], {"amount_minor": 9_400})
    for number, amount in ((0, 3_000), (1, 3_000), (2, 3_400)):
        _part(edits, trip_id, "split", taxi, people[number], {"value": amount})
    museum = _expense(
        edits, trip_id, "Museum and garden", _fields("sightseeing", 6, 8_000, "JPY", starts_on), "percentage"
    )
    _part(edits, trip_id, "payment", museum, people[1], {"amount_minor": 8_000})
    for number, percent in ((0, 2_500), (1, 2_500), (3, 5_000)):
        _part(edits, trip_id, "split", museum, people[number], {"value": percent})
    cafe = _expense(edits, trip_id, "Café in Arashiyama", _fields("food", 7, 4_300, "JPY", starts_on), "item")
    _part(edits, trip_id, "payment", cafe, people[3], {"amount_minor": 4_300})
    for title, amount, who in (
        ("Two matcha parfaits", 2_600, (0, 3)),
        ("Hojicha", 700, (1,)),
        ("Toast set", 1_000, (2,)),
    ):
        fields: Fields = {
            "expense_id": cafe,
            "title": title,
            "amount_minor": amount,
            "member_ids": [people[number] for number in who],
        }
        edits.append(Edit("add", "expense_item", derived_id(trip_id, "item", title), fields))


def _fields(category: str, day: int | None, amount: int, currency: str, starts_on: date) -> Fields:
    rates = bundled_rates()
    is_own = currency == TRIP_CURRENCY
    return {
        "category": category,
        "spent_on": None if day is None else (starts_on + timedelta(days=day)).isoformat(),
        "amount_minor": amount,
        "currency": currency,
        "rate": None if is_own else rates.rate(currency, TRIP_CURRENCY),
        "rate_source": None if is_own else rates.source,
    }


def _expense(edits: list[Edit], trip_id: str, title: str, fields: Fields, split: str) -> str:
    id = derived_id(trip_id, "expense", title)
    edits.append(Edit("add", "expense", id, {"title": title, "split": split, **fields}))
    return id


def _part(edits: list[Edit], trip_id: str, kind: str, expense_id: str, member_id: str, fields: Fields) -> None:
    id = derived_id(trip_id, kind, expense_id, member_id)
    edits.append(Edit("add", kind, id, {"expense_id": expense_id, "member_id": member_id, **fields}))

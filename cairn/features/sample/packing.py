"""The packing list of the sample trip: what the five share, what its owner keeps to themselves, and four bags."""

from __future__ import annotations

from collections.abc import Sequence

from cairn.kit.ids import derived_id
from cairn.kit.ordering import keys_between
from cairn.sync.fields import Fields
from cairn.sync.types import Edit

# Name, colour, limit and weight when empty in grams, who carries it (0 is the owner).
BAGS: tuple[tuple[str, str, int | None, int | None, tuple[int, ...]], ...] = (
    ("Blue suitcase", "#3b82f6", 23_000, 3_400, (0,)),
    ("Ben's backpack", "#10b981", 10_000, 1_250, (1,)),
    ("Red trolley", "#ef4444", 7_000, 2_100, (2, 3)),
    ("Day pack", "#f59e0b", None, 600, ()),
)
# Name, quantity, grams of one, bag, who brings it, packed.
Line = tuple[str, int, int | None, int | None, tuple[int, ...], bool]
COMMON: dict[str, tuple[Line, ...]] = {
    "Documents": (
        ("Passports", 5, 60, 3, (), False),
        ("Rail pass exchange orders", 5, 10, 3, (0,), True),
        ("Insurance papers", 1, 30, 3, (0,), True),
        ("Yen in small notes", 1, None, 3, (2,), False),
    ),
    "Electronics": (
        ("Adapters, type A", 3, 45, 1, (1,), True),
        ("Pocket wifi", 1, 180, 1, (1,), False),
        ("Power bank", 2, 340, 3, (1, 3), False),
        ("Multiple socket", 1, 420, 0, (), True),
    ),
    "Health": (
        ("First aid kit", 1, 650, 0, (3,), True),
        ("Sunscreen", 1, 220, 2, (2,), False),
        ("Plasters for long walks", 2, 40, 3, (), False),
        ("Motion sickness tablets", 1, 20, 2, (2, 3), False),
    ),
    "For the way": (
        ("Furoshiki to carry picnics", 2, 80, 3, (), False),
        ("Coin purse", 1, 70, 3, (0,), True),
        ("Small towels", 5, 60, 3, (), False),
        ("Gift for the ryokan's host", 1, 500, 0, (0,), True),
    ),
}
# Only the owner's; the last of them is shared with Ben.
OWN: dict[str, tuple[Line, ...]] = {
    "Clothes": (
        ("T-shirts", 6, 160, 0, (), True),
        ("Warm jumper", 2, 450, 0, (), True),
        ("Rain jacket", 1, 380, 0, (), False),
        ("Socks", 8, 50, 0, (), True),
        ("Shoes that slip off easily", 1, 700, None, (), False),
    ),
    "Toiletries": (
        ("Toothbrush", 1, 20, 0, (), False),
        ("Contact lenses", 21, 5, 0, (), False),
    ),
    "Surprise": (("Birthday present for Chiara", 1, 300, 0, (), False),),
}
SHARED_WITH = {"Birthday present for Chiara": 1}
DUTIES = {"Health": (3,), "Electronics": (1,)}


def packing(trip_id: str, people: Sequence[str]) -> list[Edit]:
    """Bags first, for the items name them; `people` are the members' ids, the owner's first."""
    bags = [derived_id(trip_id, "bag", name) for name, *_ in BAGS]
    edits = []
    for (name, color, limit, tare, who), id, key in zip(BAGS, bags, keys_between(None, None, len(BAGS)), strict=True):
        fields: Fields = {
            "name": name,
            "color": color,
            "limit_g": limit,
            "tare_g": tare,
            "carrier_ids": [people[n] for n in who],
            "position": key,
        }
        edits.append(Edit("add", "bag", id, fields))
    lines: list[tuple[str, Line, str | None]] = [
        (category, line, None) for category, group in COMMON.items() for line in group
    ]
    lines += [(category, line, people[0]) for category, group in OWN.items() for line in group]
    for (category, line, owner), key in zip(lines, keys_between(None, None, len(lines)), strict=True):
        name, quantity, weight, bag, bringers, is_packed = line
        fields = {
            "name": name,
            "category": category,
            "quantity": quantity,
            "weight_g": weight,
            "bag_id": None if bag is None else bags[bag],
            "owner_id": owner,
            "shared_with_ids": [people[SHARED_WITH[name]]] if name in SHARED_WITH else [],
            "bringer_ids": [people[n] for n in bringers],
            "is_packed": is_packed,
            "position": key,
        }
        edits.append(Edit("add", "packing_item", derived_id(trip_id, "packing", name), fields))
    for category, who in DUTIES.items():
        duty: Fields = {"category": category, "member_ids": [people[n] for n in who]}
        edits.append(Edit("add", "packing_duty", derived_id(trip_id, "duty", category), duty))
    return edits

"""Making trips: a new one, and a copy of one."""

from __future__ import annotations

from datetime import date, timedelta

from cairn.access.accounts import Account
from cairn.domain.trip import MAX_DAYS
from cairn.errors import BadRequest
from cairn.kit.ids import new_id
from cairn.kit.ordering import keys_between
from cairn.sync.fields import Fields
from cairn.sync.log import MAX_EDITS
from cairn.sync.types import Edit, Key, Mutation

DEFAULT_DAYS = 7
NOT_COPIED = frozenset(
    {
        "member",
        "expense",
        "payment",
        "split",
        "expense_item",
        "settlement",
        "packing_duty",
        "attachment",
        "attachment_link",
    }
)

EMPTIED = ("attendee_ids", "assignee_ids", "bringer_ids", "carrier_ids", "shared_with_ids")
UNDONE = ("is_done", "is_packed")


def new_trip(trip_id: str, mutation_id: str, fields: Fields, day_count: int | None, owner: Account) -> Mutation:
    """A trip with its owner and days. Only a start (or end) makes a week of it; no dates make `day_count` days."""
    starts, ends = fields.get("starts_on"), fields.get("ends_on")
    if isinstance(starts, str) != isinstance(ends, str):
        known = starts if isinstance(starts, str) else ends
        try:
            day = date.fromisoformat(str(known))
        except ValueError:
            raise BadRequest("WRONG_VALUE", f"A trip's date is written as 2026-11-18; got {known!r:.40}.") from None
        week = timedelta(days=DEFAULT_DAYS - 1)
        first, last = (day, day + week) if isinstance(starts, str) else (day - week, day)
        fields = {**fields, "starts_on": first.isoformat(), "ends_on": last.isoformat()}
    edits = [
        Edit("add", "trip", trip_id, fields),
        Edit("add", "member", new_id(), owner_fields(owner)),
    ]
    if fields.get("starts_on") is None:
        count = DEFAULT_DAYS if day_count is None else day_count
        if not 1 <= count <= MAX_DAYS:
            raise BadRequest("TRIP_DAYS", f"A trip has 1 to {MAX_DAYS} days; got {count}.", {"days": count})
        edits += [Edit("add", "day", new_id(), {"position": key}) for key in keys_between(None, None, count)]
    return Mutation(mutation_id, "trip.create", tuple(edits))


def owner_fields(owner: Account) -> Fields:
    return {"account_id": owner.id, "name": owner.display_name, "role": "owner", "position": "a0"}


def copy_of(records: dict[Key, Fields], trip_id: str, title: str | None, owner: Account) -> list[Mutation]:
    """The plan of a trip as a new trip: everything but its people, what they attend, spent or have done, and its links.

    Returns mutations of at most a thousand edits, to be written in one transaction.
    """
    owner_id = new_id()
    renamed = {key: new_id() for key in records}
    edits: list[Edit] = []
    for (kind, id), fields in records.items():
        if kind == "trip":
            copied = {**fields, "title": title or fields["title"], "is_archived": False, "deleted_at": None}
            edits.insert(0, Edit("add", "trip", trip_id, copied))
        elif kind not in NOT_COPIED:
            edits.append(Edit("add", kind, renamed[(kind, id)], _with_new_references(fields, renamed, owner_id)))
    edits.insert(1, Edit("add", "member", owner_id, owner_fields(owner)))
    # Days first: a stop whose day comes in a later mutation would have nothing to point at.
    order = {"trip": 0, "member": 1, "day": 2, "place": 3, "stop": 4, "booking": 5, "bag": 5}
    edits.sort(key=lambda edit: order.get(edit.kind, 6))
    return [
        Mutation(new_id(), "trip.copy", tuple(edits[start : start + MAX_EDITS]))
        for start in range(0, len(edits), MAX_EDITS)
    ]


def _with_new_references(fields: Fields, renamed: dict[Key, str], owner_id: str) -> Fields:
    copied = dict(fields)
    for name, kind in (
        ("day_id", "day"),
        ("place_id", "place"),
        ("stop_id", "stop"),
        ("booking_id", "booking"),
        ("bag_id", "bag"),
    ):
        if isinstance(old := fields.get(name), str):
            copied[name] = renamed.get((kind, old))
    if isinstance(days := fields.get("day_ids"), list):
        copied["day_ids"] = [renamed[("day", str(day))] for day in days if ("day", str(day)) in renamed]
    for name in EMPTIED:
        if name in copied:
            copied[name] = []
    for name in UNDONE:
        if name in copied:
            copied[name] = False
    if fields.get("owner_id") is not None:
        # Whoever copies sees only what is everybody's, theirs or shared with them; in the copy it is theirs.
        copied["owner_id"] = owner_id
    return copied

"""What must hold between the records of a trip, checked inside every write to it."""

from __future__ import annotations

from cairn.domain.redate import DayFields, redate
from cairn.domain.trip import MAX_DAYS
from cairn.errors import BadRequest
from cairn.kit.ids import new_id
from cairn.sync.draft import Draft
from cairn.sync.fields import Fields

MAX_PLACES = 10_000
COUNTED_ALWAYS = 16
MAX_DAY_RECORDS = 2 * MAX_DAYS
"""Dated days and unscheduled ones together."""
LIMITS = {
    "place": MAX_PLACES,
    "day": MAX_DAY_RECORDS,
    "todo": 2_000,
    "expense": 5_000,
    "booking": 1_000,
    "segment": 5_000,
    "stay": 1_000,
    "packing_item": 5_000,
    "bag": 100,
    "packing_duty": 500,
    "template": 200,
    "template_item": 20_000,
    "gear": 5_000,
    "attachment": 2_000,
    "attachment_link": 5_000,
}


def one_trip(draft: Draft) -> None:
    """A trip's stream holds one trip record, the one with its id, and never loses it."""
    if draft.seq > 1 and not draft.is_touched("trip"):
        return
    id = draft.stream.partition(":")[2]
    for (_, other), before, now in draft.touched("trip"):
        if other != id or (before is not None and now is None):
            raise BadRequest("TRIP_ID", "A trip's stream holds exactly one trip, the one with its id.", {"id": other})
    if draft.get("trip", id) is None:
        raise BadRequest("TRIP_MISSING", "The first change of a trip adds the trip itself.", {"id": id})


def within_limits(draft: Draft) -> None:
    """A stream stays of a size that every device can hold."""
    for kind, limit in LIMITS.items():
        if not draft.is_touched(kind):
            continue
        added = sum(1 for _, before, now in draft.touched(kind) if before is None and now is not None)
        # Counting thousands of rows at every small change would cost more than the change: one in sixteen will do.
        if not added or (added < COUNTED_ALWAYS and draft.seq % COUNTED_ALWAYS):
            continue
        row = draft.tx.one(f"SELECT COUNT(*) FROM {kind} WHERE stream = ?", draft.stream)
        stored = row[0] if row is not None and isinstance(row[0], int) else 0
        if stored + added > limit:
            plural = draft.registry.kind(kind).plural.replace("_", " ")
            raise BadRequest(
                "TOO_MANY_RECORDS", f"There can be at most {limit} {plural} here.", {"kind": kind, "limit": limit}
            )


def days_within_dates(draft: Draft) -> None:
    """Every date of the trip has its day and no day has another one's date.

    When the trip's dates change, missing days are made and days that no longer fit are emptied of their date or, when
    nothing is on them, removed: the same function as the client's preview, so that a script gets the same result.
    A day that is set to a date outside the trip, or to one that is taken, becomes unscheduled.
    """
    if not draft.is_touched("trip", "day"):
        return
    trip_id = draft.stream.partition(":")[2]
    trip = draft.get("trip", trip_id)
    stood = draft.stood("trip", trip_id)
    if trip is None:
        return
    dates = ("starts_on", "ends_on")
    if stood is None or any(stood[name] != trip[name] for name in dates):
        _redate(draft, trip)
    touched = [(key[1], now) for key, _, now in draft.touched("day") if now is not None and now["day_on"] is not None]
    if touched:
        _unschedule_strays(draft, trip, touched)


def _redate(draft: Draft, trip: Fields) -> None:
    days = draft.all("day")
    starts_on, ends_on = trip["starts_on"], trip["ends_on"]
    result = redate(
        [_day(id, day) for id, day in days.items()],
        {
            day_id
            for kind in ("stop", "note")
            for record in draft.all(kind).values()
            if isinstance(day_id := record["day_id"], str)
        }
        | {
            str(id)
            for one in draft.all("booking").values()
            if isinstance(one["day_ids"], list)
            for id in one["day_ids"]
        },
        starts_on if isinstance(starts_on, str) else None,
        ends_on if isinstance(ends_on, str) else None,
        None if starts_on else min(len(days), MAX_DAYS) or 1,
        "match",
        new_id,
    )
    for edit in result.edits:
        if edit.step == "add":
            draft.add("day", edit.id, edit.fields)
        elif edit.step == "set":
            draft.set("day", edit.id, edit.fields)
        else:
            draft.remove("day", edit.id)


def _unschedule_strays(draft: Draft, trip: Fields, touched: list[tuple[str, Fields]]) -> None:
    holders: dict[object, str] = {}
    ours = {id for id, _ in touched}
    for id, day in sorted(draft.all("day").items(), key=lambda item: (item[0] in ours, item[0])):
        if day["day_on"] is not None:
            holders.setdefault(day["day_on"], id)
    for id, day in touched:
        day_on = str(day["day_on"])
        inside = trip["starts_on"] is not None and str(trip["starts_on"]) <= day_on <= str(trip["ends_on"])
        if not inside or holders[day_on] != id:
            draft.set("day", id, {"day_on": None})


def _day(id: str, day: Fields) -> DayFields:
    return {
        "id": id,
        "day_on": _text(day["day_on"]),
        "position": str(day["position"]),
        "title": _text(day["title"]),
        "notes": _text(day["notes"]),
    }


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None

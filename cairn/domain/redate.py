"""What happens to a trip's days when its dates change. Nothing that somebody wrote is ever lost.

Pure, with a twin in `web/src/domain/redate.ts`; both are proved by `contract/cases/redate.json`, and
`contract/README.md` tells the rules in words.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypedDict

from cairn.kit.ordering import keys_between
from cairn.sync.fields import Fields
from cairn.sync.types import Edit

Mode = Literal["match", "shift"]
FateName = Literal["kept", "moved", "added", "unscheduled", "removed"]

MAX_DAYS = 365


class DayFields(TypedDict):
    """The part of a day record that matters here."""

    id: str
    day_on: str | None
    position: str
    title: str | None
    notes: str | None


@dataclass(frozen=True, slots=True)
class Fate:
    """What the preview says of one day."""

    id: str
    fate: FateName
    from_on: str | None
    to_on: str | None


@dataclass(frozen=True, slots=True)
class Redate:
    edits: tuple[Edit, ...]
    fates: tuple[Fate, ...]


@dataclass(slots=True)
class _Plan:
    """Where each day goes: `dates` names every surviving day that is touched, `missing` the new days to make."""

    dates: dict[str, str | None]
    removed: set[str]
    missing: list[str | None]


def redate(
    days: Sequence[DayFields],
    content_ids: Collection[str],
    starts_on: str | None,
    ends_on: str | None,
    count: int | None,
    mode: Mode,
    new_id: Callable[[], str],
) -> Redate:
    """The edits that bring the days to the new dates (or, without dates, to `count` days), and each day's fate."""
    line = _in_order(days)
    full = {day["id"] for day in days if day["id"] in content_ids or day["title"] or day["notes"]}
    if starts_on is not None and ends_on is not None:
        plan = _onto_dates(line, full, _range(starts_on, ends_on), mode)
    elif starts_on is None and ends_on is None and count is not None:
        plan = _without_dates(line, full, count)
    else:
        raise ValueError("a trip has both a first and a last date, or neither and a number of days")
    return _carry_out(line, plan, new_id)


def _range(starts_on: str, ends_on: str) -> list[str]:
    first, last = date.fromisoformat(starts_on), date.fromisoformat(ends_on)
    length = (last - first).days + 1
    if not 1 <= length <= MAX_DAYS:
        raise ValueError(f"a trip is 1 to {MAX_DAYS} days long; {starts_on} to {ends_on} would be {length}")
    return [(first + timedelta(days=n)).isoformat() for n in range(length)]


def _in_order(days: Sequence[DayFields]) -> list[DayFields]:
    """By position, except that dated days stand in date order in the places that dated days hold."""
    line = sorted(days, key=lambda day: (day["position"], day["id"]))
    dated = iter(sorted((day for day in line if day["day_on"]), key=lambda day: day["day_on"] or ""))
    return [next(dated) if day["day_on"] else day for day in line]


def _onto_dates(line: list[DayFields], full: set[str], dates: list[str], mode: Mode) -> _Plan:
    dated = [day for day in line if day["day_on"]]
    # In an undated trip every day is waiting for a date; in a dated one those without are in the tray and stay there.
    candidates = dated or line
    takes: dict[str, str] = {}
    if dated and mode == "match":
        wanted = set(dates)
        holder: dict[str, str] = {}
        for day in sorted(dated, key=lambda day: day["id"] not in full):
            day_on = day["day_on"] or ""
            # Of two days on one date, the one with content keeps it.
            if day_on in wanted and day_on not in holder:
                holder[day_on] = day["id"]
        takes = {id: day_on for day_on, id in holder.items()}
    else:
        takes = {day["id"]: day_on for day, day_on in zip(candidates, dates, strict=False)}
    surplus = [day["id"] for day in candidates if day["id"] not in takes]
    taken = set(takes.values())
    return _Plan(
        dates={**takes, **{id: None for id in surplus if id in full}},
        removed={id for id in surplus if id not in full},
        missing=[day_on for day_on in dates if day_on not in taken],
    )


def _without_dates(line: list[DayFields], full: set[str], count: int) -> _Plan:
    if not 1 <= count <= MAX_DAYS:
        raise ValueError(f"a trip is 1 to {MAX_DAYS} days long, not {count}")
    empty_from_the_end = [day["id"] for day in reversed(line) if day["id"] not in full]
    removed = set(empty_from_the_end[: max(0, len(line) - count)])
    return _Plan(
        dates={day["id"]: None for day in line if day["id"] not in removed},
        removed=removed,
        missing=[None] * max(0, count - len(line)),
    )


@dataclass(slots=True)
class _Slot:
    """One day of the result; `old` is absent when it is new."""

    id: str
    day_on: str | None
    old: DayFields | None


def _carry_out(line: list[DayFields], plan: _Plan, new_id: Callable[[], str]) -> Redate:
    slots = [_Slot(day["id"], plan.dates.get(day["id"]), day) for day in line if day["id"] not in plan.removed]
    for at, day_on in _gaps(slots, plan.missing):
        slots.insert(at, _Slot(new_id(), day_on, None))
    positions = _positions(slots)

    removes = [Edit("remove", "day", day["id"]) for day in line if day["id"] in plan.removed]
    sets: list[Edit] = []
    adds: list[Edit] = []
    for slot, position in zip(slots, positions, strict=True):
        if slot.old is None:
            adds.append(Edit("add", "day", slot.id, {"day_on": slot.day_on, "position": position}))
            continue
        fields: Fields = {}
        if slot.day_on != slot.old["day_on"]:
            fields["day_on"] = slot.day_on
        if position != slot.old["position"]:
            fields["position"] = position
        if fields:
            sets.append(Edit("set", "day", slot.id, fields))

    undated = not any(slot.day_on for slot in slots)
    fates = [_fate(day, plan, undated) for day in line if day["id"] in plan.dates or day["id"] in plan.removed]
    fates += [Fate(slot.id, "added", None, slot.day_on) for slot in slots if slot.old is None]
    return Redate((*removes, *sets, *adds), tuple(fates))


def _fate(day: DayFields, plan: _Plan, undated: bool) -> Fate:
    id, from_on = day["id"], day["day_on"]
    if id in plan.removed:
        return Fate(id, "removed", from_on, None)
    to_on = plan.dates[id]
    if to_on is None and not undated:
        return Fate(id, "unscheduled", from_on, None)
    return Fate(id, "kept" if from_on == to_on else "moved", from_on, to_on)


def _gaps(slots: list[_Slot], missing: list[str | None]) -> list[tuple[int, str | None]]:
    """Where to insert the missing days, one after another: behind the last earlier date, or before the first later."""
    dated = [(slot.day_on, at) for at, slot in enumerate(slots) if slot.day_on]
    gaps: list[tuple[int, str | None]] = []
    for inserted, day_on in enumerate(missing):
        earlier = [at for other, at in dated if day_on and other and other < day_on]
        at = earlier[-1] + 1 if earlier else dated[0][1] if dated else len(slots)
        gaps.append((at + inserted, day_on))
    return gaps


def _positions(slots: list[_Slot]) -> list[str]:
    """Each slot's order key. Keys that already rise are kept; every run of others gets keys between its neighbours."""
    kept: list[str | None] = []
    last = ""
    for slot in slots:
        stays = slot.old is not None and slot.old["position"] > last
        kept.append(last := slot.old["position"]) if stays and slot.old else kept.append(None)
    positions: list[str] = []
    while len(positions) < len(slots):
        at = len(positions)
        key = kept[at]
        if key is not None:
            positions.append(key)
            continue
        end = next((n for n in range(at, len(kept)) if kept[n] is not None), len(kept))
        right = kept[end] if end < len(kept) else None
        positions += keys_between(positions[-1] if positions else None, right, end - at)
    return positions

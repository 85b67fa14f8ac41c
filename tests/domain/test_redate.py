"""A change of dates loses nothing, and the client foresees exactly what the server would do."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import count as counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cairn.domain.redate import DayFields, Mode, Redate, redate
from cairn.kit.ordering import keys_between

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "contract" / "cases" / "redate.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    ids = iter(case["new_ids"])
    target = case["target"]

    def run() -> Redate:
        return redate(
            case["days"],
            set(case["content_ids"]),
            target["starts_on"],
            target["ends_on"],
            target["count"],
            case["mode"],
            lambda: next(ids),
        )

    if case.get("refused"):
        with pytest.raises(ValueError, match="a trip"):
            run()
        return
    result = run()
    edits = [{"step": e.step, "kind": e.kind, "id": e.id, "fields": e.fields} for e in result.edits]
    fates = [{"id": f.id, "fate": f.fate, "from_on": f.from_on, "to_on": f.to_on} for f in result.fates]
    assert edits == case["edits"]
    assert fates == case["fates"]
    assert list(ids) == []


FIRST = date(2026, 11, 18)


@st.composite
def trips(draw: st.DrawFn) -> list[DayFields]:
    """Days as a real history leaves them: holes, two on one date, a tray, equal or contradictory order keys."""
    size = draw(st.integers(0, 12))
    keys = keys_between(None, None, max(size, 1))
    offsets = st.one_of(st.none(), st.integers(-3, 15))
    return [
        DayFields(
            id=f"d{n:02}",
            day_on=None if (offset := draw(offsets)) is None else (FIRST + timedelta(days=offset)).isoformat(),
            position=draw(st.sampled_from(keys)),
            title=draw(st.sampled_from([None, None, "", "Arrival"])),
            notes=None,
        )
        for n in range(size)
    ]


def _after(days: list[DayFields], result: Redate) -> list[DayFields]:
    state = {day["id"]: day for day in days}
    for edit in result.edits:
        if edit.step == "remove":
            del state[edit.id]
        else:
            empty = DayFields(id=edit.id, day_on=None, position="", title=None, notes=None)
            state[edit.id] = {**state.get(edit.id, empty), **edit.fields}  # type: ignore[typeddict-item]
    return sorted(state.values(), key=lambda day: day["position"])


@given(
    trips(), st.sets(st.integers(0, 11)), st.integers(-5, 20), st.integers(1, 20), st.sampled_from(["match", "shift"])
)
def test_after_any_change_every_date_has_one_day_in_order_and_no_content_is_gone(
    days: list[DayFields], with_stops: set[int], start: int, length: int, mode: Mode
) -> None:
    content = {day["id"] for n, day in enumerate(days) if n in with_stops}
    starts_on = FIRST + timedelta(days=start)
    dates = [(starts_on + timedelta(days=n)).isoformat() for n in range(length)]
    fresh = counter(1)
    result = redate(days, content, dates[0], dates[-1], None, mode, lambda: f"n{next(fresh)}")
    after = _after(days, result)

    assert [day["day_on"] for day in after if day["day_on"]] == dates
    assert len({day["position"] for day in after}) == len(after)
    lost = {day["id"] for day in days} - {day["id"] for day in after}
    assert not any(day["id"] in content or day["title"] or day["notes"] for day in days if day["id"] in lost)
    assert redate(after, content, dates[0], dates[-1], None, "match", lambda: "never").edits == ()


@given(trips(), st.sets(st.integers(0, 11)), st.integers(1, 20))
def test_without_dates_no_content_is_gone_and_no_more_empty_days_remain_than_asked_for(
    days: list[DayFields], with_stops: set[int], wanted: int
) -> None:
    content = {day["id"] for n, day in enumerate(days) if n in with_stops}
    fresh = counter(1)
    result = redate(days, content, None, None, wanted, "match", lambda: f"n{next(fresh)}")
    after = _after(days, result)

    full = {day["id"] for day in days if day["id"] in content or day["title"] or day["notes"]}
    assert all(day["day_on"] is None for day in after)
    assert len(after) == max(wanted, len(full))
    assert full <= {day["id"] for day in after}
    assert len({day["position"] for day in after}) == len(after)


def test_a_year_can_become_another_year_with_one_edit_a_day() -> None:
    keys = keys_between(None, None, 365)
    days = [
        DayFields(
            id=f"{n:03}", day_on=(FIRST + timedelta(days=n)).isoformat(), position=keys[n], title=None, notes=None
        )
        for n in range(365)
    ]
    result = redate(days, (), "2030-01-01", "2030-12-31", None, "match", iter(map(str, range(1000))).__next__)
    assert len(result.edits) == 730
    assert {edit.step for edit in result.edits} == {"remove", "add"}

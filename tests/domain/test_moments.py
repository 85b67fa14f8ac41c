"""Journeys across zones, nights, clock changes and the date line."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cairn.domain.bookings import ZONES, Segment, moment
from cairn.errors import BadRequest
from cairn.sync.fields import Fields

NAMED = ["Asia/Tokyo", "America/Los_Angeles", "Pacific/Auckland", "Pacific/Kiritimati", "Europe/Berlin", "Asia/Kolkata"]


def hop(first: tuple[str, str, str | None], last: tuple[str, str, str | None]) -> Fields:
    return Segment.kind_spec.whole(
        {
            **{
                "from_name": "A",
                "to_name": "B",
                "position": "a0",
                "booking_id": "0198f3a2-5b7c-7d10-8a4e-3f2b1c0d9e8f",
            },
            **dict(zip(("departs_on", "departs_at", "from_tz"), first, strict=True)),
            **dict(zip(("arrives_on", "arrives_at", "to_tz"), last, strict=True)),
        }
    )


def length(first: tuple[str, str, str], last: tuple[str, str, str]) -> timedelta:
    begins, ends = moment(*first), moment(*last)
    assert begins is not None
    assert ends is not None
    return ends - begins


@pytest.mark.parametrize(
    ("first", "last", "hours"),
    [
        # Eastward over the date line one arrives before one has left, by the calendar.
        (("2026-12-08", "17:00", "Asia/Tokyo"), ("2026-12-08", "09:45", "America/Los_Angeles"), 9.75),
        (("2026-12-08", "21:00", "Pacific/Auckland"), ("2026-12-08", "07:00", "Pacific/Honolulu"), 9),
        # Westward over it a day is missing.
        (("2026-12-08", "22:30", "America/Los_Angeles"), ("2026-12-10", "05:00", "Asia/Tokyo"), 13.5),
        # A night train, an hour longer when the clocks go back, an hour shorter when they go forward.
        (("2026-10-24", "22:00", "Europe/Berlin"), ("2026-10-25", "07:00", "Europe/Berlin"), 10),
        (("2027-03-27", "22:00", "Europe/Berlin"), ("2027-03-28", "07:00", "Europe/Berlin"), 8),
    ],
)
def test_a_journey_lasts_what_it_lasts(first: tuple[str, str, str], last: tuple[str, str, str], hours: float) -> None:
    assert length(first, last) == timedelta(hours=hours)
    assert hop(first, last)["arrives_on"] == last[0]


def test_a_journey_that_would_end_before_it_begins_is_refused() -> None:
    for first, last in (
        (("2026-12-08", "17:00", "Asia/Tokyo"), ("2026-12-08", "16:59", "Asia/Tokyo")),
        (("2026-12-08", "17:00", "Asia/Tokyo"), ("2026-12-07", "23:00", "America/Los_Angeles")),
        (("2026-12-08", "17:00", None), ("2026-12-06", "17:00", None)),
    ):
        with pytest.raises(BadRequest, match="before it begins"):
            hop(first, last)
    with pytest.raises(BadRequest, match="time zone"):
        hop(("2026-12-08", "17:00", "Asia/Edo"), ("2026-12-08", "18:00", None))


instants = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1)).map(lambda at: at.replace(second=0, microsecond=0))


@given(instants, st.sampled_from(NAMED), st.sampled_from(NAMED), st.integers(0, 40 * 60))
def test_whatever_the_zones_a_journey_keeps_its_length_and_its_order(
    leaves: datetime, here: str, there: str, minutes: int
) -> None:
    begins = leaves.replace(tzinfo=UTC)
    ends = begins + timedelta(minutes=minutes)
    local = [at.astimezone(ZoneInfo(zone)) for at, zone in ((begins, here), (ends, there))]
    first, last = (
        (at.date().isoformat(), at.strftime("%H:%M"), zone) for at, zone in zip(local, (here, there), strict=True)
    )
    # The second of two same times on the night when clocks go back cannot be told from the first by a clock alone.
    told = [at.replace(fold=0).astimezone(UTC) for at in local]
    assert length(first, last) == told[1] - told[0]
    if told == [begins, ends]:
        hop(first, last)


def test_every_zone_that_may_be_named_is_known_to_this_machine() -> None:
    assert set(NAMED) <= ZONES
    assert len(ZONES) > 400


CASES = json.loads((Path(__file__).parents[2] / "contract" / "cases" / "moments.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_a_wall_clock_is_the_same_instant_on_both_sides(case: dict[str, str]) -> None:
    found = moment(case["on"], case["at"], case["zone"])
    assert found == datetime.fromisoformat(case["utc"].replace("Z", "+00:00"))

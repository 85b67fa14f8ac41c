"""Events of a calendar file."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import islice

from icalendar import Calendar, Component

from cairn.domain.bookings import ZONES
from cairn.errors import BadRequest
from cairn.features.bookings.reading.found import MOST, Found, FoundBooking, of_moment, text, zone_at

_STATUS = {"CANCELLED": "cancelled", "TENTATIVE": "pending"}


def read_calendar(data: bytes) -> Found:
    """Every event becomes a booking of the type `event`; of a repeated one the first time. Raises BadRequest."""
    try:
        calendar = Calendar.from_ical(data)
        events = list(islice(calendar.walk("VEVENT"), MOST))
    except (ValueError, KeyError, IndexError, AttributeError) as problem:
        raise BadRequest("BOOKING_FILE_UNREADABLE", f"The calendar file is broken: {str(problem)[:200]}") from None
    return Found(bookings=[one for event in events if (one := _booking(event)) is not None])


def _booking(event: Component) -> FoundBooking | None:
    starts, ends = _when(event, "DTSTART"), _when(event, "DTEND")
    title = text(str(event.get("SUMMARY", "")), 200)
    if starts is None or title is None:
        return None
    tz = _zone(event, starts)
    booking = FoundBooking(
        type="event",
        title=title,
        status=_STATUS.get(str(event.get("STATUS", "")).upper(), "confirmed"),
        location=text(str(event.get("LOCATION", "")), 300),
        notes=str(event.get("DESCRIPTION", ""))[:5000].strip() or None,
        url=_link(str(event.get("URL", ""))),
        tz=tz,
    )
    if isinstance(starts, datetime):
        first = of_moment(starts, tz)
        last = of_moment(ends, tz) if isinstance(ends, datetime) else first
        booking.starts_on, booking.start_time = first.on, first.at
        booking.ends_on, booking.end_time = last.on, last.at if last is not first else None
        # A time of the world without a place: by which clock it is meant, nobody says.
        booking.needs_review = tz is None
    else:
        # The end of a whole day is the day after it.
        last_day = ends - timedelta(days=1) if ends is not None and not isinstance(ends, datetime) else starts
        booking.starts_on, booking.ends_on = starts.isoformat(), max(starts, last_day).isoformat()
    return booking


def _when(event: Component, name: str) -> date | datetime | None:
    value = getattr(event.get(name), "dt", None)
    return value if isinstance(value, date) else None


def _zone(event: Component, starts: date | datetime) -> str | None:
    """The zone of the event's place, else the one its times are written in."""
    geo = event.get("GEO")
    if geo is not None:
        try:
            return zone_at(float(geo.latitude), float(geo.longitude))
        except (AttributeError, ValueError):
            return None
    key = getattr(getattr(starts, "tzinfo", None), "key", None)
    return key if key in ZONES and key not in ("UTC", "Etc/UTC") else None


def _link(address: str) -> str | None:
    return address[:2000] if address.startswith(("https://", "http://")) else None

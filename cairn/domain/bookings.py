"""What is reserved: journeys with their segments, tables, events, and where one sleeps."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Annotated
from zoneinfo import ZoneInfo, available_timezones

from cairn.domain.shapes import Currency
from cairn.errors import BadRequest
from cairn.sync.fields import Bool, Choice, Clock, Fields, Float, Int, Link, OrderKey, Ref, Refs, Text
from cairn.sync.fields import Day as Date
from cairn.sync.records import Last, Record

TRANSPORT = ("flight", "train", "bus", "car", "taxi", "bicycle", "ferry", "cruise", "transit")
BOOKING_TYPES = (*TRANSPORT, "restaurant", "event", "tour", "other")
STATUSES = ("pending", "confirmed", "cancelled")
ZONES = frozenset(available_timezones())


class Booking(Record, kind="booking", stream="trip", section="bookings"):
    """Something reserved. A journey's times are those of its segments; anything else has its own, on the clock of the
    place (`tz`, an IANA zone). No attendees means everybody."""

    type: Annotated[str, Choice(BOOKING_TYPES)]
    title: Annotated[str, Text(1, 200, "Tokyo to Kyoto")]
    status: Annotated[str, Choice(STATUSES)] = "pending"
    code: Annotated[str | None, Text(0, 100, "X7K2PQ")] = None
    provider: Annotated[str | None, Text(0, 200, "JR Central")] = None
    url: Annotated[str | None, Link(0, 2000, "https://example.org/booking")] = None
    notes: Annotated[str | None, Text(0, 5000)] = None
    price_minor: Annotated[int | None, Int(0, 10**12)] = None
    currency: Annotated[str | None, Currency] = None
    location: Annotated[str | None, Text(0, 300)] = None
    starts_on: Annotated[str | None, Date()] = None
    start_time: Annotated[str | None, Clock()] = None
    ends_on: Annotated[str | None, Date()] = None
    end_time: Annotated[str | None, Clock()] = None
    tz: Annotated[str | None, Text(0, 60, "Asia/Tokyo")] = None
    place_id: Annotated[str | None, Ref("place", "clear")] = None
    stop_id: Annotated[str | None, Ref("stop", "clear")] = None
    day_ids: Annotated[list[str], Refs("day")] = []  # noqa: RUF012  where nobody knows the date: on which days it stands
    attendee_ids: Annotated[list[str], Refs("member")] = []  # noqa: RUF012  a declaration; every record gets its own
    needs_review: Annotated[bool, Bool()] = False

    @classmethod
    def check(cls, fields: Fields) -> None:
        _known_zone(fields, "tz")
        _in_order(fields, "booking", ("starts_on", "start_time", "tz"), ("ends_on", "end_time", "tz"))


class Segment(Record, kind="segment", stream="trip", section="bookings"):
    """One hop of a journey. Dates and times are on the clocks of the two ends, whose IANA zones stand beside them."""

    booking_id: Annotated[str, Ref("booking", "cascade")]
    from_name: Annotated[str, Text(1, 200, "Tokyo Haneda")]
    from_code: Annotated[str | None, Text(0, 10, "HND")] = None
    from_lat: Annotated[float | None, Float(-90, 90, 35.5523)] = None
    from_lng: Annotated[float | None, Float(-180, 180, 139.78)] = None
    from_tz: Annotated[str | None, Text(0, 60, "Asia/Tokyo")] = None
    departs_on: Annotated[str | None, Date()] = None
    departs_at: Annotated[str | None, Clock()] = None
    to_name: Annotated[str, Text(1, 200, "Osaka Itami")]
    to_code: Annotated[str | None, Text(0, 10, "ITM")] = None
    to_lat: Annotated[float | None, Float(-90, 90, 34.7855)] = None
    to_lng: Annotated[float | None, Float(-180, 180, 135.438)] = None
    to_tz: Annotated[str | None, Text(0, 60, "Asia/Tokyo")] = None
    arrives_on: Annotated[str | None, Date()] = None
    arrives_at: Annotated[str | None, Clock()] = None
    number: Annotated[str | None, Text(0, 40, "NH 15")] = None
    carrier: Annotated[str | None, Text(0, 100)] = None
    seat: Annotated[str | None, Text(0, 100, "12A")] = None
    travel_class: Annotated[str | None, Text(0, 60)] = None
    platform: Annotated[str | None, Text(0, 40)] = None
    position: Annotated[str, OrderKey(), Last]

    @classmethod
    def check(cls, fields: Fields) -> None:
        for end in ("from", "to"):
            _known_zone(fields, f"{end}_tz")
            if (fields[f"{end}_lat"] is None) != (fields[f"{end}_lng"] is None):
                raise BadRequest("PLACE_COORDINATES", f"A segment has both {end}_lat and {end}_lng, or neither.")
        departs, arrives = ("departs_on", "departs_at", "from_tz"), ("arrives_on", "arrives_at", "to_tz")
        _in_order(fields, "segment", departs, arrives)


class Stay(Record, kind="stay", stream="trip", section="bookings"):
    """Where one sleeps: the nights from check-in to check-out, and when the door is open. Times are the place's own."""

    name: Annotated[str, Text(1, 200, "Ryokan Yamada")]
    status: Annotated[str, Choice(STATUSES)] = "confirmed"
    place_id: Annotated[str | None, Ref("place", "clear")] = None
    address: Annotated[str | None, Text(0, 500)] = None
    check_in_on: Annotated[str, Date()]
    check_in_from: Annotated[str | None, Clock()] = None
    check_in_until: Annotated[str | None, Clock()] = None
    check_out_on: Annotated[str, Date()]
    check_out_by: Annotated[str | None, Clock()] = None
    code: Annotated[str | None, Text(0, 100, "88213")] = None
    provider: Annotated[str | None, Text(0, 200)] = None
    url: Annotated[str | None, Link(0, 2000, "https://example.org/stay")] = None
    phone: Annotated[str | None, Text(0, 100)] = None
    notes: Annotated[str | None, Text(0, 5000)] = None
    price_minor: Annotated[int | None, Int(0, 10**12)] = None
    currency: Annotated[str | None, Currency] = None
    attendee_ids: Annotated[list[str], Refs("member")] = []  # noqa: RUF012  a declaration; every record gets its own
    needs_review: Annotated[bool, Bool()] = False

    @classmethod
    def check(cls, fields: Fields) -> None:
        if str(fields["check_out_on"]) <= str(fields["check_in_on"]):
            raise BadRequest(
                "STAY_DATES",
                f"One checks out after the day of check-in; {fields['check_in_on']} to {fields['check_out_on']} is no night.",
            )


def moment(on: object, at: object, tz: object) -> datetime | None:
    """The instant of a date and time on the clock of a zone, or None where something is not known.

    A time that a clock change skips counts as if the clock had not changed yet; one that comes twice is its first.
    """
    if not (isinstance(on, str) and isinstance(at, str) and isinstance(tz, str)):
        return None
    there = datetime.combine(date.fromisoformat(on), time.fromisoformat(at), ZoneInfo(tz))
    return there.astimezone(UTC)


def _known_zone(fields: Fields, name: str) -> None:
    zone = fields[name]
    if zone is not None and zone not in ZONES:
        raise BadRequest(
            "UNKNOWN_ZONE",
            f"{name} is the name of a time zone, as Asia/Tokyo; got {str(zone)[:60]!r}.",
            {"field": name},
        )


def _in_order(fields: Fields, noun: str, first: tuple[str, str, str], last: tuple[str, str, str]) -> None:
    starts, ends = (moment(*(fields[name] for name in names)) for names in (first, last))
    if starts is not None and ends is not None and ends < starts:
        raise BadRequest(
            "TIMES_IN_ORDER",
            f"This {noun} would end at {ends.isoformat()}, before it begins at {starts.isoformat()} (both in UTC).",
        )
    # Without zones a whole day of clocks lies between the two ends of the earth; the dates alone still tell.
    begins, over = fields[first[0]], fields[last[0]]
    if isinstance(begins, str) and isinstance(over, str):
        days = (date.fromisoformat(over) - date.fromisoformat(begins)).days
        if days < -1 or (days < 0 and first[2] == last[2]):
            raise BadRequest("TIMES_IN_ORDER", f"This {noun} would end on {over}, before it begins on {begins}.")

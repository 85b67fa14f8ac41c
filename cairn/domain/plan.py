"""Days, places, stops and the notes between them."""

from __future__ import annotations

from typing import Annotated

from cairn.domain.shapes import NOTE_ICONS, TRAVEL_MODES, Currency, Polyline
from cairn.errors import BadRequest
from cairn.sync.fields import (
    Bool,
    Choice,
    Clock,
    Color,
    Fields,
    Float,
    Int,
    Link,
    OrderKey,
    Ref,
    Refs,
    Text,
)
from cairn.sync.fields import (
    Day as Date,
)
from cairn.sync.records import Last, Record

INSTANCE = "instance"


class Day(Record, kind="day", stream="trip", section="plan"):
    """One date of a trip, or "Day 1" of one without dates. In a dated trip a day without a date is unscheduled."""

    day_on: Annotated[str | None, Date(), Last] = None
    title: Annotated[str | None, Text(0, 200)] = None
    notes: Annotated[str | None, Text(0, 5000)] = None
    position: Annotated[str, OrderKey(), Last]


class Place(Record, kind="place", stream="trip", section="plan"):
    """A point of interest that the trip has collected, planned or not."""

    name: Annotated[str, Text(1, 200, "Senso-ji Temple")]
    description: Annotated[str | None, Text(0, 2000)] = None
    notes: Annotated[str | None, Text(0, 2000)] = None
    address: Annotated[str | None, Text(0, 500)] = None
    lat: Annotated[float | None, Float(-90, 90, 35.7148)] = None
    lng: Annotated[float | None, Float(-180, 180, 139.7967)] = None
    category_id: Annotated[str | None, Ref("category", "clear", INSTANCE)] = None
    price_minor: Annotated[int | None, Int(0, 10**12)] = None
    currency: Annotated[str | None, Currency] = None
    website: Annotated[str | None, Link(0, 2000, "https://www.senso-ji.jp")] = None
    phone: Annotated[str | None, Text(0, 100)] = None
    start_time: Annotated[str | None, Clock()] = None
    end_time: Annotated[str | None, Clock()] = None
    duration_minutes: Annotated[int, Int(1, 1440)] = 60
    image: Annotated[str | None, Link(0, 2000, "https://example.org/temple.jpg")] = None
    google_place_id: Annotated[str | None, Text(0, 200)] = None
    google_ftid: Annotated[str | None, Text(0, 200)] = None
    osm_id: Annotated[str | None, Text(0, 200)] = None
    track: Annotated[str | None, Polyline] = None
    track_color: Annotated[str | None, Color()] = None

    @classmethod
    def check(cls, fields: Fields) -> None:
        if (fields["lat"] is None) != (fields["lng"] is None):
            raise BadRequest("PLACE_COORDINATES", "A place has both lat and lng, or neither.")


class Stop(Record, kind="stop", stream="trip", section="plan"):
    """A place, or plain text, put on a day in order. Without a day it waits in the unscheduled tray.

    `travel_mode` is the way from here to the next stop; no attendees means everybody.
    """

    day_id: Annotated[str | None, Ref("day", "clear"), Last] = None
    place_id: Annotated[str | None, Ref("place", "cascade")] = None
    title: Annotated[str | None, Text(0, 200)] = None
    start_time: Annotated[str | None, Clock()] = None
    end_time: Annotated[str | None, Clock()] = None
    notes: Annotated[str | None, Text(0, 2000)] = None
    travel_mode: Annotated[str, Choice(TRAVEL_MODES)] = "walking"
    is_locked: Annotated[bool, Bool()] = False
    attendee_ids: Annotated[list[str], Refs("member")] = []  # noqa: RUF012  a declaration; every record gets its own
    position: Annotated[str, OrderKey(), Last]

    @classmethod
    def check(cls, fields: Fields) -> None:
        title = fields["title"]
        if fields["place_id"] is None and not (isinstance(title, str) and title.strip()):
            raise BadRequest("STOP_EMPTY", "A stop needs a place_id or a title.")


class Note(Record, kind="note", stream="trip", section="plan"):
    """Text on a day, between its stops; both share one number line of positions."""

    day_id: Annotated[str | None, Ref("day", "clear"), Last] = None
    text: Annotated[str, Text(1, 500, "Pick up the rail pass")]
    detail: Annotated[str | None, Text(0, 5000)] = None
    icon: Annotated[str, Choice(NOTE_ICONS)] = "note"
    time: Annotated[str | None, Clock()] = None
    position: Annotated[str, OrderKey(), Last]

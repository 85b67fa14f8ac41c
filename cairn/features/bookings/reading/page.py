"""Reservations in the words of schema.org, as JSON-LD by itself or in a page."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from lxml import html

from cairn.errors import BadRequest
from cairn.features.bookings.reading.found import (
    Found,
    FoundBooking,
    FoundHop,
    FoundStay,
    Spot,
    airport,
    hop,
    is_whole,
    moment,
    money,
    text,
    zone_at,
)

Node = dict[str, Any]
_DEEP = 12
_STATUS = {"ReservationCancelled": "cancelled", "ReservationPending": "pending", "ReservationHold": "pending"}


def read_page(data: bytes) -> Found:
    """All scripts of the type application/ld+json; one that is broken does not spoil the others."""
    found: list[Node] = []
    try:
        page = html.document_fromstring(data)
    except (ValueError, html.etree.ParserError):
        return Found()
    for script in page.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            try:
                found += _reservations(json.loads(script.text or ""))
            except (ValueError, RecursionError):
                continue
    return _made(found)


def read_json(data: bytes) -> Found:
    """JSON-LD as a file. Raises BadRequest when it is not JSON."""
    try:
        return _made(list(_reservations(json.loads(data))))
    except (ValueError, RecursionError):
        raise BadRequest("BOOKING_FILE_UNREADABLE", "The file begins like JSON and is not.") from None


def _reservations(value: object, depth: int = 0) -> Iterator[Node]:
    if depth > _DEEP:
        return
    if isinstance(value, list):
        for one in value:
            yield from _reservations(one, depth + 1)
    elif isinstance(value, dict):
        if _type(value) in _READERS:
            yield value
        elif "@graph" in value:
            yield from _reservations(value["@graph"], depth + 1)


def _made(nodes: list[Node]) -> Found:
    found = Found()
    for node in nodes:
        made = _READERS[_type(node)](node)
        if isinstance(made, FoundStay):
            found.add(Found(stays=[made]))
        elif made is not None:
            found.add(Found(bookings=[made]))
    found.bookings = _joined(found.bookings)
    return found


def _joined(bookings: list[FoundBooking]) -> list[FoundBooking]:
    """Flights of one code, each from where the one before it landed and within a day, are one journey."""
    whole: list[FoundBooking] = []
    for one in bookings:
        before = whole[-1] if whole else None
        if (
            before
            and one.type == before.type == "flight"
            and one.code
            and one.code == before.code
            and _connects(before.hops[-1], one.hops[0])
        ):
            before.hops.extend(one.hops)
            before.needs_review = before.needs_review or one.needs_review
            if before.currency == one.currency and one.price_minor is not None:
                # A price is that of the whole order, said with each of its parts.
                before.price_minor = max(before.price_minor or 0, one.price_minor)
        else:
            whole.append(one)
    return whole


def _connects(first: FoundHop, second: FoundHop) -> bool:
    if first.to_code is None or first.to_code != second.from_code:
        return False
    if None in (first.arrives_on, first.arrives_at, second.departs_on, second.departs_at):
        return False
    gap = datetime.fromisoformat(f"{second.departs_on}T{second.departs_at}") - datetime.fromisoformat(
        f"{first.arrives_on}T{first.arrives_at}"
    )
    return 0 <= gap.total_seconds() <= 86_400


# --- one reader a type -------------------------------------------------------------------------------------------


def _flight(node: Node) -> FoundBooking | None:
    flight = _node(node.get("reservationFor"))
    begin, end = (_airport(flight.get(f"{which}Airport")) for which in ("departure", "arrival"))
    if begin is None or end is None:
        return None
    airline = _node(flight.get("airline")) or _node(flight.get("provider"))
    number = text(flight.get("flightNumber"), 20)
    prefix = text(airline.get("iataCode"), 3)
    if number and prefix and not number.upper().startswith(prefix.upper()):
        number = f"{prefix} {number}"
    return _journey(
        node,
        "flight",
        begin,
        end,
        flight,
        number=number,
        carrier=text(airline.get("name"), 100),
        seat=text(node.get("airplaneSeat"), 100) or _seat(node),
        travel_class=_name(node.get("airplaneSeatClass"), 60),
    )


def _ground(type_: str, what: str) -> Callable[[Node], FoundBooking | None]:
    """A train, coach or ship: `what` is how schema.org calls its stops."""

    def read(node: Node) -> FoundBooking | None:
        trip = _node(node.get("reservationFor"))
        begin, end = (_station(trip, f"{which}{what}", f"{which}Station") for which in ("departure", "arrival"))
        if begin is None or end is None:
            return None
        name, number = (text(trip.get(f"{type_}{part}"), 40) for part in ("Name", "Number"))
        return _journey(
            node,
            type_,
            begin,
            end,
            trip,
            number=" ".join(part for part in (name, number) if part)[:40] or None,
            carrier=_name(trip.get("provider"), 100) or _name(node.get("provider"), 100),
            seat=_seat(node),
            platform=text(trip.get("departurePlatform"), 40),
        )

    return read


def _journey(node: Node, type_: str, begin: Spot, end: Spot, trip: Node, **more: str | None) -> FoundBooking:
    one = hop(begin, end, moment(trip.get("departureTime"), begin.tz), moment(trip.get("arrivalTime"), end.tz), **more)
    booking = _common(node, FoundBooking(type="ferry" if type_ == "boat" else type_, hops=[one]))
    booking.needs_review = not is_whole(one)
    return booking


def _lodging(node: Node) -> FoundStay | None:
    where = _node(node.get("reservationFor"))
    name, spot = text(where.get("name"), 200), _spot(where)
    begins = moment(node.get("checkinTime") or node.get("checkinDate"), spot.tz)
    ends = moment(node.get("checkoutTime") or node.get("checkoutDate"), spot.tz)
    if name is None or begins.on is None or ends.on is None or ends.on <= begins.on:
        return None
    price, currency = _price(node)
    return FoundStay(
        name=name,
        status=_status(node),
        address=_address(where.get("address"), 500),
        check_in_on=begins.on,
        check_in_from=_not_midnight(begins.at),
        check_out_on=ends.on,
        check_out_by=_not_midnight(ends.at),
        code=_code(node),
        provider=_provider(node),
        url=_link(node),
        phone=text(where.get("telephone"), 100),
        price_minor=price,
        currency=currency,
    )


def _table(node: Node) -> FoundBooking | None:
    where = _node(node.get("reservationFor"))
    return _happening(node, "restaurant", where, node.get("startTime"), node.get("endTime"), where)


def _event(node: Node) -> FoundBooking | None:
    event = _node(node.get("reservationFor"))
    return _happening(node, "event", event, event.get("startDate"), event.get("endDate"), _node(event.get("location")))


def _rental(node: Node) -> FoundBooking | None:
    car, where = _node(node.get("reservationFor")), _node(node.get("pickupLocation"))
    company = _name(car.get("rentalCompany"), 200) or _provider(node)
    named = {"name": text(car.get("name"), 200) or company}
    booking = _happening(node, "car", named, node.get("pickupTime"), node.get("dropoffTime"), where)
    if booking is not None:
        booking.provider = company
    return booking


def _taxi(node: Node) -> FoundBooking | None:
    where = _node(node.get("pickupLocation"))
    return _happening(node, "taxi", {"name": _provider(node) or "Taxi"}, node.get("pickupTime"), None, where)


def _happening(node: Node, type_: str, named: Node, begins: object, ends: object, where: Node) -> FoundBooking | None:
    title = text(named.get("name"), 200)
    tz = _spot(where).tz
    first, last = moment(begins, tz), moment(ends, tz)
    if title is None or first.on is None:
        return None
    place = ", ".join(part for part in (text(where.get("name"), 100), _address(where.get("address"), 190)) if part)
    booking = FoundBooking(
        type=type_,
        title=title,
        location=place[:300] or None,
        starts_on=first.on,
        start_time=first.at,
        ends_on=last.on or first.on,
        end_time=last.at,
        tz=tz,
    )
    return _common(node, booking)


_READERS: dict[str, Callable[[Node], FoundBooking | FoundStay | None]] = {
    "FlightReservation": _flight,
    "TrainReservation": _ground("train", "Station"),
    "BusReservation": _ground("bus", "BusStop"),
    "BoatReservation": _ground("boat", "BoatTerminal"),
    "LodgingReservation": _lodging,
    "FoodEstablishmentReservation": _table,
    "EventReservation": _event,
    "RentalCarReservation": _rental,
    "TaxiReservation": _taxi,
}

# --- parts of them -----------------------------------------------------------------------------------------------


def _common(node: Node, booking: FoundBooking) -> FoundBooking:
    booking.status, booking.code, booking.url = _status(node), _code(node), _link(node)
    booking.provider = _provider(node)
    booking.price_minor, booking.currency = _price(node)
    return booking


def _type(node: Node) -> str:
    kind = node.get("@type")
    return str(kind[0] if isinstance(kind, list) and kind else kind).rsplit("/", 1)[-1]


def _node(value: object) -> Node:
    if isinstance(value, list):
        value = value[0] if value else None
    return value if isinstance(value, dict) else {}


def _name(value: object, most: int) -> str | None:
    return text(_node(value).get("name") if isinstance(value, dict | list) else value, most)


def _airport(value: object) -> Spot | None:
    node = _node(value)
    name = text(node.get("name"), 200)
    return airport(text(node.get("iataCode"), 3), name) or (Spot(name) if name else None)


def _station(trip: Node, *names: str) -> Spot | None:
    for name in names:
        node = _node(trip.get(name))
        if said := text(node.get("name"), 200):
            spot = _spot(node)
            return Spot(said, None, spot.lat, spot.lng, spot.tz)
    return None


def _spot(node: Node) -> Spot:
    """Where a place is, if it says so."""
    geo = _node(node.get("geo"))
    try:
        lat, lng = float(str(geo.get("latitude"))), float(str(geo.get("longitude")))
    except ValueError:
        return Spot("")
    tz = zone_at(lat, lng)
    return Spot("", None, lat, lng, tz) if -90 <= lat <= 90 and -180 <= lng <= 180 else Spot("")


def _address(value: object, most: int) -> str | None:
    if not isinstance(value, dict):
        return text(value, most)
    street, town = text(value.get("streetAddress"), 200), text(value.get("addressLocality"), 100)
    town = " ".join(part for part in (text(value.get("postalCode"), 20), town) if part)
    parts = (street, town, text(value.get("addressRegion"), 100), _name(value.get("addressCountry"), 100))
    return ", ".join(part for part in parts if part)[:most] or None


def _seat(node: Node) -> str | None:
    seat = _node(_node(node.get("reservedTicket")).get("ticketedSeat"))
    parts = (text(seat.get("seatSection"), 30), text(seat.get("seatNumber"), 30))
    return " ".join(part for part in parts if part) or None


def _status(node: Node) -> str:
    return _STATUS.get(str(node.get("reservationStatus")).rsplit("/", 1)[-1], "confirmed")


def _code(node: Node) -> str | None:
    return text(node.get("reservationNumber") or node.get("reservationId"), 100)


def _provider(node: Node) -> str | None:
    return next((name for key in ("provider", "bookingAgent", "broker") if (name := _name(node.get(key), 200))), None)


def _link(node: Node) -> str | None:
    for key in ("modifyReservationUrl", "url"):
        address = node.get(key)
        if isinstance(address, str) and address.startswith(("https://", "http://")):
            return address[:2000]
    return None


def _price(node: Node) -> tuple[int | None, str | None]:
    total = node.get("totalPrice", node.get("price"))
    if isinstance(total, dict):
        return money(total.get("price", total.get("value")), total.get("priceCurrency", total.get("currency")))
    return money(total, node.get("priceCurrency"))


def _not_midnight(at: str | None) -> str | None:
    """Midnight in a confirmation of a bed means that nobody said when."""
    return None if at == "00:00" else at

"""What is booked is read from what airlines, hotels and calendars send; nonsense says so and changes nothing."""

import io
import json
import zipfile
from email.message import EmailMessage
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cairn.errors import CairnError
from cairn.features.bookings.reading import MAX_BYTES, Found, read


def page(*nodes: Any) -> bytes:
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes)
    return f"<!DOCTYPE html><html><head>{scripts}</head><body><p>Thank you.</p></body></html>".encode()


def flight(code: str, number: str, begin: str, leaves: str, end: str, arrives: str) -> Any:
    return {
        "@context": "http://schema.org",
        "@type": "FlightReservation",
        "reservationNumber": code,
        "reservationStatus": "http://schema.org/ReservationConfirmed",
        "reservationFor": {
            "@type": "Flight",
            "flightNumber": number,
            "airline": {"@type": "Airline", "name": "All Nippon Airways", "iataCode": "NH"},
            "departureAirport": {"@type": "Airport", "iataCode": begin},
            "departureTime": leaves,
            "arrivalAirport": {"@type": "Airport", "iataCode": end},
            "arrivalTime": arrives,
        },
        "airplaneSeat": "21K",
        "totalPrice": "840.50",
        "priceCurrency": "EUR",
    }


OUT = flight("X7K2PQ", "224", "FRA", "2026-12-01T20:45:00+01:00", "HND", "2026-12-02T16:55:00+09:00")
ON = flight("X7K2PQ", "NH 37", "HND", "2026-12-02T19:00:00+09:00", "ITM", "2026-12-02T20:10:00+09:00")
HOTEL = {
    "@context": "http://schema.org",
    "@type": "LodgingReservation",
    "reservationNumber": "HTL-9",
    "checkinTime": "2026-12-02T15:00:00",
    "checkoutTime": "2026-12-05T00:00:00",
    "reservationFor": {
        "@type": "LodgingBusiness",
        "name": "Inn by the river",
        "telephone": "+81 75 000",
        "address": {
            "streetAddress": "1 Kiya-machi",
            "postalCode": "600",
            "addressLocality": "Kyoto",
            "addressCountry": "JP",
        },
    },
}


def test_flights_of_one_code_that_connect_are_one_journey_by_the_clocks_of_their_airports() -> None:
    found = read(page([OUT, ON]))
    (journey,) = found.bookings
    assert (journey.type, journey.code, journey.status, journey.needs_review) == (
        "flight",
        "X7K2PQ",
        "confirmed",
        False,
    )
    assert (journey.price_minor, journey.currency) == (84050, "EUR")
    first, second = journey.hops
    assert (first.number, first.seat, first.carrier) == ("NH 224", "21K", "All Nippon Airways")
    assert (first.from_code, first.from_tz, first.departs_on, first.departs_at) == (
        "FRA",
        "Europe/Berlin",
        "2026-12-01",
        "20:45",
    )
    assert (first.to_code, first.to_tz, first.arrives_on, first.arrives_at) == (
        "HND",
        "Asia/Tokyo",
        "2026-12-02",
        "16:55",
    )
    assert (second.number, second.from_code, second.to_code) == ("NH 37", "HND", "ITM")


def test_a_time_of_another_clock_is_moved_onto_that_of_the_airport() -> None:
    utc = flight("A", "1", "LHR", "2026-07-01T10:00:00Z", "JFK", "2026-07-01T18:00:00Z")
    (one,) = read(page(utc)).bookings[0].hops
    assert (one.departs_at, one.arrives_at) == ("11:00", "14:00")


def test_a_bed_has_its_nights_and_midnight_is_no_time_to_leave() -> None:
    (stay,) = read(page(HOTEL)).stays
    assert (stay.name, stay.check_in_on, stay.check_in_from) == ("Inn by the river", "2026-12-02", "15:00")
    assert (stay.check_out_on, stay.check_out_by, stay.code) == ("2026-12-05", None, "HTL-9")
    assert stay.address == "1 Kiya-machi, 600 Kyoto, JP"


@pytest.mark.parametrize(
    ("node", "type_", "title", "starts"),
    [
        (
            {
                "@type": "FoodEstablishmentReservation",
                "startTime": "2026-12-03T19:30:00",
                "reservationFor": {"name": "Kikunoi", "geo": {"latitude": 35.0, "longitude": 135.78}},
            },
            "restaurant",
            "Kikunoi",
            "19:30",
        ),
        (
            {
                "@type": "https://schema.org/EventReservation",
                "reservationFor": {"name": "Kabuki", "startDate": "2026-12-04T11:00", "location": {"name": "Minamiza"}},
            },
            "event",
            "Kabuki",
            "11:00",
        ),
        (
            {
                "@type": "RentalCarReservation",
                "pickupTime": "2026-12-05T09:00",
                "dropoffTime": "2026-12-07T18:00",
                "reservationFor": {"name": "Kei car", "rentalCompany": {"name": "Nippon Rent"}},
            },
            "car",
            "Kei car",
            "09:00",
        ),
    ],
)
def test_tables_tickets_and_rentals_are_read(node: Any, type_: str, title: str, starts: str) -> None:
    (booking,) = read(page({"@graph": [node]})).bookings
    assert (booking.type, booking.title, booking.start_time) == (type_, title, starts)


def test_a_train_without_a_zone_asks_to_be_looked_at() -> None:
    train = {
        "@type": "TrainReservation",
        "reservationFor": {
            "departureStation": {"name": "Kyoto", "geo": {"latitude": 34.985, "longitude": 135.758}},
            "arrivalStation": {"name": "Tokyo"},
            "departureTime": "2026-12-07T10:00",
            "arrivalTime": "2026-12-07T12:15",
            "trainName": "Nozomi",
            "trainNumber": "12",
            "departurePlatform": "11",
        },
        "reservedTicket": {"ticketedSeat": {"seatSection": "7", "seatNumber": "4A"}},
    }
    (booking,) = read(page(train)).bookings
    (one,) = booking.hops
    assert (one.from_tz, one.to_tz, booking.needs_review) == ("Asia/Tokyo", None, True)
    assert (one.number, one.seat, one.platform) == ("Nozomi 12", "7 4A", "11")


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:test
BEGIN:VEVENT
UID:1
SUMMARY:Cooking class
DTSTART;TZID=Asia/Tokyo:20261203T100000
DTEND;TZID=Asia/Tokyo:20261203T130000
LOCATION:Gion\\, Kyoto
END:VEVENT
BEGIN:VEVENT
UID:2
SUMMARY:Festival
DTSTART;VALUE=DATE:20261204
DTEND;VALUE=DATE:20261206
STATUS:TENTATIVE
END:VEVENT
BEGIN:VEVENT
UID:3
SUMMARY:Call
DTSTART:20261204T080000Z
END:VEVENT
END:VCALENDAR
"""


def test_events_of_a_calendar_keep_their_zone_and_whole_days_end_on_their_last_day() -> None:
    lesson, festival, call = read(CALENDAR.encode()).bookings
    assert (lesson.title, lesson.tz, lesson.start_time, lesson.end_time) == (
        "Cooking class",
        "Asia/Tokyo",
        "10:00",
        "13:00",
    )
    assert lesson.location == "Gion, Kyoto"
    assert (festival.starts_on, festival.ends_on, festival.status) == ("2026-12-04", "2026-12-05", "pending")
    assert festival.start_time is None
    assert (call.start_time, call.needs_review) == ("08:00", True), "by whose clock, nobody says"


def wallet(content: Any) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("pass.json", json.dumps(content))
    return out.getvalue()


BOARDING = {
    "organizationName": "Lufthansa",
    "relevantDate": "2026-12-01T13:20+01:00",
    "boardingPass": {
        "transitType": "PKTransitTypeAir",
        "primaryFields": [
            {"key": "from", "label": "Munich", "value": "MUC"},
            {"key": "to", "label": "Tokyo", "value": "HND"},
        ],
        "auxiliaryFields": [{"key": "class", "label": "Class", "value": "Economy"}],
    },
    "barcode": {"message": "M1DOE/JANE            EABC123 MUCHNDLH 0714 335Y021K0042 100"},
}


def test_the_bar_code_of_a_boarding_pass_says_more_than_its_face() -> None:
    (booking,) = read(wallet(BOARDING)).bookings
    (one,) = booking.hops
    assert (booking.type, booking.code, booking.needs_review) == ("flight", "ABC123", True)
    assert (one.number, one.seat, one.travel_class) == ("LH 714", "21K", "Economy")
    assert (one.from_code, one.to_code, one.departs_on, one.departs_at) == ("MUC", "HND", "2026-12-01", "13:20")
    assert one.arrives_at is None


def test_a_mail_is_read_by_its_page_and_else_by_what_it_carries() -> None:
    mail = EmailMessage()
    mail["Subject"] = "Your booking"
    mail["From"] = "hotel@example.com"
    mail.set_content("Thank you.")
    mail.add_alternative(page(HOTEL).decode(), subtype="html")
    assert [stay.name for stay in read(mail.as_bytes()).stays] == ["Inn by the river"]
    bare = EmailMessage()
    bare["Subject"] = "Your pass"
    bare.set_content("Thank you.")
    bare.add_attachment(wallet(BOARDING), maintype="application", subtype="vnd.apple.pkpass", filename="a.pkpass")
    assert [one.code for one in read(bare.as_bytes()).bookings] == ["ABC123"]


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 nothing to read", b"<html><body>Hello</body></html>", b"Dear guest, see you soon"]
)
def test_what_says_nothing_to_machines_is_empty_and_no_error(data: bytes) -> None:
    assert read(data) == Found()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "BOOKING_FILE_EMPTY"),
        (b"PK\x03\x04 not an archive", "BOOKING_FILE_UNREADABLE"),
        (wallet([1, 2]), "BOOKING_FILE_UNREADABLE"),
        (b'{"@type": ', "BOOKING_FILE_UNREADABLE"),
        (b"[" * 100_000, "BOOKING_FILE_UNREADABLE"),
        (b" " * MAX_BYTES + b"xx", "BOOKING_FILE_TOO_LARGE"),
    ],
)
def test_what_is_broken_is_refused_by_name(data: bytes, code: str) -> None:
    with pytest.raises(CairnError) as refused:
        read(data)
    assert refused.value.code == code


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)
TYPES = ("Flight", "Train", "Bus", "Boat", "Lodging", "FoodEstablishment", "Event", "RentalCar", "Taxi")


@given(
    st.sampled_from(TYPES),
    st.dictionaries(
        st.sampled_from(("reservationFor", "startTime", "checkinTime", "totalPrice", "reservedTicket")), JSON
    ),
    JSON,
)
def test_no_reservation_however_odd_breaks_the_reader(kind: str, node: dict[str, Any], inside: Any) -> None:
    trip = dict.fromkeys(("name", "departureAirport", "departureStation", "departureTime", "startDate", "geo"), inside)
    read(json.dumps({"@type": f"{kind}Reservation", "reservationFor": trip, **node}).encode())
    read(wallet({"boardingPass": {"transitType": "PKTransitTypeAir", "primaryFields": inside}, "relevantDate": inside}))
    read(wallet({"eventTicket": inside, "locations": inside, "barcode": inside}))

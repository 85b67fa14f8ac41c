"""POST /api/trips/{id}/bookings/import reads for whoever may write, and writes nothing."""

import json

from tests.support.files import send_form
from tests.support.people import Person

TABLE = json.dumps(
    {
        "@type": "FoodEstablishmentReservation",
        "startTime": "2026-12-03T19:30",
        "reservationFor": {"name": "Kikunoi"},
    }
).encode()


def test_a_file_is_read_and_the_trip_stays_as_it_was(ana: Person, trip: str) -> None:
    path = f"/api/trips/{trip}/bookings/import"
    before = len(ana.changes(f"trip:{trip}"))
    found = send_form(ana, path, TABLE, "table.json")
    assert found.status == 200
    assert [one["title"] for one in found.json()["bookings"]] == ["Kikunoi"]
    assert len(ana.changes(f"trip:{trip}")) == before
    broken = send_form(ana, path, b"PK\x03\x04", "a.pkpass")
    assert (broken.status, broken.json()["code"]) == (400, "BOOKING_FILE_UNREADABLE")
    large = send_form(ana, path, b"x" * (10 * 1024 * 1024 + 1), "a.eml")
    assert (large.status, large.json()["code"]) == (413, "BOOKING_FILE_TOO_LARGE")


def test_only_those_who_may_write_bookings_have_files_read(house: dict[str, Person], ana: Person, trip: str) -> None:
    path = f"/api/trips/{trip}/bookings/import"
    ana.post(f"/api/trips/{trip}/members", {"identifier": house["vera"].name, "role": "viewer"})
    assert send_form(house["vera"], path, TABLE, "a.json").status == 403
    assert send_form(house["otto"], path, TABLE, "a.json").status == 404
    assert send_form(Person(ana.url), path, TABLE, "a.json").status == 401

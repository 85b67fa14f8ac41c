"""A price and its expense stay in step; airports and zones are found without a network."""

from typing import Any

import pytest

from cairn.kit.ids import new_id
from tests.support.people import Person, Refused, edit


def expenses(ana: Person, trip: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ana.get(f"/api/trips/{trip}/expenses")["expenses"]
    return found


def add(ana: Person, trip: str, kind: str, **fields: object) -> str:
    id = new_id()
    ana.mutate(f"trip:{trip}", f"{kind}.add", edit("add", kind, id, **fields))
    return id


def test_a_price_makes_a_planned_expense_and_the_two_stay_in_step(ana: Person, trip: str) -> None:
    train = add(ana, trip, "booking", type="train", title="To Kyoto", price_minor=13_320, currency="JPY")
    (expense,) = expenses(ana, trip)
    assert expense["title"] == "To Kyoto"
    assert (expense["amount_minor"], expense["currency"], expense["category"]) == (13_320, "JPY", "transport")
    assert expense["rate_source"].startswith("ECB ")
    assert ana.get(f"/api/trips/{trip}/costs/sums")["balances"] == []

    ana.mutate(f"trip:{trip}", "booking.set", edit("set", "booking", train, price_minor=14_000))
    assert expenses(ana, trip)[0]["amount_minor"] == 14_000
    ana.mutate(f"trip:{trip}", "expense.set", edit("set", "expense", expense["id"], amount_minor=15_000))
    assert ana.get(f"/api/trips/{trip}/bookings/{train}")["booking"]["price_minor"] == 15_000

    ana.mutate(f"trip:{trip}", "booking.remove", edit("remove", "booking", train))
    assert expenses(ana, trip) == []


def test_what_was_paid_stays_when_its_booking_goes(ana: Person, trip: str) -> None:
    fields = {"name": "Ryokan", "check_in_on": "2026-11-18", "check_out_on": "2026-11-20"}
    stay = add(ana, trip, "stay", **fields, price_minor=90_000, currency="EUR")
    (expense,) = expenses(ana, trip)
    me = ana.get(f"/api/trips/{trip}/members")["members"][0]["id"]
    add(ana, trip, "payment", expense_id=expense["id"], member_id=me, amount_minor=90_000)
    ana.mutate(f"trip:{trip}", "stay.set", edit("set", "stay", stay, price_minor=80_000))
    assert ana.get(f"/api/trips/{trip}/payments")["payments"][0]["amount_minor"] == 80_000
    ana.mutate(f"trip:{trip}", "stay.remove", edit("remove", "stay", stay))
    (left,) = expenses(ana, trip)
    assert (left["amount_minor"], left["stay_id"], left["category"]) == (80_000, None, "accommodation")


@pytest.mark.parametrize(
    ("kind", "fields", "code"),
    [
        ("stay", {"name": "Inn", "check_in_on": "2026-11-18", "check_out_on": "2026-11-18"}, "STAY_DATES"),
        ("booking", {"type": "rocket", "title": "Up"}, "WRONG_VALUE"),
        ("booking", {"type": "tour", "title": "Tour", "tz": "Mars/Olympus"}, "UNKNOWN_ZONE"),
        ("booking", {"type": "tour", "title": "Tour", "url": "javascript:alert(1)"}, "WRONG_VALUE"),
        (
            "booking",
            {"type": "tour", "title": "T", "starts_on": "2026-11-19", "ends_on": "2026-11-18"},
            "TIMES_IN_ORDER",
        ),
        ("segment", {"booking_id": new_id(), "from_name": "A", "to_name": "B", "position": "a0"}, "UNKNOWN_REFERENCE"),
    ],
)
def test_nonsense_is_refused(ana: Person, trip: str, kind: str, fields: dict[str, object], code: str) -> None:
    before = ana.snapshot(f"trip:{trip}")
    with pytest.raises(Refused) as caught:
        add(ana, trip, kind, **fields)
    assert caught.value.code == code
    assert ana.snapshot(f"trip:{trip}") == before


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("HND", "HND"),
        ("narita", "NRT"),
        ("zurich", "ZRH"),
        ("Zürich", "ZRH"),
        ("charles gaulle", "CDG"),
        ("jfk", "JFK"),
    ],
)
def test_an_airport_is_found_by_code_city_or_name(ana: Person, words: str, code: str) -> None:
    found = ana.get("/api/airports", q=words)["airports"]
    assert code in [one["iata"] for one in found[:3]]
    assert all(one["tz"] for one in found)
    assert len(found) <= 12


def test_a_point_has_its_zone_and_nonsense_an_answer(ana: Person) -> None:
    assert ana.get("/api/zone", lat=35.01, lng=135.77)["tz"] == "Asia/Tokyo"
    assert ana.get("/api/zone", lat=52.52, lng=13.4)["tz"] == "Europe/Berlin"
    assert ana.request("GET", "/api/zone?lat=91&lng=0").status == 400
    assert ana.get("/api/airports", q="qqqqqqqq") == {"airports": []}
    assert ana.request("GET", "/api/airports?q=").status == 400

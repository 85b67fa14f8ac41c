"""The sample trip is as rich as promised, and the same every time."""

from collections import Counter
from datetime import date

from cairn.access.accounts import Account
from cairn.features.sample.build import build, places

ANA = Account("0198f3a2-5b7c-7d10-8a4e-3f2b1c0d9e8f", "ana", "Ana", "ana@example.com", "admin", None, False, "")
TRIP = "0198f3a2-5b7c-7d10-8a4e-3f2b1c0d9e80"


def test_it_has_150_places_100_stops_40_notes_21_days_and_five_people() -> None:
    edits = [edit for mutation in build(TRIP, ANA, (), date(2026, 11, 18)) for edit in mutation.edits]
    assert Counter(edit.kind for edit in edits) == {
        "trip": 1,
        "member": 5,
        "day": 21,
        "place": 150,
        "stop": 100,
        "note": 40,
    }
    assert len({edit.id for edit in edits}) == len(edits)


def test_it_is_the_same_for_the_same_trip() -> None:
    assert build(TRIP, ANA, (), date(2026, 11, 18)) == build(TRIP, ANA, (), date(2026, 11, 18))


def test_its_places_have_true_coordinates_in_japan() -> None:
    assert all(33 < place.lat < 37 and 131 < place.lng < 141 for place in places())

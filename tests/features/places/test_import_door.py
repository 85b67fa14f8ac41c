"""POST /api/trips/{id}/places/import: a good file becomes places in one change; a bad one changes nothing."""

from __future__ import annotations

from typing import Any

import pytest

from cairn.kit.ids import new_id
from tests.features.places.files import GARMIN, GEOJSON_IO, MY_MAPS, OSMAND, gpx, kmz, wpt
from tests.support.files import send_form
from tests.support.people import Person, edit


def send(person: Person, trip: str, content: str | bytes, name: str = "a.gpx", query: str = "") -> tuple[int, Any]:
    data = content.encode() if isinstance(content, str) else content
    answer = send_form(person, f"/api/trips/{trip}/places/import{query}", data, name)
    return answer.status, answer.json()


def places(person: Person, trip: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = person.get(f"/api/trips/{trip}/places")["places"]
    return found


def test_places_and_tracks_arrive_in_one_change_that_can_be_undone_at_once(ana: Person, trip: str) -> None:
    status, answer = send(ana, trip, GARMIN, "Current.gpx")
    assert (status, answer["places"], answer["tracks"], answer["skipped"]) == (200, 1, 2, 0)
    last = ana.changes(f"trip:{trip}")[-1]
    assert (last["seq"], last["verb"], last["actor"]) == (answer["change_seq"], "place.import", ana.id)
    assert len(last["diffs"]) == 3
    track = next(place for place in places(ana, trip) if place["name"] == "Mt Misen")
    assert track["track"]
    assert (track["lat"], track["lng"]) == (34.296, 132.3199)


def test_everything_a_file_tells_of_a_place_is_kept(ana: Person, trip: str) -> None:
    send(ana, trip, MY_MAPS, "Japan.kml")
    omen = next(place for place in places(ana, trip) if place["name"] == "Omen Ginkakuji")
    categories = {one["id"]: one["name"] for one in ana.get("/api/categories")["categories"]}
    assert categories[omen["category_id"]] == "Restaurant"
    assert omen["phone"] == "+81 75-771-8994"
    assert omen["notes"] == "Closed: Thursday"


@pytest.mark.parametrize(
    ("content", "name"),
    [(OSMAND, "a.gpx"), (MY_MAPS, "a.kml"), (kmz({"doc.kml": MY_MAPS}), "a.kmz"), (GEOJSON_IO, "a.json")],
)
def test_the_same_file_again_adds_nothing(ana: Person, trip: str, content: str | bytes, name: str) -> None:
    _, first = send(ana, trip, content, name)
    status, second = send(ana, trip, content, name)
    assert (status, second["places"], second["tracks"], second["change_seq"]) == (200, 0, 0, None)
    assert second["skipped"] == first["places"] + first["tracks"]


def test_a_name_is_known_nearby_whatever_its_capitals_and_new_elsewhere(ana: Person, trip: str) -> None:
    ana.mutate(f"trip:{trip}", "place.add", edit("add", "place", new_id(), name="Café  Kyoto", lat=35.0, lng=135.0))
    near, far = wpt(35.0005, 135.0005, " café kyoto "), wpt(35.01, 135.0, "Café Kyoto")
    _, answer = send(ana, trip, gpx(near, far, wpt(35.0, 135.0), wpt(36.0, 135.0)))
    assert (answer["places"], answer["skipped"]) == (2, 2)
    assert sorted(place["name"] for place in places(ana, trip)) == ["Café  Kyoto", "Café Kyoto", "Waypoint 4"]


def test_a_file_that_holds_a_place_twice_adds_it_once(ana: Person, trip: str) -> None:
    _, answer = send(ana, trip, gpx(wpt(1, 2, "Twin"), wpt(1, 2, "twin"), wpt(5, 5), wpt(5, 5)))
    assert (answer["places"], answer["skipped"]) == (2, 2)


def test_a_dry_run_tells_what_would_happen_and_does_nothing(ana: Person, trip: str) -> None:
    before = ana.snapshot(f"trip:{trip}")["head"]
    status, answer = send(ana, trip, GEOJSON_IO, "map.geojson", "?dry_run=1")
    assert (status, answer["places"], answer["tracks"], answer["change_seq"]) == (200, 4, 2, None)
    assert answer["warnings"] == ["1 feature without coordinates was left out."]
    assert ana.snapshot(f"trip:{trip}")["head"] == before


def test_a_large_import_is_several_changes_and_all_or_nothing(ana: Person, trip: str) -> None:
    def some(letter: str, count: int) -> str:
        return gpx(*[wpt(n % 80, n / 100, f"{letter}{n}") for n in range(count)])

    assert send(ana, trip, some("P", 5000))[1]["places"] == 5000
    assert send(ana, trip, some("Q", 2500))[1]["places"] == 2500
    imports = [change for change in ana.changes(f"trip:{trip}") if change["verb"] == "place.import"]
    assert [len(change["diffs"]) for change in imports] == [1000] * 7 + [500]
    status, answer = send(ana, trip, some("R", 2501))
    assert (status, answer["code"]) == (400, "TOO_MANY_RECORDS")
    assert ana.snapshot(f"trip:{trip}")["head"] == imports[-1]["seq"]


LAUGHS = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
BAD: dict[str, tuple[str | bytes, int, str]] = {
    "entities": (LAUGHS + gpx(wpt(1, 2, "&b;")), 400, "IMPORT_ENTITIES"),
    "a zip bomb": (kmz({"doc.kml": b" " * 55_000_000}), 400, "IMPORT_BOMB"),
    "51 MB": (b"<gpx>" + b" " * 51_000_000, 413, "IMPORT_TOO_LARGE"),
    "60 MB": (b"<gpx>" + b" " * 60_000_000, 413, "BODY_TOO_LARGE"),
    "nonsense": (bytes(range(256)) * 9, 400, "IMPORT_UNKNOWN_TYPE"),
    "nothing": (b"", 400, "IMPORT_EMPTY"),
    "a cut": (GARMIN[:900], 400, "IMPORT_UNREADABLE"),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_gets_a_clear_answer_and_changes_nothing(ana: Person, trip: str, what: str) -> None:
    content, status, code = BAD[what]
    before = ana.snapshot(f"trip:{trip}")
    got, answer = send(ana, trip, content)
    assert (got, answer["code"]) == (status, code)
    assert answer["error"].endswith((".", "…"))
    assert ana.snapshot(f"trip:{trip}") == before


def test_who_may_not_add_places_may_not_import_them(house: dict[str, Person], trip: str) -> None:
    for name, role in (("ben", "editor"), ("chiara", "commenter"), ("vera", "viewer")):
        house["ana"].post(f"/api/trips/{trip}/members", {"identifier": name, "role": role})
    answers = {name: send(person, trip, OSMAND)[0] for name, person in house.items()}
    assert answers == {"ana": 200, "ben": 200, "chiara": 403, "vera": 403, "otto": 404}
    assert send(Person(house["ana"].url), trip, OSMAND)[0] == 401

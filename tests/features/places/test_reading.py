"""Files that people have: everything useful in them arrives."""

from __future__ import annotations

import math

import pytest

from cairn.features.places.importing import Imported
from cairn.kit.polyline import decode
from tests.features.places.files import (
    GARMIN,
    GEOJSON_IO,
    GOOGLE_EARTH_TRACK,
    MY_MAPS,
    OSMAND,
    TAKEOUT,
    gpx,
    kmz,
    read,
    wpt,
)


def test_osmand_favourites_keep_name_texts_address_link_and_group() -> None:
    found = read(OSMAND, "favorites.gpx")
    first, second = found.places
    assert (first.name, first.lat, first.lng) == ("Sensō-ji 浅草寺", 35.7147651, 139.7966553)
    assert first.description == "Oldest temple of Tokyo.\nGo before 8."
    assert first.notes == "Ben's tip"
    assert first.address == "2-3-1 Asakusa, Taito City"
    assert first.website == "https://www.senso-ji.jp/"
    assert first.categories == ("attraction",)
    assert (second.name, second.is_named) == ("Waypoint 2", False)
    assert (found.tracks, found.warnings) == ([], [])


def test_a_garmin_track_becomes_one_line_and_a_route_another() -> None:
    found = read(GARMIN, "Current.gpx")
    route, track = found.tracks
    assert [place.name for place in found.places] == ["001"]
    assert route.name == "Pier to shrine"
    assert decode(route.line) == [(34.3023, 132.3220), (34.2960, 132.3199)]
    assert track.name == "Mt Misen"
    assert (track.lat, track.lng) == (34.2960, 132.3199)
    assert len(decode(track.line)) == 4


def test_a_nameless_track_is_called_after_its_file() -> None:
    line = '<trk><trkseg><trkpt lat="1" lon="2"/><trkpt lat="1" lon="3"/></trkseg></trk>'
    assert [track.name for track in read(gpx(line, line), "/tmp/..\\Tag 3.GPX").tracks] == ["Tag 3", "Tag 3 (2)"]


def test_my_maps_keeps_folders_as_categories_and_text_without_tags() -> None:
    found = read(MY_MAPS, "Japan 2026.kml")
    omen, elsewhere, gion = found.places
    assert omen.description == "Udon with sesame & vegetables.\nRating: 4.5"
    assert omen.phone == "+81 75-771-8994"
    assert omen.notes == "Closed: Thursday"
    assert omen.categories == ("Restaurant",)
    assert (omen.lat, omen.lng) == (35.0263, 135.7943)
    assert (elsewhere.lat, elsewhere.address) == (None, "74 Jodoji Ishibashicho, Kyoto")
    assert gion.name == "Gion"


def test_my_maps_keeps_lines_with_their_colour_and_the_outline_of_an_area() -> None:
    path, outline = read(MY_MAPS, "Japan 2026.kml").tracks
    assert (path.name, path.color, path.categories) == ("Philosopher's Path", "#c2410c", ("Walks",))
    assert len(decode(path.line)) == 3
    assert outline.name == "Gion"
    assert decode(outline.line)[0] == decode(outline.line)[-1]


def test_a_recorded_track_of_google_earth_is_a_line() -> None:
    (track,) = read(GOOGLE_EARTH_TRACK, "hike.kml").tracks
    assert (track.name, track.color) == ("Kurama hike", "#00aa00")
    assert decode(track.line) == [(35.1181, 135.7710), (35.1218, 135.7629)]


def test_a_kmz_is_read_from_doc_kml_and_else_from_its_first_kml() -> None:
    other = MY_MAPS.replace("Omen Ginkakuji", "Another")
    both = kmz({"files/a.png": b"\x89PNG", "files/other.kml": other, "doc.kml": MY_MAPS})
    assert read(both, "map.kmz").places[0].name == "Omen Ginkakuji"
    assert read(kmz({"../../etc/passwd.kml": other}), "map.kmz").places[0].name == "Another"


def test_geojson_io_points_lines_and_collections_of_both() -> None:
    found = read(GEOJSON_IO, "map.geojson")
    assert [place.name for place in found.places] == ["Dotonbori", "Place 2", "Two parts", "Two parts (2)"]
    assert found.places[0].description == "Neon"
    assert found.places[0].categories == ("bar",)
    canal, outline = found.tracks
    assert (canal.name, canal.color) == ("Canal walk", "#0f766e")
    assert len(decode(outline.line)) == 4
    assert found.warnings == ["1 feature without coordinates was left out."]


def test_saved_places_of_google_takeout() -> None:
    temple, tea = read(TAKEOUT, "Saved Places.json").places
    assert (temple.name, temple.address) == ("Senso-ji", "2-3-1 Asakusa, Taito City")
    assert temple.website == "http://maps.google.com/?cid=123"
    assert (tea.name, tea.lat) == ("Tea house", None)


@pytest.mark.parametrize(
    "root",
    ['{"type":"Point","coordinates":[2,1]}', '{"type":"Feature","geometry":{"type":"Point","coordinates":[2,1]}}'],
)
def test_geojson_may_be_a_single_feature_or_geometry(root: str) -> None:
    assert [(place.lat, place.lng) for place in read(root, "x.json").places] == [(1, 2)]


def test_the_content_decides_and_not_the_name() -> None:
    assert read(OSMAND, "favorites.kml").places[0].name == "Sensō-ji 浅草寺"
    assert read(GEOJSON_IO, "favorites.gpx").places[0].name == "Dotonbori"
    assert read(kmz({"doc.kml": MY_MAPS}), "favorites.geojson").places[0].name == "Omen Ginkakuji"


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8-sig", "UTF-8"), ("utf-16", "UTF-16"), ("latin-1", "ISO-8859-1"), ("shift-jis", "Shift_JIS")],
)
def test_every_declared_encoding_is_read(encoding: str, declared: str) -> None:
    name = "浅草寺" if encoding == "shift-jis" else "Café"
    document = f'<?xml version="1.0" encoding="{declared}"?>' + gpx(wpt(1, 2, name))
    found = read(document.encode(encoding))
    assert (found.places[0].name, found.warnings) == (name, [])


def test_utf_8_that_is_not_is_read_as_what_old_programs_wrote_with_a_warning() -> None:
    for content in (
        gpx(wpt(1, 2, "Café")),
        '{"type":"Feature","properties":{"name":"Café"},"geometry":{"type":"Point","coordinates":[2,1]}}',
    ):
        found = read(content.encode("latin-1"))
        assert found.places[0].name == "Café"
        assert found.warnings[0].startswith("The file is not valid UTF-8")


def test_geojson_in_utf_16_is_read() -> None:
    assert read(GEOJSON_IO.encode("utf-16"), "map.geojson").places[0].name == "Dotonbori"


@pytest.mark.parametrize("bad", [(91, 0), (0, 181), ("nan", 0), (0, "inf"), ("north", "east"), ("", "")])
def test_a_place_that_is_not_on_earth_is_left_out_and_counted(bad: tuple[object, object]) -> None:
    found = read(gpx(wpt(*bad, "Off"), wpt(1, 2, "On"), wpt(*bad)))
    assert [place.name for place in found.places] == ["On"]
    assert found.warnings == ["2 points with coordinates that are not on Earth were left out."]


def test_texts_are_cut_to_what_fields_hold_and_controls_removed() -> None:
    texts = '"properties":{"name":"%s","desc":"a\\u0000b\\u0007%s"}'
    long = '{"type":"Feature",' + texts + ',"geometry":{"type":"Point","coordinates":[2,1]}}'
    (place,) = read(long % ("n" * 500, "d" * 9000), "x.json").places
    assert len(place.name) == 200
    assert place.description is not None
    assert len(place.description) == 2000
    assert place.description.startswith("abd")


@pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp://x", "https://", "http://[", "data:text/html,x"])
def test_an_address_that_is_not_of_the_web_is_no_website(link: str) -> None:
    (place,) = read(gpx(f'<wpt lat="1" lon="2"><name>x</name><link href="{link}"/></wpt>')).places
    assert place.website is None


def _many_points(count: int) -> Imported:
    points = "".join(
        f'<trkpt lat="{48 + math.sin(n / 900) / 9:.6f}" lon="{11 + n / 1e5:.6f}"><ele>5</ele></trkpt>'
        for n in range(count)
    )
    return read(gpx(f"<trk><name>Long</name><trkseg>{points}</trkseg></trk>"))


def test_a_long_track_is_simplified_to_two_thousand_points() -> None:
    (track,) = _many_points(50_000).tracks
    assert 1000 < len(decode(track.line)) <= 2000

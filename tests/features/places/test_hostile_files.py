"""Files made to hurt, damaged files, and files that are something else: each gets its own clear answer."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from cairn.errors import CairnError
from cairn.features.places.importing import MAX_BYTES, parse
from cairn.features.places.importing.draft import MAX_PLACES, MAX_TRACKS
from tests.features.places.files import GARMIN, GEOJSON_IO, MY_MAPS, gpx, kmz, read, wpt

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]>"
)
FILE = '<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def refused(content: str | bytes, name: str = "x.gpx") -> CairnError:
    with pytest.raises(CairnError) as caught:
        read(content, name)
    assert len(str(caught.value)) > 15, "an error is a sentence"
    return caught.value


@pytest.mark.parametrize(
    "document",
    [
        LAUGHS + gpx(wpt(1, 2, "&a11;")),
        LAUGHS + '<gpx creator="&a11;"/>',
        FILE + gpx(wpt(1, 2, "&x;")),
        '<!DOCTYPE kml SYSTEM "http://127.0.0.1:1/evil.dtd"><kml/>',
        (LAUGHS.replace('"1.0"', '"1.0" encoding="utf-16"') + "<gpx/>").encode("utf-16"),
        "<!--" + "x" * 100_000 + "-->" + LAUGHS[21:] + gpx(wpt(1, 2, "&a11;")),
    ],
    ids=["laughs", "laughs in an attribute", "a local file", "a remote DTD", "UTF-16", "after a long comment"],
)
def test_a_document_type_is_refused_before_anything_grows(document: str | bytes) -> None:
    assert refused(document).code == "IMPORT_ENTITIES"


def test_laughs_in_an_archive_are_refused_too() -> None:
    assert refused(kmz({"doc.kml": LAUGHS + "<kml/>"})).code == "IMPORT_ENTITIES"


def test_more_than_fifty_megabytes_are_not_even_read() -> None:
    with pytest.raises(CairnError) as caught:
        parse("x.gpx", io.BytesIO(), MAX_BYTES + 1)
    assert (caught.value.code, caught.value.status) == ("IMPORT_TOO_LARGE", 413)


def test_an_archive_that_unpacks_to_gigabytes_is_a_bomb() -> None:
    assert refused(kmz({"doc.kml": b" " * 60_000_000})).code == "IMPORT_BOMB"


def test_an_archive_that_lies_about_its_size_is_a_bomb() -> None:
    honest = bytearray(kmz({"doc.kml": b"<kml>" + b" " * 60_000_000}))
    for at in (honest.index(b"PK\x03\x04") + 22, honest.rindex(b"PK\x01\x02") + 24):
        honest[at : at + 4] = struct.pack("<L", 40_000_000)
    assert refused(bytes(honest)).code == "IMPORT_BOMB"


def test_an_archive_of_a_hundred_thousand_entries_is_a_bomb() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(70_000):
            archive.writestr(str(number), b"")
    assert refused(out.getvalue()).code == "IMPORT_BOMB"


def test_an_archive_with_two_thousand_and_one_entries_is_a_bomb() -> None:
    assert refused(kmz({f"{n}.kml": "<kml/>" for n in range(2001)})).code == "IMPORT_BOMB"


@pytest.mark.parametrize("cut", [10, 200, -300, -30, -1])
def test_a_cut_off_archive_is_damaged(cut: int) -> None:
    assert refused(kmz({"doc.kml": MY_MAPS})[:cut]).code == "IMPORT_UNREADABLE"


def test_an_archive_with_damaged_content_is_damaged() -> None:
    data = bytearray(kmz({"doc.kml": MY_MAPS}))
    data[80:200] = b"\x00" * 120
    assert refused(bytes(data)).code == "IMPORT_UNREADABLE"


def test_an_encrypted_archive_is_said_to_be_so() -> None:
    data = bytearray(kmz({"doc.kml": MY_MAPS}))
    for at in (data.index(b"PK\x03\x04") + 6, data.rindex(b"PK\x01\x02") + 8):
        data[at] |= 1
    assert "encrypted" in str(refused(bytes(data)))


@pytest.mark.parametrize("content", [kmz({"a.txt": "hello"}), kmz({})], ids=["other files", "no files"])
def test_an_archive_without_a_map_is_empty(content: bytes) -> None:
    assert refused(content).code == "IMPORT_EMPTY"


@pytest.mark.parametrize("document", [GARMIN, MY_MAPS, GEOJSON_IO], ids=["gpx", "kml", "geojson"])
def test_a_file_cut_off_anywhere_is_damaged(document: str) -> None:
    data = document.encode()
    for cut in range(100, len(data) - 1, 97):
        assert refused(data[:cut]).code == "IMPORT_UNREADABLE", cut


@pytest.mark.parametrize("content", [b"", b"  \n\t ", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_a_file_of_nothing_is_empty(content: bytes) -> None:
    assert refused(content).code == "IMPORT_EMPTY"


@pytest.mark.parametrize(
    "content",
    [gpx(), "<kml><Document/></kml>", '{"type":"FeatureCollection","features":[]}'],
    ids=["gpx", "kml", "json"],
)
def test_a_file_without_places_is_empty(content: str) -> None:
    assert refused(content).code == "IMPORT_EMPTY"


def test_a_file_with_nothing_but_bad_points_says_why_it_is_empty() -> None:
    error = refused(gpx(wpt(91, 0, "Off")))
    assert error.code == "IMPORT_EMPTY"
    assert error.detail["warnings"] == ["1 point with coordinates that are not on Earth was left out."]


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"%PDF-1.7",
        b"name,lat,lon\nx,1,2\n",
        b"\x00" * 500,
        bytes(range(256)),
        b"<html><body>404</body></html>",
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        b'{"type":"Topology","objects":{}}',
        b'{"places":[]}',
        b"[]",
        b'{"type":["Point"]}',
    ],
)
def test_a_file_that_is_something_else_is_said_to_be(content: bytes) -> None:
    assert refused(content).code == "IMPORT_UNKNOWN_TYPE"


@pytest.mark.parametrize(
    "content",
    [
        b"<gpx>" * 5000,
        b"<gpx><wpt lat='1' lon='2'><name>&nbsp;</name></wpt></gpx>",
        b"[" * 1_000_000,
        b'{"a":' * 50_000,
        b"<",
    ],
)
def test_what_is_not_well_formed_is_damaged(content: bytes) -> None:
    assert refused(content).code == "IMPORT_UNREADABLE"


def test_geometries_inside_geometries_inside_geometries_end_somewhere() -> None:
    inner = '{"type":"Point","coordinates":[1,2]}'
    for _ in range(200):
        inner = '{"type":"GeometryCollection","geometries":[' + inner + "]}"
    assert refused(inner).code == "IMPORT_EMPTY"


@pytest.mark.parametrize(
    "geometry",
    ["null", "[]", "7", '"Point"', '{"type":"Point"}', '{"type":"Point","coordinates":[[1,2]]}', '{"type":{"a":1}}']
    + [f'{{"type":"{kind}","coordinates":{{"a":[1]}}}}' for kind in ("Point", "LineString", "Polygon", "MultiPolygon")]
    + ['{"type":"Polygon","coordinates":[7,[8]]}', '{"type":"Point","coordinates":[true,null]}'],
)
def test_a_geometry_that_is_none_is_left_out(geometry: str) -> None:
    assert refused(f'{{"type":"Feature","geometry":{geometry}}}').code == "IMPORT_EMPTY"


def test_more_places_than_a_trip_can_use_are_refused() -> None:
    points = [wpt(n % 90, 1, str(n)) for n in range(MAX_PLACES)]
    assert len(read(gpx(*points)).places) == MAX_PLACES
    assert refused(gpx(*points, wpt(1, 1, "one more"))).code == "IMPORT_TOO_LARGE"


def test_more_tracks_than_a_map_can_show_are_refused() -> None:
    track = '<rte><rtept lat="1" lon="2"/><rtept lat="1" lon="3"/></rte>'
    assert len(read(gpx(*[track] * MAX_TRACKS)).tracks) == MAX_TRACKS
    assert refused(gpx(*[track] * (MAX_TRACKS + 1))).code == "IMPORT_TOO_LARGE"


@pytest.mark.parametrize("content", [b"[" * 2_000_000, b'{"type":"Point","coordinates":[' + b"1," * 4_500_000])
def test_json_that_would_fill_the_memory_is_refused_unread(content: bytes) -> None:
    assert refused(content).code == "IMPORT_TOO_LARGE"


def test_a_million_points_are_more_than_we_read() -> None:
    body = '<trkpt lat="1" lon="2"/>' * 1_000_001
    assert refused(gpx(f"<trk><trkseg>{body}</trkseg></trk>")).code == "IMPORT_TOO_LARGE"

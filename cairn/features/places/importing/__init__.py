"""Places and tracks from files of other programs. Pure: reads a stream, gives drafts, or says why it cannot."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from pathlib import PurePath
from typing import BinaryIO, Literal

from cairn.errors import BadRequest, TooLarge
from cairn.features.places.importing.draft import MAX_BYTES, Collector, Imported, PlaceDraft, TrackDraft
from cairn.features.places.importing.geojson import read_geojson
from cairn.features.places.importing.gpx import GpxReader
from cairn.features.places.importing.kml import KmlReader
from cairn.features.places.importing.kmz import open_kml
from cairn.features.places.importing.xml import NotUtf8, Readable, XmlReader, read_xml

__all__ = ["MAX_BYTES", "Imported", "PlaceDraft", "TrackDraft", "parse", "too_large"]

_LEGACY = "windows-1252"
_LEGACY_WARNING = "The file is not valid UTF-8, as it should be; it was read as Windows-1252. Check the accents."
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def parse(filename: str, stream: BinaryIO, size: int) -> Imported:
    """What a GPX, KML, KMZ or GeoJSON file holds. The content decides what it is; the name only helps to name tracks.

    Raises TooLarge or BadRequest with a code starting with IMPORT_.
    """
    if size > MAX_BYTES:
        raise too_large()
    stream.seek(0)
    kind = _sniff(stream.read(4096))
    stem = PurePath(filename.replace("\\", "/")).stem.strip()[:190]
    if kind == "json":
        return _geojson(stream, stem)
    return _xml(lambda: _rewound(stream) if kind == "xml" else open_kml(stream), stem)


def too_large() -> TooLarge:
    """Also for the door, which stops reading at the limit."""
    return TooLarge(
        "IMPORT_TOO_LARGE",
        f"The file is larger than {MAX_BYTES // 1_000_000} MB. Split it, or export it with less detail.",
        {"limit": MAX_BYTES},
    )


def _sniff(head: bytes) -> Literal["xml", "zip", "json"]:
    if head.startswith(_UTF16):
        head = head.decode("utf-16", "ignore").encode()
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()[:4]
    if not start:
        raise BadRequest("IMPORT_EMPTY", "The file is empty.")
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if start[:1] == b"<":
        return "xml"
    if start[:1] in (b"{", b"["):
        return "json"
    raise _unknown("The file is not GPX, KML, KMZ or GeoJSON.")


def _unknown(sentence: str) -> BadRequest:
    return BadRequest("IMPORT_UNKNOWN_TYPE", sentence)


def _rewound(stream: BinaryIO) -> Readable:
    stream.seek(0)
    return stream


def _xml(open_: Callable[[], Readable], stem: str) -> Imported:
    collector = Collector("Place", stem or "Track")

    def choose(root: str) -> XmlReader:
        nonlocal collector
        if root == "gpx":
            collector = Collector("Waypoint", stem or "GPX track")
            return GpxReader(collector)
        if root in ("kml", "Document", "Folder", "Placemark"):
            collector = Collector("Placemark", stem or "KML track")
            return KmlReader(collector)
        raise _unknown(f"The file is XML, but neither GPX nor KML: it begins with <{root[:40]}>.")

    try:
        read_xml(open_(), choose)
        warnings = []
    except NotUtf8:
        read_xml(open_(), choose, _LEGACY)
        warnings = [_LEGACY_WARNING]
    return collector.result(warnings)


def _geojson(stream: BinaryIO, stem: str) -> Imported:
    stream.seek(0)
    data = stream.read(MAX_BYTES + 1)
    warnings = []
    if data.startswith(_UTF16):
        data = data.decode("utf-16", "replace").encode()
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        data.decode()
    except UnicodeDecodeError:
        data = data.decode(_LEGACY, "replace").encode()
        warnings = [_LEGACY_WARNING]
    collector = Collector("Place", stem or "Track")
    read_geojson(data, collector)
    return collector.result(warnings)

"""GeoJSON: features with whatever properties their maker chose, geojson.io and Google Takeout among them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from cairn.errors import BadRequest, TooLarge
from cairn.features.places.importing.draft import MAX_POINTS, About, Collector
from cairn.features.places.importing.html_text import html_text
from cairn.kit.polyline import Point

# Decoded values cost tens of bytes each; the count of their separators is known before any is made.
_MAX_VALUES = 4 * MAX_POINTS
_MAX_DEPTH = 20
_NOWHERE: Point = (float("nan"), float("nan"))

_SOURCES: dict[str, tuple[str, ...]] = {
    "name": ("name", "title", "name:en", "label"),
    "description": ("description", "desc"),
    "notes": ("notes", "note", "comment", "cmt"),
    "address": ("address", "addr", "addr:full"),
    "website": ("website", "url", "link", "contact:website", "google_maps_url"),
    "phone": ("phone", "tel", "contact:phone"),
    "color": ("stroke", "color", "marker-color"),
}
_CATEGORIES = ("category", "type", "kind", "marker-symbol", "folder")

Json = Any  # what strangers wrote; every use below asks for its type first


def read_geojson(data: bytes, collector: Collector) -> None:
    """Fills the collector from a whole document."""
    if data.count(b",") > _MAX_VALUES or data.count(b"[") + data.count(b"{") > MAX_POINTS + 200_000:
        raise TooLarge(
            "IMPORT_TOO_LARGE",
            f"The file has more than {MAX_POINTS:,} points. Split it, or export it with less detail.",
            {"limit": MAX_POINTS},
        )
    try:
        root = msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError) as error:
        raise BadRequest(
            "IMPORT_UNREADABLE", f"The file is damaged or cut off: {str(error)[:200]}. Nothing was imported."
        ) from error
    kind = root.get("type") if isinstance(root, dict) else None
    if not isinstance(kind, str) or kind not in ("FeatureCollection", "Feature", *_GEOMETRIES):
        raise BadRequest("IMPORT_UNKNOWN_TYPE", "The file is JSON, but not GeoJSON: it has no GeoJSON type at its top.")
    _read(root, collector, 0)


def _read(node: Json, collector: Collector, depth: int) -> None:
    if not isinstance(node, dict) or depth > _MAX_DEPTH:
        return
    if node.get("type") == "FeatureCollection":
        for feature in _list(node.get("features")):
            _read(feature, collector, depth + 1)
    elif node.get("type") == "Feature":
        properties = node.get("properties")
        about = _about(properties if isinstance(properties, dict) else {})
        _Feature(about, collector).add(node.get("geometry"))
    else:
        _Feature(About(), collector).add(node)


def _about(properties: Mapping[str, Json]) -> About:
    about = About()
    places = [properties]
    # Google Takeout's saved places keep name and address one level down.
    for inner in (properties.get("location"), properties.get("Location")):
        if isinstance(inner, dict):
            places.insert(0, inner)
    folded = {key.lower(): value for place in reversed(places) for key, value in place.items()}
    for field, keys in _SOURCES.items():
        found = next((text for key in keys if (text := _word(folded.get(key)))), "")
        setattr(about, field, html_text(found) if field in ("description", "notes") else found)
    about.categories = [text for key in _CATEGORIES if (text := _word(folded.get(key)))]
    return about


def _word(value: Json) -> str:
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


class _Feature:
    """One feature's geometry, taken apart; its points and its lines are numbered from one."""

    def __init__(self, about: About, collector: Collector) -> None:
        self._about = about
        self._collector = collector
        self._places = 0
        self._tracks = 0

    def add(self, geometry: Json) -> None:
        if geometry is None:
            self._collector.place(self._about, None)
        else:
            self._take(geometry, 0)

    def _take(self, geometry: Json, depth: int) -> None:
        shape = geometry.get("type") if isinstance(geometry, dict) else None
        take = _GEOMETRIES.get(shape) if isinstance(shape, str) else None
        if take is None or depth > _MAX_DEPTH:
            self.point(None)
        elif shape == "GeometryCollection":
            for part in _list(geometry.get("geometries")):
                self._take(part, depth + 1)
        else:
            take(self, geometry.get("coordinates"))

    def point(self, at: Json) -> None:
        self._places += 1
        point = _point(at)
        # Takeout writes 0, 0 for what it could not find.
        nowhere = point == (0.0, 0.0) and self._about.address
        self._collector.place(self._about, None if nowhere else point, self._places)

    def points(self, several: Json) -> None:
        for at in _list(several):
            self.point(at)

    def line(self, points: Json) -> None:
        self._tracks += 1
        found = [_point(at) for at in _list(points)]
        self._collector.count_points(len(found))
        self._collector.track(self._about, found, self._tracks)

    def lines(self, several: Json) -> None:
        for points in _list(several):
            self.line(points)

    def polygon(self, rings: Json) -> None:
        for outline in _list(rings)[:1]:
            self.line(outline)

    def polygons(self, several: Json) -> None:
        for rings in _list(several):
            self.polygon(rings)

    def nothing(self, _: Json) -> None:
        """A collection has no coordinates of its own."""


_GEOMETRIES: dict[str, Callable[[_Feature, Json], None]] = {
    "Point": _Feature.point,
    "MultiPoint": _Feature.points,
    "LineString": _Feature.line,
    "MultiLineString": _Feature.lines,
    "Polygon": _Feature.polygon,
    "MultiPolygon": _Feature.polygons,
    "GeometryCollection": _Feature.nothing,
}


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _point(value: Json) -> Point:
    """(latitude, longitude) of a GeoJSON position, which has them the other way round."""
    if isinstance(value, list) and len(value) >= 2:
        lng, lat = value[0], value[1]
        if isinstance(lat, int | float) and isinstance(lng, int | float) and not isinstance(lat, bool):
            return float(lat), float(lng)
    return _NOWHERE

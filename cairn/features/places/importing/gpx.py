"""GPX 1.0 and 1.1: waypoints, routes and tracks, as Garmin, OsmAnd, Komoot and the rest write them."""

from __future__ import annotations

import math
from collections.abc import Mapping

from cairn.features.places.importing.draft import About, Collector
from cairn.features.places.importing.xml import XmlReader
from cairn.kit.polyline import Point

_LINES = ("trk", "rte")


def gpx_point(attributes: Mapping[str, str]) -> Point:
    """The position of a point element; not a number where it is missing, so that it counts as left out."""
    try:
        return float(attributes["lat"]), float(attributes["lon"])
    except (KeyError, ValueError):
        return math.nan, math.nan


class GpxReader(XmlReader):
    """Fills the collector while the file streams by; a track's segments become one line."""

    def __init__(self, collector: Collector) -> None:
        super().__init__()
        self._collector = collector
        self._about = About()
        self._at: Point = (math.nan, math.nan)
        self._line: list[Point] = []

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in ("trkpt", "rtept"):
            self._collector.count_points(1)
            self._line.append(gpx_point(attributes))
        elif name == "wpt":
            self._about, self._at = About(), gpx_point(attributes)
        elif name in _LINES:
            self._about, self._line = About(), []
        elif name == "link" and self._inside_feature():
            self._about.website = self._about.website or attributes.get("href", "")

    def closed(self, name: str, text: str) -> None:
        if name == "wpt":
            self._collector.place(self._about, self._at)
        elif name in _LINES:
            self._collector.track(self._about, self._line)
            self._line = []
        elif self._inside_feature():
            self._tell(name, text.strip())
        elif self.path[-1:] == ["extensions"] and self.path[-2:-1] and self.path[-2] in ("wpt", *_LINES):
            self._tell_more(name, text.strip())

    def _inside_feature(self) -> bool:
        return bool(self.path) and self.path[-1] in ("wpt", *_LINES)

    def _tell(self, name: str, text: str) -> None:
        about = self._about
        if name == "name":
            about.name = text
        elif name == "desc":
            about.description = text
        elif name == "cmt" and text not in (about.description, about.name):
            about.notes = text
        elif name == "url":
            about.website = about.website or text
        elif name in ("type", "sym") and text:
            about.categories.append(text)

    def _tell_more(self, name: str, text: str) -> None:
        """What OsmAnd keeps in extensions: an address, a colour with or without alpha."""
        if name == "address":
            self._about.address = text
        elif name == "color":
            self._about.color = "#" + text.lstrip("#")[-6:]

"""KML 2.x with Google's extensions: placemarks in folders, as My Maps, Google Earth and OsmAnd write them."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from cairn.features.places.importing.draft import About, Collector
from cairn.features.places.importing.html_text import html_text
from cairn.features.places.importing.xml import XmlReader
from cairn.kit.polyline import Point

_TUPLE = re.compile(r"\S+")
_KML_COLOR = re.compile(r"[0-9a-fA-F]{8}")

# Names of extended data that have a field of their own, in lower case.
_KNOWN = {
    "address": "address",
    "addr": "address",
    "phone": "phone",
    "phonenumber": "phone",
    "tel": "phone",
    "website": "website",
    "web": "website",
    "url": "website",
    "link": "website",
    "notes": "notes",
    "note": "notes",
    "comment": "notes",
}
_IGNORED = frozenset({"gx_media_links", "styleurl", "name", "description"})


def kml_points(text: str) -> list[Point]:
    """`lon,lat[,height]` groups; what is not one becomes a point that is not on Earth, and is counted there."""
    points: list[Point] = []
    for match in _TUPLE.finditer(text):
        parts = match.group().split(",")
        try:
            points.append((float(parts[1]), float(parts[0])))
        except (IndexError, ValueError):
            points.append((math.nan, math.nan))
    return points


class KmlReader(XmlReader):
    """Fills the collector placemark by placemark; folder names become categories to look for."""

    def __init__(self, collector: Collector) -> None:
        super().__init__()
        self._collector = collector
        self._folders: list[str] = []
        self._colors: dict[str, str] = {}
        self._style_id = ""
        self._pair: list[str] = ["", ""]
        self._key = ""
        self._start_placemark()

    def _start_placemark(self) -> None:
        self._about = About()
        self._more: list[str] = []
        self._style = ""
        self._points: list[Point] = []
        self._lines: list[list[Point]] = []
        self._recorded: list[Point] = []

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Placemark":
            self._start_placemark()
        elif name == "Folder":
            self._folders.append("")
        elif name in ("Style", "StyleMap"):
            self._style_id = attributes.get("id", "")
        elif name == "Data" or name == "SimpleData":
            self._key = attributes.get("name", "")
        elif name == "Track":
            self._recorded = []
        elif name == "link" and self._parent() == "Placemark":
            self._about.website = attributes.get("href", "")

    def closed(self, name: str, text: str) -> None:
        text = text.strip()
        if name == "Placemark":
            self._finish()
        elif name == "Folder":
            self._folders.pop()
        elif self._parent() == "Folder" and name == "name" and self._folders:
            self._folders[-1] = text
        elif "Placemark" in self.path:
            self._tell(name, text)
        else:
            self._style_part(name, text)

    def _parent(self) -> str:
        return self.path[-1] if self.path else ""

    def _tell(self, name: str, text: str) -> None:
        parent = self._parent()
        if name == "coordinates":
            self._geometry(parent, kml_points(text))
        elif name == "coord" and parent == "Track":
            self._collector.count_points(1)
            self._recorded += kml_points(",".join(text.split()))
        elif name == "Track":
            self._lines.append(self._recorded)
        elif (name == "value" and parent == "Data") or name == "SimpleData":
            self._extended(self._key, text)
        elif name == "color" and parent == "LineStyle":
            self._about.color = _color(text)
        elif parent == "Placemark":
            self._field(name, text)

    def _field(self, name: str, text: str) -> None:
        about = self._about
        if name == "name":
            about.name = html_text(text)
        elif name == "description":
            about.description = html_text(text)
        elif name == "address":
            about.address = text
        elif name == "phoneNumber":
            about.phone = text.removeprefix("tel:")
        elif name == "styleUrl":
            self._style = text.lstrip("#")

    def _extended(self, key: str, text: str) -> None:
        folded = key.strip().lower()
        known = _KNOWN.get(folded)
        if not text or folded in _IGNORED:
            return
        if folded in ("category", "type"):
            self._about.categories.append(text)
        elif known:
            setattr(self._about, known, getattr(self._about, known) or html_text(text))
        elif key:
            self._more.append(f"{key.strip()}: {html_text(text)}")

    def _geometry(self, parent: str, points: list[Point]) -> None:
        self._collector.count_points(len(points))
        if parent == "Point":
            self._points += points[:1]
        elif parent == "LineString" or (parent == "LinearRing" and "innerBoundaryIs" not in self.path):
            self._lines.append(points)

    def _finish(self) -> None:
        about = self._about
        about.categories += [name for name in reversed(self._folders) if name]
        about.color = about.color or self._colors.get(self._style, "")
        # My Maps writes its columns into the description as well.
        news = [line for line in self._more if line not in about.description]
        about.notes = "\n".join(part for part in (about.notes, *news) if part)
        for number, point in enumerate(self._points, 1):
            self._collector.place(about, point, number)
        for number, line in enumerate(self._lines, 1):
            self._collector.track(about, line, number)
        if not self._points and not self._lines:
            self._collector.place(about, None)

    def _style_part(self, name: str, text: str) -> None:
        """Shared styles: a line's colour by the style's id, through the map from normal to highlighted."""
        if name == "color" and self._parent() == "LineStyle" and self._style_id:
            self._colors[self._style_id] = _color(text)
        elif name in ("key", "styleUrl") and self._parent() == "Pair":
            self._pair[name == "styleUrl"] = text.lstrip("#")
        elif name == "Pair" and self._pair[0] == "normal" and self._pair[1] in self._colors:
            self._colors[self._style_id] = self._colors[self._pair[1]]


def _color(text: str) -> str:
    """`#rrggbb` of KML's aabbggrr."""
    return f"#{text[6:8]}{text[4:6]}{text[2:4]}" if _KML_COLOR.fullmatch(text) else ""

"""Where each country's name stands and from which zoom. The name itself is the browser's (Intl.DisplayNames), in
the reader's language, so only the code is stored."""

from __future__ import annotations

import itertools
import json
import math
import struct
from dataclasses import dataclass
from pathlib import Path

from shapes import Line, Point, read_shapes


@dataclass(frozen=True, slots=True)
class Label:
    code: str
    lng: float
    lat: float
    zoom: float


def read_labels(sources: Path) -> list[Label]:
    """Natural Earth places the larger 177 by hand; the small ones stand beside their capital."""
    labels: dict[str, Label] = {}
    for row in _dbf((sources / "ne_110m_admin_0_countries.dbf").read_bytes()):
        code = row["ISO_A2_EH"]
        if len(code) != 2 or not code.isalpha():
            continue
        zoom = max(0.8, float(row["MIN_LABEL"]) - 0.6)
        labels[code] = Label(code, float(row["LABEL_X"]), float(row["LABEL_Y"]), zoom)
    cities = json.loads((sources / "cities500.json").read_text("utf-8")).values()
    for code, country in json.loads((sources / "countries.json").read_text("utf-8")).items():
        if code in labels or code in {"AN", "CS"}:  # dissolved states that GeoNames still lists
            continue
        homes = [one for one in cities if one["countrycode"] == code]
        if not homes:
            continue
        seat = max(homes, key=lambda one: (one["name"] == country["capital"], one["population"]))
        area = max(1.0, float(country["areakm2"] or 1))
        zoom = max(3.2, min(6.0, 7.4 - math.log10(area) * 0.8))
        labels[code] = Label(code, seat["longitude"], seat["latitude"], zoom)
    return list(labels.values())


class Outlines:
    def __init__(self, rings: list[Line]) -> None:
        self._rings = [(min(x for x, _ in ring), max(x for x, _ in ring), ring) for ring in rings]

    def holds(self, point: Point) -> bool:
        x, y = point
        inside = False
        for west, east, ring in self._rings:
            if not west <= x <= east:
                continue
            for (x1, y1), (x2, y2) in itertools.pairwise(ring):
                if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                    inside = not inside
        return inside


def country_outlines(sources: Path, codes: list[str]) -> Outlines:
    rows = _dbf((sources / "ne_110m_admin_0_countries.dbf").read_bytes())
    shapes = read_shapes((sources / "ne_110m_admin_0_countries.shp").read_bytes())
    picked = [shape for row, shape in zip(rows, shapes, strict=True) if row["ISO_A2_EH"] in codes]
    return Outlines([ring for shape in picked for ring in shape])


def _dbf(data: bytes) -> list[dict[str, str]]:
    count, header, width = struct.unpack("<IHH", data[4:12])
    fields: list[tuple[str, int, int]] = []
    at, start = 32, 1
    while data[at] != 0x0D:
        length = data[at + 16]
        fields.append((data[at : at + 11].split(b"\0")[0].decode("ascii"), start, length))
        start += length
        at += 32
    rows: list[dict[str, str]] = []
    for i in range(count):
        row = data[header + i * width : header + (i + 1) * width]
        rows.append({name: row[s : s + n].decode("utf-8", "replace").strip(" \0") for name, s, n in fields})
    return rows

"""Builds the bundled world basemap: `python build.py SOURCES` writes ../../src/map/basemap/world.bin.

`fetch.sh` fills SOURCES from the package registries. The result is committed, so neither a build of the product
nor a checkout needs the sources; see README.md for when to run this.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from cities import City, choose, read_candidates
from countries import Label, country_outlines, read_labels
from pack import Writer
from shapes import Detail, Line, area_km2, chain, read_lines, signed_area, thin

TARGET = Path(__file__).parent.parent.parent / "src" / "map" / "basemap" / "world.bin"
CITY_LIMIT = 12_600
REGION_COUNTRIES = ["US", "CA", "MX", "BR", "AR", "AU", "CN", "IN", "JP", "DE", "AT", "CH", "ZA"]


def land(sources: Path, detail: Detail) -> tuple[list[Line], list[Line]]:
    """Land rings, and the holes in them (the Caspian Sea), which are drawn as water."""
    at = detail.tolerance(near_km=0.26, far_km=4.8)
    rings: list[Line] = []
    holes: list[Line] = []
    for ring in read_lines((sources / "ne_10m_land.shp").read_bytes()):
        # An islet nobody lives near would only be a speck; an atoll with a resort is why someone travels.
        least = 0.8 if detail.weight(ring[0]) > 0 else 20.0
        if area_km2(ring) < least:
            continue
        slim = thin(ring, at, closed=True)
        (holes if signed_area(ring) > 0 else rings).append(slim)
    return rings, holes


def lakes(sources: Path, detail: Detail) -> list[Line]:
    at = detail.tolerance(near_km=0.6, far_km=5.0)
    kept: list[Line] = []
    for ring in read_lines((sources / "ne_10m_lakes.shp").read_bytes()):
        if signed_area(ring) > 0 or area_km2(ring) < (15 if detail.weight(ring[0]) > 0.2 else 400):
            continue
        kept.append(thin(ring, at, closed=True))
    return kept


def borders(sources: Path, detail: Detail) -> list[Line]:
    at = detail.tolerance(near_km=0.9, far_km=4.0)
    pieces = read_lines((sources / "ne_10m_admin_0_boundary_lines_land.shp").read_bytes())
    return [thin(line, at, closed=False) for line in chain(pieces)]


def regions(sources: Path, detail: Detail) -> list[Line]:
    """States and provinces, where the first level is coarse enough to help on a map of a country."""
    at = detail.tolerance(near_km=2.5, far_km=6.0)
    homes = country_outlines(sources, REGION_COUNTRIES)
    pieces = read_lines((sources / "ne_10m_admin_1_states_provinces_lines.shp").read_bytes())
    kept = [line for line in pieces if homes.holds(line[len(line) // 2])]
    return [thin(line, at, closed=False) for line in chain(kept)]


def main(sources: Path) -> None:
    started = time.monotonic()
    candidates = read_candidates(sources)
    cities = choose(candidates, CITY_LIMIT)
    detail = Detail([(one.lng, one.lat, min(1.0, (one.score - 6.6) / 2.4)) for one in cities if one.score > 6.65])
    rings, holes = land(sources, detail)
    water = holes + lakes(sources, detail)
    labels = read_labels(sources)

    writer = Writer()
    writer.lines("land", rings)
    writer.lines("water", water)
    writer.lines("borders", borders(sources, detail))
    writer.lines("regions", regions(sources, detail))
    _write_countries(writer, labels)
    _write_cities(writer, cities)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(writer.packed())
    for part, size in writer.sizes().items():
        print(f"{part:12} {size / 1024:7.1f} KB gzip")
    print(f"{TARGET.name:12} {TARGET.stat().st_size / 1024:7.1f} KB, {time.monotonic() - started:.0f} s")


def _write_countries(writer: Writer, labels: list[Label]) -> None:
    ordered = sorted(labels, key=lambda one: one.zoom)
    writer.points("countries", [(one.lng, one.lat) for one in ordered])
    writer.raw("countryZooms", bytes(round(one.zoom * 10) for one in ordered))
    writer.text("countryCodes", [one.code for one in ordered])


def _write_cities(writer: Writer, cities: list[City]) -> None:
    # By zoom, then from west to east: neighbours in the file are neighbours on the ground, so deltas stay short.
    ordered = sorted(cities, key=lambda one: (one.zoom, round(one.lng / 3), one.lat))
    writer.points("cities", [(one.lng, one.lat) for one in ordered])
    writer.raw("cityZooms", bytes(one.zoom | (0x80 if one.capital else 0) for one in ordered))
    # Rank 0 is drawn last to lose: the renderer places better known names first.
    writer.raw("cityRanks", bytes(max(0, min(255, round(255 - one.score * 20))) for one in ordered))
    writer.text("cityNames", [one.name for one in ordered])
    writer.text("cityLocals", [one.local for one in ordered])


if __name__ == "__main__":
    main(Path(sys.argv[1]))

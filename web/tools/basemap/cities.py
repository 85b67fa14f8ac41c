"""Which of GeoNames' 235,000 places get a label, from which zoom on, and how they are written locally.

A label earns its zoom by distance: at each zoom a place is taken when no better one lies within about a label's
width. "Better" is population together with how many languages have a name for the place, which finds the places
travellers look for (Asakusa, Bruges, Petra) among suburbs many times their size.
"""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from local_names import local_name

FIRST_ZOOM, LAST_ZOOM = 2, 13
# Pixels to keep free around a label when zooms are handed out; the renderer drops what still collides.
SPACING_PX = 80
# Score of the three hundred or so cities whose districts are worth a name.
METROPOLIS = 9.4
# "Paris 18 Buttes-Montmartre", "Fukui-shi": on a map the number and the word for city are ballast.
_SURPLUS = re.compile(r"^Paris \d+ |-shi$")


@dataclass(frozen=True, slots=True)
class City:
    lng: float
    lat: float
    name: str
    local: str
    zoom: int
    score: float
    capital: bool


@dataclass(frozen=True, slots=True)
class _Candidate:
    lng: float
    lat: float
    name: str
    country: str
    others: tuple[str, ...]
    score: float
    capital: bool


def _score(population: int, languages: int, capital: bool) -> float:
    fame = math.log10(languages + 1)
    return math.log10(population + 300) + 1.9 * fame + (0.9 if capital else 0)


def read_candidates(folder: Path) -> list[_Candidate]:
    countries = json.loads((folder / "countries.json").read_text("utf-8"))
    capitals = {(code, country["capital"]) for code, country in countries.items()}
    cities = json.loads((folder / "cities500.json").read_text("utf-8"))
    found: list[_Candidate] = []
    for city in cities.values():
        # Numbered quarters say less than the names GeoNames has beside them.
        if city["name"].endswith("Arrondissement"):
            continue
        others = tuple(city["alternatenames"])
        capital = (city["countrycode"], city["name"]) in capitals and city["population"] > 100
        found.append(
            _Candidate(
                lng=city["longitude"],
                lat=city["latitude"],
                name=city["name"],
                country=city["countrycode"],
                others=others,
                score=_score(city["population"], len(others), capital),
                capital=capital,
            )
        )
    found.sort(key=lambda one: -one.score)
    return found


def choose(candidates: list[_Candidate], limit: int) -> list[City]:
    taken: list[tuple[_Candidate, int]] = []
    waiting = candidates
    names: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for zoom in range(FIRST_ZOOM, LAST_ZOOM + 1):
        # Degrees that SPACING_PX cover at the end of this zoom (tiles of 512 px).
        gap = SPACING_PX * 360 / (512 * 2 ** (zoom + 0.4))
        grid: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)

        def key(x: float, y: float, gap: float = gap) -> tuple[int, int]:
            return math.floor(x / gap), math.floor(y / gap)

        for one, _ in taken:
            x, y = one.lng, _mercator(one.lat)
            grid[key(x, y)].append((x, y))
        left: list[_Candidate] = []
        # Low zooms hold few labels: only places that deserve it, else the oceans' every hamlet shows at zoom 2.
        bar = {2: 10.2, 3: 9.3, 4: 8.5, 5: 7.6, 6: 6.9, 7: 6.2, 8: 5.4}.get(zoom, 0.0)
        for one in waiting:
            x, y = one.lng, _mercator(one.lat)
            column, row = key(x, y)
            free = one.score >= bar and all(
                (px - x) ** 2 + (py - y) ** 2 >= gap * gap
                for dx in (-1, 0, 1)
                for dy in (-1, 0, 1)
                for px, py in grid[(column + dx, row + dy)]
            )
            if not free or _twin(names[(one.country, one.name)], one):
                left.append(one)
                continue
            grid[(column, row)].append((x, y))
            names[(one.country, one.name)].append((one.lng, one.lat))
            taken.append((one, zoom))
        waiting = left
    # Past the limit the least known go first; a metropolis keeps its districts, since that is where people walk.
    near = _Nearness([one for one, _ in taken if one.score >= METROPOLIS])
    taken.sort(key=lambda pair: -(pair[0].score + near.bonus(pair[0]) - 0.12 * pair[1]))
    return [
        City(
            lng=one.lng,
            lat=one.lat,
            name=_SURPLUS.sub("", one.name),
            local=local_name(one.country, one.name, one.others),
            zoom=zoom,
            score=one.score,
            capital=one.capital,
        )
        for one, zoom in taken[:limit]
    ]


class _Nearness:
    """How much a place gains by lying within a metropolis, most of all at its heart."""

    REACH_KM = 13.0

    def __init__(self, metropolises: list[_Candidate]) -> None:
        self._cells: dict[tuple[int, int], list[_Candidate]] = defaultdict(list)
        for one in metropolises:
            for dx in (-1, 0, 1):
                for dy in (-1, 0, 1):
                    self._cells[(math.floor(one.lng * 3) + dx, math.floor(one.lat * 3) + dy)].append(one)

    def bonus(self, place: _Candidate) -> float:
        best = 0.0
        for centre in self._cells.get((math.floor(place.lng * 3), math.floor(place.lat * 3)), ()):
            squeeze = math.cos(math.radians(place.lat))
            km = 111.3 * math.hypot((centre.lng - place.lng) * squeeze, centre.lat - place.lat)
            if km < self.REACH_KM:
                fame = min(1.0, (centre.score - METROPOLIS) / 1.2 + 0.35)
                best = max(best, 2.6 * fame * math.sqrt(1 - km / self.REACH_KM))
        return best


def _mercator(lat: float) -> float:
    lat = max(-85.0, min(85.0, lat))
    return math.degrees(math.asinh(math.tan(math.radians(lat))))


def _twin(seen: list[tuple[float, float]], one: _Candidate) -> bool:
    """GeoNames often lists a town and the district around it under one name a few kilometres apart."""
    return any(abs(x - one.lng) < 0.4 and abs(y - one.lat) < 0.4 for x, y in seen)

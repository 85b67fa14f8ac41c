"""Natural Earth shapefiles: reading, and thinning that keeps detail where people travel.

One tolerance for the whole world either wastes most of its points on the fjords of the Arctic or turns Tokyo
Bay into a triangle. So every point is judged against a tolerance of its own, taken from how close it lies to
places people have heard of (`Detail`).
"""

from __future__ import annotations

import heapq
import itertools
import math
import struct
from collections import defaultdict
from collections.abc import Callable
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Line: TypeAlias = list[Point]

# Shape types that hold parts and points (3 lines, 5 polygons; 13 and 15 are the same with heights).
_PARTED = {3, 5, 13, 15}


def read_lines(data: bytes) -> list[Line]:
    """All parts of all shapes in a .shp file; rings stay closed."""
    return [line for shape in read_shapes(data) for line in shape]


def read_shapes(data: bytes) -> list[list[Line]]:
    shapes: list[list[Line]] = []
    at = 100
    while at < len(data):
        (words,) = struct.unpack(">i", data[at + 4 : at + 8])
        at += 8
        (kind,) = struct.unpack("<i", data[at : at + 4])
        if kind in _PARTED:
            parts, count = struct.unpack("<ii", data[at + 36 : at + 44])
            starts = [*struct.unpack(f"<{parts}i", data[at + 44 : at + 44 + 4 * parts]), count]
            first = at + 44 + 4 * parts
            flat = struct.unpack(f"<{2 * count}d", data[first : first + 16 * count])
            shapes.append(
                [
                    [(flat[2 * i], flat[2 * i + 1]) for i in range(start, end)]
                    for start, end in itertools.pairwise(starts)
                ]
            )
        at += words * 2
    return shapes


def signed_area(ring: Line) -> float:
    """Square degrees; negative for the outer rings of a shapefile, which run clockwise."""
    total = 0.0
    for (x1, y1), (x2, y2) in itertools.pairwise(ring):
        total += x1 * y2 - x2 * y1
    return total / 2


def area_km2(ring: Line) -> float:
    mean = sum(y for _, y in ring) / len(ring)
    return abs(signed_area(ring)) * 111.32 * 111.32 * math.cos(math.radians(mean))


def chain(pieces: list[Line]) -> list[Line]:
    """Joins lines that meet where no third one does: the sources cut borders into thousands of short pieces, and
    every loose end is a point that cannot be thinned."""
    lines = dict(enumerate(pieces))
    ends: dict[Point, list[int]] = defaultdict(list)
    for i, line in lines.items():
        ends[_key(line[0])].append(i)
        ends[_key(line[-1])].append(i)
    for meeting in list(ends):
        touching = ends[meeting]  # read anew: earlier joins rename lines
        if len(touching) != 2 or touching[0] == touching[1]:
            continue
        first, second = touching
        one, other = lines[first], lines[second]
        if _key(one[-1]) != meeting:
            one = one[::-1]
        if _key(other[0]) != meeting:
            other = other[::-1]
        lines[first] = one + other[1:]
        del lines[second]
        ends[meeting] = []
        far = _key(other[-1])
        ends[far] = [first if i == second else i for i in ends[far]]
    return list(lines.values())


def _key(point: Point) -> Point:
    return round(point[0], 4), round(point[1], 4)


def thin(line: Line, tolerance_km: Callable[[Point], float], closed: bool) -> Line:
    """Visvalingam: drop the point whose triangle is smallest, until each that is left is worth its tolerance."""
    size = len(line)
    if size <= (4 if closed else 2):
        return line
    before = list(range(-1, size - 1))
    after = list(range(1, size + 1))
    alive = [True] * size
    worth = [math.inf] * size

    def weigh(i: int) -> float:
        (x1, y1), (x2, y2), (x3, y3) = line[before[i]], line[i], line[after[i]]
        triangle = abs((x2 - x1) * (y3 - y1) - (x3 - x1) * (y2 - y1)) / 2
        km2 = triangle * 12392 * max(0.02, math.cos(math.radians(y2)))
        return km2 / tolerance_km(line[i]) ** 2

    heap: list[tuple[float, int]] = []
    for i in range(1, size - 1):
        worth[i] = weigh(i)
        heap.append((worth[i], i))
    heapq.heapify(heap)
    left = size
    least = 4 if closed else 2
    while heap and left > least:
        value, i = heapq.heappop(heap)
        if not alive[i] or value != worth[i]:
            continue
        if value >= 1:
            break
        alive[i] = False
        left -= 1
        a, b = before[i], after[i]
        after[a], before[b] = b, a
        for k in (a, b):
            if 0 < k < size - 1:
                # A neighbour never becomes worth less than what was just removed, or ripples would eat bays whole.
                worth[k] = max(value, weigh(k))
                heapq.heappush(heap, (worth[k], k))
    return [point for point, keep in zip(line, alive, strict=True) if keep]


class Detail:
    """How finely to draw at a point: full detail at a known place, fading out over its surroundings."""

    CELL = 10  # cells per degree

    def __init__(self, places: list[tuple[float, float, float]]) -> None:
        """`places`: longitude, latitude, weight 0..1 (1 is a metropolis)."""
        self._cells: dict[tuple[int, int], float] = {}
        for lng, lat, weight in places:
            reach = 0.2 + 0.6 * weight
            squeeze = max(0.15, math.cos(math.radians(lat)))
            rows = range(math.floor((lat - reach) * self.CELL), math.floor((lat + reach) * self.CELL) + 1)
            for row in rows:
                dy = (row + 0.5) / self.CELL - lat
                wide = reach / squeeze
                first = math.floor((lng - wide) * self.CELL)
                for column in range(first, math.floor((lng + wide) * self.CELL) + 1):
                    dx = ((column + 0.5) / self.CELL - lng) * squeeze
                    faded = weight * (1.15 - math.hypot(dx, dy) / reach)
                    key = (column, row)
                    if faded > self._cells.get(key, 0):
                        self._cells[key] = min(weight, faded)

    def weight(self, point: Point) -> float:
        return self._cells.get((math.floor(point[0] * self.CELL), math.floor(point[1] * self.CELL)), 0.0)

    def tolerance(self, near_km: float, far_km: float) -> Callable[[Point], float]:
        def at(point: Point) -> float:
            if point[1] < -60:
                return far_km * 2
            return far_km * math.pow(near_km / far_km, self.weight(point))

        return at

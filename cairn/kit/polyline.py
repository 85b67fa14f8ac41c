"""Lines on the map: fewer points with the same shape, and the encoded form they travel in."""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence

Point = tuple[float, float]
"""(latitude, longitude) in degrees."""

PRECISION = 1e5


def encode(points: Sequence[Point]) -> str:
    """The polyline algorithm at precision 5 (about a metre); points that round to the same place are written once."""
    out: list[str] = []
    last: tuple[int, int] = (0, 0)
    for number, (lat, lng) in enumerate(points):
        here = (round(lat * PRECISION), round(lng * PRECISION))
        if number and here == last:
            continue
        for value in (here[0] - last[0], here[1] - last[1]):
            rest = ~(value << 1) if value < 0 else value << 1
            while rest >= 0x20:
                out.append(chr((0x20 | (rest & 0x1F)) + 63))
                rest >>= 5
            out.append(chr(rest + 63))
        last = here
    return "".join(out)


def decode(text: str) -> list[Point]:
    """The points of an encoded line; ValueError when the text is not one."""
    values: list[int] = []
    shift = result = 0
    for character in text:
        bits = ord(character) - 63
        if not 0 <= bits < 64:
            raise ValueError(f"not an encoded line: {character!r}")
        result |= (bits & 0x1F) << shift
        shift += 5
        if bits < 0x20:
            values.append(~(result >> 1) if result & 1 else result >> 1)
            shift = result = 0
    if shift or len(values) % 2:
        raise ValueError("not an encoded line: it ends in the middle of a point")
    points: list[Point] = []
    lat = lng = 0
    for dlat, dlng in zip(values[::2], values[1::2], strict=True):
        lat, lng = lat + dlat, lng + dlng
        points.append((lat / PRECISION, lng / PRECISION))
    return points


def simplify(points: Sequence[Point], limit: int) -> list[Point]:
    """At most `limit` (two or more) of the points: those that shape the line most, widest gap first (Douglas-Peucker).

    The work is bounded: a line made to be slow is sampled evenly where the budget ends.
    """
    if len(points) <= limit:
        return list(points)
    xs, ys = _flat(points)
    budget = 25 * len(points)
    kept = {0, len(points) - 1}
    gaps: list[tuple[float, int, int, int]] = []

    def measure(start: int, end: int) -> None:
        nonlocal budget
        if end - start < 2:
            return
        if budget < end - start:
            heapq.heappush(gaps, (0.0, start, (start + end) // 2, end))
            return
        budget -= end - start
        squared, at = _farthest(xs, ys, start, end)
        heapq.heappush(gaps, (-squared, start, at, end))

    measure(0, len(points) - 1)
    while gaps and len(kept) < limit:
        _, start, at, end = heapq.heappop(gaps)
        kept.add(at)
        measure(start, at)
        measure(at, end)
    return [points[at] for at in sorted(kept)]


def _flat(points: Sequence[Point]) -> tuple[list[float], list[float]]:
    """Degrees on a plane: a degree of longitude shrinks towards the poles, and the date line is no jump."""
    squeeze = math.cos(math.radians(sum(lat for lat, _ in points) / len(points)))
    xs: list[float] = []
    turn = 0.0
    last = points[0][1]
    for _, lng in points:
        turn += 360 if lng - last < -180 else -360 if lng - last > 180 else 0
        xs.append((lng + turn) * squeeze)
        last = lng
    return xs, [lat for lat, _ in points]


def _farthest(xs: list[float], ys: list[float], start: int, end: int) -> tuple[float, int]:
    """The squared distance and the index of the point farthest from the straight piece between two others."""
    x0, y0 = xs[start], ys[start]
    dx, dy = xs[end] - x0, ys[end] - y0
    length = dx * dx + dy * dy
    best, found = -1.0, start + 1
    for at in range(start + 1, end):
        px, py = xs[at] - x0, ys[at] - y0
        if length:
            along = (px * dx + py * dy) / length
            if along >= 1:
                px -= dx
                py -= dy
            elif along > 0:
                px -= along * dx
                py -= along * dy
        squared = px * px + py * py
        if squared > best:
            best, found = squared, at
    return best, found

"""The container: gzip of a JSON header, then the sections it names. Read by web/src/map/basemap/decode.ts.

Coordinates are whole parts of a degree as zigzag varint deltas. The file is
compressed here rather than by whoever serves it, because not every server compresses what it does not know.
"""

from __future__ import annotations

import gzip
import json
import struct

from shapes import Line, Point

VERSION = 1
# Parts of a degree: lines are drawn from a source good to half a kilometre, labels stand at street corners.
LINE_SCALE = 500
POINT_SCALE = 1000


class Writer:
    def __init__(self) -> None:
        self._sections: list[tuple[str, bytes, int]] = []

    def lines(self, name: str, lines: list[Line]) -> None:
        """Count, then per line its length and its points, each relative to the point before."""
        ordered = sorted(lines, key=lambda line: (round(line[0][0] / 5), line[0][1]))
        lengths, xs, ys = bytearray(), bytearray(), bytearray()
        x = y = kept = 0
        for line in ordered:
            whole = _whole(line)
            if len(whole) < 2:
                continue
            kept += 1
            _varint(lengths, len(whole))
            for px, py in whole:
                _zigzag(xs, px - x)
                _zigzag(ys, py - y)
                x, y = px, py
        self._sections.append((name, bytes(lengths + xs + ys), kept))

    def points(self, name: str, points: list[Point]) -> None:
        xs, ys = bytearray(), bytearray()
        x = y = 0
        for point in points:
            px, py = round(point[0] * POINT_SCALE), round(point[1] * POINT_SCALE)
            _zigzag(xs, px - x)
            _zigzag(ys, py - y)
            x, y = px, py
        self._sections.append((name, bytes(xs + ys), len(points)))

    def raw(self, name: str, data: bytes) -> None:
        self._sections.append((name, data, len(data)))

    def text(self, name: str, lines: list[str]) -> None:
        self._sections.append((name, "\n".join(lines).encode(), len(lines)))

    def packed(self) -> bytes:
        header = json.dumps(
            {
                "version": VERSION,
                "lineScale": LINE_SCALE,
                "pointScale": POINT_SCALE,
                "sections": [[name, len(data), count] for name, data, count in self._sections],
            },
            separators=(",", ":"),
        ).encode()
        body = struct.pack("<I", len(header)) + header + b"".join(data for _, data, _ in self._sections)
        return gzip.compress(body, 9, mtime=0)

    def sizes(self) -> dict[str, int]:
        return {name: len(gzip.compress(data, 9)) for name, data, _ in self._sections}


def _whole(line: Line) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for lng, lat in line:
        point = (round(lng * LINE_SCALE), round(lat * LINE_SCALE))
        if not out or out[-1] != point:
            out.append(point)
    return out


def _varint(out: bytearray, value: int) -> None:
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)


def _zigzag(out: bytearray, value: int) -> None:
    _varint(out, value << 1 if value >= 0 else (-value << 1) - 1)

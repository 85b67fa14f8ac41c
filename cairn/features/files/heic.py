"""HEIC: what is written beside the pixels lies in items of its own, named by a table of contents (ISO/IEC 14496-12, 23008-12).

Their bytes are blanked where they lie: no offset moves, and no decoder of the pixels is needed. How a picture is turned is a
property of its item, not of the EXIF.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_BESIDE = (b"Exif", b"mime")
"""EXIF, and XMP as an item with a media type."""
MOST_BOXES = 10_000


class Box(NamedTuple):
    """A box of the file: its kind, and from where to where its content lies."""

    kind: bytes
    start: int
    end: int


def heic_without_metadata(data: bytes) -> bytes:
    """The same picture with its EXIF and XMP blanked. Raises ValueError for a file whose contents cannot be followed."""
    out = bytearray(data)
    for meta in _boxes(data, 0, len(data)):
        if meta.kind != b"meta":
            continue
        parts = {box.kind: box for box in _boxes(data, meta.start + 4, meta.end)}
        if b"iinf" not in parts or b"iloc" not in parts:
            continue
        beside = set(_items(data, parts[b"iinf"]))
        idat = parts.get(b"idat")
        for item, in_idat, start, length in _extents(data, parts[b"iloc"]):
            if item not in beside:
                continue
            begins = start + (idat.start if in_idat and idat else 0)
            ends = begins + length
            if not 0 <= begins <= ends <= len(data):
                raise ValueError("an item lies outside of the file")
            out[begins:ends] = bytes(length)
    return bytes(out)


def _boxes(data: bytes, at: int, end: int) -> Iterator[Box]:
    count = 0
    while at + 8 <= end:
        size, kind, head = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8], 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        elif size == 0:
            size = end - at
        count += 1
        if size < head or at + size > end or count > MOST_BOXES:
            raise ValueError("a box does not fit where it stands")
        yield Box(kind, at + head, at + size)
        at += size


def _items(data: bytes, iinf: Box) -> Iterator[int]:
    """The numbers of the items that stand beside the pixels."""
    version = data[iinf.start]
    first = iinf.start + 4 + (2 if version == 0 else 4)
    for infe in _boxes(data, first, iinf.end):
        version, at = data[infe.start], infe.start + 4
        if infe.kind != b"infe" or version < 2:
            continue
        wide = 2 if version == 2 else 4
        number, kind = int.from_bytes(data[at : at + wide], "big"), data[at + wide + 2 : at + wide + 6]
        if kind in _BESIDE:
            yield number


def _extents(data: bytes, iloc: Box) -> Iterator[tuple[int, bool, int, int]]:
    """(item, does it lie in `idat`, start, length) of every piece of every item."""
    at = iloc.start

    def number(size: int) -> int:
        nonlocal at
        if at + size > iloc.end:
            raise ValueError("the table of contents is cut off")
        found = int.from_bytes(data[at : at + size], "big")
        at += size
        return found

    version = number(4) >> 24
    sizes = number(2)
    offset_size, length_size, base_size = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15
    index_size = sizes & 15 if version in (1, 2) else 0
    wide = 4 if version == 2 else 2
    for _ in range(number(wide)):
        item = number(wide)
        in_idat = version in (1, 2) and number(2) & 15 == 1
        number(2)
        base = number(base_size)
        for _ in range(number(2)):
            number(index_size)
            start = base + number(offset_size)
            yield item, in_idat, start, number(length_size)

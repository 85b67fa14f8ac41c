"""Where a picture was taken is nobody's business but its author's: EXIF and XMP are cut out, the pixels stay."""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import Image

from cairn.features.files.heic import heic_without_metadata

_ORIENTATION = 0x0112
_EXIF = b"Exif\0\0"
_KEPT_APPS = {0xE0, 0xE2, 0xEE}
"""JFIF, the colour profile and Adobe's colour transform: without them the picture looks different."""


def without_metadata(data: bytes, media_type: str) -> bytes:
    """The same picture without what was written beside it; how it is turned is kept."""
    if media_type == "image/jpeg":
        return b"".join(_jpeg(data))
    if media_type == "image/webp":
        return _webp(data)
    if media_type == "image/png":
        return _png(data)
    if media_type == "image/heic":
        return heic_without_metadata(data)
    return data


def _jpeg(data: bytes) -> Iterator[bytes]:
    yield data[:2]
    turned = _orientation(data)
    if turned not in (None, 1):
        exif = Image.Exif()
        exif[_ORIENTATION] = turned
        body = exif.tobytes()
        body = body if body.startswith(_EXIF) else _EXIF + body
        yield b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xDA:
            break
        size = 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        is_app = 0xE0 <= marker <= 0xEF or marker == 0xFE
        if not is_app or marker in _KEPT_APPS:
            yield data[at : at + size]
        at += size
    yield data[at:]


def _png(data: bytes) -> bytes:
    kept, at = [data[:8]], 8
    while at + 12 <= len(data):
        size = 12 + int.from_bytes(data[at : at + 4], "big")
        if data[at + 4 : at + 8] not in (b"eXIf", b"tEXt", b"zTXt", b"iTXt"):
            kept.append(data[at : at + size])
        at += size
    return b"".join(kept)


def _webp(data: bytes) -> bytes:
    kept, at = [], 12
    while at + 8 <= len(data):
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        whole = 8 + size + size % 2
        chunk = data[at : at + whole]
        if chunk[:4] == b"VP8X":
            # Its flags promise EXIF (8) and XMP (4).
            chunk = chunk[:8] + bytes([chunk[8] & ~0b1100]) + chunk[9:]
        if chunk[:4] not in (b"EXIF", b"XMP "):
            kept.append(chunk)
        at += whole
    body = b"".join(kept)
    return b"RIFF" + (len(body) + 4).to_bytes(4, "little") + b"WEBP" + body


def _orientation(data: bytes) -> int | None:
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG",)) as picture:
            found = picture.getexif().get(_ORIENTATION)
    except (OSError, SyntaxError, ValueError):
        return None
    return found if isinstance(found, int) else None

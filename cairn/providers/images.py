"""Pictures that people upload: read with limits, turned upright, made small, encoded anew without their metadata."""

from __future__ import annotations

import asyncio
import io
import re
from pathlib import Path

from fastapi import UploadFile
from PIL import Image, ImageOps, UnidentifiedImageError

from cairn.errors import BadRequest, TooLarge
from cairn.kit.ids import new_id

MAX_PIXELS = 60_000_000
FORMATS = ("JPEG", "PNG", "GIF", "WEBP")
_OURS = re.compile(r"/uploads/(?:avatars|covers)/[0-9a-f-]{36}\.webp")


async def store_picture(
    uploads: Path, folder: str, upload: UploadFile, max_bytes: int, max_side: int, *, square: bool = False
) -> str:
    """Keep an uploaded picture as WebP; its path, `/uploads/<folder>/<id>.webp`. Raises TooLarge, BadRequest."""
    data = await upload.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise TooLarge(
            "PICTURE_TOO_LARGE", f"A picture may have {max_bytes // 1024 // 1024} MB here.", {"limit": max_bytes}
        )
    name = f"{new_id()}.webp"
    encoded = await asyncio.to_thread(encode, data, max_side, square)
    target = uploads / folder / name
    await asyncio.to_thread(_write, target, encoded)
    return f"/uploads/{folder}/{name}"


def encode(data: bytes, max_side: int, square: bool) -> bytes:
    """The picture as WebP, at most max_side pixels wide and high, without EXIF."""
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise BadRequest(
                    "PICTURE_TOO_MANY_PIXELS",
                    f"The picture is {picture.width} by {picture.height} pixels; {MAX_PIXELS // 10**6} megapixels are the most.",
                )
            picture.draft("RGB", (max_side, max_side))
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise BadRequest(
            "PICTURE_UNREADABLE", f"This is not a JPEG, PNG, GIF or WebP picture that can be read: {error!s:.120}."
        ) from None
    if square:
        upright = ImageOps.fit(upright, (min(max_side, *upright.size),) * 2)
    upright.thumbnail((max_side, max_side))
    out = io.BytesIO()
    upright.save(out, "WEBP", quality=82)
    return out.getvalue()


def remove_picture(uploads: Path, path: str | None) -> None:
    """Delete a picture of ours; anything that is not the path of one is left alone."""
    if path is not None and _OURS.fullmatch(path):
        (uploads / path.removeprefix("/uploads/")).unlink(missing_ok=True)


def _write(target: Path, data: bytes) -> None:
    """Whole or not at all: a killed process leaves no half picture behind a path that is in use."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(".new")
    draft.write_bytes(data)
    draft.rename(target)

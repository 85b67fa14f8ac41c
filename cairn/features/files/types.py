"""Which files are taken, and what each of them really is: by name and by content, and both must agree."""

from __future__ import annotations

import unicodedata
import zipfile
from dataclasses import dataclass
from pathlib import Path

import filetype

from cairn.errors import BadRequest

HEAD = 8192
MAX_ENTRIES = 1000
MAX_RATIO = 100
_ACTIVE = ("<!doctype", "<html", "<svg", "<?xml", "<script", "<?php", "#!")


@dataclass(frozen=True, slots=True)
class FileType:
    """One kind of file. `looks_like`: the extensions by which the sniffer may know it; empty for text."""

    media_type: str
    looks_like: tuple[str, ...] = ()
    is_inline: bool = False
    is_video: bool = False
    inside: str | None = None
    """An entry that the archive must have."""


_WORD, _EXCEL = "application/vnd.openxmlformats-officedocument.wordprocessingml", "application/vnd.ms-excel"
_OPEN = "application/vnd.oasis.opendocument"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_JPEG = FileType("image/jpeg", ("jpg",), is_inline=True)
_MARKDOWN = FileType("text/markdown")
TYPES: dict[str, FileType] = {
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "png": FileType("image/png", ("png", "apng"), is_inline=True),
    "gif": FileType("image/gif", ("gif",), is_inline=True),
    "webp": FileType("image/webp", ("webp",), is_inline=True),
    "heic": FileType("image/heic", ("heic",)),
    "pdf": FileType("application/pdf", ("pdf",)),
    "doc": FileType("application/msword", ("doc", "xls", "ppt")),
    "xls": FileType(_EXCEL, ("xls", "doc", "ppt")),
    "docx": FileType(f"{_WORD}.document", ("docx", "zip"), inside="[Content_Types].xml"),
    "xlsx": FileType(_SHEET, ("xlsx", "zip"), inside="[Content_Types].xml"),
    "odt": FileType(f"{_OPEN}.text", ("odt", "zip"), inside="mimetype"),
    "ods": FileType(f"{_OPEN}.spreadsheet", ("ods", "zip"), inside="mimetype"),
    "pkpass": FileType("application/vnd.apple.pkpass", ("zip",), is_inline=True, inside="pass.json"),
    "pkpasses": FileType("application/vnd.apple.pkpasses", ("zip",), is_inline=True, inside=".pkpass"),
    "txt": FileType("text/plain", is_inline=True),
    "csv": FileType("text/csv"),
    "ics": FileType("text/calendar"),
    "eml": FileType("message/rfc822"),
    "md": _MARKDOWN,
    "markdown": _MARKDOWN,
    "mp4": FileType("video/mp4", ("mp4", "m4v", "mov"), is_inline=True, is_video=True),
    "m4v": FileType("video/mp4", ("mp4", "m4v"), is_inline=True, is_video=True),
    "mov": FileType("video/quicktime", ("mov", "mp4"), is_video=True),
    "webm": FileType("video/webm", ("webm", "mkv"), is_inline=True, is_video=True),
}
BY_MEDIA_TYPE = {one.media_type: one for one in TYPES.values()}


def clean_name(name: str) -> str:
    """The name as people see it: its last part, without control and direction marks, at most 255 bytes."""
    kept = "".join(
        char for char in name.replace("\\", "/").rpartition("/")[2] if not unicodedata.category(char).startswith("C")
    ).strip(" .")
    while len(kept.encode()) > 255:
        stem, dot, ending = kept.rpartition(".")
        kept = f"{stem[:-1]}{dot}{ending}" if len(stem) > 1 else kept[:-1]
    return kept or "file"


def expected(name: str) -> FileType:
    """What a file of this name must be. Raises FILE_TYPE for what is not taken."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    found = TYPES.get(ending)
    if found is None:
        raise BadRequest(
            "FILE_TYPE",
            f"Files of type {ending[:20] or '(none)'!r} are not taken; these are: {', '.join(TYPES)}.",
            {"ending": ending[:20]},
        )
    return found


def examine(name: str, file: Path) -> FileType:
    """The type of a file that has arrived. Raises FILE_TYPE when its content is not what its name says."""
    wanted = expected(name)
    with file.open("rb") as stream:
        head = stream.read(HEAD)
    if not wanted.looks_like:
        _must_be_text(file)
        return wanted
    guess = filetype.guess(head)
    seen = guess.extension if guess is not None else None
    if seen not in wanted.looks_like:
        raise _not_what_it_says(f"it looks like {seen or 'nothing known'}")
    if wanted.inside is not None:
        _must_be_archive(file, wanted.inside)
    return wanted


def _must_be_text(file: Path) -> None:
    with file.open("rb") as stream:
        head = stream.read(4)
        encoding = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        stream.seek(0)
        data = stream.read()
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise _not_what_it_says("it is neither UTF-8 nor UTF-16") from None
    if "\0" in text:
        raise _not_what_it_says("text has no NUL in it")
    if text.lstrip()[:12].lower().startswith(_ACTIVE):
        raise _not_what_it_says("it begins like a page or a program")


def _must_be_archive(file: Path, inside: str) -> None:
    """Only its directory is read: nothing is ever unpacked."""
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        raise _not_what_it_says("its archive cannot be read") from None
    if len(entries) > MAX_ENTRIES:
        raise _not_what_it_says(f"it holds more than {MAX_ENTRIES} entries")
    if sum(one.file_size for one in entries) > MAX_RATIO * max(1, file.stat().st_size):
        raise _not_what_it_says("it unpacks to far more than it is")
    if not any(one.filename == inside or (inside[0] == "." and one.filename.endswith(inside)) for one in entries):
        raise _not_what_it_says(f"it has no {inside}")


def _not_what_it_says(reason: str) -> BadRequest:
    return BadRequest("FILE_TYPE", f"The file is not what its name says: {reason}.", {"reason": reason})

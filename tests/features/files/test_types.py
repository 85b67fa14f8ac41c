"""A file is what its name says, or it is not taken."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from cairn.errors import BadRequest
from cairn.features.files.metadata import without_metadata
from cairn.features.files.types import clean_name, examine
from tests.support.files import PDF, archive, picture

GPS, ORIENTATION = 0x8825, 0x0112
GOOD = {
    "a.jpg": picture("JPEG"),
    "a.JPEG": picture("JPEG"),
    "a.png": picture("PNG"),
    "a.gif": picture("GIF"),
    "a.webp": picture("WEBP"),
    "a.pdf": PDF,
    "a.docx": archive("[Content_Types].xml", "word/document.xml"),
    "a.xlsx": archive("[Content_Types].xml", "xl/workbook.xml"),
    "a.pkpass": archive("pass.json", "manifest.json", "signature"),
    "a.pkpasses": archive("one.pkpass"),
    "a.txt": "Straße\n".encode(),
    "utf16.txt": "Straße\n".encode("utf-16"),
    "a.csv": b"a,b\n1,2\n",
    "a.md": b"# Plan",
    "a.ics": b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
}
BAD = {
    "html.png": b"<html><script>alert(1)</script></html>",
    "svg.png": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "page.txt": b"\xef\xbb\xbf  <!DOCTYPE html><script>alert(1)</script>",
    "svg.md": b"<svg onload=alert(1)>",
    "xml.csv": b"<?xml version='1.0'?><a/>",
    "php.txt": b"<?php system('id');",
    "binary.txt": b"text\0text",
    "latin.txt": "Straße".encode("latin-1"),
    "zip.docx": archive("evil.bat"),
    "zip.pkpass": archive("index.html"),
    "png.pdf": picture("PNG"),
    "pdf.jpg": PDF,
    "a.svg": b"<svg/>",
    "a.html": b"<html>",
    "a.xht": b"<html>",
    "a.shtml": b"<html>",
    "a.ecma": b"alert(1)",
    "a.mht": b"x",
    "a.xsl": b"<?xml?>",
    "x.php": b"<?php",
    "x.png.php": picture("PNG"),
    "none": b"x",
    "x.": b"x",
}


def test_UPL02_the_types_taken_are_known_by_name_and_content(tmp_path: Path) -> None:
    for name, content in GOOD.items():
        (tmp_path / "file").write_bytes(content)
        assert examine(name, tmp_path / "file").media_type, name


@pytest.mark.parametrize("name", BAD)
def test_UPL02_what_is_not_what_its_name_says_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(BAD[name])
    with pytest.raises(BadRequest) as refusal:
        examine(name, tmp_path / "file")
    assert refusal.value.code == "FILE_TYPE"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../x.png", "x.png"),
        ("..\\..\\x.png", "x.png"),
        ("x.html\0.png", "x.html.png"),
        ("x\u202egnp.exe.pdf", "xgnp.exe.pdf"),
        ("x.PNG ", "x.PNG"),
        ("a\r\nb.pdf", "ab.pdf"),
        ("", "file"),
        ("...", "file"),
        ("ü" * 300 + ".pdf", "ü" * 125 + ".pdf"),
    ],
)
def test_UPL14_names_are_cleaned(name: str, kept: str) -> None:
    assert clean_name(name) == kept
    assert len(clean_name(name).encode()) <= 255


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_UPL05_where_a_picture_was_taken_is_cut_out_and_how_it_is_turned_stays(kind: str, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[0x010E] = "CANARY"
    exif.get_ifd(GPS)[2] = (48.0, 12.0, 34.56)
    data = picture(kind, exif=exif)
    assert b"CANARY" in data
    file = tmp_path / "clean"
    file.write_bytes(without_metadata(data, f"image/{kind.lower()}"))
    assert b"CANARY" not in file.read_bytes()
    with Image.open(file) as clean:
        assert not clean.getexif().get_ifd(GPS)
        assert clean.size == (64, 48)
        clean.load()
        if kind == "JPEG":
            assert clean.getexif()[ORIENTATION] == 6


def box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return (8 + len(body)).to_bytes(4, "big") + kind + body


def heic(exif: bytes, pixels: bytes, *, exif_at: int | None = None) -> bytes:
    """A HEIC of two items, as a phone writes them: pixels, and EXIF beside them."""
    brand = box(b"ftyp", b"heic", bytes(4), b"mif1heic")

    def infe(number: int, kind: bytes) -> bytes:
        return box(b"infe", b"\2\0\0\0", number.to_bytes(2, "big"), bytes(2), kind, b"\0")

    iinf = box(b"iinf", bytes(4), (2).to_bytes(2, "big"), infe(1, b"hvc1"), infe(2, b"Exif"))

    def whole(base: int) -> bytes:
        places = [(1, base, len(pixels)), (2, base + len(pixels) if exif_at is None else exif_at, len(exif))]
        items = b"".join(
            number.to_bytes(2, "big")
            + bytes(2)
            + (1).to_bytes(2, "big")
            + at.to_bytes(4, "big")
            + size.to_bytes(4, "big")
            for number, at, size in places
        )
        iloc = box(b"iloc", bytes(4), b"\x44\x00", (2).to_bytes(2, "big"), items)
        return brand + box(b"meta", bytes(4), iinf, iloc)

    head = whole(0)
    return whole(len(head) + 8) + box(b"mdat", pixels, exif)


def test_UPL05_where_a_phone_s_picture_was_taken_is_blanked_and_its_pixels_stay() -> None:
    data = heic(b"\0\0\0\6Exif\0\0CANARY", b"PIXELS" * 20)
    clean = without_metadata(data, "image/heic")
    assert b"CANARY" in data
    assert b"CANARY" not in clean
    assert len(clean) == len(data)
    assert b"PIXELS" * 20 in clean


@given(st.data())
def test_UPL05_a_picture_that_cannot_be_followed_is_refused_and_never_runs_away(data: st.DataObject) -> None:
    good = heic(b"Exif\0\0CANARY", b"PIXELS" * 20)
    at, value = data.draw(st.integers(0, len(good) - 1)), data.draw(st.integers(0, 255))
    broken = good[:at] + bytes([value]) + good[at + 1 :]
    with contextlib.suppress(ValueError):
        assert len(without_metadata(broken[: data.draw(st.integers(0, len(broken)))], "image/heic")) <= len(broken)
    with pytest.raises(ValueError, match="outside"):
        without_metadata(heic(b"Exif\0\0CANARY", b"PIXELS", exif_at=10**6), "image/heic")

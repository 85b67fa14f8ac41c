"""A file is what its name says, or it is not taken."""

from pathlib import Path

import pytest
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

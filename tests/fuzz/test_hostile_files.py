"""More than twenty files that mean harm, at every door that takes files: no failure, no hang, no word about the inside."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import pytest

from tests.support.files import PDF, archive, picture, send_form, upload
from tests.support.people import Answer, Person
from tests.support.server import ServerProcess

LEAKS = (b"Traceback", b'File "', b"site-packages", b"/usr/lib/python")
XXE = b'<?xml version="1.0"?><!DOCTYPE k [<!ENTITY x SYSTEM "file:///etc/passwd">]><kml><name>&x;</name></kml>'
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE k ['
    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10 if n else b"ha" * 10) for n in range(12))
    + b"]><gpx><name>&a11;</name></gpx>"
)


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_bomb() -> bytes:
    """Thirty thousand pixels on each side, in a few kilobytes."""
    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1_000_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def zip_bomb(inner: str, megabytes: int = 200) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(inner, b"\0" * (megabytes * 1_000_000))
    return out.getvalue()


def lying_zip() -> bytes:
    """Its directory says ten bytes where ten million come."""
    content = bytearray(zip_bomb("doc.kml", 10))
    at = content.rfind(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(content)


def slipping_zip(name: str) -> bytes:
    return archive(name, "[Content_Types].xml")


HOSTILE: dict[str, tuple[str, bytes]] = {
    "a page as a picture": ("x.png", b"<!doctype html><script>alert(1)</script>"),
    "a drawing with a script": ("x.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    "a drawing as a picture": ("x.jpg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    "a picture that is a script": ("x.gif", b"GIF89a=1;alert(1);//" + b"\0" * 40),
    "a page behind a picture": ("x.jpg", picture() + b"<html><script>alert(1)</script>"),
    "two endings": ("x.png.php", picture("PNG")),
    "a program": ("x.exe", b"MZ" + b"\0" * 200),
    "no ending": ("x", b"\x7fELF" + b"\0" * 200),
    "a way up": ("../../etc/passwd.png", picture("PNG")),
    "a way up by backslash": ("..\\..\\x.png", picture("PNG")),
    "a name that writes a header": ('x".png\r\nSet-Cookie: a=b', picture("PNG")),
    "a name that turns round": ("x\u202egnp.exe", picture("PNG")),
    "a name of a kilobyte": ("x" * 1000 + ".png", picture("PNG")),
    "pixels without end": ("x.png", png_bomb()),
    "half a picture": ("x.jpg", picture()[:100]),
    "a picture of nothing": ("x.webp", b"RIFF\0\0\0\0WEBP"),
    "entities of this machine": ("x.kml", XXE),
    "a billion laughs": ("x.gpx", LAUGHS),
    "a bomb of zeros": ("x.kmz", zip_bomb("doc.kml")),
    "a bomb that lies": ("x.kmz", lying_zip()),
    "a zip that climbs": ("x.docx", slipping_zip("../../../etc/cron.d/x")),
    "a zip in a zip": ("x.kmz", archive("doc.zip")),
    "thousands of entries": ("x.pkpass", archive(*(f"{n}.json" for n in range(3000)))),
    "a pass without a pass": ("x.pkpass", archive("pass.json", "manifest.json")),
    "a document with a script": (
        "x.pdf",
        PDF.replace(b"/Catalog", b"/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>"),
    ),
    "a document cut in half": ("x.pdf", b"%PDF-1.7\n" + b"\xff" * 500),
    "a letter without end": ("x.eml", b"Content-Type: multipart/mixed; boundary=a\r\n\r\n" + b"--a\r\n" * 20_000),
    "a calendar that repeats for ever": (
        "x.ics",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260101T000000Z\r\nRRULE:FREQ=SECONDLY\r\nEND:VEVENT\r\nEND:VCALENDAR",
    ),
    "nesting without end": ("x.geojson", b'{"type":"FeatureCollection","features":' + b"[" * 100_000),
    "numbers that are none": ("x.geojson", b'{"type":"Point","coordinates":[NaN,1e999]}'),
    "nothing": ("x.png", b""),
    "nul bytes": ("x.txt", b"a\0b" * 1000),
    "a page as text": ("x.txt", b"  \xef\xbb\xbf<script>alert(1)</script>"),
}


@pytest.fixture(scope="module")
def eva(server: ServerProcess) -> Person:
    return Person.register(server.url, "hostile-eva")


@pytest.fixture(scope="module")
def trip(eva: Person) -> str:
    return eva.create_trip().removeprefix("trip:")


def _form(field: str, path: str) -> Callable[[Person, str, str, bytes], Answer]:
    def ask(person: Person, trip: str, name: str, content: bytes) -> Answer:
        return send_form(person, path.format(trip=trip), content, name, field)

    return ask


DOORS: dict[str, Callable[[Person, str, str, bytes], Answer]] = {
    "files": upload,
    "cover": _form("cover", "/api/trips/{trip}/cover"),
    "avatar": _form("avatar", "/api/auth/avatar"),
    "places": _form("file", "/api/trips/{trip}/places/import"),
    "bookings": _form("file", "/api/trips/{trip}/bookings/import"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_UPL02_UPL06_UPL07_UPL08_a_hostile_file_breaks_nothing_at_any_door(
    server: ServerProcess, eva: Person, trip: str, what: str
) -> None:
    name, content = HOSTILE[what]
    for door, ask in DOORS.items():
        answer = ask(eva, trip, name, content)
        assert answer.status < 500, (door, answer.status, answer.body[:300])
        assert not any(leak in answer.body for leak in LEAKS), (door, answer.body[:300])
        assert "set-cookie" not in answer.headers
        if door == "files" and answer.status == 201:
            got = eva.request("GET", answer.headers["location"])
            assert got.headers["x-content-type-options"] == "nosniff"
            assert "sandbox" in got.headers["content-security-policy"]
            assert not got.headers["content-type"].startswith(("text/html", "image/svg", "text/xml"))
    assert server.is_healthy()

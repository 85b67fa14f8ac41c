"""The papers of the sample trip, drawn when it is loaded: tickets and vouchers as PDF, a map and a picture, a phrase book."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import sin

import segno
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from cairn.access.server import Storage
from cairn.db.tx import Tx
from cairn.domain import blobs
from cairn.domain.blobs import Blob
from cairn.kit.ids import derived_id
from cairn.providers.images import encode
from cairn.sync.fields import Fields
from cairn.sync.types import Edit

PAGE = (1240, 1754)
"""A4 at 150 dots an inch."""
INK, QUIET, LINE, ACCENT = "#1c1917", "#78716c", "#d6d3d1", "#c2410c"
PREVIEW_PIXELS = 800
PDF, PNG, JPEG, MARKDOWN = "application/pdf", "image/png", "image/jpeg", "text/markdown"


@dataclass(frozen=True)
class Paper:
    """A file, and the record it belongs to as (kind, what its id is derived from)."""

    name: str
    media_type: str
    description: str | None
    is_starred: bool
    belongs_to: tuple[str, str] | None
    draw: Callable[[date], bytes]


def _ticket(head: str, code: str, *rows: tuple[str, str, int | None]) -> Callable[[date], bytes]:
    """A page with a code to scan; a row is (label, value, day of the trip or None)."""

    def draw(starts_on: date) -> bytes:
        page = Image.new("RGB", PAGE, "white")
        pen = ImageDraw.Draw(page)
        pen.rectangle((0, 0, PAGE[0], 28), fill=ACCENT)
        pen.text((110, 130), head, fill=INK, font=ImageFont.load_default(64))
        pen.text((110, 226), "Sample document. Not valid for travel.", fill=QUIET, font=ImageFont.load_default(28))
        for n, (label, value, day) in enumerate(rows):
            top = 350 + n * 130
            pen.line((110, top - 26, 800, top - 26), fill=LINE, width=2)
            pen.text((110, top), label, fill=QUIET, font=ImageFont.load_default(26))
            shown = value if day is None else f"{starts_on + timedelta(days=day):%d %B %Y}, {value}"
            pen.text((110, top + 38), shown, fill=INK, font=ImageFont.load_default(40))
        square = io.BytesIO()
        segno.make(code, error="m").save(square, kind="png", scale=8, border=2)
        with Image.open(square) as seal:
            page.paste(seal.convert("RGB").resize((300, 300)), (850, 340))
        pen.text((1000, 670), code, fill=INK, font=ImageFont.load_default(34), anchor="mm")
        return _saved(page, "PDF", resolution=150)

    return draw


def _dusk(_: date) -> bytes:
    """Hills behind a lake when the sun has gone."""
    picture = Image.new("RGB", (1600, 1067))
    pen = ImageDraw.Draw(picture)
    for y in range(1067):
        warm = min(1.0, y / 620)
        pen.line((0, y, 1600, y), fill=(int(38 + 200 * warm), int(42 + 96 * warm), int(92 + 8 * warm)))
    for n, (height, shade) in enumerate(((430, "#5b3a63"), (520, "#43305a"), (610, "#2c2347"))):
        ridge = [(x, height + round(70 * sin(x / 210 + n * 2) + 34 * sin(x / 67 + n))) for x in range(0, 1640, 20)]
        pen.polygon([(0, 760), *ridge, (1620, 760)], fill=shade)
    pen.rectangle((0, 745, 1600, 1067), fill="#1d1a38")
    for n in range(40):
        y = 760 + n * 7
        pen.line((800 - 16 * (n % 9) - 60, y, 800 + 14 * (n % 7) + 60, y), fill="#a75f4a", width=2)
    pen.ellipse((760, 300, 840, 380), fill="#ffd9a0")
    return _saved(picture.filter(ImageFilter.GaussianBlur(1.2)), "JPEG", quality=84)


def _lines(_: date) -> bytes:
    """Which train to take, as somebody has noted it on the way."""
    picture = Image.new("RGB", (1100, 700), "#fbfaf7")
    pen = ImageDraw.Draw(picture)
    pen.text((60, 44), "Getting around Tokyo", fill=INK, font=ImageFont.load_default(44))
    stops = ("Ueno", "Akihabara", "Tokyo", "Shimbashi", "Shibuya", "Shinjuku")
    for n, (color, top) in enumerate((("#65a30d", 220), ("#c2410c", 380), ("#0369a1", 540))):
        pen.line((100, top, 1000, top), fill=color, width=12)
        for at, stop in enumerate(stops[n : n + 4]):
            x = 130 + at * 270
            pen.ellipse((x - 16, top - 16, x + 16, top + 16), fill="white", outline=color, width=6)
            pen.text((x, top + 44), stop, fill=INK, font=ImageFont.load_default(28), anchor="mm")
    return _saved(picture, "PNG")


def _phrases(_: date) -> bytes:
    return (
        "# Phrases\n\n"
        "| to say | say |\n|---|---|\n"
        "| Excuse me | Sumimasen |\n| Thank you | Arigatō gozaimasu |\n| The bill, please | O-kaikei onegaishimasu |\n"
        "| Where is the station? | Eki wa doko desu ka? |\n| I do not eat meat | Niku wa tabemasen |\n"
    ).encode()


def _saved(picture: Image.Image, kind: str, **more: float) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **more)
    return out.getvalue()


PAPERS = (
    Paper(
        "Flight NH 224.pdf",
        PDF,
        "Online check-in opens a day before.",
        True,
        ("booking", "Frankfurt to Tokyo"),
        _ticket(
            "Electronic ticket",
            "X7K2PQ",
            ("From", "Frankfurt am Main (FRA), Terminal 1", None),
            ("To", "Tokyo Haneda (HND), Terminal 3", None),
            ("Departure", "20:45", -1),
            ("Arrival", "15:40", 0),
            ("Seats", "41D, 41E, 41F, 41G, 41H", None),
        ),
    ),
    Paper(
        "Ryokan Hatanaka voucher.pdf",
        PDF,
        "Dinner is at 18:30; they ask to be told of allergies.",
        False,
        ("stay", "Ryokan Hatanaka"),
        _ticket(
            "Voucher",
            "H 3381",
            ("Guests", "5, in two rooms", None),
            ("Check-in", "from 14:00 to 18:00", 9),
            ("Check-out", "by 10:00", 15),
            ("Meals", "Breakfast; kaiseki dinner on the first night", None),
        ),
    ),
    Paper(
        "Ghibli Museum tickets.pdf",
        PDF,
        None,
        True,
        ("booking", "Ghibli Museum"),
        _ticket(
            "Admission",
            "0381177",
            ("Entry", "10:00, for one hour after that", 7),
            ("Visitors", "5", None),
            ("Bring", "This page and a passport", None),
        ),
    ),
    Paper("Trains in Tokyo.png", PNG, "Drawn on the flight.", False, None, _lines),
    Paper("Lake at dusk.jpg", JPEG, None, False, None, _dusk),
    Paper("Phrases.md", MARKDOWN, "Written down by Chiara.", False, None, _phrases),
)


@dataclass(frozen=True)
class Drawn:
    """A paper whose bytes are kept."""

    paper: Paper
    blob: Blob
    has_preview: bool


def keep(storage: Storage, trip_id: str, account_id: str, starts_on: date) -> list[Drawn]:
    """Draw them and put their bytes away; waits, so it is called on a thread."""
    return [_kept(storage, trip_id, account_id, paper, starts_on) for paper in PAPERS]


def _kept(storage: Storage, trip_id: str, account_id: str, paper: Paper, starts_on: date) -> Drawn:
    data = paper.draw(starts_on)
    blob = Blob(
        file_id(trip_id, paper.name), trip_id, account_id, paper.name, len(data), 0, False, True, None, False, None
    )
    has_preview = paper.media_type in (PNG, JPEG)
    if has_preview:
        storage.put(blob.preview_key, encode(data, PREVIEW_PIXELS, square=False))
    storage.put(blob.key, data)
    return Drawn(paper, blob, has_preview)


def file_id(trip_id: str, name: str) -> str:
    return derived_id(trip_id, "file", name)


def register(tx: Tx, drawn: list[Drawn]) -> None:
    """The rows behind the bytes: what the trip's records are checked against."""
    for one in drawn:
        blobs.announce(tx, one.blob)
        blobs.stored(tx, one.blob, one.paper.media_type, one.blob.size, "", has_preview=one.has_preview)


def attachments(trip_id: str) -> Iterator[Edit]:
    """Their records and links."""
    for paper in PAPERS:
        id = file_id(trip_id, paper.name)
        fields: Fields = {"name": paper.name, "description": paper.description, "is_starred": paper.is_starred}
        yield Edit("add", "attachment", id, fields)
        if paper.belongs_to is not None:
            kind, name = paper.belongs_to
            link: Fields = {"attachment_id": id, f"{kind}_id": derived_id(trip_id, kind, name)}
            yield Edit("add", "attachment_link", derived_id(id, "link"), link)

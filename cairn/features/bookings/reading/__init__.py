"""What is booked, read from the files that people are sent: wallet passes, calendar files, confirmations by mail.

Pure: reads bytes, gives what was found, writes nothing. The content decides what a file is; its name says nothing.
"""

from __future__ import annotations

from cairn.errors import BadRequest, TooLarge
from cairn.features.bookings.reading.calendar import read_calendar
from cairn.features.bookings.reading.found import Found, FoundBooking, FoundHop, FoundStay
from cairn.features.bookings.reading.mail import read_mail
from cairn.features.bookings.reading.page import read_json, read_page
from cairn.features.bookings.reading.wallet import read_pass

__all__ = ["MAX_BYTES", "Found", "FoundBooking", "FoundHop", "FoundStay", "read", "too_large"]

MAX_BYTES = 10 * 1024 * 1024


def read(data: bytes) -> Found:
    """Bookings and stays of a file; empty where it says nothing that a machine can read.

    Raises BadRequest with a code starting with BOOKING_FILE, or TooLarge.
    """
    if len(data) > MAX_BYTES:
        raise too_large()
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        raise BadRequest("BOOKING_FILE_EMPTY", "The file is empty.")
    head = start[:4000].lower()
    if start.startswith(b"PK"):
        return read_pass(data)
    if head.startswith(b"begin:vcalendar"):
        return read_calendar(start)
    if start[:1] in (b"{", b"["):
        return read_json(start)
    if b"\nmime-version:" in head or b"\nsubject:" in head or head.startswith((b"subject:", b"mime-version:")):
        return read_mail(start)
    if start[:1] == b"<":
        return read_page(start)
    return Found()


def too_large() -> TooLarge:
    """Also for the door, which stops reading at the limit."""
    return TooLarge("BOOKING_FILE_TOO_LARGE", "The file is larger than 10 MB.", {"limit": MAX_BYTES})

"""Confirmations by mail: what their HTML says to machines, and the calendar files and passes they carry."""

from __future__ import annotations

from email import message_from_bytes, policy

from cairn.errors import BadRequest
from cairn.features.bookings.reading.calendar import read_calendar
from cairn.features.bookings.reading.found import Found
from cairn.features.bookings.reading.page import read_page
from cairn.features.bookings.reading.wallet import read_pass

_PARTS = 50
_READERS = {"text/html": read_page, "text/calendar": read_calendar, "application/vnd.apple.pkpass": read_pass}


def read_mail(data: bytes) -> Found:
    """Everything in the mail; what is in its HTML wins, an attachment is looked at only without that."""
    message = message_from_bytes(data, policy=policy.default)
    found = Found()
    parts = [part for part in message.walk() if not part.is_multipart()][:_PARTS]
    for wanted in _READERS:
        for part in parts:
            content = part.get_payload(decode=True)
            if part.get_content_type() != wanted or not isinstance(content, bytes):
                continue
            try:
                found.add(_READERS[wanted](content))
            except BadRequest:
                # A mail has parts that are not meant for us; a broken one does not spoil the others.
                continue
        if found.bookings or found.stays:
            break
    return found

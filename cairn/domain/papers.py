"""Files of a trip, and what they belong to."""

from __future__ import annotations

from typing import Annotated

from cairn.errors import BadRequest
from cairn.sync.fields import Bool, Fields, Instant, Int, Pattern, Ref, Text
from cairn.sync.records import Last, Record

MediaType = Pattern(r"[a-z]+/[a-z0-9.+-]+", "a media type as application/pdf", "application/pdf", 100)
LINKED = ("place_id", "stop_id", "booking_id", "stay_id", "expense_id")


class Attachment(Record, kind="attachment", stream="trip", section="papers"):
    """A file of the trip. Its bytes come by the upload door of the same id; until they are here, `stored_at` is null.
    `media_type`, `size`, `has_preview`, `stored_at` and `uploader_id` are the server's to say."""

    name: Annotated[str, Text(1, 255, "Rail pass.pdf")]
    description: Annotated[str | None, Text(0, 2000)] = None
    is_starred: Annotated[bool, Bool(), Last] = False
    deleted_at: Annotated[str | None, Instant(), Last] = None
    media_type: Annotated[str | None, MediaType] = None
    size: Annotated[int | None, Int(0, 10**12)] = None
    has_preview: Annotated[bool, Bool()] = False
    stored_at: Annotated[str | None, Instant()] = None
    uploader_id: Annotated[str | None, Ref("member", "clear")] = None


class AttachmentLink(Record, kind="attachment_link", stream="trip", section="papers"):
    """A file belongs to a place, a stop, a booking, a stay or an expense; to any number of them, by a link each."""

    attachment_id: Annotated[str, Ref("attachment", "cascade")]
    place_id: Annotated[str | None, Ref("place", "cascade")] = None
    stop_id: Annotated[str | None, Ref("stop", "cascade")] = None
    booking_id: Annotated[str | None, Ref("booking", "cascade")] = None
    stay_id: Annotated[str | None, Ref("stay", "cascade")] = None
    expense_id: Annotated[str | None, Ref("expense", "cascade")] = None

    @classmethod
    def check(cls, fields: Fields) -> None:
        if sum(fields[name] is not None for name in LINKED) > 1:
            raise BadRequest("LINK_TARGET", f"A link leads to one record: give one of {', '.join(LINKED)}.")

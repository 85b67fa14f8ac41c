"""What the server alone says of an attachment: what its bytes are, and who brought them."""

from __future__ import annotations

from cairn.errors import BadRequest
from cairn.sync.draft import Draft
from cairn.sync.fields import Fields
from cairn.sync.types import SERVER

SERVERS = ("media_type", "size", "has_preview", "stored_at", "uploader_id")


def attachments_are_what_arrived(draft: Draft) -> None:
    """A new record says what is stored under its id, nothing yet or, when an undo brings it back, what was."""
    if draft.actor == SERVER or not draft.is_touched("attachment"):
        return
    for (_, id), before, now in list(draft.touched("attachment")):
        if now is None:
            # The bytes stay for a day: an undo finds them.
            continue
        if before is None:
            draft.set("attachment", id, _arrived(draft, id))
        elif any(edit.id == id and SERVERS_SET & edit.fields.keys() for edit in draft.mutation.edits):
            raise BadRequest(
                "SERVER_FIELD",
                f"{', '.join(SERVERS)} are said by the server when the file has arrived; leave them out.",
                {"kind": "attachment", "id": id},
            )


SERVERS_SET = frozenset(SERVERS)


def _arrived(draft: Draft, id: str) -> Fields:
    trip_id = draft.stream.partition(":")[2]
    row = draft.tx.one(
        "SELECT media_type, size, has_preview, stored_at, account_id FROM blob"
        " WHERE id = ? AND trip_id = ? AND stored_at IS NOT NULL",
        id,
        trip_id,
    )
    who = draft.actor if row is None else str(row[4])
    uploader = next((key for key, one in draft.all("member").items() if one["account_id"] == who), None)
    if row is None:
        return {"media_type": None, "size": None, "has_preview": False, "stored_at": None, "uploader_id": uploader}
    return {
        "media_type": str(row[0]),
        "size": int(str(row[1])),
        "has_preview": bool(row[2]),
        "stored_at": str(row[3]),
        "uploader_id": uploader,
    }

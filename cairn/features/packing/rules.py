"""Whose a packed thing is stays its owner's to say."""

from __future__ import annotations

from cairn.errors import Forbidden
from cairn.sync.draft import Draft
from cairn.sync.types import SERVER

WHOSE = frozenset({"owner_id", "shared_with_ids"})


def belongings_stay_their_owners(draft: Draft) -> None:
    """Those with whom somebody shares an item may pack and describe it; who else sees it, and its end, are the owner's."""
    if draft.actor == SERVER or not draft.is_touched("packing_item"):
        return
    for edit in draft.mutation.edits:
        if edit.kind != "packing_item" or edit.step == "add":
            continue
        before = draft.stood("packing_item", edit.id)
        if before is None or before["owner_id"] is None:
            continue
        is_told = edit.step == "remove" or any(edit.fields[name] != before[name] for name in WHOSE & edit.fields.keys())
        owner = draft.stood("member", str(before["owner_id"]))
        if is_told and (owner is None or owner["account_id"] != draft.actor):
            raise Forbidden(
                "NOT_YOURS",
                "This item is somebody else's, who shares it with you: only they remove it or choose who sees it.",
                {"kind": "packing_item", "id": edit.id},
            )

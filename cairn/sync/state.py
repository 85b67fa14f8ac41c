"""States as values: apply a change forward, look back to undo it. The TypeScript twin runs the same cases."""

from __future__ import annotations

from collections.abc import Mapping

from cairn.sync.fields import Fields
from cairn.sync.types import Change, Edit, Grants, Key


def apply(state: Mapping[Key, Fields], change: Change) -> dict[Key, Fields]:
    """The state after the change. Only the records it touches are new objects."""
    after = dict(state)
    for diff in change.diffs:
        key = (diff.kind, diff.id)
        if diff.after is None:
            after.pop(key, None)
        elif diff.before is None:
            after[key] = dict(diff.after)
        elif key in after:
            after[key] = {**after[key], **diff.after}
    return after


def undo(change: Change, state: Mapping[Key, Fields]) -> list[Edit]:
    """The edits that take the change back where nobody has gone on from it (L10).

    A record it added is removed, one it removed is added again, a field it set returns to its old value if it still
    has the one the change left. Edits come in reverse order, so that what pointed at something follows it.
    """
    edits: list[Edit] = []
    for diff in reversed(change.diffs):
        now = state.get((diff.kind, diff.id))
        if diff.before is None:
            if now is not None:
                edits.append(Edit("remove", diff.kind, diff.id))
        elif diff.after is None:
            if now is None:
                edits.append(Edit("add", diff.kind, diff.id, dict(diff.before)))
        elif now is not None:
            fields = {
                name: value
                for name, value in diff.before.items()
                if diff.after[name] != value and now.get(name) == diff.after[name]
            }
            if fields:
                edits.append(Edit("set", diff.kind, diff.id, fields))
    return edits


def sees_all(grants: Grants) -> bool:
    """True for the server's own eyes."""
    return "*" in grants.sections

"""What a reader may not see is cut out of a change, never skipped: numbers stay dense (L11)."""

from __future__ import annotations

from cairn.sync.fields import Fields
from cairn.sync.records import Kind, Registry
from cairn.sync.types import Change, Conflict, Diff, Grants


def sees_section(kind: Kind, grants: Grants) -> bool:
    return "*" in grants.sections or kind.section in grants.sections


def sees(kind: Kind, record: Fields | None, grants: Grants) -> bool:
    """May the reader see this record as it stands?"""
    if record is None or not sees_section(kind, grants):
        return False
    return kind.audience is None or "*" in grants.sections or kind.audience(record, grants.viewer)


def cut(registry: Registry, change: Change, grants: Grants) -> Change:
    """The change as the reader sees it. A record that comes into sight is an add, one that leaves it a remove.

    Diffs of kinds with an audience carry the whole record on both sides, so this needs no look at the tables.
    """
    if "*" in grants.sections:
        return change
    diffs: list[Diff] = []
    for diff in change.diffs:
        kind = registry.kind(diff.kind)
        if kind.audience is None:
            if sees_section(kind, grants):
                diffs.append(diff)
            continue
        before = diff.before if sees(kind, diff.before, grants) else None
        after = diff.after if sees(kind, diff.after, grants) else None
        if before is not None or after is not None:
            diffs.append(Diff(diff.kind, diff.id, before, after))
    shown = {(diff.kind, diff.id) for diff in diffs}
    conflicts: tuple[Conflict, ...] = tuple(
        conflict
        for conflict in change.conflicts
        if sees_section(registry.kind(conflict.kind), grants)
        and (registry.kind(conflict.kind).audience is None or (conflict.kind, conflict.id) in shown)
    )
    return Change(
        change.stream, change.seq, change.mutation_id, change.actor, change.at, change.verb, tuple(diffs), conflicts
    )

"""References are judged once, when all edits are in (L8)."""

from __future__ import annotations

from cairn.errors import BadRequest
from cairn.sync.draft import Draft
from cairn.sync.fields import Field, Fields, Ref, Refs
from cairn.sync.records import Kind, quoted
from cairn.sync.types import Key


def settle(draft: Draft) -> None:
    """Follow every removal to what points at it, and check every reference that was written.

    A reference to a record that is gone is cleared or takes its record along, as the kind declares; one to a record
    that this stream never had is refused.
    """
    judged: set[Key] = set()
    followed: set[Key] = set()
    looked = -1
    while draft.edits != looked:
        looked = draft.edits
        for key, _, now in draft.touched():
            if now is None and key not in followed:
                followed.add(key)
                _follow_removal(draft, key)
            elif now is not None and key not in judged:
                judged.add(key)
                _judge(draft, key, now)
    _refuse_cycles(draft)


def _follow_removal(draft: Draft, gone: Key) -> None:
    name, id = gone
    for kind, field in draft.registry.pointing_at(name):
        ids = {key[1] for key, _, now in draft.touched(kind.name) if now is not None and _points(now, field, id)}
        ids |= _stored_pointers(draft, kind, field, id)
        for pointer in sorted(ids):
            record = draft.get(kind.name, pointer)
            if record is not None and _points(record, field, id):
                _let_go(draft, kind, field, pointer, record, id)


def _stored_pointers(draft: Draft, kind: Kind, field: Field, id: str) -> set[str]:
    column = quoted(field.name)
    if isinstance(field.ref, Refs):
        # A list column has no index; the rows of one stream are few and lie together.
        rows = draft.tx.all(
            f"SELECT id FROM {quoted(kind.name)} WHERE stream = ? AND CAST({column} AS TEXT) LIKE ?",
            draft.stream,
            f"%{id}%",
        )
    else:
        rows = draft.tx.all(f"SELECT id FROM {quoted(kind.name)} WHERE stream = ? AND {column} = ?", draft.stream, id)
    return {str(row[0]) for row in rows}


def _points(record: Fields, field: Field, id: str) -> bool:
    value = record[field.name]
    return id in value if isinstance(value, list) else value == id


def _let_go(draft: Draft, kind: Kind, field: Field, pointer: str, record: Fields, id: str) -> None:
    value = record[field.name]
    if isinstance(value, list):
        draft.set(kind.name, pointer, {field.name: [item for item in value if item != id]})
    elif isinstance(field.ref, Ref) and field.ref.policy == "cascade":
        draft.remove(kind.name, pointer)
    else:
        draft.set(kind.name, pointer, {field.name: None})


def _judge(draft: Draft, key: Key, record: Fields) -> None:
    kind = draft.registry.kind(key[0])
    before = draft.stood(*key)
    for field in kind.refs + kind.far_refs:
        value = record[field.name]
        if value is None or value == [] or (before is not None and before[field.name] == value):
            continue
        for target in value if isinstance(value, list) else [str(value)]:
            current = draft.get(*key)
            if current is not None and not _stands(draft, kind, field, target):
                _let_go(draft, kind, field, key[1], current, target)


def _stands(draft: Draft, kind: Kind, field: Field, target: str) -> bool:
    ref = field.ref
    assert ref is not None
    if ref.stream is None:
        if draft.get(ref.kind, target) is not None:
            return True
        known = draft.was_here(ref.kind, target)
    else:
        if draft.tx.one(f"SELECT 1 FROM {quoted(ref.kind)} WHERE stream = ? AND id = ?", ref.stream, target):
            return True
        known = draft.was_in(ref.stream, ref.kind, target)
    if not known:
        raise BadRequest(
            "UNKNOWN_REFERENCE",
            f"{kind.name}.{field.name} points at a {ref.kind} that is not, and never was, here: {target}.",
            {"kind": kind.name, "field": field.name, "id": target},
        )
    return False


def _refuse_cycles(draft: Draft) -> None:
    """A kind that refers to itself must stay a forest: a walker up the tree has to arrive."""
    for kind, field in draft.registry.trees:
        for key, _, now in draft.touched(kind.name):
            seen, step = {key[1]}, now
            while step is not None and isinstance(parent := step[field.name], str):
                if parent in seen:
                    raise BadRequest(
                        "CYCLE",
                        f"This {kind.name} would be inside itself by {field.name}.",
                        {"kind": kind.name, "field": field.name, "id": key[1]},
                    )
                seen.add(parent)
                step = draft.get(kind.name, parent)

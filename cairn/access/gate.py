"""The gate in front of the log: may this actor enter this stream, see it, take this step?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cairn.access.permissions import CREATE, KEY, SECTIONS, Level, Permissions, actions_for, levels_of, reaches
from cairn.db.tx import Tx
from cairn.errors import Forbidden, NotFound
from cairn.kit.ids import is_id
from cairn.sync.draft import Draft, unknown_record
from cairn.sync.fields import Fields
from cairn.sync.log import Judge
from cairn.sync.records import Kind
from cairn.sync.types import EVERYTHING, SERVER, ActorId, Edit, Grants, StreamId


@dataclass(frozen=True, slots=True)
class Membership:
    """An account's place on a trip."""

    member_id: str
    role: str
    levels: Mapping[str, Level]
    """The permission table as it holds now."""

    def may(self, action: str) -> bool:
        return reaches(self.role, action, self.levels)


def trip_stream(trip_id: str) -> StreamId:
    return f"trip:{trip_id}"


def membership(tx: Tx, stream: StreamId, account_id: str) -> Membership | None:
    """The account's membership of a trip; a trip in the trash is gone for everybody but its owner."""
    row = tx.one(
        'SELECT m.id, m."role", t.deleted_at, (SELECT value FROM app_setting WHERE key = ?)'
        " FROM member m JOIN trip t ON t.stream = m.stream"
        " WHERE m.stream = ? AND m.account_id = ?",
        KEY,
        stream,
        account_id,
    )
    if row is None or (row[2] is not None and row[1] != "owner"):
        return None
    return Membership(str(row[0]), str(row[1]), levels_of(None if row[3] is None else str(row[3])))


def must(tx: Tx, trip_id: str, account_id: str, action: str) -> Membership:
    """The membership that allows this. Raises NotFound to strangers and Forbidden to those whose role is too low."""
    member = membership(tx, trip_stream(trip_id), account_id)
    if member is None:
        raise hidden(trip_stream(trip_id))
    if not member.may(action):
        raise Forbidden("NO_PERMISSION", f"A {member.role} may not do this here.", {"needs": [action]})
    return member


def hidden(stream: StreamId) -> NotFound:
    """The one answer for what does not exist and for what the asker may not know of."""
    noun = stream.partition(":")[0]
    return NotFound(
        "NOT_FOUND", f"There is no such {noun if noun.isalpha() else 'stream'}, or it is not shared with you."
    )


LEFT: Fields = {"account_id": None, "role": "guest", "is_former": True}
"""What somebody who leaves, and whose name money bears, sets on their own record."""


class Gate:
    """Implements the log's Access, and answers what a reader may see."""

    def grants(self, tx: Tx, stream: StreamId, account_id: ActorId) -> Grants:
        """What the account sees of the stream. Raises NotFound when that is nothing."""
        family, _, id = stream.partition(":")
        if account_id == SERVER:
            return EVERYTHING
        if family == "trip":
            member = membership(tx, stream, account_id)
            if member is not None:
                return Grants(SECTIONS[member.role], member.member_id)
        elif family == "account" and id == account_id:
            return Grants(frozenset({"settings", "gear"}), account_id)
        elif stream == "instance":
            return Grants(frozenset({"plan", "packing"}))
        raise hidden(stream)

    def enter(self, tx: Tx, stream: StreamId, actor: ActorId, exists: bool) -> Judge:
        """The judge of this actor here; a trip that does not exist yet may be made by whoever becomes its owner."""
        family, _, id = stream.partition(":")
        if actor == SERVER:
            return _Anything()
        if family == "trip" and is_id(id):
            if not exists:
                if not _may_create(tx, actor):
                    raise Forbidden("NO_PERMISSION", "Here only an administrator begins trips.", {"needs": [CREATE]})
                return _NewTrip(id, actor)
            member = membership(tx, stream, actor)
            if member is not None:
                return _Trip(member)
        elif family == "account" and id == actor:
            return _Own(actor)
        elif stream == "instance":
            return _Instance(_is_admin(tx, actor))
        raise hidden(stream)


def _is_admin(tx: Tx, account_id: str) -> bool:
    row = tx.one("SELECT role FROM account WHERE id = ?", account_id)
    return row is not None and row[0] == "admin"


def _may_create(tx: Tx, account_id: str) -> bool:
    row = tx.one("SELECT value FROM app_setting WHERE key = ?", KEY)
    return (
        row is None
        or Permissions.model_validate_json(str(row[0])).trip_create == "everybody"
        or _is_admin(tx, account_id)
    )


class _Anything:
    def judge(self, draft: Draft, edit: Edit, before: Fields | None) -> None:
        """The server acts for itself: an import, a job, a new instance's defaults."""


@dataclass(frozen=True, slots=True)
class _NewTrip:
    trip_id: str
    actor: ActorId

    def judge(self, draft: Draft, edit: Edit, before: Fields | None) -> None:
        if edit.step != "add":
            raise hidden(draft.stream)
        if edit.kind == "trip" and edit.id != self.trip_id:
            raise Forbidden("TRIP_ID", "A trip has the id of its stream.", {"id": edit.id})
        if edit.kind == "member" and edit.fields.get("role") == "owner" and edit.fields.get("account_id") != self.actor:
            raise Forbidden("TRIP_OWNER", "A new trip belongs to whoever makes it.")
        if not any(other.kind == "trip" for other in draft.mutation.edits):
            # Somebody writes to a trip that they cannot see or that never was: the same answer for both.
            raise hidden(draft.stream)


@dataclass(frozen=True, slots=True)
class _Trip:
    member: Membership

    def judge(self, draft: Draft, edit: Edit, before: Fields | None) -> None:
        role = self.member.role
        if edit.kind == "member" and self._judge_member(edit, before):
            return
        self._judge_sight(draft.registry.kind(edit.kind), edit, before)
        actions = actions_for(edit.kind, edit.step, edit.fields)
        missing = [action for action in sorted(actions) if not self.member.may(action)]
        if missing or not actions:
            raise _no_permission(role, edit, missing)

    def _judge_sight(self, kind: Kind, edit: Edit, before: Fields | None) -> None:
        """What one may not see was never there, and nobody writes a record out of their own sight."""
        if kind.audience is None:
            return
        viewer = self.member.member_id
        if before is not None and not kind.audience(before, viewer):
            raise unknown_record(edit.kind, edit.id)
        if edit.step == "remove" or (edit.step == "set" and before is None):
            return
        after = kind.whole(edit.fields) if before is None else {**before, **kind.part(edit.fields)}
        if not kind.audience(after, viewer):
            raise Forbidden(
                "OUT_OF_SIGHT",
                f"You would not see this {kind.name} any more yourself: name yourself among those who do.",
                {"kind": kind.name, "id": edit.id},
            )

    def _judge_member(self, edit: Edit, before: Fields | None) -> bool:
        """True when a rule about people has decided in favour; otherwise the table decides."""
        role = self.member.role
        if edit.step == "remove" and edit.id == self.member.member_id and role != "owner":
            return True
        if edit.step == "set" and edit.id == self.member.member_id and edit.fields == LEFT and role != "owner":
            return True
        touches_guest = (before or edit.fields).get("role") == "guest"
        touches_owner = edit.fields.get("role") == "owner" or (before is not None and before["role"] == "owner")
        if (touches_guest or touches_owner) and role != "owner":
            raise _no_permission(role, edit, ["member_manage"])
        given = edit.fields.get("account_id") if edit.step == "set" else None
        if given is not None and (before is None or given != before["former_account_id"]):
            # Turning a guest into somebody's account is that person's own decision (member.claim, by invite). Somebody
            # who was on the trip gets back their own record, and what they alone can see with it.
            raise _no_permission(role, edit, ["member_manage"])
        return False


@dataclass(frozen=True, slots=True)
class _Own:
    account_id: str

    def judge(self, draft: Draft, edit: Edit, before: Fields | None) -> None:
        if edit.kind == "preferences" and edit.id != self.account_id:
            raise Forbidden("PREFERENCES_ID", "Preferences have the id of their account.", {"id": edit.id})


@dataclass(frozen=True, slots=True)
class _Instance:
    is_admin: bool

    def judge(self, draft: Draft, edit: Edit, before: Fields | None) -> None:
        if not self.is_admin:
            raise Forbidden("ADMIN_ONLY", "Only an administrator of this instance may change it.")


def _no_permission(role: str, edit: Edit, missing: list[str]) -> Forbidden:
    return Forbidden(
        "NO_PERMISSION",
        f"A {role} may not {edit.step} a {edit.kind} here.",
        {"kind": edit.kind, "step": edit.step, "role": role, "needs": missing},
    )

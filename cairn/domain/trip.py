"""The trip itself and the people on it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from cairn.domain.shapes import Avatar, Cover, Currency
from cairn.errors import BadRequest
from cairn.sync.fields import Bool, Choice, Day, Fields, Id, Instant, Int, OrderKey, Text
from cairn.sync.records import Last, Record

MAX_DAYS = 365
ROLES = ("owner", "editor", "commenter", "viewer", "guest")


class Trip(Record, kind="trip", stream="trip", section="plan"):
    """What people plan together. Its id is the id of its stream."""

    title: Annotated[str, Text(1, 200, "Japan in autumn")]
    description: Annotated[str | None, Text(0, 5000)] = None
    starts_on: Annotated[str | None, Day()] = None
    ends_on: Annotated[str | None, Day()] = None
    currency: Annotated[str, Currency] = "EUR"
    cover: Annotated[str | None, Cover] = None
    reminder_days: Annotated[int, Int(0, 30)] = 3
    is_archived: Annotated[bool, Bool()] = False
    deleted_at: Annotated[str | None, Instant()] = None

    @classmethod
    def check(cls, fields: Fields) -> None:
        starts, ends = fields["starts_on"], fields["ends_on"]
        if (starts is None) != (ends is None):
            raise BadRequest("TRIP_DATES", "A trip has both starts_on and ends_on, or neither.")
        if isinstance(starts, str) and isinstance(ends, str):
            days = (date.fromisoformat(ends) - date.fromisoformat(starts)).days + 1
            if not 1 <= days <= MAX_DAYS:
                raise BadRequest(
                    "TRIP_DATES", f"A trip lasts 1 to {MAX_DAYS} days; {starts} to {ends} is {days}.", {"days": days}
                )


class Member(Record, kind="member", stream="trip", section="people"):
    """A person on a trip. Without an account: a guest, who can owe, carry and be assigned, but not sign in. A former
    one has left and is kept for the money that bears their name and for what they alone can see; `former_account_id`,
    which the server sets, is whose record it was and may be again."""

    account_id: Annotated[str | None, Id()] = None
    name: Annotated[str, Text(1, 80, "Ben")]
    role: Annotated[str, Choice(ROLES)]
    avatar: Annotated[str | None, Avatar] = None
    is_former: Annotated[bool, Bool()] = False
    former_account_id: Annotated[str | None, Id()] = None
    position: Annotated[str, OrderKey(), Last]

    @classmethod
    def check(cls, fields: Fields) -> None:
        if (fields["role"] == "guest") != (fields["account_id"] is None):
            raise BadRequest("MEMBER_ROLE", "A member without an account is a guest, and only such a member is.")
        if fields["is_former"] and fields["role"] != "guest":
            raise BadRequest("MEMBER_ROLE", "Whoever has left has no account here: role guest, account_id null.")

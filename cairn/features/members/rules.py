"""What must hold between the members of a trip."""

from __future__ import annotations

from cairn.access import accounts
from cairn.errors import BadRequest, Conflict, NotFound
from cairn.sync.draft import Draft


def one_owner(draft: Draft) -> None:
    """A trip keeps exactly one owner, and an account is on it once."""
    if not draft.is_touched("member"):
        return
    members = draft.all("member")
    owners = [id for id, member in members.items() if member["role"] == "owner"]
    if len(owners) != 1:
        raise BadRequest(
            "TRIP_OWNER", f"A trip has exactly one owner; this would leave it {len(owners)}.", {"owners": owners}
        )
    with_account = [member["account_id"] for member in members.values() if member["account_id"] is not None]
    if len(with_account) != len(set(with_account)):
        raise Conflict("ALREADY_MEMBER", "This person is on the trip already.")


def wake_trip_lists(draft: Draft) -> None:
    """When the trip itself or its people change, the trip lists of everybody concerned have news."""
    if draft.is_touched("trip", "member"):
        people = list(draft.all("member").values())
        people += [before for _, before, _ in draft.touched("member") if before is not None]
        draft.also_wake.update(
            f"account:{member['account_id']}" for member in people if member["account_id"] is not None
        )


def former_members_stay_whose_they_were(draft: Draft) -> None:
    """The server alone says whose record a former member's was, whatever the client sent."""
    for (_, id), before, now in list(draft.touched("member")):
        if now is None:
            continue
        whose = None
        if now["is_former"] and before is not None:
            whose = before["account_id"] or before["former_account_id"]
        if now["former_account_id"] != whose:
            draft.set("member", id, {"former_account_id": whose})


def members_are_accounts(draft: Draft) -> None:
    """A member with an account bears the account's own name and picture, whatever the client sent."""
    for (_, id), before, now in list(draft.touched("member")):
        if (
            now is None
            or now["account_id"] is None
            or (before is not None and before["account_id"] == now["account_id"])
        ):
            continue
        try:
            account = accounts.by_id(draft.tx, str(now["account_id"]))
        except NotFound as missing:
            raise BadRequest(missing.code, missing.sentence, missing.detail) from None
        draft.set("member", id, {"name": account.display_name, "avatar": account.avatar})

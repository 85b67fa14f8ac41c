"""What becomes of the trips of an account that goes: its own get another owner, on others it stays by name."""

from __future__ import annotations

from cairn.access import accounts, sessions
from cairn.access.accounts import Account
from cairn.access.gate import LEFT
from cairn.access.server import Server
from cairn.db.tx import Tx
from cairn.errors import Conflict
from cairn.kit.ids import new_id
from cairn.kit.ordering import key_between
from cairn.sync.fields import Fields
from cairn.sync.types import SERVER, Edit, Mutation


def owned(tx: Tx, account_id: str) -> list[str]:
    """The streams of the trips that the account owns, those in the trash, too."""
    rows = tx.all("SELECT stream FROM member WHERE account_id = ? AND role = 'owner' ORDER BY stream", account_id)
    return [str(row[0]) for row in rows]


def hand_over(tx: Tx, server: Server, account: Account, heir: Account | None) -> None:
    """Take the account off every trip. Whoever inherits is the owner of those it owned, a member already or not."""
    for stream, id, role in tx.all("SELECT stream, id, role FROM member WHERE account_id = ?", account.id):
        edits = [Edit("set", "member", str(id), dict(LEFT))]
        if role == "owner" and heir is not None:
            edits.insert(0, _owner(tx, str(stream), heir))
        server.log.write(tx, str(stream), Mutation(new_id(), "member.leave", tuple(edits)), SERVER)
    # Own settings and gear go with their owner.
    server.log.drop(tx, f"account:{account.id}")


def leave_for_good(tx: Tx, server: Server, account: Account, heir_id: str | None) -> None:
    """Delete an account by its own wish, and with it the trips that nobody else was on. Raises Conflict for the last
    administrator, and when others are on a trip and no heir among them is named."""
    if account.is_admin and accounts.admins(tx) < 2:
        raise Conflict("LAST_ADMIN", "This is the last administrator; make somebody else one first.")
    shared: list[set[str]] = []
    alone: list[str] = []
    for stream in owned(tx, account.id):
        sql = "SELECT account_id FROM member WHERE stream = ? AND account_id IS NOT NULL AND account_id <> ?"
        others = {str(row[0]) for row in tx.all(sql, stream, account.id)}
        if others:
            shared.append(others)
        else:
            alone.append(stream)
    if shared and not any(heir_id in others for others in shared):
        raise Conflict(
            "OWNS_TRIPS",
            f"Others are on {len(shared)} of your trips: say who of them gets those, by heir.",
            {"trips": len(shared)},
        )
    for stream in alone:
        server.log.drop(tx, stream)
    hand_over(tx, server, account, accounts.by_id(tx, heir_id) if heir_id else None)
    server.sessions_ended(tx, sessions.end_all(tx, account.id))
    accounts.remove(tx, account.id)


def _owner(tx: Tx, stream: str, heir: Account) -> Edit:
    row = tx.one("SELECT id FROM member WHERE stream = ? AND account_id = ?", stream, heir.id)
    if row is not None:
        return Edit("set", "member", str(row[0]), {"role": "owner"})
    last = tx.one("SELECT MAX(position) FROM member WHERE stream = ?", stream)
    fields: Fields = {
        "account_id": heir.id,
        "name": heir.display_name,
        "role": "owner",
        "position": key_between(str(last[0]) if last and last[0] is not None else None, None),
    }
    return Edit("add", "member", new_id(), fields)

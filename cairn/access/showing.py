"""A person's name and picture stand on each of their trips; when they change, the trips are told."""

from __future__ import annotations

from cairn.access.accounts import Account
from cairn.access.server import Server
from cairn.db.tx import Tx
from cairn.kit.ids import new_id
from cairn.sync.types import SERVER, Edit, Mutation


def show_on_trips(tx: Tx, server: Server, account: Account) -> None:
    """Write the account's name and picture into every trip it is on."""
    rows = tx.all("SELECT stream, id FROM member WHERE account_id = ?", account.id)
    for stream, id in rows:
        edit = Edit("set", "member", str(id), {"name": account.display_name, "avatar": account.avatar})
        server.log.write(tx, str(stream), Mutation(new_id(), "member.rename", (edit,)), SERVER)

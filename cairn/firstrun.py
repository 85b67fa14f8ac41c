"""What an empty instance gets at its first start: the default categories, and an administrator."""

from __future__ import annotations

from cairn.access import accounts, passwords
from cairn.access.server import Server
from cairn.db.tx import Tx
from cairn.domain.own import default_categories
from cairn.errors import Conflict
from cairn.kit.ids import derived_id
from cairn.sync.types import SERVER, Edit, Mutation

ADMIN_EMAIL = "admin@cairn.local"


def prepare(server: Server) -> str | None:
    """Seed what is missing; the words to print when an administrator was made."""
    edits = tuple(Edit("add", "category", id, fields) for id, fields in default_categories().items())
    seed = Mutation(derived_id("seed", "categories"), "category.seed", edits)
    server.db.write_now(lambda tx: _seed(tx, server, seed))
    if server.db.read_now(accounts.are_there_any):
        return None
    settings = server.settings
    given = settings.admin_email is not None and settings.admin_password is not None
    email = settings.admin_email if given and settings.admin_email else ADMIN_EMAIL
    password = settings.admin_password if given and settings.admin_password else accounts.generated_password()
    hashed = passwords.hash_password(password)
    try:
        server.db.write_now(
            lambda tx: accounts.register(tx, "admin", email, hashed, role="admin", must_change=not given)
        )
    except Conflict:
        # Another replica starts on the same empty database and was first; its words are the ones that count.
        return None
    if given:
        return None
    return _box(
        "Cairn is ready. Sign in as the administrator:",
        "",
        f"  address    {email}",
        f"  password   {password}",
        "",
        "You will choose a password of your own then; this one is not shown again.",
    )


def _seed(tx: Tx, server: Server, seed: Mutation) -> None:
    """Once in an instance's life: categories that the host removes stay removed."""
    if tx.one("SELECT 1 FROM stream WHERE name = ?", "instance") is None:
        server.log.write(tx, "instance", seed, SERVER)


def _box(*lines: str) -> str:
    width = max(map(len, lines))
    middle = "\n".join(f"│ {line:<{width}} │" for line in lines)
    return f"╭{'─' * (width + 2)}╮\n{middle}\n╰{'─' * (width + 2)}╯"

"""What an empty instance gets at its first start: the default categories, and an administrator."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping

from cairn.access import accounts, passwords
from cairn.access.server import Server
from cairn.config import Settings, duration_seconds, is_strong_key
from cairn.db.tx import Tx
from cairn.domain.own import default_categories
from cairn.errors import BadRequest, Conflict
from cairn.kit.ids import derived_id
from cairn.sync.types import SERVER, Edit, Mutation

log = logging.getLogger("cairn")
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
    if given and settings.admin_password:
        _judge(settings.admin_password, email)
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


def advice(settings: Settings, env: Mapping[str, str]) -> Iterator[str]:
    """What the host should know about these settings: said at every start, refused by none."""
    if env.get("JWT_SECRET"):
        yield "JWT_SECRET is ignored: the secret is made here, so that rotating it in the admin panel always wins."
    if settings.force_https and not (settings.trust_proxy.hops or settings.trust_proxy.networks):
        yield "FORCE_HTTPS without TRUST_PROXY redirects for ever behind a proxy: set TRUST_PROXY to its hops."
    if settings.encryption_key is not None and not is_strong_key(settings.encryption_key):
        yield "ENCRYPTION_KEY is weak: make one with `openssl rand -hex 32`; in production a weak one is refused."
    if settings.encryption_key is None and not settings.is_sqlite:
        yield "Without ENCRYPTION_KEY each replica makes its own key and cannot read what another has sealed: set it."
    for name in ("SESSION_DURATION", "SESSION_DURATION_REMEMBER"):
        if env.get(name) and not duration_seconds(env[name]):
            yield f"{name} is {env[name]!r} and not used: write a number and a unit of s, m, h, d or w, such as 24h."
    if settings.clock_file is not None:
        yield "CAIRN_CLOCK_FILE moves the server's clock; it is for tests only."
    if settings.cookie_secure is False:
        yield "COOKIE_SECURE=false sends session cookies in the clear; use it for a test only."


def _judge(password: str, email: str) -> None:
    """A weak ADMIN_PASSWORD is said; it is the host's own choice, and nothing but a sentence stands against it."""
    try:
        passwords.check_rules(password, email)
    except BadRequest as weak:
        log.warning("ADMIN_PASSWORD is weak: %s", weak.sentence)


def _seed(tx: Tx, server: Server, seed: Mutation) -> None:
    """Once in an instance's life: categories that the host removes stay removed."""
    if tx.one("SELECT 1 FROM stream WHERE name = ?", "instance") is None:
        server.log.write(tx, "instance", seed, SERVER)


def _box(*lines: str) -> str:
    width = max(map(len, lines))
    middle = "\n".join(f"│ {line:<{width}} │" for line in lines)
    return f"╭{'─' * (width + 2)}╮\n{middle}\n╰{'─' * (width + 2)}╯"

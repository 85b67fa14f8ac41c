"""The `cairn` command."""

from __future__ import annotations

import json
import logging
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cairn import __version__, logs
from cairn.config import SettingError, Settings, read_settings
from cairn.kit import clock

if TYPE_CHECKING:  # what serves is imported by the command that needs it: help and version answer at once
    from cairn.db.tx import Tx

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Cairn, a collaborative travel planner.")


def _migrated() -> Settings:
    """The settings, with the database behind them at the newest schema."""
    from cairn.db.migrate import migrate

    # What is made here from now on, the database and files of people among it, is for this user of the machine alone.
    os.umask(0o077)
    settings = read_settings()
    for name, folder in (("CAIRN_DATA_DIR", settings.data_dir), ("CAIRN_UPLOADS_DIR", settings.uploads_dir)):
        _writable(name, folder)
    migrate(settings.database_url)
    return settings


def _writable(name: str, folder: Path) -> None:
    """A server that cannot keep what it is told must not start: sessions, secrets and trips would be gone with it."""
    probe = folder / f".writable-{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"1")
        probe.unlink()
    except OSError as problem:
        raise SettingError(f"{name} is {folder} and cannot be written: {problem.strerror}.") from None


def _collect_rarely() -> None:
    """What was imported is never garbage, and what a request leaves behind is freed by counting: looking through
    everything at Python's own pace cost the last of 500 sockets 150 ms now and then (bench: sockets)."""
    import gc

    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@app.command()
def serve() -> None:
    """Migrate the database and serve. HOST, PORT and the other settings come from the environment."""
    import uvicorn

    from cairn.app import build_app, front, open_server
    from cairn.firstrun import advice, prepare

    settings = _migrated()
    clock.follow(settings.clock_file)
    logs.set_up(settings.log_level, settings.data_dir / "logs")
    asgi = build_app(settings)
    server = asgi.state.server
    open_server(server)
    for sentence in advice(settings, os.environ):
        logging.getLogger("cairn").warning(sentence)
    words = prepare(server)
    if words:
        print(words, flush=True)
    print(f"Cairn {__version__} serves at http://localhost:{settings.port}", flush=True)
    _collect_rarely()
    uvicorn.run(
        front(asgi),
        host=settings.host,
        port=settings.port,
        loop="uvloop",
        http="httptools",
        ws="websockets-sansio",
        ws_max_size=64 * 1024,
        ws_ping_interval=30,
        ws_ping_timeout=30,
        access_log=False,
        log_level=settings.log_level if settings.log_level in ("critical", "error", "warning") else "warning",
        server_header=False,
        proxy_headers=False,  # TRUST_PROXY decides, and uvicorn would believe any neighbour on this machine
        timeout_graceful_shutdown=5,
        timeout_keep_alive=65,  # longer than a proxy's minute, so that it is never ours that closes first
    )


@app.command()
def migrate() -> None:
    """Bring the database to the newest schema."""
    settings = read_settings()
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    from cairn.db.migrate import migrate as run
    from cairn.db.migrate import newest

    changed = run(settings.database_url)
    print(f"{'Migrated to' if changed else 'Already at'} {newest()}.")


@app.command("reset-admin")
def reset_admin(
    email: Annotated[str | None, typer.Option(help="The account to reset; by default the first administrator.")] = None,
) -> None:
    """Give an administrator a new random password, printed once; every device of theirs is signed out."""
    from cairn.access import accounts, passwords, sessions
    from cairn.db import open_database

    db = open_database(_migrated().database_url)
    db.start()
    password = accounts.generated_password()
    hashed = passwords.hash_password(password)

    def work(tx: Tx) -> str | None:
        everyone = accounts.everyone(tx)
        wanted = email.casefold() if email else None
        found = [one for one in everyone if (one.email.casefold() == wanted if wanted else one.is_admin)]
        if not found:
            return None
        accounts.set_password(tx, found[0].id, hashed, must_change=True)
        sessions.end_all(tx, found[0].id)
        return found[0].email

    address = db.write_now(work)
    db.close()
    if address is None:
        print(f"There is no account {email!r} here." if email else "There is no administrator here.", file=sys.stderr)
        raise typer.Exit(1)
    print(f"{address} now has the password {password}")


@app.command()
def sample(
    email: Annotated[str | None, typer.Option(help="Whose trip it is; by default the first administrator's.")] = None,
    starts_on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="First day, as 2026-11-18; by default yesterday.")
    ] = None,
    with_people: Annotated[
        bool, typer.Option(help="Make accounts for Ben, Vera and Chiara; prints the password.")
    ] = False,
    if_missing: Annotated[bool, typer.Option(help="Do nothing when the trip is there already.")] = False,
) -> None:
    """Load the sample trip, "Japan in autumn"."""
    from datetime import date, timedelta

    from cairn.access import accounts, passwords
    from cairn.app import build_server, open_server
    from cairn.features.sample.files import keep
    from cairn.features.sample.load import has_sample, make_people, write_sample
    from cairn.firstrun import prepare
    from cairn.kit.ids import new_id

    server = build_server(_migrated())
    open_server(server)
    words = prepare(server)
    if words:
        print(words, flush=True)
    everyone = server.db.read_now(accounts.everyone)
    owners = [one for one in everyone if (one.email.casefold() == email.casefold() if email else one.is_admin)]
    if not owners:
        print(f"There is no account {email!r} here.", file=sys.stderr)
        raise typer.Exit(1)
    owner = owners[0]
    if if_missing and server.db.read_now(lambda tx: has_sample(tx, owner)):
        print("The sample trip is there already.")
    else:
        password = accounts.generated_password()
        hashed = passwords.hash_password(password) if with_people else ""
        first = starts_on.date() if starts_on else date.today() - timedelta(days=1)
        people, made = server.db.write_now(lambda tx: make_people(tx, hashed)) if with_people else ([], [])
        trip_id = new_id()
        drawn = keep(server.storage, trip_id, owner.id, first)
        server.db.write_now(lambda tx: write_sample(tx, server, trip_id, owner, people, first, drawn))
        print(f"Loaded the sample trip for {owner.email}.")
        if made:
            print(f"New accounts: {', '.join(made)}, all with the password {password}")
    server.db.close()


@app.command()
def backup(
    to: Annotated[Path | None, typer.Option(help="Where to; by default the backups folder of the data folder.")] = None,
) -> None:
    """Make a backup: the database and all files, without keys, in one ZIP. The server may run meanwhile."""
    import asyncio

    from cairn.app import build_server, open_server
    from cairn.features.backups.making import make

    server = build_server(_migrated())
    open_server(server)
    print(asyncio.run(make(server, target=to)))
    server.db.close()


@app.command("verify-backup")
def verify_backup(file: Annotated[Path, typer.Argument(help="The ZIP.", exists=True, dir_okay=False)]) -> None:
    """Try a backup out in a scratch place: sums, the database's health, every table."""
    from cairn.errors import CairnError
    from cairn.features.backups.restoring import verified

    try:
        found = verified(file, read_settings().backup_max_bytes)
    except CairnError as refused:
        print(refused.sentence, file=sys.stderr)
        raise typer.Exit(1) from None
    print(f"{file} can be restored: Cairn {found.version}, made {found.created_at}, {len(found.entries) - 1} files.")


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="The ZIP.", exists=True, dir_okay=False)],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Put everything back as it was in a backup, after a safety copy. Stop the server first, unless on PostgreSQL."""
    import asyncio

    from cairn.app import build_server, open_server
    from cairn.errors import CairnError
    from cairn.features.backups import restoring

    if not yes:
        typer.confirm(
            "Everything here becomes as it was in that backup, and everybody has to sign in again. Go on?", abort=True
        )
    server = build_server(_migrated())
    open_server(server)
    try:
        safety = asyncio.run(restoring.restore(server, file, may_be_foreign=True))
    except CairnError as refused:
        print(refused.sentence, file=sys.stderr)
        raise typer.Exit(1) from None
    finally:
        server.db.close()
    print(f"Restored. How it was before is in {safety}.")


@app.command("verify-audit")
def verify_audit() -> None:
    """Go through the audit log: is every row as it was written, and none missing?"""
    from cairn.access import audit
    from cairn.app import build_server

    server = build_server(_migrated())
    server.db.start()
    broken, count, last = server.db.read_now(audit.verify)
    server.db.close()
    if broken is not None:
        print(f"Row {broken} does not follow from the one before it: it was changed, or rows were taken out.")
        raise typer.Exit(1)
    print(f"{count} rows, all as they were written. The last hash is {last}; write it down elsewhere.")


@app.command("rotate-key")
def rotate_key(
    old_file: Annotated[
        Path | None, typer.Option(help="The key until now; by default the one in use.", exists=True, dir_okay=False)
    ] = None,
    new_file: Annotated[
        Path | None, typer.Option(help="The key from now on; asked for without it.", exists=True, dir_okay=False)
    ] = None,
    generate: Annotated[
        bool, typer.Option("--generate", help="Make the new key; only where it lies in the data folder.")
    ] = False,
) -> None:
    """Seal every secret with another ENCRYPTION_KEY. Stop the server first."""
    import secrets

    from cairn.access import vault
    from cairn.app import build_server
    from cairn.config import is_strong_key
    from cairn.kit.secret_file import write_secret

    settings = _migrated()
    file = settings.data_dir / vault.KEY_FILE
    if generate and settings.encryption_key is not None:
        print("ENCRYPTION_KEY is set: make the new key yourself and give it with --new-file.", file=sys.stderr)
        raise typer.Exit(1)
    old = old_file.read_text().strip() if old_file else settings.encryption_key or vault.file_key(file)
    if generate:
        new = secrets.token_hex(32)
    else:
        new = new_file.read_text().strip() if new_file else typer.prompt("The new key", hide_input=True).strip()
    if not is_strong_key(new):
        print("The new key is too weak: make one with `openssl rand -hex 32`.", file=sys.stderr)
        raise typer.Exit(1)
    server = build_server(settings)
    server.db.start()
    salt = server.db.write_now(vault.salt_of)

    def work(tx: Tx) -> vault.Turned:
        done = vault.turn(tx, vault.Key(old, salt), vault.Key(new, salt))
        if done.unreadable:
            raise vault.Unreadable(", ".join(f"{count} {name}" for name, count in done.unreadable.items()))
        return done

    is_file = settings.encryption_key is None and old_file is None
    try:
        if settings.is_sqlite:
            print(f"The database as it was is in {_copied(settings)}.")
        if is_file:
            write_secret(vault.next_file(file), new)
        done = server.db.write_now(work)
    except vault.Unreadable as problem:
        vault.next_file(file).unlink(missing_ok=True)
        print(f"Nothing was changed: the old key does not open {problem}.", file=sys.stderr)
        raise typer.Exit(1) from None
    finally:
        server.db.close()
    print(f"{done.moved} secrets sealed anew, {done.were_new} were already.")
    if is_file:
        vault.next_file(file).rename(file)
        print(f"The new key is in {file}; keep a copy of it apart from your backups.")
    else:
        print("Start the server with the new ENCRYPTION_KEY.")


def _copied(settings: Settings) -> Path:
    """The SQLite database, copied into the data folder under a name with the time."""
    import sqlite3

    from sqlalchemy import make_url

    copy = settings.data_dir / f"travel-before-rotation-{clock.now():%Y-%m-%dT%H-%M-%S}.db"
    source, target = sqlite3.connect(str(make_url(settings.database_url).database)), sqlite3.connect(copy)
    source.backup(target)
    source.close()
    target.close()
    copy.chmod(0o600)
    return copy


@app.command()
def openapi() -> None:
    """Print the OpenAPI document of the REST API."""
    from cairn.app import build_app, document

    print(json.dumps(document(build_app()), indent=1, ensure_ascii=False))


@app.command()
def version() -> None:
    """Print the version."""
    print(__version__)

"""The accounts of an instance, as its administrators look after them."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, Field

from cairn.access import accounts, factors, identities, passkeys, passwords, sessions
from cairn.access.accounts import Account
from cairn.access.defaults import give_defaults
from cairn.access.leaving import hand_over, owned
from cairn.access.letters import Kind, letter
from cairn.access.mailing import Letter
from cairn.access.server import Server, server_of
from cairn.access.sessions import Signed
from cairn.access.shapes import UUID, Body, IdPath
from cairn.access.showing import show_on_trips
from cairn.access.strength import check_strength
from cairn.db.tx import Tx
from cairn.errors import BadRequest, Conflict
from cairn.kit.clock import ago

router = APIRouter(prefix="/api/admin/users", tags=["admin"])
Here = Annotated[Server, Depends(server_of)]
Role = Literal["user", "admin"]


class PersonHere(BaseModel):
    """`last_seen_at`: on any device that is still signed in."""

    id: str
    username: str
    display_name: str
    email: str
    role: str
    avatar: str | None
    created_at: str
    last_seen_at: str | None
    mfa_enabled: bool
    passkeys: int
    has_password: bool
    is_linked: bool = Field(description="connected with the single sign-on")
    must_change_password: bool
    trips_owned: int


class PeopleHere(BaseModel):
    users: list[PersonHere]


class NewPerson(Body):
    """Without a password one is made, told once, and changed at the first sign-in."""

    username: str = Field(max_length=50, examples=["ben"])
    email: str = Field(max_length=254, examples=["ben@example.com"])
    password: str | None = Field(default=None, max_length=1024)
    role: Role = "user"


class PersonChange(Body):
    """What is left out stays. A new password is changed by its owner at the next sign-in, and ends every session."""

    username: str | None = Field(default=None, max_length=50)
    email: str | None = Field(default=None, max_length=254)
    display_name: str | None = Field(default=None, min_length=1, max_length=80, pattern=r"\S")
    password: str | None = Field(default=None, max_length=1024)
    role: Role | None = None


class PersonMade(BaseModel):
    """`password` only where the server made it, and only here."""

    user: PersonHere
    password: str | None = None


class Ended(BaseModel):
    success: bool = True
    ended: int = 0


class Gone(BaseModel):
    success: bool = True
    trips_handed_over: int = 0


@router.get("")
async def list_people(request: Request, server: Here) -> PeopleHere:
    """Everybody with an account, by name."""
    await server.admin(request)
    return PeopleHere(users=await server.db.read(_everybody))


@router.post("", status_code=201)
async def add_person(body: NewPerson, request: Request, server: Here) -> PersonMade:
    """An account for somebody else."""
    await server.admin(request)
    made = None if body.password else accounts.generated_password()
    password = body.password or made or ""
    await check_strength(server, password, body.username, body.email)
    hashed = await passwords.off_loop(passwords.hash_password, password)

    def work(tx: Tx, who: Signed) -> PersonHere:
        account = accounts.register(tx, body.username, body.email, hashed, role=body.role, must_change=True)
        give_defaults(tx, server.log, account)
        server.note(tx, request, "admin.user_create", who.account, resource=account.username, role=body.role)
        return _one(tx, account.id)

    return PersonMade(user=await server.write_as_admin(request, work), password=made)


@router.put("/{id}")
async def change_person(id: IdPath, body: PersonChange, request: Request, server: Here) -> PersonMade:
    """Change an account. What can take it over, role, password and address, needs the password once more; the last
    administrator stays one."""
    who = await server.admin(request)
    if body.role is not None or body.password is not None or body.email is not None:
        who.require_recent()
    known = await server.db.read(lambda tx: accounts.by_id(tx, id))
    hashed = None
    if body.password is not None:
        await check_strength(server, body.password, body.username or known.username, body.email or known.email)
        hashed = await passwords.off_loop(passwords.hash_password, body.password)
    given = body.model_dump(exclude_none=True, exclude={"password", "role"})

    def work(tx: Tx, who: Signed) -> PersonHere:
        account = accounts.change(tx, id, **given)
        if given:
            show_on_trips(tx, server, account)
        if body.role is not None and body.role != account.role:
            _not_the_last(tx, account)
            accounts.set_role(tx, id, body.role)
        if hashed is not None:
            accounts.set_password(tx, id, hashed, must_change=id != who.account.id)
            server.sessions_ended(tx, sessions.end_all(tx, id, keep=who.session_id))
        fields = ", ".join(sorted(body.model_dump(exclude_none=True)))
        server.note(
            tx, request, "admin.user_update", who.account, resource=account.username, fields=fields, role=body.role
        )
        return _one(tx, id)

    return PersonMade(user=await server.write_as_admin(request, work))


@router.delete("/{id}/mfa")
async def reset_factor(id: IdPath, request: Request, server: Here) -> Ended:
    """Take somebody's second factor away, when they have lost it; they are signed out everywhere. Needs the password."""
    return await _locked_out(
        id, request, server, "admin.user_mfa_reset", partial(factors.disable, account_id=id), "factor_removed"
    )


@router.delete("/{id}/passkeys")
async def reset_passkeys(id: IdPath, request: Request, server: Here) -> Ended:
    """Take all of somebody's passkeys away; they are signed out everywhere. Needs the password."""
    also = partial(passkeys.remove_all, account_id=id)
    return await _locked_out(id, request, server, "admin.user_passkeys_reset", also, "factor_removed")


@router.delete("/{id}/sessions")
async def end_sessions(id: IdPath, request: Request, server: Here) -> Ended:
    """Sign somebody out everywhere."""
    return await _locked_out(id, request, server, "admin.sessions_revoke", None)


@router.delete("/{id}")
async def remove_person(
    id: IdPath,
    request: Request,
    server: Here,
    heir: Annotated[str | None, Query(pattern=UUID, description="who gets the trips they own")] = None,
) -> Gone:
    """Delete an account. Trips it owns go to `heir`; on others it stays by name, in what was paid. Needs the password."""
    (await server.admin(request)).require_recent()

    def work(tx: Tx, who: Signed) -> Gone:
        account = accounts.by_id(tx, id)
        if account.id == who.account.id:
            raise BadRequest("OWN_ACCOUNT", "Another administrator has to delete your account.")
        _not_the_last(tx, account)
        count = len(owned(tx, id))
        if count and heir is None:
            raise Conflict(
                "OWNS_TRIPS", f"This account owns {count} trips: say who gets them, by heir.", {"trips": count}
            )
        hand_over(tx, server, account, accounts.by_id(tx, heir) if heir else None)
        server.sessions_ended(tx, sessions.end_all(tx, id))
        accounts.remove(tx, id)
        server.note(tx, request, "admin.user_delete", who.account, resource=account.username, trips=count)
        return Gone(trips_handed_over=count)

    return await server.write_as_admin(request, work)


async def _locked_out(
    id: str,
    request: Request,
    server: Server,
    action: str,
    also: partial[None] | partial[int] | None,
    told: Kind | None = None,
) -> Ended:
    (await server.admin(request)).require_recent()

    def work(tx: Tx, who: Signed) -> tuple[Ended, Letter | None]:
        account = accounts.by_id(tx, id)
        if also is not None:
            also(tx)
        ended = sessions.end_all(tx, id, keep=who.session_id)
        server.sessions_ended(tx, ended)
        server.note(tx, request, action, who.account, resource=account.username, count=len(ended))
        return Ended(ended=len(ended)), letter(tx, server, account, told) if told else None

    ended, words = await server.write_as_admin(request, work)
    if words is not None:
        server.mailer.send(words)
    return ended


def _not_the_last(tx: Tx, account: Account) -> None:
    if account.is_admin and accounts.admins(tx) < 2:
        raise Conflict("LAST_ADMIN", "This is the last administrator; make somebody else one first.")


def _everybody(tx: Tx) -> list[PersonHere]:
    return [_told(tx, account) for account in accounts.everyone(tx)]


def _one(tx: Tx, id: str) -> PersonHere:
    return _told(tx, accounts.by_id(tx, id))


def _told(tx: Tx, account: Account) -> PersonHere:
    seen = tx.one(
        "SELECT MAX(last_seen_at) FROM session WHERE account_id = ? AND last_seen_at > ?",
        account.id,
        ago(days=sessions.IDLE_DAYS),
    )
    return PersonHere(
        id=account.id,
        username=account.username,
        display_name=account.display_name,
        email=account.email,
        role=account.role,
        avatar=account.avatar,
        created_at=account.created_at,
        last_seen_at=str(seen[0]) if seen and seen[0] is not None else None,
        mfa_enabled=factors.is_on(tx, account.id),
        passkeys=len(passkeys.of_account(tx, account.id)),
        has_password=accounts.has_password(tx, account.id),
        is_linked=identities.email_of(tx, account.id) is not None,
        must_change_password=account.must_change_password,
        trips_owned=len(owned(tx, account.id)),
    )

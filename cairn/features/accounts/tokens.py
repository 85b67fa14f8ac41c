"""Keys for scripts, as their owner looks after them. The paths are TREK's; REST and sync take them as Bearer."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field

from cairn.access import limits, tokens
from cairn.access.server import Server, server_of
from cairn.access.sessions import Signed
from cairn.access.shapes import Body, IdPath
from cairn.db.tx import Tx
from cairn.errors import BadRequest
from cairn.features.accounts.models import Done

router = APIRouter(prefix="/api/auth/mcp-tokens", tags=["accounts"])
Here = Annotated[Server, Depends(server_of)]


class NewToken(Body):
    """Without scopes it may read everything of trips and change nothing."""

    name: str = Field(min_length=1, max_length=100, pattern=r"\S", examples=["Home Assistant"])
    scopes: list[str] | None = Field(default=None, max_length=len(tokens.SCOPES), examples=[["trips:read"]])
    expires_in_days: int = Field(default=tokens.DAYS, ge=1, le=tokens.MOST_DAYS)


class Token(BaseModel):
    id: str
    name: str
    token_prefix: str
    scopes: list[str]
    created_at: str
    expires_at: str
    last_used_at: str | None
    last_used_ip: str | None
    raw_token: str | None = Field(default=None, description="the token itself, when it has just been made; never again")

    @classmethod
    def of(cls, one: tokens.ApiToken, raw: str | None = None) -> Token:
        return cls(
            id=one.id,
            name=one.name,
            token_prefix=one.beginning,
            scopes=list(one.scopes),
            created_at=one.created_at,
            expires_at=one.expires_at,
            last_used_at=one.last_used_at,
            last_used_ip=one.last_address,
            raw_token=raw,
        )


class Tokens(BaseModel):
    """`scopes`: those there are."""

    tokens: list[Token]
    scopes: list[str]


class TokenMade(BaseModel):
    token: Token


@router.get("")
async def list_tokens(request: Request, server: Here) -> Tokens:
    """One's own, newest first."""
    found = await server.read(request, lambda tx, who: tokens.of_account(tx, who.account.id))
    return Tokens(tokens=[Token.of(one) for one in found], scopes=list(tokens.SCOPES))


@router.post("", status_code=201)
async def make_token(body: NewToken, request: Request, server: Here) -> TokenMade:
    """A new one, told once. Needs the password once more."""
    who = await server.read(request, lambda _, who: who)
    await server.db.write(lambda tx: limits.take(tx, limits.TOKENS, who.account.id))
    who.require_recent()
    wanted = body.scopes if body.scopes is not None else [one for one in tokens.SCOPES if one.endswith(":read")]
    unknown = sorted(set(wanted) - set(tokens.SCOPES))
    if unknown or not wanted:
        raise BadRequest("BAD_SCOPE", f"Scopes are {', '.join(tokens.SCOPES)}.", {"unknown": unknown})

    def work(tx: Tx, who: Signed) -> TokenMade:
        made, text = tokens.make(tx, who.account.id, body.name.strip(), wanted, body.expires_in_days)
        server.note(tx, request, "user.mcp_token_create", who.account, resource=made.name, scopes=" ".join(made.scopes))
        return TokenMade(token=Token.of(made, text))

    return await server.write(request, work)


@router.delete("/{id}")
async def delete_token(id: IdPath, request: Request, server: Here) -> Done:
    """It opens nothing from now on."""

    def work(tx: Tx, who: Signed) -> None:
        tokens.remove(tx, who.account.id, id)
        server.note(tx, request, "user.mcp_token_delete", who.account, resource=id)

    await server.write(request, work)
    return Done()

"""The sync endpoint: plain routes that send msgspec bytes, because these carry almost all of the traffic."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import msgspec
from fastapi import Request
from starlette.responses import Response
from starlette.routing import Route

from cairn.access import tokens
from cairn.access.permissions import SECTIONS
from cairn.access.server import Server, server_of
from cairn.access.sessions import Signed
from cairn.db.tx import Tx
from cairn.errors import BadRequest, CairnError, NotFound, TooLarge
from cairn.sync.cut import cut
from cairn.sync.log import Horizon
from cairn.sync.snapshots import Packed, best_encoding
from cairn.sync.types import Change, Edit, Grants, Mutation, StreamId

T = TypeVar("T")
MAX_MUTATIONS = 500
JSON = "application/json"


class Posted(msgspec.Struct, forbid_unknown_fields=True):
    """A batch of mutations, or one mutation bare."""

    mutations: list[Mutation] | None = None
    id: str | None = None
    verb: str | None = None
    edits: tuple[Edit, ...] | None = None
    base: int | None = None


_POSTED = msgspec.json.Decoder(Posted)


async def snapshot(request: Request) -> Response:
    """`GET /api/sync/{stream}`: every record the reader may see, with the head and an ETag."""
    server, stream = server_of(request), stream_of(request)
    encoding = best_encoding(request.headers.get("accept-encoding", ""))

    def look(tx: Tx, who: Signed) -> tuple[Packed, bytes] | None:
        return server.snapshots.kept(tx, stream, server.grants(tx, stream, who), encoding)

    def make(tx: Tx, who: Signed) -> tuple[Packed, bytes]:
        return server.snapshots.get(tx, stream, server.grants(tx, stream, who), encoding)

    found = await server.glance(request, f"snapshot {stream} {encoding}", look)
    packed, body = found if found is not None else await server.read(request, make)
    etag = packed.etag
    headers = {"etag": etag, "cache-control": "private, no-cache", "vary": "accept-encoding, cookie, authorization"}
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if encoding != "identity":
        headers["content-encoding"] = encoding
    return Response(body, media_type=JSON, headers=headers)


async def changes(request: Request) -> Response:
    """`GET /api/sync/{stream}/changes?since=&grants=`: what the reader lacks, or word to take a snapshot."""
    server, stream = server_of(request), stream_of(request)
    since = whole_number(request, "since")
    tag = request.query_params.get("grants")
    body = await server.read(
        request, lambda tx, who: delta(server, tx, stream, server.grants(tx, stream, who), since, tag)
    )
    return Response(body, media_type=JSON, headers={"cache-control": "no-store"})


def delta(server: Server, tx: Tx, stream: StreamId, grants: Grants, since: int, tag: str | None) -> bytes:
    """`{head, changes}` after a cursor, or `{reset, head}` when only a snapshot can help (L11, L13)."""
    head = server.log.head(tx, stream)
    if tag is not None and tag != grants.tag:
        return msgspec.json.encode({"reset": True, "head": head})
    try:
        found = server.log.since_bytes(tx, stream, since, grants)
    except Horizon:
        return msgspec.json.encode({"reset": True, "head": head})
    return b'{"head":%d,"changes":[%b]}' % (head, b",".join(found))


async def mutate(request: Request) -> Response:
    """`POST /api/sync/{stream}`: one mutation bare, answered by its change or its error, or a batch with results."""
    server, stream = server_of(request), stream_of(request)
    posted = decode(await request.body(), _POSTED)
    if posted.mutations is None:
        mutation = _bare(posted)
        change = await server.write(request, _writer(server, stream, mutation))
        return Response(msgspec.json.encode({"change": change}), media_type=JSON)
    if len(posted.mutations) > MAX_MUTATIONS:
        raise TooLarge(
            "TOO_MANY_MUTATIONS", f"A batch carries at most {MAX_MUTATIONS} mutations.", {"limit": MAX_MUTATIONS}
        )
    works = [server.job(request, _writer(server, stream, mutation)) for mutation in posted.mutations]
    outcomes = await server.db.write_in_order(works)
    return Response(msgspec.json.encode({"results": [_result(outcome) for outcome in outcomes]}), media_type=JSON)


def _writer(server: Server, stream: StreamId, mutation: Mutation) -> Callable[[Tx, Signed], Change]:
    def write(tx: Tx, who: Signed) -> Change:
        tokens.judge_edits(who.scopes, mutation)
        change = server.log.write(tx, stream, mutation, who.account.id)
        # References and rules may have touched what the writer does not see.
        return change if who.scopes is None and server.log.is_open(change) else _seen(server, tx, change, who)

    return write


def _seen(server: Server, tx: Tx, change: Change, who: Signed) -> Change:
    try:
        grants = server.grants(tx, change.stream, who)
    except NotFound:
        # Whoever has just left the trip: what they did, without anybody's own things.
        grants = Grants(frozenset(SECTIONS["viewer"]))
    return cut(server.log.registry, change, grants)


def _bare(posted: Posted) -> Mutation:
    if posted.id is None or posted.verb is None or posted.edits is None:
        raise BadRequest("BAD_BODY", "Send {mutations: [...]} or one mutation with id, verb and edits.")
    return Mutation(posted.id, posted.verb, posted.edits, posted.base)


def _result(outcome: Change | BaseException) -> dict[str, object]:
    if isinstance(outcome, Change):
        return {"change": outcome}
    if isinstance(outcome, CairnError) and outcome.status != 401:
        return {"refused": outcome.body()}
    raise outcome


def decode(body: bytes, decoder: msgspec.json.Decoder[T]) -> T:
    """The body as the type expected. Raises BAD_BODY with the place where it differs."""
    try:
        return decoder.decode(body)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise BadRequest("BAD_BODY", f"The body is not what this door takes: {error}.") from None


def stream_of(request: Request) -> StreamId:
    return str(request.path_params["stream"])


def whole_number(request: Request, name: str, default: int | None = None) -> int:
    """A query parameter that must be a number of at most 15 digits."""
    text = request.query_params.get(name)
    if text is None and default is not None:
        return default
    if text is None or not (text.isascii() and text.isdigit()) or len(text) > 15:
        raise BadRequest("BAD_QUERY", f"{name} must be a whole number; got {text!r:.60}.", {"parameter": name})
    return int(text)


ROUTES = [
    Route("/api/sync/{stream}", snapshot, methods=["GET"]),
    Route("/api/sync/{stream}", mutate, methods=["POST"]),
    Route("/api/sync/{stream}/changes", changes, methods=["GET"]),
]

"""REST resources made from the registry: a script gets the same rules, permissions and history as the client.

`/api/trips/{trip_id}` and `/api/trips/{trip_id}/<plural>[/{id}]` for the trip's nouns, `/api/<plural>` for the
instance's. Every write is a mutation; `Idempotency-Key` becomes its id, so asking twice answers twice and writes once.
"""

from __future__ import annotations

import msgspec
from fastapi import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from cairn.access.server import Server, server_of
from cairn.access.sessions import Signed
from cairn.db.tx import Tx
from cairn.errors import BadRequest, NotFound
from cairn.features.sync.doors import JSON, decode
from cairn.kit.ids import derived_id, is_id, new_id
from cairn.sync.cut import sees
from cairn.sync.fields import Fields
from cairn.sync.records import Kind, Registry
from cairn.sync.types import Edit, Mutation, Step, StreamId

KEY_HEADERS = ("idempotency-key", "x-idempotency-key")
MAX_KEY = 128
ADDED_ELSEWHERE = frozenset({"member"})
"""Kinds whose adding needs more than the record: a member is found by address or name."""
_FIELDS = msgspec.json.Decoder(dict[str, str | int | float | bool | list[str] | None])


class Resource:
    """The handlers of one kind. Subclassed nowhere: kinds differ in their data only."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind

    def stream(self, request: Request) -> StreamId:
        if self.kind.stream != "trip":
            return self.kind.stream
        id = request.path_params["trip_id"]
        return f"trip:{id}"

    async def list(self, request: Request) -> Response:
        server, stream = server_of(request), self.stream(request)

        def read(tx: Tx, who: Signed) -> bytes:
            grants = server.grants(tx, stream, who)
            rows = tx.all(
                self.kind.select_sql.replace("SELECT ", "SELECT id, ", 1) + " WHERE stream = ? ORDER BY id", stream
            )
            records = [(row[0], self.kind.decode(row[1:])) for row in rows]
            seen = [{"id": id, **record} for id, record in records if sees(self.kind, record, grants)]
            return msgspec.json.encode({self.kind.plural: seen})

        return Response(await server.read(request, read), media_type=JSON)

    async def get(self, request: Request) -> Response:
        server, stream, id = server_of(request), self.stream(request), self.id(request)
        return Response(
            await server.read(request, lambda tx, who: self._one(tx, server, stream, id, who)), media_type=JSON
        )

    async def create(self, request: Request) -> Response:
        fields = decode(await request.body(), _FIELDS)
        id = fields.pop("id", None)
        if id is None:
            key = _key(request)
            id = derived_id("record", self.stream(request), key) if key else new_id()
        if not is_id(id):
            raise BadRequest("BAD_ID", f"An id is a lower-case UUID; got {id!r:.60}.")
        return await self._write(request, "add", str(id), fields, 201)

    async def patch(self, request: Request) -> Response:
        return await self._write(request, "set", self.id(request), decode(await request.body(), _FIELDS), 200)

    async def delete(self, request: Request) -> Response:
        await self._write(request, "remove", self.id(request), {}, 200)
        return Response(b'{"success":true}', media_type=JSON)

    def id(self, request: Request) -> str:
        id = str(request.path_params.get("id") or request.path_params["trip_id"])
        if not is_id(id):
            raise NotFound("NOT_FOUND", f"There is no such {self.kind.name}.")
        return id

    async def _write(self, request: Request, step: Step, id: str, fields: Fields, status: int) -> Response:
        server, stream, key = server_of(request), self.stream(request), _key(request)

        def work(tx: Tx, who: Signed) -> bytes:
            mutation_id = derived_id("key", who.account.id, request.method, request.url.path, key) if key else new_id()
            edit = Edit(step, self.kind.name, id, fields)
            verb = {"add": "add", "set": "edit", "remove": "remove"}[step]
            if step != "add" and not key:
                self._one(tx, server, stream, id, who)
            change = server.log.write(
                tx, stream, Mutation(mutation_id, f"{self.kind.name}.{verb}", (edit,)), who.account.id
            )
            if step == "remove":
                return b""
            for diff in change.diffs:
                if diff.before is None and (diff.kind, diff.id) == (self.kind.name, id):
                    return msgspec.json.encode({self.kind.name: {"id": id, **(diff.after or {})}})
            return self._one(tx, server, stream, id, who)

        return Response(await server.write(request, work), status, media_type=JSON)

    def _one(self, tx: Tx, server: Server, stream: StreamId, id: str, who: Signed) -> bytes:
        grants = server.grants(tx, stream, who)
        row = tx.one(f"{self.kind.select_sql} WHERE stream = ? AND id = ?", stream, id)
        record = self.kind.decode(row) if row is not None else None
        if record is None or not sees(self.kind, record, grants):
            raise NotFound("NOT_FOUND", f"There is no such {self.kind.name}.", {"id": id})
        return msgspec.json.encode({self.kind.name: {"id": id, **record}})


def _key(request: Request) -> str | None:
    for name in KEY_HEADERS:
        key = request.headers.get(name)
        if key is not None:
            if not 0 < len(key) <= MAX_KEY:
                raise BadRequest("BAD_IDEMPOTENCY_KEY", f"An Idempotency-Key has 1 to {MAX_KEY} characters.")
            return key
    return None


def base_path(kind: Kind) -> str:
    """Where the kind's collection is; a trip is its own door."""
    if kind.stream == "trip" and kind.name != "trip":
        return f"/api/trips/{{trip_id}}/{kind.plural}"
    return f"/api/{kind.plural}"


def resource_kinds(registry: Registry) -> list[Kind]:
    """The kinds that have a REST resource. What is one account's own has the sync door only."""
    return [kind for kind in registry.kinds.values() if kind.stream in ("trip", "instance")]


def routes(registry: Registry) -> list[BaseRoute]:
    """The routes of every resource. A trip is listed, made and deleted by routes of its own."""
    made: list[BaseRoute] = []
    for kind in resource_kinds(registry):
        resource = Resource(kind)
        base = base_path(kind)
        if kind.name == "trip":
            made.append(Route("/api/trips/{trip_id}", resource.get, methods=["GET"]))
            made.append(Route("/api/trips/{trip_id}", resource.patch, methods=["PATCH"]))
            continue
        made.append(Route(base, resource.list, methods=["GET"]))
        if kind.name not in ADDED_ELSEWHERE:
            made.append(Route(base, resource.create, methods=["POST"]))
        made.append(Route(base + "/{id}", resource.get, methods=["GET"]))
        made.append(Route(base + "/{id}", resource.patch, methods=["PATCH"]))
        made.append(Route(base + "/{id}", resource.delete, methods=["DELETE"]))
    return made

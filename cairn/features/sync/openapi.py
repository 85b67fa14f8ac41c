"""The parts of the OpenAPI document that come from the registry, with an example for everything."""

from __future__ import annotations

from cairn.features.sync.rest import ADDED_ELSEWHERE, base_path, resource_kinds
from cairn.kit.ids import derived_id
from cairn.sync.fields import Field, Id
from cairn.sync.records import Kind, Registry

Json = dict[str, object]
UUID: Json = Id().json_schema()
ERROR = {"$ref": "#/components/schemas/Error"}
STREAM_EXAMPLE = "trip:0198f3a2-5b7c-7d10-8a4e-3f2b1c0d9e8f"


def complete(document: Json, registry: Registry) -> Json:
    """FastAPI's document with the generated resources and the sync doors added."""
    paths, schemas = _part(document, "paths"), _part(_part(document, "components"), "schemas")
    schemas["Error"] = {
        "type": "object",
        "required": ["error", "code"],
        "properties": {"error": {"type": "string"}, "code": {"type": "string"}, "detail": {"type": "object"}},
    }
    for kind in resource_kinds(registry):
        name = _pascal(kind)
        schemas[name] = record_schema(kind)
        schemas[f"{name}New"] = new_schema(kind)
        schemas[f"{name}Part"] = part_schema(kind)
        for path, item in _resource_paths(kind).items():
            _part(paths, path).update(_dict(item))
    paths.update(_sync_paths())
    paths["/api/trips"] = {**_dict(paths.get("/api/trips")), "get": _trip_list()}
    paths["/api/health"] = {
        "get": _operation("health", "Is the server alive?", "instance", {"200": _ok({"type": "object"})})
    }
    paths["/api/openapi.json"] = {
        "get": _operation("openapi", "This document.", "instance", {"200": _ok({"type": "object"})})
    }
    _declare_errors(paths)
    return document


def record_schema(kind: Kind) -> Json:
    """A whole record, as answers carry it."""
    return {
        "type": "object",
        "description": kind.doc,
        "required": ["id", *kind.names],
        "properties": {"id": UUID, **{field.name: _field_schema(field) for field in kind.fields}},
        "additionalProperties": False,
    }


def new_schema(kind: Kind) -> Json:
    """What adding takes: defaults may be left out."""
    return {
        "type": "object",
        "required": [field.name for field in kind.fields if field.required],
        "properties": {"id": UUID, **{field.name: _field_schema(field) for field in kind.fields}},
        "additionalProperties": False,
        "example": {field.name: field.type.example() for field in kind.fields if field.required},
    }


def part_schema(kind: Kind) -> Json:
    """Any part of the fields."""
    first = kind.fields[0]
    return {
        "type": "object",
        "properties": {field.name: _field_schema(field) for field in kind.fields},
        "additionalProperties": False,
        "example": {first.name: first.type.example()},
    }


def _field_schema(field: Field) -> Json:
    schema = field.type.json_schema()
    if field.nullable:
        if "enum" in schema:
            schema["enum"] = [*_list(schema["enum"]), None]
        schema["type"] = [schema["type"], "null"]
    if not field.required:
        schema["default"] = field.default
    return schema


def _resource_paths(kind: Kind) -> Json:
    name, base = _pascal(kind), base_path(kind)
    one, many = {"$ref": f"#/components/schemas/{name}"}, f"{base}/{{id}}"
    in_trip = [_path_parameter("trip_id")] if "{trip_id}" in base else []
    wrapped: Json = {"type": "object", "required": [kind.name], "properties": {kind.name: one}}
    listed: Json = {
        "type": "object",
        "required": [kind.plural],
        "properties": {kind.plural: {"type": "array", "items": one}},
    }
    key: Json = {
        "name": "Idempotency-Key",
        "in": "header",
        "schema": {"type": "string", "minLength": 1, "maxLength": 128, "pattern": "^[A-Za-z0-9_-]+$"},
        "description": "Asked again with the same key and content, the first answer comes again and nothing is written.",
    }

    def operation(
        verb: str, words: str, status: str, schema: Json, parameters: list[Json], body: str | None = None
    ) -> Json:
        made = _operation(f"{verb}_{kind.name}", words, kind.plural, {status: _ok(schema)}, parameters)
        if body:
            made["requestBody"] = {
                "required": True,
                "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}{body}"}}},
            }
        return made

    if kind.name == "trip":
        parameters = [_path_parameter("trip_id")]
        return {
            "/api/trips/{trip_id}": {
                "get": operation("get", "One trip.", "200", wrapped, parameters),
                "patch": operation("edit", "Change a trip.", "200", wrapped, [*parameters, key], "Part"),
            }
        }
    with_id = [*in_trip, _path_parameter("id")]
    done: Json = {"type": "object", "required": ["success"], "properties": {"success": {"const": True}}}
    collection: Json = {
        "get": operation("list", f"All {kind.plural}.", "200", listed, in_trip),
    }
    if kind.name not in ADDED_ELSEWHERE:
        collection["post"] = operation("add", f"Add a {kind.name}.", "201", wrapped, [*in_trip, key], "New")
    return {
        base: collection,
        many: {
            "get": operation("get", f"One {kind.name}.", "200", wrapped, with_id),
            "patch": operation("edit", f"Change a {kind.name}.", "200", wrapped, [*with_id, key], "Part"),
            "delete": operation("remove", f"Remove a {kind.name}.", "200", done, [*with_id, key]),
        },
    }


def _sync_paths() -> Json:
    stream: Json = {
        "name": "stream",
        "in": "path",
        "required": True,
        "schema": {"type": "string", "pattern": "^(trip:|account:)?[a-z0-9-]{1,36}$"},
        "example": STREAM_EXAMPLE,
    }
    edit: Json = {
        "type": "object",
        "required": ["step", "kind", "id"],
        "properties": {
            "step": {"enum": ["add", "set", "remove"]},
            "kind": {"type": "string"},
            "id": UUID,
            "fields": {"type": "object"},
        },
        "additionalProperties": False,
    }
    mutation: Json = {
        "type": "object",
        "required": ["id", "verb", "edits"],
        "properties": {
            "id": UUID,
            "verb": {"type": "string", "pattern": "^[a-z]+[.][a-z]+$", "maxLength": 60},
            "base": {"type": ["integer", "null"], "minimum": 0},
            "edits": {"type": "array", "items": edit, "maxItems": 1000},
        },
        "additionalProperties": False,
        "example": {
            "id": derived_id("example"),
            "verb": "stop.move",
            "base": 812,
            "edits": [{"step": "set", "kind": "stop", "id": derived_id("example stop"), "fields": {"position": "a1"}}],
        },
    }
    since: Json = {
        "name": "since",
        "in": "query",
        "required": True,
        "schema": {"type": "integer", "minimum": 0, "maximum": 10**14},
        "example": 812,
    }
    grants: Json = {"name": "grants", "in": "query", "schema": {"type": "string", "pattern": "^[a-z+/0-9-]*$"}}
    batch: Json = {
        "type": "object",
        "required": ["mutations"],
        "properties": {"mutations": {"type": "array", "items": mutation}},
    }
    anything: Json = {"type": "object"}
    return {
        "/api/sync/{stream}": {
            "get": _operation(
                "snapshot", "Every record of a stream and its head.", "sync", {"200": _ok(anything)}, [stream]
            ),
            "post": {
                **_operation("mutate", "One mutation, or a batch.", "sync", {"200": _ok(anything)}, [stream]),
                "requestBody": {
                    "required": True,
                    "content": {
                        "application/json": {"schema": {"oneOf": [mutation, {**batch, "additionalProperties": False}]}}
                    },
                },
            },
        },
        "/api/sync/{stream}/changes": {
            "get": _operation(
                "changes", "The changes after a cursor.", "sync", {"200": _ok(anything)}, [stream, since, grants]
            )
        },
    }


def _trip_list() -> Json:
    flag: Json = {"type": "string", "enum": ["0", "1"]}
    parameters: list[Json] = [{"name": name, "in": "query", "schema": flag} for name in ("archived", "trashed")]
    listed: Json = {"type": "object", "required": ["trips"], "properties": {"trips": {"type": "array"}}}
    return _operation("list_trips", "My trips as cards, newest first.", "trips", {"200": _ok(listed)}, parameters)


def _operation(id: str, words: str, tag: str, responses: Json, parameters: list[Json] | None = None) -> Json:
    return {
        "operationId": id,
        "summary": words,
        "tags": [tag],
        "parameters": list(parameters or []),
        "responses": dict(responses),
    }


def _declare_errors(paths: Json) -> None:
    """Every operation may refuse; FastAPI's own 422 never happens here, ours is a 400."""
    error: Json = {"description": "Refused", "content": {"application/json": {"schema": ERROR}}}
    for item in paths.values():
        for operation in _dict(item).values():
            responses = _dict(_dict(operation)["responses"])
            responses.pop("422", None)
            for status in ("400", "401", "403", "404", "409", "413", "415", "421", "429", "503"):
                responses.setdefault(status, error)


def _ok(schema: Json) -> Json:
    return {"description": "Done", "content": {"application/json": {"schema": schema}}}


def _path_parameter(name: str) -> Json:
    return {"name": name, "in": "path", "required": True, "schema": UUID, "example": Id().example()}


def _part(parent: Json, name: str) -> Json:
    return _dict(parent.setdefault(name, {}))


def _dict(value: object) -> Json:
    assert isinstance(value, dict)
    return value


def _list(value: object) -> list[object]:
    assert isinstance(value, list)
    return value


def _pascal(kind: Kind) -> str:
    return kind.name.capitalize()

"""TypeScript types of the OpenAPI document: an interface a schema, and what each operation takes and answers.

Our own page of code because the usual generator needs a compiler API that the client's TypeScript no longer has.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

Schema = Mapping[str, Any]
HEADER = "// Generated from the OpenAPI document by `make contract`; do not edit.\n"
METHODS = ("get", "post", "put", "patch", "delete")
NAMES = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}


def api_module(document: Schema) -> str:
    """The text of web/src/domain/api.gen.ts."""
    return "\n".join([HEADER, *_schemas(document), *_operations(document)]) + "\n"


def _schemas(document: Schema) -> Iterator[str]:
    for name, schema in sorted(document.get("components", {}).get("schemas", {}).items()):
        if schema.get("type") == "object" and "properties" in schema:
            yield f"export interface {_name(name)} {_object(schema, 0)}\n"
        else:
            yield f"export type {_name(name)} = {_type(schema, 0)};\n"


def _operations(document: Schema) -> Iterator[str]:
    yield "export interface Operations {"
    for path, methods in document["paths"].items():
        for method in METHODS:
            if method in methods:
                yield f"  {json.dumps(f'{method.upper()} {path}')}: {{"
                yield f"    body: {_body(methods[method])};"
                yield f"    answer: {_answer(methods[method])};"
                yield "  };"
    yield "}"


def _body(operation: Schema) -> str:
    content = operation.get("requestBody", {}).get("content", {})
    if "multipart/form-data" in content:
        return "FormData"
    return _content(content) if content else "undefined"


def _answer(operation: Schema) -> str:
    for status, answer in sorted(operation["responses"].items()):
        if status.startswith("2"):
            return _content(answer["content"]) if answer.get("content") else "undefined"
    return "undefined"


def _content(content: Schema) -> str:
    schema = content.get("application/json", {}).get("schema")
    return _type(schema, 4) if schema else "unknown"


def _type(schema: Schema, indent: int) -> str:
    if "$ref" in schema:
        return _name(schema["$ref"].rsplit("/", 1)[-1])
    if "const" in schema:
        return json.dumps(schema["const"])
    if "enum" in schema:
        return " | ".join(json.dumps(value) for value in schema["enum"])
    for either in ("anyOf", "oneOf"):
        if either in schema:
            return " | ".join(dict.fromkeys(_type(option, indent) for option in schema[either]))
    if "allOf" in schema:
        return " & ".join(_type(part, indent) for part in schema["allOf"])
    kind = schema.get("type")
    if isinstance(kind, list):
        return " | ".join(_type({**schema, "type": one}, indent) for one in kind)
    if kind == "array":
        item = _type(schema.get("items", {}), indent)
        return f"readonly ({item})[]" if re.search(r"[|& ]", item) else f"readonly {item}[]"
    if kind == "object":
        return _object(schema, indent)
    return NAMES.get(kind or "", "unknown")


def _object(schema: Schema, indent: int) -> str:
    fields = schema.get("properties")
    if not fields:
        values = schema.get("additionalProperties")
        return f"Record<string, {_type(values, indent) if isinstance(values, dict) else 'unknown'}>"
    required = schema.get("required", ())
    pad = " " * (indent + 2)
    lines = [
        f"{pad}readonly {_key(name)}{'' if name in required else '?'}: {_type(field, indent + 2)};"
        for name, field in fields.items()
    ]
    return "\n".join(["{", *lines, " " * indent + "}"])


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z_$][\w$]*", name) else json.dumps(name)


def _name(name: str) -> str:
    return re.sub(r"\W+(\w)?", lambda found: (found[1] or "").upper(), name)

"""What is generated from the nouns for the web client: types, limits, references. `make contract` writes it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from cairn.domain.currencies import CURRENCIES, DECIMALS
from cairn.domain.money import EXPENSE_CATEGORIES
from cairn.domain.registry import REGISTRY
from cairn.features.files.types import TYPES
from cairn.providers.rates import bundled_rates
from cairn.sync.fields import Bool, Choice, Field, Float, Int, Refs

HEADER = "// Generated from the nouns in cairn/domain by `make contract`; do not edit.\n"


def kinds_module() -> str:
    """The text of web/src/domain/kinds.gen.ts."""
    return "\n".join([HEADER, 'import type { KindSpec } from "../sync/records";\n', *_interfaces(), *_map(), *_specs()])


def money_module() -> str:
    """The text of web/src/kit/money.gen.ts."""
    rates = bundled_rates()
    return "\n".join(
        [
            HEADER,
            f"export const CURRENCIES = {_lines(sorted(CURRENCIES))} as const;\n",
            "/** Decimals of those that do not have two. */",
            f"export const DECIMALS: Readonly<Record<string, number>> = {_object(DECIMALS)};\n",
            f"export const EXPENSE_CATEGORIES = {_lines(EXPENSE_CATEGORIES)} as const;\n",
            "/** What one euro buys: the table that comes with the server, for when nothing newer can be had. */",
            "export const BUNDLED_RATES: { on: string; source: string; per_euro: Readonly<Record<string, number>> } = {",
            f"  on: {json.dumps(rates.on)},",
            f"  source: {json.dumps(rates.source)},",
            f"  per_euro: {_object(rates.per_euro)},",
            "};\n",
        ]
    )


def files_module() -> str:
    """The text of web/src/kit/files.gen.ts."""
    return f"{HEADER}\n/** Endings of the files that a trip takes. */\nexport const FILE_ENDINGS = {_lines(TYPES)} as const;\n"


def _lines(words: Iterable[str]) -> str:
    return "[\n" + "".join(f"  {json.dumps(word)},\n" for word in words) + "]"


def _interfaces() -> Iterator[str]:
    for kind in REGISTRY.kinds.values():
        yield f"/** {' '.join(kind.doc.split())} */"
        yield f"export interface {_pascal(kind.name)} {{"
        yield "  readonly id: string;"
        for field in kind.fields:
            yield f"  readonly {field.name}: {_ts_type(field)};"
        yield "}\n"


def _map() -> Iterator[str]:
    yield 'declare module "../sync/records" {'
    yield "  interface KindMap {"
    for name in REGISTRY.kinds:
        yield f"    {name}: {_pascal(name)};"
    yield "  }\n}\n"


def _specs() -> Iterator[str]:
    yield "export const KINDS = {"
    for kind in REGISTRY.kinds.values():
        yield f"  {kind.name}: {{"
        yield f"    stream: {json.dumps(kind.stream)},"
        yield f"    section: {json.dumps(kind.section)},"
        yield "    fields: {"
        for field in kind.fields:
            yield f"      {field.name}: {_object(_field_spec(field))},"
        yield "    },"
        yield "  },"
    yield "} as const satisfies Record<string, KindSpec>;\n"


def _field_spec(field: Field) -> dict[str, object]:
    spec: dict[str, object] = {"type": field.type.name, "nullable": field.nullable}
    if not field.required:
        spec["default"] = field.default
    spec |= field.type.limits()
    if field.ref is not None:
        ref: dict[str, object] = {
            "kind": field.ref.kind,
            "policy": field.ref.policy,
            "many": isinstance(field.ref, Refs),
        }
        if field.ref.stream is not None:
            ref["stream"] = field.ref.stream
        spec["ref"] = ref
    spec["merge"] = field.merge
    return spec


def _object(value: object) -> str:
    """JSON as a formatter of TypeScript writes it: bare keys, spaces inside braces."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key}: {_object(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_object(item) for item in value) + "]"
    return json.dumps(value)


def _ts_type(field: Field) -> str:
    if isinstance(field.type, Bool):
        name = "boolean"
    elif isinstance(field.type, Int | Float):
        name = "number"
    elif isinstance(field.type, Refs):
        name = "readonly string[]"
    elif isinstance(field.type, Choice):
        name = " | ".join(json.dumps(choice) for choice in field.type.choices)
    else:
        name = "string"
    return f"{name} | null" if field.nullable else name


def _pascal(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_"))

"""The JSON Schema of jixiao/1, generated from the structs that read and write it."""

from __future__ import annotations

import json
from typing import Final

import msgspec

from jixiao.notation import wire, wire_findings

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of an exchange file: plans or findings."""
    places, definitions = msgspec.json.schema_components(
        [wire.Plans, wire_findings.Findings], ref_template="#/$defs/{name}"
    )
    return {
        "$schema": DIALECT,
        "title": wire.FORMAT,
        "description": "Performance plans, or findings about them, of the exchange format jixiao/1",
        "oneOf": list(places),
        "$defs": _portable(definitions),
    }


def schema_text() -> str:
    """Return the schema as it stands in docs/reference/exchange.schema.json."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _portable(tree: object) -> object:
    r"""Return the tree with patterns as ECMA 262 writes them: Python's `\Z` becomes `$`."""
    if isinstance(tree, dict):
        return {
            key: value.replace(r"\Z", "$")
            if key == "pattern" and isinstance(value, str)
            else _portable(value)
            for key, value in tree.items()
        }
    if isinstance(tree, list):
        return [_portable(each) for each in tree]
    return tree

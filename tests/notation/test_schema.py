"""The published schema is the one the package generates, and describes what it writes."""

from __future__ import annotations

import re
from pathlib import Path

from jixiao.notation.schema import schema, schema_text

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "exchange.schema.json"


def test_published_schema_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == schema_text()


def test_every_reference_resolves() -> None:
    names = re.findall(r'"\$ref": "#/\$defs/(\w+)"', schema_text())
    assert names
    assert set(names) <= set(schema()["$defs"])


def test_patterns_are_those_of_json_schema() -> None:
    assert "\\\\Z" not in schema_text()

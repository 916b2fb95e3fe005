"""The list of all known defects: which section of the catalogue each stands in."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def defects() -> tuple[Mapping[str, Any], ...]:
    """Return every defect with its code, fault, section, severity, source and comparison."""
    text = files("jixiao.review").joinpath("defects.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["defect"])


@cache
def sections() -> Mapping[str, str]:
    """Return the section letter (A to H) of every fault."""
    return {row["fault"]: row["section"] for row in defects()}

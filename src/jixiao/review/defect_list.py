"""The list of all known defects: which section of the catalogue each stands in."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_OF_FAMILY: Final = {
    "C": "A", "R": "B", "A": "B", "F": "A", "N": "E", "T": "F", "X": "G", "S": "H",
}  # fmt: skip
"""Letter of a rule's code → the section most of its family stand in."""


@cache
def defects() -> tuple[Mapping[str, Any], ...]:
    """Return every defect with its code, fault, section, severity, source and comparison."""
    text = files("jixiao.review").joinpath("defects.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["defect"])


def section_of(code: str, fault: str) -> str:
    """Return the section letter (A to H) of a fault; one not listed is of its rule's family."""
    return _sections().get(fault) or _OF_FAMILY.get(code.removeprefix("JX-")[:1], "")


@cache
def _sections() -> Mapping[str, str]:
    return {row["fault"]: row["section"] for row in defects()}

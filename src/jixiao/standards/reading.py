"""TOML tables of this package, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Return the TOML file `name` of this package as a dictionary; callers must not change it."""
    text = files("jixiao.standards").joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def tables_in(folder: str) -> tuple[dict[str, Any], ...]:
    """Return every TOML file of a folder of this package, in the order of their names."""
    place = files("jixiao.standards").joinpath(folder)
    names = sorted(item.name for item in place.iterdir() if item.name.endswith(".toml"))
    return tuple(table(f"{folder}/{name}") for name in names)

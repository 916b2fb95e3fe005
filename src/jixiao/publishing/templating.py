"""Jinja2 templates of this package, with everything escaped that a document could carry."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined


@cache
def templates() -> Environment:
    """Return the environment of `publishing/templates`; autoescaping is on for all of them."""
    return Environment(
        loader=PackageLoader("jixiao.publishing", encoding="utf-8"),
        autoescape=True,
        trim_blocks=False,
        undefined=StrictUndefined,
    )

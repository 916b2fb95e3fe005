"""Findings as they lie on the wire: one struct per object, fields in printed order.

Source: docs/reference/exchange.md.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from jixiao.notation.wire import Counted, Span  # noqa: TC001 - msgspec resolves them at run time


class RelatedPlace(Struct):
    """Another place of a finding that crosses projects or documents."""

    document: str
    project: Counted | None = None
    indicator: list[Counted] | None = None


class Finding(Struct):
    """One judgement of one rule."""

    rule: str
    fault: str
    severity: Literal["blocking", "query", "advice"]
    outcome: Literal["found", "not_applicable", "lacks_data"]
    project: Counted | None
    indicator: list[Counted] | None
    field: str | None
    given: str | None
    expected: str | None
    difference: str | None
    message: str
    fix: str
    source: str
    span: Span | None
    related: list[RelatedPlace]


class FindingsDocument(Struct):
    """The findings of one document."""

    document: str
    findings: list[Finding]


class Findings(Struct):
    """A whole exchange file of findings."""

    format: Literal["jixiao/1"]
    content: Literal["findings"]
    documents: list[FindingsDocument]

"""Findings → the exchange format jixiao/1. Source: docs/reference/exchange.md, Findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from jixiao.notation import wire, wire_findings
from jixiao.notation.writing_indicators import span_on_wire

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jixiao.model.finding import Finding, Locus
    from jixiao.model.plan import PlanDocument


def write_findings(
    documents: Iterable[PlanDocument],
    findings: Iterable[Finding],
    *,
    translate: Callable[[str], str],
) -> bytes:
    """Return one JSON object in UTF-8: every document in order, with its findings in order.

    Documents without a finding keep an empty list; sentences are in the language of `translate`.
    """
    grouped: dict[str, list[Finding]] = {each.document: [] for each in documents}
    for finding in findings:
        grouped.setdefault(finding.locus.document, []).append(finding)
    return b"".join(findings_in_pieces(grouped.items(), translate=translate))


def findings_in_pieces(
    reviewed: Iterable[tuple[str, Iterable[Finding]]], *, translate: Callable[[str], str]
) -> Iterator[bytes]:
    """Yield the same JSON object piece by piece: documents by name, each with its findings."""
    empty = msgspec.json.encode(wire_findings.Findings(wire.FORMAT, "findings", []))
    head, tail = msgspec.json.format(empty, indent=1).split(b"[]")
    yield head + b"["
    behind = b""
    for name, findings in reviewed:
        record = msgspec.json.encode(_on_wire(name, findings, translate))
        lines = msgspec.json.format(record, indent=1).replace(b"\n", b"\n  ")
        yield behind + b"\n  " + lines
        behind = b","
    yield (b"\n ]" if behind else b"]") + tail + b"\n"


def findings_line(
    name: str, findings: Iterable[Finding], *, translate: Callable[[str], str]
) -> bytes:
    """Return a document's findings as one line of JSON Lines in UTF-8, line feed included."""
    return msgspec.json.encode(_on_wire(name, findings, translate)) + b"\n"


def _on_wire(
    name: str, findings: Iterable[Finding], translate: Callable[[str], str]
) -> wire_findings.FindingsDocument:
    own = [finding_on_wire(finding, translate) for finding in findings]
    return wire_findings.FindingsDocument(name, own)


def finding_on_wire(finding: Finding, translate: Callable[[str], str]) -> wire_findings.Finding:
    """Return the wire form of one finding."""
    locus = finding.locus
    return wire_findings.Finding(
        rule=finding.rule,
        fault=finding.fault,
        severity=finding.severity.value,
        outcome=finding.outcome.value,
        project=locus.project,
        indicator=_rows(locus),
        field=locus.field,
        given=finding.given,
        expected=finding.expected,
        difference=finding.difference,
        message=finding.message.render(translate),
        fix=finding.fix.render(translate),
        source=finding.source,
        span=span_on_wire(finding.span, locus.document),
        related=[_related(place) for place in finding.related],
    )


def _related(place: Locus) -> wire_findings.RelatedPlace:
    return wire_findings.RelatedPlace(place.document, place.project, _rows(place))


def _rows(locus: Locus) -> list[int] | None:
    return None if locus.indicators is None else list(locus.indicators)

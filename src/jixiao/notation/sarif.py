"""Findings → SARIF 2.1.0, the format in which checking tools hand results to one another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

import msgspec

from jixiao.model.finding import Outcome, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from jixiao.model.finding import Finding, Locus
    from jixiao.model.plan import PlanDocument
    from jixiao.model.rule_card import RuleCard
    from jixiao.model.source import SourceSpan

    Json = dict[str, Any]

VERSION: Final = "2.1.0"
LEVELS: Final = {
    Severity.BLOCKING: "error",
    Severity.QUERY: "warning",
    Severity.ADVICE: "note",
}
KINDS: Final = {
    Outcome.FOUND: "fail",
    Outcome.NOT_APPLICABLE: "notApplicable",
    Outcome.LACKS_DATA: "open",
}
COMPARED: Final = ("given", "expected", "difference")


def write_sarif(  # noqa: PLR0913 - two things to write, the rest named settings
    documents: Iterable[PlanDocument],
    findings: Iterable[Finding],
    *,
    cards: Mapping[str, RuleCard],
    version: str,
    language: str,
    translate: Callable[[str], str],
) -> bytes:
    """Return one SARIF log in UTF-8 with a single run.

    `version` is jixiao's own; `language` (zh-CN, en) is that of `translate`. A place in a text
    is a region with its line; a place in a table is told as a logical location.
    """
    positions = {code: number for number, code in enumerate(cards)}
    driver: Json = {
        "name": "jixiao",
        "semanticVersion": version,
        "rules": [_rule(card, translate) for card in cards.values()],
    }
    run = {
        "tool": {"driver": driver},
        "language": language,
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": _artifact(one.document)} for one in documents],
        "results": [_result(one, positions, translate) for one in findings],
    }
    whole = {"version": VERSION, "runs": [run]}
    return msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n"


def _rule(card: RuleCard, translate: Callable[[str], str]) -> Json:
    return {
        "id": card.code,
        "name": card.fault,
        "shortDescription": {"text": translate(card.title)},
        "fullDescription": {"text": translate(card.why)},
        "help": {"text": translate(card.fix)},
        "defaultConfiguration": {"level": LEVELS[card.severity]},
        "properties": {"source": card.source, "since": card.since},
    }


def _result(
    finding: Finding, positions: Mapping[str, int], translate: Callable[[str], str]
) -> Json:
    found = finding.outcome is Outcome.FOUND
    compared = {name: getattr(finding, name) for name in COMPARED if getattr(finding, name)}
    result: Json = {
        "ruleId": finding.rule,
        "ruleIndex": positions[finding.rule],
        "kind": KINDS[finding.outcome],
        "level": LEVELS[finding.severity] if found else "none",
        "message": {"text": finding.message.render(translate)},
        "locations": [_location(finding.locus, finding.span)],
        "properties": {"fault": finding.fault, "source": finding.source, **compared},
    }
    if finding.related:
        result["relatedLocations"] = [_location(one, None) for one in finding.related]
    return result


def _location(locus: Locus, span: SourceSpan | None) -> Json:
    physical: Json = {"artifactLocation": _artifact(locus.document)}
    if span is not None and span.line is not None:
        physical["region"] = {"startLine": span.line}
        if span.text:
            physical["region"]["snippet"] = {"text": span.text}
    location: Json = {"physicalLocation": physical}
    logical = [{"fullyQualifiedName": name} for name in _logical(locus, span)]
    if logical:
        location["logicalLocations"] = logical
    return location


def _logical(locus: Locus, span: SourceSpan | None) -> list[str]:
    """Return the places that are no lines: the plan's field, and the cell of the table."""
    path = [f"projects/{locus.project}"] if locus.project is not None else []
    if locus.indicators:
        path.append("indicators/" + ",".join(map(str, locus.indicators)))
    if locus.field:
        path.append(locus.field)
    names = ["/".join(path)] if path else []
    if span is not None and span.row is not None and span.column is not None:
        holder = span.sheet or f"table {span.table or 1}"
        names.append(f"{holder}!R{span.row}C{span.column}")
    return names


def _artifact(document: str) -> Json:
    return {"uri": quote(document.replace("\\", "/"))}

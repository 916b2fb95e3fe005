"""Findings → marks on the source: a place and the words to write beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Outcome
from jixiao.model.message import message
from jixiao.publishing.findings_report import SEVERITY_NAMES
from jixiao.standards.policy import citation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from jixiao.model.finding import Finding
    from jixiao.model.rule_card import RuleCard
    from jixiao.model.source import SourceSpan

AUTHOR: Final = "jixiao"
INITIALS: Final = "JX"


@dataclass(frozen=True, slots=True)
class Mark:
    """What is written at a place of the source; without a span it concerns the whole document."""

    span: SourceSpan | None
    text: str


def marks_of(
    findings: Iterable[Finding],
    *,
    cards: Mapping[str, RuleCard],
    english: bool,
    translate: Callable[[str], str],
) -> list[Mark]:
    """Return a mark for each finding that was found, in their order."""
    return [
        Mark(finding.span, _words(finding, cards[finding.rule], english=english, tr=translate))
        for finding in findings
        if finding.outcome is Outcome.FOUND
    ]


def _words(finding: Finding, card: RuleCard, *, english: bool, tr: Callable[[str], str]) -> str:
    sentence = message(
        "【{severity}】{title}（{code}）\n{text}\n改法：{fix}\n依据：{clause}",
        severity=message(SEVERITY_NAMES[finding.severity]),
        title=message(card.title),
        code=finding.rule,
        text=finding.message,
        fix=finding.fix,
        clause=citation(finding.source, english=english),
    )
    return sentence.render(tr)

"""Findings for the terminal: the answer first, then each with its row, the cell marked."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Outcome, Severity
from jixiao.model.message import Message, message
from jixiao.review.catalogue import rule_cards
from jixiao.standards.policy import citation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jixiao.model.finding import Finding
    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan, PlanDocument

    Translate = Callable[[str], str]

SEVERITIES: Final = {
    Severity.BLOCKING: message("须改正"),
    Severity.QUERY: message("须说明"),
    Severity.ADVICE: message("建议"),
}
CELL_OF: Final = {
    "level1": 0, "level2": 1, "name": 2, "description": 2, "value": 3, "target": 3,
    "target_text": 3, "operator": 3, "unit": 3, "quantity": 3, "weight": 4, "basis": 5,
}  # fmt: skip
"""Which cell of the excerpt a field stands in."""
TARGET_CELL: Final = 3
LONGEST: Final = 24
_BASIS: Final = "依据"
"""A word that stands in every catalogue: it tells the language."""


@dataclass(slots=True)
class Tally:
    """How much was looked at, and how much is wrong; grows document by document."""

    documents: int = 0
    projects: int = 0
    indicators: int = 0
    found: Counter[Severity] = field(default_factory=Counter)

    def count(self, document: PlanDocument) -> None:
        """Add a document with its projects and indicators."""
        self.documents += 1
        self.projects += len(document.projects)
        self.indicators += sum(len(plan.indicators) for plan in document.projects)

    def add(self, findings: Iterable[Finding]) -> None:
        """Add the defects among some findings."""
        self.found.update(each.severity for each in findings if each.outcome is Outcome.FOUND)

    @property
    def sentence(self) -> Message:
        """The answer in one sentence."""
        return message(
            "{documents} 份文件、{projects} 个项目、{indicators} 条指标："
            "须改正 {blocking} 处，须说明 {query} 处，建议 {advice} 处。",
            documents=self.documents,
            projects=self.projects,
            indicators=self.indicators,
            blocking=self.found[Severity.BLOCKING],
            query=self.found[Severity.QUERY],
            advice=self.found[Severity.ADVICE],
        )


def summary(documents: Iterable[PlanDocument], findings: Iterable[Finding]) -> Message:
    """Return the answer in one sentence: how much was looked at, how much is wrong."""
    tally = Tally()
    for document in documents:
        tally.count(document)
    tally.add(findings)
    return tally.sentence


def findings_text(
    tally: Tally,
    reviewed: Iterable[tuple[PlanDocument, Iterable[Finding]]],
    translate: Translate,
) -> Iterator[str]:
    """Yield the report as text: the answer first, then each document's findings in order."""
    yield tally.sentence.render(translate) + "\n"
    for document, findings in reviewed:
        plans = {plan.ordinal: plan for plan in document.projects}
        for finding in findings:
            plan = plans.get(finding.locus.project or 0)
            yield "\n" + "\n".join(_block(finding, plan, translate)) + "\n"


def _block(finding: Finding, plan: PerformancePlan | None, translate: Translate) -> Iterator[str]:
    severity = SEVERITIES[finding.severity].render(translate)
    card = rule_cards().get(finding.rule)
    title = f" {translate(card.title)}" if card else ""
    yield f"[{severity}] {finding.rule}{title} – {place(finding, plan).render(translate)}"
    yield from (f"    {line}" for line in excerpt(finding, plan))
    yield f"  {finding.message.render(translate)}"
    yield from _compared(finding, translate)
    clause = citation(finding.source, english=translate(_BASIS) != _BASIS)
    yield "  " + message("依据：{source}", source=clause).render(translate)
    yield "  " + message("改法：{fix}", fix=finding.fix).render(translate)


def _compared(finding: Finding, translate: Translate) -> Iterator[str]:
    if finding.given and finding.expected:
        sentence = message(
            "填写 {given}，应为 {expected}", given=finding.given, expected=finding.expected
        )
        if finding.difference:
            sentence = message(
                "填写 {given}，应为 {expected}，相差 {difference}",
                given=finding.given,
                expected=finding.expected,
                difference=finding.difference,
            )
        yield "  " + sentence.render(translate)


def place(finding: Finding, plan: PerformancePlan | None) -> Message:
    """Return where the finding is: document, project, rows."""
    locus = finding.locus
    if locus.project is None:
        return message("{document}", document=locus.document)
    name = (plan and plan.name) or ""
    if not locus.indicators:
        return message(
            "{document} 第 {project} 个项目“{name}”",
            document=locus.document,
            project=locus.project,
            name=name,
        )
    return message(
        "{document} 第 {project} 个项目“{name}”第 {rows} 条指标",
        document=locus.document,
        project=locus.project,
        name=name,
        rows="、".join(map(str, locus.indicators)),
    )


def excerpt(finding: Finding, plan: PerformancePlan | None) -> Iterator[str]:
    """Yield the rows of the finding, two lines each: the cells, and carets under the one meant."""
    own = plan.indicators if plan else ()
    rows = [own[row - 1] for row in finding.locus.indicators or () if 0 < row <= len(own)]
    marked = CELL_OF.get(finding.locus.field or "", TARGET_CELL)
    for row in rows:
        cells = [_short(cell) for cell in _cells(row)]
        before = "".join(f"| {cell} " for cell in cells[:marked]) + "| "
        yield "".join(f"| {cell} " for cell in cells) + "|"
        yield " " * width(before) + "^" * max(1, width(cells[marked]))
    if not rows and finding.span is not None and finding.span.text:
        text = _short(finding.span.text)
        yield text
        yield "^" * max(1, width(text))


def _cells(row: Indicator) -> tuple[str, ...]:
    weight = "" if row.weight is None else f"{row.weight:f}"
    texts = (row.level1, row.level2, row.name, row.target.text, weight, row.basis)
    return tuple(text or "" for text in texts)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else flat[: LONGEST - 1] + "…"


def width(text: str) -> int:
    """Return the columns a text takes in a terminal; Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)

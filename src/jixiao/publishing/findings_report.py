"""Documents and findings → what a findings report says, answer first, ready for any layout."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Outcome, Severity
from jixiao.model.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from jixiao.model.finding import Finding
    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.model.rule_card import RuleCard

SEVERITY_NAMES: Final = {
    Severity.BLOCKING: "须改正",
    Severity.QUERY: "须说明",
    Severity.ADVICE: "建议",
}
EXCERPT: Final = {
    "level1": "一级指标",
    "level2": "二级指标",
    "name": "三级指标",
    "description": "指标描述",
    "target": "指标值",
    "weight": "分值",
    "basis": "依据",
}
TARGET_PARTS: Final = frozenset({"operator", "value", "unit", "target_text", "target"})
HEAD_FIELDS: Final = {
    "name": "项目名称",
    "code": "项目编码",
    "year": "年度",
    "budget.total": "预算数",
    "budget.fiscal": "其中：财政资金",
    "budget.other": "其他资金",
    "budget": "预算数",
    "plan": "资金支出计划",
    "objectives": "绩效目标",
    "purpose": "资金用途",
    "category": "项目类别",
    "period": "项目期",
    "attribute": "项目属性",
    "total_budget": "合计",
    "department": "部门整体绩效目标",
}


@dataclass(frozen=True, slots=True)
class Texts:
    """Where the report's words come from: the rules' cards, the clauses' titles, the language."""

    cards: Mapping[str, RuleCard]
    clause_title: Callable[[str], str]
    translate: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class ExcerptCell:
    """One cell of a quoted row; `marked` when the finding is about it."""

    heading: str
    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One finding as shown; `rows` quotes the indicator rows, `where` names the place."""

    code: str
    fault: str
    severity: str
    severity_name: str
    title: str
    where: str
    text: str
    fix: str
    clause: str
    given: str
    expected: str
    difference: str
    rows: tuple[tuple[ExcerptCell, ...], ...]
    related: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProjectItems:
    """The findings on one project, or on the document itself when `ordinal` is None."""

    ordinal: int | None
    name: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class DocumentItems:
    """One document's findings by project, and how many of each severity."""

    name: str
    issuer: str
    projects: int
    indicators: int
    counts: Mapping[str, int]
    groups: tuple[ProjectItems, ...]


@dataclass(frozen=True, slots=True)
class FindingsReport:
    """The whole report; `answer` is its first sentence."""

    answer: str
    counts: Mapping[str, int]
    documents: tuple[DocumentItems, ...]


def findings_report(
    documents: Sequence[PlanDocument], findings: Sequence[Finding], texts: Texts
) -> FindingsReport:
    """Return the report over the findings that were found; other outcomes are left out."""
    found = [finding for finding in findings if finding.outcome is Outcome.FOUND]
    by_document: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in found:
        by_document[finding.locus.document].append(finding)
    counts = _counts(found)
    return FindingsReport(
        answer=_answer(documents, counts).render(texts.translate),
        counts=counts,
        documents=tuple(
            _document_items(document, by_document[document.document], texts)
            for document in documents
        ),
    )


def _counts(findings: Sequence[Finding]) -> dict[str, int]:
    counted = Counter(finding.severity for finding in findings)
    return {severity.value: counted[severity] for severity in Severity}


def _answer(documents: Sequence[PlanDocument], counts: Mapping[str, int]) -> Message:
    return message(
        "{documents} 份文件、{projects} 个项目、{indicators} 条指标：{blocking} 处须改正，"
        "{query} 处须说明，{advice} 条建议。",
        documents=len(documents),
        projects=sum(len(document.projects) for document in documents),
        indicators=sum(len(p.indicators) for document in documents for p in document.projects),
        **counts,
    )


def _document_items(
    document: PlanDocument, findings: Sequence[Finding], texts: Texts
) -> DocumentItems:
    plans: dict[int | None, PerformancePlan] = {p.ordinal: p for p in document.projects}
    by_project: defaultdict[int | None, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_project[finding.locus.project].append(finding)
    return DocumentItems(
        name=document.document,
        issuer=document.issuer or "",
        projects=len(document.projects),
        indicators=sum(len(plan.indicators) for plan in document.projects),
        counts=_counts(findings),
        groups=tuple(
            _project_items(ordinal, plans.get(ordinal), by_project[ordinal], texts)
            for ordinal in sorted(by_project, key=lambda ordinal: ordinal or 0)
        ),
    )


def _project_items(
    ordinal: int | None,
    plan: PerformancePlan | None,
    findings: Sequence[Finding],
    texts: Texts,
) -> ProjectItems:
    order = list(Severity)
    ranked = sorted(findings, key=lambda finding: (order.index(finding.severity), finding.rule))
    name = (plan.name if plan else None) or texts.translate("整份文件")
    items = tuple(_item(finding, plan, texts) for finding in ranked)
    return ProjectItems(ordinal, name, items)


def _item(finding: Finding, plan: PerformancePlan | None, texts: Texts) -> Item:
    card = texts.cards.get(finding.rule)
    return Item(
        code=finding.rule,
        fault=finding.fault,
        severity=finding.severity.value,
        severity_name=texts.translate(SEVERITY_NAMES[finding.severity]),
        title=texts.translate(card.title) if card else finding.fault,
        where=_where(finding, texts),
        text=finding.message.render(texts.translate),
        fix=finding.fix.render(texts.translate),
        clause=texts.clause_title(finding.source),
        given=finding.given or "",
        expected=finding.expected or "",
        difference=finding.difference or "",
        rows=_rows(finding, plan, texts),
        related=tuple(
            _place(locus.project, locus.indicators, texts) + f" ({locus.document})"
            for locus in finding.related
        ),
    )


def _where(finding: Finding, texts: Texts) -> str:
    locus = finding.locus
    place = _place(locus.project, locus.indicators, texts)
    field = locus.field or ""
    names = EXCERPT if locus.indicators else HEAD_FIELDS
    key = "target" if locus.indicators and field in TARGET_PARTS else field
    label = names.get(key) or names.get(key.partition(".")[0])
    return f"{place} · {texts.translate(label)}" if label else place


def _place(project: int | None, indicators: tuple[int, ...] | None, texts: Texts) -> str:
    if project is None:
        return texts.translate("整份文件")
    if not indicators:
        return message("第 {project} 个项目", project=project).render(texts.translate)
    rows = "、".join(map(str, indicators))
    pattern = message("第 {project} 个项目第 {rows} 条指标", project=project, rows=rows)
    return pattern.render(texts.translate)


def _rows(
    finding: Finding, plan: PerformancePlan | None, texts: Texts
) -> tuple[tuple[ExcerptCell, ...], ...]:
    if plan is None or not finding.locus.indicators:
        return ()
    field = finding.locus.field or ""
    marked = "target" if field in TARGET_PARTS else field
    quoted = [plan.indicators[n - 1] for n in finding.locus.indicators if n <= len(plan.indicators)]
    shown = [key for key in EXCERPT if key == marked or any(_text(row, key) for row in quoted)]
    return tuple(
        tuple(
            ExcerptCell(texts.translate(EXCERPT[key]), _text(row, key), marked=key == marked)
            for key in shown
        )
        for row in quoted
    )


def _text(indicator: Indicator, key: str) -> str:
    if key == "target":
        return indicator.target.text or indicator.target.value or ""
    value = getattr(indicator, key)
    return "" if value is None else f"{value}"

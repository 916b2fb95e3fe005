"""Findings → the review form's proposal: points per item with their reasons, grade, consequence."""

from __future__ import annotations

from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from jixiao.model.finding import Outcome, Severity
from jixiao.model.message import message
from jixiao.model.opinion import OpinionItem, OpinionReason, ReviewOpinion
from jixiao.review.catalogue import rule_cards
from jixiao.review.defect_list import section_of
from jixiao.standards.review_form import review_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jixiao.model.finding import Finding
    from jixiao.model.message import Message
    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.standards.review_form import ReviewForm, ReviewItem

_ORDER = list(Severity)


def review_opinions(
    documents: Sequence[PlanDocument], findings: Sequence[Finding]
) -> list[list[ReviewOpinion]]:
    """Return the opinions on every plan, a list a document, in the documents' order.

    A finding counts for each plan it names, also as a related place; findings on a document as a
    whole count for none. Source: caiyu-2015-88#grades.
    """
    held: defaultdict[tuple[str, int], list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.outcome is Outcome.FOUND:
            for place in dict.fromkeys(_places(finding)):
                held[place].append(finding)
    return [
        [_opinion(plan, held[document.document, plan.ordinal]) for plan in document.projects]
        for document in documents
    ]


def _places(finding: Finding) -> Iterator[tuple[str, int]]:
    for locus in (finding.locus, *finding.related):
        if locus.project is not None:
            yield locus.document, locus.project


def _opinion(plan: PerformancePlan, findings: Sequence[Finding]) -> ReviewOpinion:
    form = review_form()
    by_item = _by_item(findings, form)
    items = tuple(_item(item, by_item[item.name], form) for item in form.items)
    score = sum((item.score for item in items), Decimal(0))
    grade = form.grade_of(score)
    blocked = any(finding.severity is Severity.BLOCKING for finding in findings)
    consequence = form.blocked if blocked else grade.consequence
    return ReviewOpinion(plan, items, grade.name, consequence, _remark(findings))


def _by_item(
    findings: Sequence[Finding], form: ReviewForm
) -> Mapping[str, dict[str, list[Finding]]]:
    """Return item name → rule code → findings; section H has no place on this form."""
    by_clause = {item.source: item for item in form.items}
    by_section = {section: item for item in form.items for section in item.sections}
    sorted_in: defaultdict[str, dict[str, list[Finding]]] = defaultdict(dict)
    for finding in findings:
        item = by_clause.get(finding.source) or by_section.get(
            section_of(finding.rule, finding.fault)
        )
        if item is not None:
            sorted_in[item.name].setdefault(finding.rule, []).append(finding)
    return sorted_in


def _item(item: ReviewItem, by_rule: Mapping[str, list[Finding]], form: ReviewForm) -> OpinionItem:
    ranked = sorted(
        by_rule.values(), key=lambda found: (_ORDER.index(found[0].severity), found[0].rule)
    )
    reasons, left = [], item.points
    for found in ranked:
        severity = found[0].severity
        wanted = _rounded(item.points * form.deductions[severity.value], form.rounding)
        taken = min(left, wanted)
        left -= taken
        reasons.append(_reason(found, severity, taken))
    return OpinionItem(item.dimension, item.name, item.question, item.points, left, tuple(reasons))


def _reason(found: Sequence[Finding], severity: Severity, taken: Decimal) -> OpinionReason:
    rule = found[0].rule
    return OpinionReason(
        rule, rule_cards()[rule].title, severity, found[0].message, taken, len(found)
    )


def _rounded(points: Decimal, step: Decimal) -> Decimal:
    """Return points rounded to a multiple of `step`, at least one step."""
    return max(step, (points / step).quantize(Decimal(1), ROUND_HALF_UP) * step)


def _remark(findings: Sequence[Finding]) -> Message:
    counts = {each.value: sum(one.severity is each for one in findings) for each in Severity}
    if counts["blocking"]:
        return message(
            "须改正{blocking}处，须说明{query}处，建议{advice}条；须改正的改正后再报。", **counts
        )
    if counts["query"]:
        return message("须说明{query}处，建议{advice}条；请逐条说明或修改。", **counts)
    return message("未发现须改正或须说明的问题，建议{advice}条。", **counts)

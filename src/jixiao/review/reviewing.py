"""Documents → findings, in the order of documents, projects and rows."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from jixiao.model.errors import JixiaoError
from jixiao.model.finding import Finding, Locus, Outcome
from jixiao.model.message import Message, message
from jixiao.review.catalogue import catalogue
from jixiao.review.context import Context
from jixiao.review.register import Register
from jixiao.review.rule import Scope
from jixiao.review.selection import Selection, selection_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.model.source import SourceSpan
    from jixiao.review.judgement import Judgement
    from jixiao.review.rule import Rule

_log = logging.getLogger(__name__)
_STANDS_IN = {"value": "target", "operator": "target", "unit": "target"}


class RuleFailed(JixiaoError):
    """A rule broke on a document; the other rules' findings are kept."""


def review(
    documents: Sequence[PlanDocument],
    *,
    division: str | None = None,
    all_outcomes: bool = False,
    previous: Sequence[PlanDocument] = (),
) -> list[Finding]:
    """Return what the rules find, in document, project and row order.

    `division` (administrative code) chooses its own severities. `previous` are the documents of
    last year, or the approved targets that self-evaluations are held against. With
    `all_outcomes` the rules that did not apply or lacked data are told too. A rule that breaks
    leaves a finding with the outcome `lacks_data` that names it, whatever `all_outcomes` says.
    """
    selection = selection_of(division)
    register = Register(previous) if previous else None
    placed: list[tuple[tuple[int, int, int, str], Finding]] = []
    for one in catalogue():
        for finding, failed in _guarded(one, documents, selection, register):
            if all_outcomes or failed or finding.outcome is Outcome.FOUND:
                placed.append((_place(finding, documents), finding))
    return [finding for _, finding in sorted(placed, key=lambda pair: pair[0])]


def judge_documents(
    one: Rule,
    documents: Sequence[PlanDocument],
    selection: Selection | None = None,
    previous: Register | None = None,
) -> Iterator[Finding]:
    """Yield what one rule says of the documents; its exceptions propagate."""
    chosen = selection or selection_of(None)
    if one.scope is Scope.DOCUMENTS:
        contexts = {each.document: Context.of(each, previous) for each in documents}
        yield from _stamped(one, one.judge(documents, contexts), chosen, documents[0], None)
        return
    for document in documents:
        context = Context.of(document, previous)
        if one.scope is Scope.DOCUMENT:
            yield from _stamped(one, one.judge(document, context), chosen, document, None)
        else:
            for plan in document.projects:
                yield from _stamped(one, one.judge(plan, context), chosen, document, plan)


def _guarded(
    one: Rule,
    documents: Sequence[PlanDocument],
    selection: Selection,
    previous: Register | None,
) -> Iterator[tuple[Finding, bool]]:
    """Yield a rule's findings document by document; a breakdown becomes a finding of its own."""
    groups = [documents] if one.scope is Scope.DOCUMENTS else [[each] for each in documents]
    for group in groups:
        if not group:
            continue
        try:
            judged = judge_documents(one, group, selection, previous)
            yield from [(finding, False) for finding in judged]
        except Exception as fault:  # noqa: BLE001 # one broken rule must not lose the others' findings
            yield _failure(one, group[0], fault), True


def _failure(one: Rule, document: PlanDocument, fault: Exception) -> Finding:
    """Return the finding that a rule broke down on a document."""
    sentence = message(
        "规则 {code}（{title}）在“{document}”上未能运行：{fault}。其他规则的结果不受影响，"
        "请把该文件交给维护人员。",
        code=one.code,
        title=message(one.card.title),
        document=document.document,
        fault=f"{type(fault).__name__}: {fault}",
    )
    _log.exception("%s", RuleFailed(sentence), exc_info=fault)
    return Finding(
        rule=one.code,
        fault=one.fault,
        severity=one.card.severity,
        outcome=Outcome.LACKS_DATA,
        locus=Locus(document.document),
        message=sentence,
        fix=message(one.card.fix),
        source=one.card.source,
    )


def _stamped(
    one: Rule,
    judgements: Iterable[Judgement],
    selection: Selection,
    document: PlanDocument,
    plan: PerformancePlan | None,
) -> Iterator[Finding]:
    """Yield judgements as findings: the rule's name, severity and texts, the place and its span."""
    severity = selection.severity_of(one.card)
    for judgement in judgements:
        where, about = judgement.document or document, judgement.plan or plan
        yield Finding(
            rule=one.code,
            fault=one.fault,
            severity=severity,
            outcome=judgement.outcome,
            locus=Locus(
                where.document,
                about.ordinal if about else None,
                judgement.rows,
                judgement.field,
            ),
            message=judgement.message,
            fix=Message(one.card.fix),
            source=one.card.source,
            given=judgement.given,
            expected=judgement.expected,
            difference=judgement.difference,
            span=_span(about, judgement),
            related=judgement.related,
        )


def _span(plan: PerformancePlan | None, judgement: Judgement) -> SourceSpan | None:
    """Return where the judged value was read, without its text if that must not be told."""
    span = _place_of(plan, judgement)
    return replace(span, text=None) if span and judgement.conceals else span


def _place_of(plan: PerformancePlan | None, judgement: Judgement) -> SourceSpan | None:
    """Return where the judged value was read: the row's field, else the row, else the head."""
    if plan is None:
        return None
    field = judgement.field or "name"
    for row in (judgement.rows or ())[:1]:
        spans = plan.indicators[row - 1].spans
        for name in (field, _STANDS_IN.get(field, field), "target", "name"):
            if name in spans:
                return spans[name]
    near = (name for name in plan.spans if name.partition(".")[0] == field)
    return plan.spans.get(field) or plan.spans.get(next(near, "name"))


def _place(finding: Finding, documents: Sequence[PlanDocument]) -> tuple[int, int, int, str]:
    """Return the sorting key: document, project (the whole document first), row, rule."""
    names = [document.document for document in documents]
    locus = finding.locus
    row = min(locus.indicators) if locus.indicators else 0
    return names.index(locus.document), locus.project or 0, row, finding.rule

"""One rule over a plan, a document, a county or all documents → findings."""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from jixiao.model.errors import JixiaoError
from jixiao.model.finding import Finding, Locus, Outcome
from jixiao.model.message import message
from jixiao.review.concealing import concealed
from jixiao.review.rule import Scope

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from jixiao.model.message import Message
    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.model.source import SourceSpan
    from jixiao.review.context import Context
    from jixiao.review.counties import Placed
    from jixiao.review.judgement import Judgement
    from jixiao.review.rule import Rule
    from jixiao.review.selection import Selection

    Outcomes = frozenset[Outcome]

_log = logging.getLogger(__name__)
ALL_OUTCOMES: Final = frozenset(Outcome)
_STANDS_IN = {"value": "target", "operator": "target", "unit": "target"}


class RuleFailed(JixiaoError):
    """A rule broke on a document; the other rules' findings are kept."""


def judge_document(
    one: Rule, document: PlanDocument, context: Context, wanted: Outcomes = ALL_OUTCOMES
) -> Iterator[Finding]:
    """Yield what a rule over plans or documents says of one; its exceptions propagate.

    Of its judgements only those with a wanted outcome become findings.
    """
    if one.scope is Scope.DOCUMENT:
        judged = _wanted(one.judge(document, context), wanted)
        yield from _stamped(one, judged, context.selection, document)
        return
    for plan in document.projects:
        if judged := _wanted(one.judge(plan, context), wanted):
            yield from _stamped(one, judged, context.selection, document, plan)


def judge_plans(
    rules: Sequence[Rule],
    document: PlanDocument,
    context: Context,
    wanted: Outcomes,
    broken: set[str],
) -> list[Finding]:
    """Return what rules over plans say of a document, plan by plan.

    So what one rule works out of a plan is at hand for the next. A rule that breaks on one of the
    plans is `guarded` as a whole: it leaves its one finding in place of all.
    """
    found: dict[str, list[Finding]] = {one.code: [] for one in rules}
    going = list(rules)
    for plan in document.projects:
        for one in going:
            try:
                if judged := [each for each in one.judge(plan, context) if each.outcome in wanted]:
                    found[one.code] += _stamped(one, judged, context.selection, document, plan)
            except Exception as fault:  # noqa: BLE001 # as in `guarded`
                found[one.code] = [_told(one, document, fault, broken)]
                going = [other for other in going if other is not one]
    return [finding for own in found.values() for finding in own]


def judge_county(
    one: Rule, county: Sequence[Placed], wanted: Outcomes = ALL_OUTCOMES
) -> Iterator[Finding]:
    """Yield what a rule over a county says of its plans, at least one."""
    first = county[0].context
    judged = (each for each in one.judge(county, first) if each.outcome in wanted)
    yield from _stamped(one, judged, first.selection, first.document)


def judge_together(
    one: Rule,
    documents: Sequence[PlanDocument],
    contexts: Mapping[str, Context],
    wanted: Outcomes = ALL_OUTCOMES,
) -> Iterator[Finding]:
    """Yield what a rule over documents says of them, at least one; contexts are by name."""
    first = next(iter(contexts.values()))
    judged = (each for each in one.judge(documents, contexts) if each.outcome in wanted)
    yield from _stamped(one, judged, first.selection, first.document)


def _wanted(judgements: Iterable[Judgement], wanted: Outcomes) -> list[Judgement]:
    return [each for each in judgements if each.outcome in wanted]


def guarded(
    one: Rule, judge: Callable[[], Iterable[Finding]], document: PlanDocument, broken: set[str]
) -> list[Finding]:
    """Return the findings.

    A rule that breaks leaves one finding in place of all: which it is, on what, and why. The log
    tells it once a run: the code is put into `broken`.
    """
    try:
        return list(judge())
    except Exception as fault:  # noqa: BLE001 # one broken rule must not lose the others' findings
        return [_told(one, document, fault, broken)]


def _told(one: Rule, document: PlanDocument, fault: Exception, broken: set[str]) -> Finding:
    """Return the finding on a broken rule; the log tells it when it is the first of a run."""
    failure = _failure(one, document, fault)
    if one.code not in broken:
        broken.add(one.code)
        _log.exception("%s", RuleFailed(failure.message), exc_info=fault)
    return failure


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
    plan: PerformancePlan | None = None,
) -> Iterator[Finding]:
    """Yield judgements as findings: the rule's name, severity and texts, the place and its span."""
    card = one.card
    for judgement in judgements:
        where, about = judgement.document or document, judgement.plan or plan
        ordinal = about.ordinal if about else None
        finding = Finding(
            rule=card.code,
            fault=card.fault,
            severity=judgement.severity or selection.severity_of(card),
            outcome=judgement.outcome,
            locus=Locus(where.document, ordinal, judgement.rows, judgement.field),
            message=judgement.message,
            fix=_fix(card.fix),
            source=card.source,
            given=judgement.given,
            expected=judgement.expected,
            difference=judgement.difference,
            span=_span(about, judgement),
            related=judgement.related,
        )
        yield concealed(finding)


@lru_cache(maxsize=1024)
def _fix(sentence: str) -> Message:
    return message(sentence)


def _span(plan: PerformancePlan | None, judgement: Judgement) -> SourceSpan | None:
    """Return where the judged value was read: the row's field, else the row, else the head."""
    if plan is None:
        return None
    field = judgement.field or "name"
    for row in (judgement.rows or ())[:1]:
        spans = plan.indicators[row - 1].spans
        for name in (field, _STANDS_IN.get(field, "target"), "target", "name"):
            if (place := spans.get(name)) is not None:
                return place
    near = (name for name in plan.spans if name.partition(".")[0] == field)
    return plan.spans.get(field) or plan.spans.get(next(near, "name"))

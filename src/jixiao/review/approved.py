"""The approved plan that a self-evaluation is held against."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.plan import DocumentKind
from jixiao.review.register import Register

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.register import Entry

# The later a kind stands here, the more it decides: an adjustment replaces the approval.
_DECIDING: Final = (DocumentKind.TARGET, DocumentKind.APPROVAL, DocumentKind.ADJUSTMENT)


def approved_plans(
    documents: Sequence[PlanDocument], contexts: Mapping[str, Context]
) -> Iterator[tuple[PlanDocument, PerformancePlan, Entry]]:
    """Yield each self-evaluated plan whose approved plan of the same year is known, with that.

    Known are the documents of this run and those given with it.
    """
    kinds = {each.document.kind for each in contexts.values()}
    if DocumentKind.SELF_EVALUATION not in kinds:
        return
    approved = Register(documents, _DECIDING)
    for document in documents:
        if document.kind is not DocumentKind.SELF_EVALUATION:
            continue
        for plan in document.projects:
            entry = _deciding(plan, contexts[document.document], approved)
            if entry is not None:
                yield document, plan, entry


def _deciding(plan: PerformancePlan, context: Context, approved: Register) -> Entry | None:
    """Return the entry that decides a plan's targets, or None when nothing of the year is known."""
    known = approved.same_project(plan, context.document)
    if context.previous is not None:
        known += context.previous.same_project(plan, context.document)
    own_year = (one for one in known if one.year in (context.budget_year, None))
    deciding = [one for one in own_year if one.document.kind in _DECIDING]
    return max(deciding, key=lambda one: _DECIDING.index(one.document.kind), default=None)

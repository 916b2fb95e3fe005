"""Documents → findings, in the order of documents, projects and rows."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from jixiao.model.finding import Finding, Outcome
from jixiao.review.catalogue import catalogue
from jixiao.review.comparing import Comparing
from jixiao.review.context import Context, budget_year_of
from jixiao.review.counties import county_groups
from jixiao.review.judging import (
    ALL_OUTCOMES,
    guarded,
    judge_county,
    judge_document,
    judge_plans,
    judge_together,
)
from jixiao.review.register import Register
from jixiao.review.rule import Scope
from jixiao.review.selection import STANDARD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from jixiao.model.message import Message
    from jixiao.model.plan import PlanDocument
    from jixiao.review.rule import Rule
    from jixiao.review.selection import Selection


def review(
    documents: Sequence[PlanDocument],
    *,
    selection: Selection = STANDARD,
    all_outcomes: bool = False,
    previous: Sequence[PlanDocument] = (),
) -> list[Finding]:
    """Return what the rules find, in document, project and row order.

    `selection` is what a division has settled for itself. `previous` are the documents of last
    year, or the approved targets that self-evaluations are held against; without them, those of
    the documents that are of an earlier year than the last. With `all_outcomes` the
    rules that did not apply or lacked data are told too. A rule that breaks leaves a finding with
    the outcome `lacks_data` that names it, whatever `all_outcomes` says.
    """
    earlier = previous or _earlier(documents)
    run = Review(selection=selection, all_outcomes=all_outcomes, previous=earlier)
    own = [run.look(document) for document in documents]
    across = run.conclude(documents)
    return [
        finding
        for number, found in enumerate(own)
        for finding in merged(found, across.get(number, ()))
    ]


def _earlier(documents: Sequence[PlanDocument]) -> list[PlanDocument]:
    """Return the documents of an earlier budget year than the latest of them."""
    years = [budget_year_of(document) for document in documents]
    last = max((year for year in years if year is not None), default=None)
    pairs = zip(documents, years, strict=True)
    return [one for one, year in pairs if year is not None and last is not None and year < last]


class Review:
    """A review of documents that pass by one after another.

    `look` judges each as it comes; `conclude` judges what concerns several. Of a document that
    was looked at only its head stays in memory.
    """

    def __init__(
        self,
        *,
        selection: Selection = STANDARD,
        all_outcomes: bool = False,
        previous: Sequence[PlanDocument] = (),
    ) -> None:
        """Begin a review; the parameters are those of `review`."""
        self._rules = catalogue()
        self._selection = selection
        self._wanted = ALL_OUTCOMES if all_outcomes else frozenset({Outcome.FOUND})
        self._previous = Register(previous) if previous else None
        self._comparing = Comparing(self._previous) if self._previous else None
        self._contexts: list[Context] = []
        self._broken: set[str] = set()

    def look(self, document: PlanDocument) -> list[Finding]:
        """Return what the rules over plans and over a document find in this one, in order."""
        context = Context.of(document, self._previous, self._selection)
        self._contexts.append(context.apart())
        if self._comparing is not None:
            self._comparing.look(document, context)
        over_plans, over_documents = self._of(Scope.PLAN), self._of(Scope.DOCUMENT)
        found = judge_plans(over_plans, document, context, self._wanted, self._broken)
        for one in over_documents:
            judge = partial(judge_document, one, document, context, self._wanted)
            found += guarded(one, judge, document, self._broken)
        return sorted(found, key=_place)

    def _of(self, scope: Scope) -> list[Rule]:
        return [one for one in self._rules if one.scope is scope]

    def conclude(self, documents: Sequence[PlanDocument]) -> Mapping[int, list[Finding]]:
        """Return what the rules over several documents find, by the number (from 0) of the first.

        `documents` are those that were looked at, in the same order; each is taken several times.
        """
        numbers: dict[str, int] = {}
        for number, context in enumerate(self._contexts):
            numbers.setdefault(context.document.document, number)
        found: dict[int, list[Finding]] = defaultdict(list)
        for finding in self._across(documents):
            found[numbers[finding.locus.document]].append(finding)
        return found

    def nothing_compared(self) -> Message | None:
        """Return why no project met an earlier version; None if one did or none were given."""
        return None if self._comparing is None else self._comparing.nothing()

    def _across(self, documents: Sequence[PlanDocument]) -> Iterator[Finding]:
        """Yield what the rules over all documents find, then those over each county."""
        contexts = {each.document.document: each for each in self._contexts}
        for one in self._of(Scope.DOCUMENTS):
            if contexts:
                judge = partial(judge_together, one, documents, contexts, self._wanted)
                yield from guarded(one, judge, self._contexts[0].document, self._broken)
        over_county = self._of(Scope.COUNTY)
        for group in county_groups(documents, contexts):
            for one in over_county:
                judge = partial(judge_county, one, group, self._wanted)
                yield from guarded(one, judge, group[0].document, self._broken)


def judge_documents(
    one: Rule,
    documents: Sequence[PlanDocument],
    selection: Selection = STANDARD,
    previous: Register | None = None,
) -> Iterator[Finding]:
    """Yield what one rule says of the documents; its exceptions propagate."""
    contexts = {each.document: Context.of(each, previous, selection) for each in documents}
    if one.scope is Scope.DOCUMENTS:
        yield from judge_together(one, documents, contexts)
    elif one.scope is Scope.COUNTY:
        for group in county_groups(documents, contexts):
            yield from judge_county(one, group)
    else:
        for document in documents:
            yield from judge_document(one, document, contexts[document.document])


def merged(own: Iterable[Finding], across: Iterable[Finding]) -> list[Finding]:
    """Return the findings of one document in order, those that came last in their places."""
    return sorted((*own, *across), key=_place)


def _place(finding: Finding) -> tuple[int, int, str]:
    """Return the key to sort by: project (the whole document first), row, rule."""
    locus = finding.locus
    return locus.project or 0, min(locus.indicators) if locus.indicators else 0, finding.rule

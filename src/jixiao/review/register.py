"""Plans of other documents, found again by code, or by unit and name."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from jixiao.model.plan import DocumentKind
from jixiao.review.context import budget_year_of
from jixiao.review.counties import County, county_of
from jixiao.review.rows import plain
from jixiao.review.shelf import plan_of
from jixiao.review.similarity import is_close

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from jixiao.model.plan import PerformancePlan, PlanDocument

_SHARED: Final = re.compile(
    r"20\d\d年?度?|提前下达|关于|资金|项目|经费|[“”\"（）()\[\]〔〕【】、，,。]"
)
_CLOSE: Final = 0.85
# Of a unit with more projects than this, names are only looked up as they stand.
_MOST_OF_A_UNIT: Final = 200


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A plan's place: the head of its document, county and budget year, where to take it from."""

    document: PlanDocument
    county: County
    year: int | None
    documents: Sequence[PlanDocument]
    number: int
    position: int

    @property
    def plan(self) -> PerformancePlan:
        """The plan, taken from the documents."""
        return plan_of(self.documents, self.number, self.position)


class Register:
    """The plans of some documents by code, and by unit and name; the plans stay where they are."""

    def __init__(
        self,
        documents: Sequence[PlanDocument],
        kinds: Collection[DocumentKind] = tuple(DocumentKind),
    ) -> None:
        """Enter every plan of documents of these kinds; printed order decides between equals.

        `counties` are those of the documents with plans, one a document.
        """
        self.counties: list[County] = []
        self._codes: dict[str, list[Entry]] = defaultdict(list)
        self._units: dict[str, dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
        for number, document in enumerate(documents):
            if document.kind in kinds:
                county, year = county_of(document), budget_year_of(document)
                head = replace(document, projects=())
                if document.projects:
                    self.counties.append(county)
                for position, plan in enumerate(document.projects):
                    self._keep(Entry(head, county, year, documents, number, position), plan)

    def _keep(self, entry: Entry, plan: PerformancePlan) -> None:
        if plan.code:
            self._codes[plain(plan.code)].append(entry)
        for unit in units_of(plan, entry.document):
            self._units[unit][core_name(plan.name)].append(entry)

    def same_project(self, plan: PerformancePlan, document: PlanDocument) -> tuple[Entry, ...]:
        """Return the entries of the same project of one county, in printed order.

        By code; else by unit and name, years left out; else the unit's only project with nearly
        the same name. Empty when the register knows none, or when names cannot tell.
        """
        if plan.code and (held := self._codes.get(plain(plan.code))):
            return tuple(held)
        county, name = county_of(document), core_name(plan.name)
        for unit in units_of(plan, document):
            found = self._named(unit, name) if name else []
            own = tuple(entry for entry in found if not county.differs_from(entry.county))
            if own:
                return own
        return ()

    def _named(self, unit: str, name: str) -> list[Entry]:
        """Return a unit's projects of a name, or of the only name that is nearly the same."""
        held = self._units.get(unit, {})
        if name in held or len(held) > _MOST_OF_A_UNIT:
            return held.get(name, [])
        near = [known for known in held if is_close(name, known, _CLOSE)]
        return held[near[0]] if len(near) == 1 else []


def units_of(plan: PerformancePlan, document: PlanDocument) -> tuple[str, ...]:
    """Return what tells a plan's unit apart, best first: code, name, who carries it out, issuer.

    The empty text where the document tells nothing.
    """
    unit = plan.unit
    told = ((unit.code, unit.name) if unit else ()) + (plan.implementing_unit, plan.department)
    found = tuple(dict.fromkeys(plain(text) for text in told if text))
    return found or (plain(document.issuer),)


@lru_cache(maxsize=65536)
def core_name(name: str | None) -> str:
    """Return a project's name without years, brackets and the words that all names share."""
    return _SHARED.sub("", plain(name)) or plain(name)

"""Which documents belong to one county, year and stage, and may be compared with each other."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Locus
from jixiao.review.rows import plain
from jixiao.review.shelf import heads_of, plan_of
from jixiao.standards.code_schemes import read_code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context

_UPPER: Final = re.compile(r"^(?:[\u4e00-\u9fff]{2,8}?(?:省|自治区|自治州|地区|盟))+")
_CITY: Final = re.compile(r"^[\u4e00-\u9fff]{2,6}?市(?=[\u4e00-\u9fff]{1,8}?(?:县|区|旗|市))")
_COUNTY: Final = re.compile(
    r"^[\u4e00-\u9fff]{1,9}?"
    r"(?:县|旗|市(?![场容直]|政[工设公]|民中心)|(?<![社园小校景灌片辖地])区(?![域划]))"
)
_COUNTY_DIGITS: Final = 6
_MOST_NAMED: Final = 12


@dataclass(frozen=True, slots=True)
class County:
    """A county as a document tells it: the division of its project codes, its printed name."""

    code: str | None = None
    name: str | None = None

    def differs_from(self, other: County) -> bool:
        """Return whether both tell the same thing, and tell it differently."""
        if self.code and other.code:
            return self.code != other.code
        return bool(self.name and other.name and self.name != other.name)


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A plan among many: the context with its document's head, and where to take the plan from.

    The plan itself is not held; `plan` takes it from the documents when it is asked for.
    """

    context: Context
    ordinal: int
    documents: Sequence[PlanDocument]
    number: int
    position: int

    @property
    def document(self) -> PlanDocument:
        """The head of the document the plan stands in."""
        return self.context.document

    @property
    def plan(self) -> PerformancePlan:
        """The plan."""
        return plan_of(self.documents, self.number, self.position)

    def locus(self, rows: Sequence[int] | None = None, field: str | None = None) -> Locus:
        """Return the place of the plan, or of some of its rows."""
        marked = None if rows is None else tuple(rows)
        return Locus(self.document.document, self.ordinal, marked, field)


def labels(held: Sequence[Placed]) -> list[str]:
    """Return how a sentence names plans: by number, of several documents by document and number."""
    several = len({placed.document.document for placed in held}) > 1
    return [
        f"{placed.document.document}#{placed.ordinal}" if several else str(placed.ordinal)
        for placed in held
    ]


def listing(held: Sequence[Placed]) -> str:
    """Return the names of plans in a row; of very many the first ones and how many there are."""
    names = list(dict.fromkeys(labels(held)))
    more = f"…（{len(names)}）" if len(names) > _MOST_NAMED else ""
    return "、".join(names[:_MOST_NAMED]) + more


def county_of(document: PlanDocument) -> County:
    """Return the county of most project codes, and the name that issuer or units begin with."""
    codes = (read_code(plan.code) for plan in document.projects if plan.code)
    divisions = Counter(code.division[:_COUNTY_DIGITS] for code in codes if code)
    names = (name for text in _owners(document) if (name := _county_name(text)))
    code = divisions.most_common(1)[0][0] if divisions else None
    return County(code, next(names, None))


def county_groups(
    documents: Sequence[PlanDocument], contexts: Mapping[str, Context]
) -> Iterator[list[Placed]]:
    """Yield the plans of each county, year and stage; a document that tells neither stands alone.

    A project that several documents print is taken from the first of them, so that one plan read
    from two files is not held against itself; twins within one document are kept.
    """
    groups: dict[object, list[int]] = defaultdict(list)
    heads = {name: context.apart() for name, context in contexts.items()}
    names = [document.document for document in heads_of(documents)]
    times = Counter(names)
    counties = [
        heads[name].county if times[name] == 1 else county_of(documents[number])
        for number, name in enumerate(names)
    ]
    codes = _codes_by_name(counties)
    for number, (name, county) in enumerate(zip(names, counties, strict=True)):
        year, kind = heads[name].budget_year, heads[name].document.kind
        key = county.code or codes.get(county.name or "") or county.name
        groups[number if key is None or year is None else (key, year, kind)].append(number)
    for numbers in groups.values():
        if group := list(_first_prints(numbers, documents, heads)):
            yield group


def _codes_by_name(counties: Iterable[County]) -> dict[str, str]:
    """Return the only division code that goes with a name, for documents that print none."""
    held: dict[str, set[str]] = defaultdict(set)
    for county in counties:
        if county.name and county.code:
            held[county.name].add(county.code)
    return {name: next(iter(codes)) for name, codes in held.items() if len(codes) == 1}


def _first_prints(
    numbers: Iterable[int], documents: Sequence[PlanDocument], heads: Mapping[str, Context]
) -> Iterator[Placed]:
    """Yield every plan, those that an earlier document printed already left out."""
    printed: set[tuple[str, ...]] = set()
    for number in numbers:
        document = documents[number]
        own = [identity_of(plan) for plan in document.projects]
        for position, plan in enumerate(document.projects):
            if own[position] not in printed:
                head = heads[document.document]
                yield Placed(head, plan.ordinal, documents, number, position)
        printed |= set(own)


def identity_of(plan: PerformancePlan) -> tuple[str, ...]:
    """Return what makes two prints one project: the code, else unit, name and money."""
    if plan.code:
        return (plain(plan.code),)
    unit = (plan.unit.name or plan.unit.code) if plan.unit else plan.implementing_unit
    money = str(plan.budget.total) if plan.budget else ""
    return plain(unit), plain(plan.name), money


def _owners(document: PlanDocument) -> Iterator[str]:
    """Yield the texts that may begin with the county's name."""
    yield plain(document.issuer)
    for plan in document.projects:
        yield plain(plan.unit.name if plan.unit else None)
        yield plain(plan.implementing_unit)
        yield plain(plan.department)


def _county_name(text: str) -> str | None:
    """Return the county that a unit's name begins with, province and city left out."""
    rest = _CITY.sub("", _UPPER.sub("", text))
    found = _COUNTY.match(rest)
    return found[0] if found else None

"""Graded projects → what is proposed for each, and what that makes of every department's money."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.evaluation.application import propose_for
from jixiao.model.amount import Amount
from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.standards.application import application_rules
from jixiao.standards.code_schemes import read_code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jixiao.model.graded_project import GradedProject, Subject
    from jixiao.model.score import Proposal

_DIGITS: Final = 6
"""Of a division's code, down to the county."""
_UNIT: Final = "万元"


class ResultsRefused(JixiaoError):
    """Two results of one project and year: which of them counts is for a person to say."""


@dataclass(frozen=True, slots=True)
class Applied:
    """A project with its proposal, None while it has no grade that the rules name."""

    project: GradedProject
    proposal: Proposal | None


@dataclass(slots=True)
class Sums:
    """What the projects of a department of a division come to; money in 万元.

    `division` has the first six digits of the project codes, "" where none tells; `before` is this
    year's budget, `after` what is proposed, of the projects that have both; `recovered` what is to
    be taken back. `without` counts projects that nothing is proposed for.
    """

    division: str
    department: str
    projects: int = 0
    grades: Counter[str] = field(default_factory=Counter)
    steps: Counter[str] = field(default_factory=Counter)
    without: int = 0
    before: Decimal = Decimal(0)
    after: Decimal = Decimal(0)
    recovered: Decimal = Decimal(0)


def apply_results(projects: Sequence[GradedProject], day: date | None = None) -> list[Applied]:
    """Return what is proposed for each project, by the rules of its year or of `day`.

    Raises ResultsRefused for two results of one project.
    """
    _refuse_twins(projects)
    dated = application_rules()
    return [
        Applied(one, propose_for(one, dated.on(day or _last_day(one.subject.year))))
        for one in projects
    ]


def _last_day(year: int | None) -> date:
    """Return the last day of a year, or of all years."""
    return date(year or date.max.year, 12, 31)


def sums_of(applied: Iterable[Applied]) -> list[Sums]:
    """Return the sums by division and department, in their order."""
    found: dict[tuple[str, str], Sums] = {}
    for one in applied:
        place = place_of(one.project.subject)
        _count(found.setdefault(place, Sums(*place)), one)
    return [found[place] for place in sorted(found)]


def whole_of(sums: Iterable[Sums]) -> Sums:
    """Return the sum of all departments."""
    whole = Sums("", "")
    for one in sums:
        whole.projects += one.projects
        whole.grades += one.grades
        whole.steps += one.steps
        whole.without += one.without
        whole.before += one.before
        whole.after += one.after
        whole.recovered += one.recovered
    return whole


def place_of(subject: Subject) -> tuple[str, str]:
    """Return division and department of a project; the unit stands for a department not told."""
    code = read_code(subject.code) if subject.code else None
    division = code.division[:_DIGITS] if code else ""
    return division, subject.department or subject.unit or ""


def _count(sums: Sums, one: Applied) -> None:
    sums.projects += 1
    if one.project.grade:
        sums.grades[one.project.grade] += 1
    proposal = one.proposal
    if proposal is None:
        sums.without += 1
        return
    sums.steps[proposal.step.value] += 1
    if proposal.base is not None and proposal.budget is not None:
        sums.before += Amount(proposal.base, proposal.unit).into(_UNIT).number
        sums.after += Amount(proposal.budget, proposal.unit).into(_UNIT).number
    if proposal.recovered is not None:
        sums.recovered += Amount(proposal.recovered, proposal.unit).into(_UNIT).number


def _refuse_twins(projects: Iterable[GradedProject]) -> None:
    """Raise ResultsRefused for two results that may be of one project and year."""
    seen: dict[tuple[str, ...], list[Subject]] = defaultdict(list)
    for one in projects:
        its = one.subject
        keys = list(_keys(its))
        for before in (held for key in keys for held in seen[key]):
            if not _told_apart(before, its):
                raise _twins(before, its)
        for key in keys:
            seen[key].append(its)


def _keys(its: Subject) -> Iterator[tuple[str, ...]]:
    """Yield what a project may be known again by: its code, its name with whose it is."""
    if its.code:
        yield (its.code,)
    whose = its.unit or its.department
    if its.name and whose:
        yield (_plain(its.name), _plain(whose))


def _told_apart(one: Subject, other: Subject) -> bool:
    """Return whether years or codes differ; what is not told may be the same."""
    years, codes = {one.year, other.year} - {None}, {one.code, other.code} - {None, ""}
    return len(years) > 1 or len(codes) > 1


def _twins(one: Subject, other: Subject) -> ResultsRefused:
    return ResultsRefused(
        message(
            "“{name}”有两个结果：{first}第{one}个项目和{second}第{two}个项目；请只给出一个。",
            name=other.name or other.code, first=one.document, one=one.ordinal,
            second=other.document, two=other.ordinal,
        )
    )  # fmt: skip


def _plain(text: str) -> str:
    return "".join(text.split())

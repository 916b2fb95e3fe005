"""A project's money of a year: budgets by source beside payments by source, the execution rate."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.evaluation.share import at_places, over
from jixiao.model.funding import Execution, ExecutionRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_YUAN: Final = Decimal(10_000)
FISCAL: Final = "当年财政拨款"
CARRIED: Final = "上年结转资金"
OTHER: Final = "其他资金"
GENERAL: Final = "一般公共预算拨款"
_KINDS: Final = (
    (CARRIED, re.compile(r"结转|结余")),
    (OTHER, re.compile(r"财政专户|专户管理|单位资金|事业收入|经营收入|附属单位|其他|自筹|非财政")),
    (FISCAL, re.compile(r"财政|一般公共预算|政府性基金|国有资本|社会保险基金|债券")),
)  # fmt: skip
_GENERAL: Final = re.compile(r"一般公共预算")


@dataclass(frozen=True, slots=True)
class SourceMoney:
    """What a project has and spent of one source, as exports name it; None where not told."""

    source: str
    initial: Decimal | None = None
    year: Decimal | None = None
    carried: Decimal | None = None
    spent: Decimal | None = None

    @property
    def kind(self) -> str | None:
        """The line of the self-evaluation form it belongs to; None where its name tells none."""
        return next((kind for kind, words in _KINDS if words.search(self.source)), None)


@dataclass(frozen=True, slots=True)
class ProjectMoney:
    """A project's money of a year in one unit: sums, and the sources they come from.

    `year` is the budget as adjusted, with `carried` in it; the rate is over it.
    """

    initial: Decimal | None = None
    year: Decimal | None = None
    carried: Decimal | None = None
    spent: Decimal | None = None
    sources: tuple[SourceMoney, ...] = ()

    @property
    def budget(self) -> Decimal | None:
        """What the rate is over: the adjusted budget, the first one where none is told."""
        return self.initial if self.year is None else self.year

    @property
    def rate(self) -> Decimal | None:
        """Spent over budget in percent, two places; None where it cannot be told.

        Source: caiyu-2020-10#execution
        """
        if self.spent is None or not self.budget:
            return None
        return at_places(over(self.spent, self.budget) * 100, 2)


def project_money(
    budgets: Sequence[SourceMoney], paid: Iterable[tuple[str, Decimal]], *,
    approved: Decimal | None = None,
) -> ProjectMoney:  # fmt: skip
    """Return the money of a project from its budgets and payments by source, all in one unit.

    Payments stand before what a budget says was spent. `approved` is the budget where none is
    told; a sum is told only where each part of it is, but for what was carried over.
    """
    spent: dict[str, Decimal] = {}
    for source, amount in paid:
        spent[source] = spent.get(source, Decimal(0)) + amount
    named = {one.source: one for one in budgets}
    sources = tuple(
        _with_spent(named.get(source, SourceMoney(source)), spent)
        for source in dict.fromkeys([*named, *spent])
    )
    held = [one for one in sources if one.source in named]
    carried = [one.carried for one in held if one.carried is not None]
    return ProjectMoney(
        initial=_sum(one.initial for one in held) if held else approved,
        year=_sum(one.year for one in held) if held else approved,
        carried=sum(carried, Decimal(0)) if carried else None,
        spent=sum(spent.values(), Decimal(0)) if spent else _sum(one.spent for one in held),
        sources=sources,
    )


def _with_spent(one: SourceMoney, paid: dict[str, Decimal]) -> SourceMoney:
    """Return a source with what was paid of it; None where payments do not say of which they are.

    A budget that names no source may be of any of those that payments name.
    """
    nothing = None if "" in (one.source, *paid) else Decimal(0)
    spent = paid.get(one.source, nothing) if paid else one.spent
    return SourceMoney(one.source, one.initial, one.year, one.carried, spent)


def execution_of(money: ProjectMoney, *, unit: str = "万元") -> Execution:
    """Return the lines of the self-evaluation form that the money fills, in `unit`.

    Lines by source are left out where a source cannot be told to be of one of them.
    """
    return Execution(
        budget_initial=money.initial, budget_year=money.year, spent=money.spent,
        rate=money.rate, unit=unit, rows=form_rows(money),
    )  # fmt: skip


def form_rows(money: ProjectMoney) -> tuple[ExecutionRow, ...]:
    """Return this year's appropriation, what was carried over and other money, as the form asks.

    What a source carried over stands in the line of its own and not in that of its source; how
    much of it was spent is told only where payments name it. Nothing is divided by guessing: a
    source without a kind leaves no lines at all. Source: caiyu-2020-10#self-evaluation-form
    """
    if any(one.kind is None for one in money.sources):
        return ()
    inside = sum(
        (one.carried or Decimal(0) for one in money.sources if one.kind != CARRIED), Decimal(0)
    )
    apart = any(one.kind == CARRIED for one in money.sources)
    rows = []
    for name in (FISCAL, CARRIED, OTHER):
        own = [one for one in money.sources if one.kind == name]
        if own or (name == CARRIED and inside):
            rows.append(_row(name, own, inside if name == CARRIED else Decimal(0), apart=apart))
    return tuple(rows)


def monitoring_rows(money: ProjectMoney) -> tuple[ExecutionRow, ...]:
    """Return the general public budget and other money, as the monitoring form asks.

    What was carried over belongs to its source; where payments do not name that, or a name tells
    no kind, there are no lines. Source: caiyu-2019-136#form
    """
    if any(one.kind in (None, CARRIED) for one in money.sources):
        return ()
    parts: dict[str, list[SourceMoney]] = {GENERAL: [], OTHER: []}
    for one in money.sources:
        parts[GENERAL if _GENERAL.search(one.source) else OTHER].append(one)
    return tuple(_whole(name, own) for name, own in parts.items() if own)


def _whole(name: str, own: Sequence[SourceMoney]) -> ExecutionRow:
    """Return a line of sources with what they carried over; the rate is over the year's budget."""
    held = [one for one in own if (one.initial, one.year) != (None, None)]
    initial, year = _sum(one.initial for one in held), _sum(one.year for one in held)
    spent = _sum(one.spent for one in own)
    rate = at_places(over(spent, year) * 100, 2) if spent is not None and year else None
    return ExecutionRow(name, initial=initial, year=year, spent=spent, rate=rate)


def _row(name: str, own: Sequence[SourceMoney], more: Decimal, *, apart: bool) -> ExecutionRow:
    """Return a line: what its sources carried over is taken off, `more` of other sources added.

    `apart` tells that payments name what was carried over, so that the rest is this year's.
    Exports may name a source in payments otherwise than in budgets: those have no budget to add.
    """
    held = [one for one in own if (one.initial, one.year) != (None, None)]
    mixed = name != CARRIED and any(one.carried for one in own)
    kept = [one.year if name == CARRIED else _less(one.year, one.carried) for one in held]
    year = _sum([*kept, more] if more else kept)
    spent = None if mixed and not apart else _sum(one.spent for one in own)
    rate = at_places(over(spent, year) * 100, 2) if spent is not None and year else None
    initial = _sum(one.initial for one in held)
    return ExecutionRow(name, initial=initial, year=year, spent=spent, rate=rate)


def _less(amount: Decimal | None, part: Decimal | None) -> Decimal | None:
    return None if amount is None else amount - (part or Decimal(0))


def into(money: ProjectMoney, factor: Decimal = _YUAN) -> ProjectMoney:
    """Return the same money in a unit `factor` times as large (元 → 万元), exact."""
    return ProjectMoney(
        initial=_over(money.initial, factor),
        year=_over(money.year, factor),
        carried=_over(money.carried, factor),
        spent=_over(money.spent, factor),
        sources=tuple(
            SourceMoney(
                one.source,
                initial=_over(one.initial, factor),
                year=_over(one.year, factor),
                carried=_over(one.carried, factor),
                spent=_over(one.spent, factor),
            )
            for one in money.sources
        ),
    )


def _over(amount: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if amount is None else amount / factor


def _sum(parts: Iterable[Decimal | None]) -> Decimal | None:
    """Return the sum; None where a part is not told, or there is none."""
    told = list(parts)
    known = [one for one in told if one is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(told) else None

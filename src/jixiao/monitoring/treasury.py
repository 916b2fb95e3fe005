"""Exports of a treasury beside the projects of a year: the money of each, doubtful rows aside."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.evaluation.share import shown
from jixiao.model.amount import YUAN_PER_UNIT
from jixiao.model.message import message
from jixiao.monitoring.budget_rows import BudgetRow, read_budgets
from jixiao.monitoring.coding import codes_of
from jixiao.monitoring.earlier_count import Before
from jixiao.monitoring.export_rows import rows_of
from jixiao.monitoring.learned_columns import ExportKind
from jixiao.monitoring.money import DECEMBER, Known, TreasuryRow, after, reconcile
from jixiao.monitoring.project_money import ProjectMoney, SourceMoney, project_money

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from jixiao.model.message import Message
    from jixiao.monitoring.budget_rows import BudgetLine
    from jixiao.monitoring.coding import Codes
    from jixiao.monitoring.learned_columns import Export
    from jixiao.monitoring.listed import Listed
    from jixiao.monitoring.money import Voucher


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row that was not counted, or says otherwise than another: where it stands, and why.

    `row` is None for a voucher of an earlier count.
    """

    document: str
    sheet: str
    row: int | None
    why: Message


@dataclass(frozen=True, slots=True)
class Treasury:
    """What exports come to by the end of a month (1-12): money in 元, in the projects' order.

    `taken` are all vouchers that count, those of an earlier count before; `against` has the payment
    of each refund among them.
    """

    year: int
    month: int
    projects: tuple[tuple[Listed, ProjectMoney], ...]
    doubts: tuple[Doubt, ...]
    taken: tuple[Voucher, ...]
    against: Mapping[str, str]

    @property
    def refunds(self) -> int:
        """How many of the vouchers are refunds."""
        return sum(one.number in self.against for one in self.taken)

    @property
    def vouchers(self) -> int:
        """How many of the vouchers are payments."""
        return len(self.taken) - self.refunds


@dataclass(slots=True)
class _Counter:
    codes: Codes
    known: Known
    vouchers: list[Voucher]
    against: dict[str, str]
    lines: list[tuple[Export, BudgetLine]] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def count(self, export: Export) -> None:
        """Take an export's rows; what was taken before does not count again."""
        rows, places, unit = export.table.rows, export.places, export.source.unit
        if export.source.kind is ExportKind.PAYMENTS:
            found = reconcile(rows_of(TreasuryRow, rows, places), self.known, unit)
            self.known = after(self.known, found)
            self.vouchers += found.vouchers
            self.against |= {one.refund.number: one.payment.number for one in found.netted}
            self.doubts += (_doubt(export, one.row.number, one.why) for one in found.aside)
            return
        taken = {(line.code, line.source) for _, line in self.lines}
        told = read_budgets(rows_of(BudgetRow, rows, places), self.codes, unit, taken)
        self.lines += ((export, line) for line in told.lines)
        self.doubts += (_doubt(export, one.row.number, one.why) for one in told.aside)


def treasury(
    exports: Iterable[Export], projects: Sequence[Listed], *, year: int, month: int = DECEMBER,
    before: Before | None = None,
) -> Treasury:  # fmt: skip
    """Return the money of a year's projects as exports tell it by the end of a month (1-12).

    A voucher and a project's budget of a source count once over all exports, and over those that
    were counted `before`; a project's budgets stand before those it had then. What was counted of
    projects that are no longer listed is set aside.
    """
    listed = {one.key: one for one in reversed(projects)}
    before, lost = (before or Before()).among(listed)
    codes = codes_of(listed.values())
    numbers = frozenset(one.number for one in before.vouchers)
    known = Known(
        year, codes.codes, numbers, before.closed, before.payments(), frozenset(before.against),
        codes.names, last=month,
    )  # fmt: skip
    counter = _Counter(codes, known, list(before.vouchers), dict(before.against))
    for export in exports:
        counter.count(export)
    paid = defaultdict(list)
    for voucher in counter.vouchers:
        paid[voucher.code].append((voucher.source, voucher.amount))
    budgets = defaultdict(list)
    for _, line in counter.lines:
        budgets[line.code].append(
            SourceMoney(line.source, line.initial, line.year, line.carried, line.spent)
        )
    money = {
        one.key: project_money(
            budgets[one.key] or before.budgets.get(one.key, ()), paid[one.key], approved=one.budget
        )
        for one in projects
    }
    forgotten = (_forgotten(before, one) for one in lost)
    doubts = [*forgotten, *counter.doubts, *_disagreeing(counter, listed, money)]
    return Treasury(
        year, month, tuple((listed[key], found) for key, found in money.items()), tuple(doubts),
        tuple(counter.vouchers), counter.against,
    )  # fmt: skip


def _forgotten(before: Before, voucher: Voucher) -> Doubt:
    """Return that a voucher of an earlier count is of no project any more."""
    known = before.projects.get(voucher.code)
    why = message(
        "凭证“{number}”（{day}，{amount}元）的项目“{name}”在 --plans 中没有找到，或不止一个，"
        "没有计入；请核对项目编码和名称。",
        number=voucher.number, day=voucher.day.isoformat(), amount=shown(voucher.amount),
        name=known.name if known else voucher.code,
    )  # fmt: skip
    return Doubt(before.document, "", None, why)


def _disagreeing(
    counter: _Counter, listed: dict[str, Listed], money: dict[str, ProjectMoney]
) -> Iterator[Doubt]:
    """Yield where a table of budgets says otherwise than payments, or than the approved plan."""
    by_code = defaultdict(list)
    for export, line in counter.lines:
        by_code[line.code].append((export, line))
    for code, held in by_code.items():
        export, first = held[0]
        told = [line.spent for _, line in held if line.spent is not None]
        spent, found = sum(told, Decimal(0)), money[code]
        rounding = _rounding(export) * len(held)
        if len(told) == len(held) and _differ(spent, found.spent, rounding):
            why = message(
                "项目{code}：表中执行数合计{told}元，支付明细合计{paid}元，按支付明细计；请核对。",
                code=code, told=shown(spent), paid=shown(found.spent or Decimal(0)),
            )  # fmt: skip
            yield _doubt(export, first.row, why)
        approved = listed[code].budget
        if approved is not None and _differ(approved, found.initial, rounding):
            why = message(
                "项目{code}：表中年初预算数合计{told}元，批复的绩效目标是{approved}元；请核对。",
                code=code, told=shown(found.initial or Decimal(0)), approved=shown(approved),
            )  # fmt: skip
            yield _doubt(export, first.row, why)


def _rounding(export: Export) -> Decimal:
    """Return how far an amount may be rounded, in 元: a hundredth of what is larger than 元."""
    factor = YUAN_PER_UNIT[export.source.unit]
    return factor / 100 if factor > 1 else Decimal(0)


def _differ(one: Decimal, other: Decimal | None, rounding: Decimal) -> bool:
    return other is not None and abs(one - other) > rounding


def _doubt(export: Export, row: int, why: Message) -> Doubt:
    return Doubt(export.document, export.table.sheet, row, why)

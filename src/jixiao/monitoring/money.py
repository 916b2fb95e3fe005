"""Rows of a treasury's export → vouchers of known projects, and rows set aside with the reason."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.errors import JixiaoError
from jixiao.model.message import Message, message
from jixiao.monitoring.coding import Codes, is_total
from jixiao.monitoring.refunds import PAID, RETURNED, Netting, Payment, Payments
from jixiao.wording.amounts import parse_amount
from jixiao.wording.numerals import half_width

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

_DATE: Final = re.compile(r"(\d{4})\s*[-/.年]?\s*(\d{1,2})\s*[-/.月]?\s*(\d{1,2})\s*日?(?:[ T].*)?")
_CENT: Final = Decimal("0.01")
_MOST: Final = Decimal(10) ** 14
DECEMBER: Final = 12
LONGEST: Final = 80


class MonthClosed(JixiaoError):
    """A month that is closed already, or not the one to be closed next."""


@dataclass(frozen=True, slots=True)
class TreasuryRow:
    """A row as exported: its number in the sheet and the cells that matter, as texts.

    `marked` where a cell that does not matter says 合计.
    """

    number: int
    code: str = ""
    voucher: str = ""
    day: str = ""
    amount: str = ""
    source: str = ""
    name: str = ""
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Voucher:
    """Money that was paid for a project: `amount` in 元, exact, negative for a refund."""

    row: int
    code: str
    number: str
    day: date
    amount: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row that was not taken, and why."""

    row: TreasuryRow
    why: Message


@dataclass(frozen=True, slots=True)
class Known:
    """What rows are held against: codes of the year's projects, vouchers taken, closed months.

    `payments` are the vouchers taken that refunds may be netted against, `refunds` the numbers of
    those that are refunds; `names` gives the code of a row that has none; no payment after `last`
    (a month) is counted.
    """

    year: int
    codes: Collection[str]
    vouchers: Collection[str] = frozenset()
    closed: Collection[int] = frozenset()
    payments: Collection[Payment] = ()
    refunds: Collection[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)
    last: int = DECEMBER


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What came of an export; `sums` rows of totals, and empty ones, were left out.

    `netted` tells of each refund among the vouchers which payment it takes back from.
    """

    vouchers: tuple[Voucher, ...]
    aside: tuple[SetAside, ...]
    sums: int
    netted: tuple[Netting, ...] = ()

    @property
    def total(self) -> Decimal:
        """The money of the vouchers taken, in 元."""
        return sum((one.amount for one in self.vouchers), Decimal(0))


@dataclass(slots=True)
class _Reader:
    """Reads the rows of an export: `seen` tells where a number stood, `paid` which are payments."""

    known: Known
    unit: str
    seen: dict[str, int] = field(default_factory=dict)
    paid: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.paid |= {one.number for one in self.known.payments}

    def read(self, row: TreasuryRow) -> Voucher | Message:
        """Return the voucher of a row, or why it is set aside; a refund's amount is negative."""
        amount = self._amount(row.amount)
        is_refund = isinstance(amount, Decimal) and amount < 0
        number = self._number(row.voucher, is_refund=is_refund)
        if isinstance(number, Message):
            return number
        code = Codes(self.known.codes, self.known.names).of(row.code, row.name)
        if isinstance(code, Message):
            return code
        day = self._day(row.day)
        for one in (day, amount):
            if isinstance(one, Message):
                return one
        assert isinstance(day, date)  # noqa: S101 - told apart above, for the checker
        assert isinstance(amount, Decimal)  # noqa: S101 - as above
        self.seen[number] = row.number
        if not is_refund:
            self.paid.add(number)
        return Voucher(row.number, code, number, day, amount, row.source)

    def is_refund(self, row: TreasuryRow) -> bool:
        """Return whether a row takes money back."""
        read = parse_amount(row.amount, self.unit)
        return read is not None and read.yuan < 0

    def _number(self, voucher: str, *, is_refund: bool) -> str | Message:
        """Return the number that a voucher is kept by, or why it cannot count.

        A refund is a repeat of a refund, a payment of a payment; of one of each that bear the same
        number, what comes later is marked.
        """
        if not voucher:
            return message("没有凭证号，不能判断是否重复；请补上凭证号。")
        marked = f"{voucher}{RETURNED if is_refund else PAID}"
        number = marked if voucher in (self.paid if is_refund else self.known.refunds) else voucher
        if len(number) > LONGEST:
            return message("凭证号超过{most}个字；请核对这一栏是否选对。", most=LONGEST)
        if number in self.seen:
            return message(
                "凭证号与第{row}行重复，只计第{row}行；不是同一笔的，请改正凭证号。",
                row=self.seen[number],
            )
        if number in self.known.vouchers or marked in self.known.vouchers:
            return message("凭证号以前导入过，没有再计；不是同一笔的，请改正凭证号。")
        return number

    def _day(self, text: str) -> date | Message:
        day = day_of(text)
        if day is None:
            return message("支付日期“{text}”不是日期；应写成2026-07-31这样。", text=text[:20])
        if day.year != self.known.year:
            return message(
                "支付日期{day}不在{year}年；请核对日期，或在所属年度导入。",
                day=day.isoformat(), year=self.known.year,
            )  # fmt: skip
        if day.month in self.known.closed:
            return message(
                "{month}月已结账，不能再导入这个月的凭证；确需补记的，请记入没有结账的月份。",
                month=day.month,
            )
        if day.month > self.known.last:
            return message(
                "支付日期{day}在{month}月底以后，没有计入；要计入，请把截止月份改后。",
                day=day.isoformat(), month=self.known.last,
            )  # fmt: skip
        return day

    def _amount(self, text: str) -> Decimal | Message:
        read = parse_amount(text, self.unit)
        if read is None:
            return message("金额“{text}”不是数字；应写成12345.67这样。", text=text[:40])
        yuan = read.yuan
        if yuan == 0:
            return message("金额是0，没有可计的支付；请核对金额。")
        if abs(yuan) >= _MOST or yuan != yuan.quantize(_CENT):
            return message("金额{text}过大，或不足一分；请核对金额单位。", text=text[:40])
        return yuan.quantize(_CENT)


def reconcile(rows: Iterable[TreasuryRow], known: Known, unit: str) -> Reconciled:
    """Return the vouchers of an export whose money is printed in `unit`, and what is set aside.

    A voucher counts once: in the file, and over all files taken before. Refunds are read after
    the payments, wherever they stand, and netted against them.
    """
    reader, taken, aside, netted = _Reader(known, unit), [], [], []
    every = list(rows)
    told = [row for row in every if not _is_sum(row)]
    refunds = [row for row in told if reader.is_refund(row)]
    back = {row.number for row in refunds}
    for row in told:
        if row.number in back:
            continue
        read = reader.read(row)
        if isinstance(read, Message):
            aside.append(SetAside(row, read))
        else:
            taken.append(read)
    payments = Payments((*known.payments, *map(_payment, taken)))
    for row in sorted(refunds, key=lambda one: day_of(one.day) or date.max):
        read = reader.read(row)
        found = read if isinstance(read, Message) else payments.net(read)
        if isinstance(found, Message):
            aside.append(SetAside(row, found))
        else:
            netted.append(found)
    vouchers = sorted((*taken, *(one.refund for one in netted)), key=lambda one: one.row)
    aside.sort(key=lambda one: one.row.number)
    return Reconciled(tuple(vouchers), tuple(aside), len(every) - len(told), tuple(netted))


def after(known: Known, found: Reconciled) -> Known:
    """Return what is known once an export's vouchers are taken: the next is held against it."""
    left = {one.number: one for one in known.payments}
    back = {one.refund.number for one in found.netted}
    left |= {one.number: _payment(one) for one in found.vouchers if one.number not in back}
    for one in found.netted:
        payment = left[one.payment.number]
        left[one.payment.number] = replace(payment, left=payment.left + one.refund.amount)
    numbers = {*known.vouchers, *(one.number for one in found.vouchers)}
    refunds = {*known.refunds, *back}
    return replace(known, vouchers=numbers, payments=tuple(left.values()), refunds=refunds)


def _payment(voucher: Voucher) -> Payment:
    return Payment(voucher.number, voucher.code, voucher.day, voucher.amount, voucher.amount)


def refuse_closing(month: int, closed: Collection[int]) -> None:
    """Raise MonthClosed for a month (1-12) that is closed, or whose month before is open."""
    if not 1 <= month <= DECEMBER:
        raise MonthClosed(message("月份应在1到12之间，没有{month}月。", month=month))
    if month in closed:
        raise MonthClosed(
            message(
                "{month}月已经结账，不能再结一次；下一个要结账的是{next}月。",
                month=month, next=max(closed) + 1,
            )
            if max(closed) < DECEMBER
            else message("{month}月已经结账，不能再结一次；全年都已结账。", month=month)
        )  # fmt: skip
    if month > 1 and month - 1 not in closed:
        raise MonthClosed(message("{before}月还没有结账；请按月份顺序结账。", before=month - 1))


def day_of(text: str) -> date | None:
    """Return the day a cell tells: 2026-07-31, 2026/7/31, 20260731, 2026年7月31日; else None."""
    match = _DATE.fullmatch(half_width(text).strip())
    if match is None:
        return None
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        return None


def _is_sum(row: TreasuryRow) -> bool:
    """Return whether a row is a total, or says nothing of a payment."""
    if row.voucher:
        return False
    if not (row.code or row.day or row.amount):
        return True
    texts = (row.code, row.day, row.name, row.source)
    return any(map(is_total, texts)) or (row.marked and not row.code)

"""Rows of a table of budgets → what each project has by source, and rows set aside."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.evaluation.share import shown
from jixiao.model.message import Message, message
from jixiao.monitoring.coding import is_total
from jixiao.wording.amounts import parse_amount

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from jixiao.monitoring.coding import Codes

_NOTHING: Final = frozenset({"", "-", "--", "—", "——", "/", "无"})
_BARE: Final = frozenset({"合计", "总计", "小计", "共计"})
_MOST: Final = Decimal(10) ** 14
_CENT: Final = Decimal("0.01")
_NAMES: Final = {
    "initial": message("年初预算数"),
    "change": message("预算调整数"),
    "less": message("预算调减数"),
    "year": message("全年预算数"),
    "carried": message("上年结转"),
    "spent": message("执行数"),
}


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """A row as it stands: its number in the sheet and the cells that matter, as texts.

    `less` is what the budget was cut by, with a sign or without; `marked` where a cell that does
    not matter says 合计.
    """

    number: int
    code: str = ""
    name: str = ""
    source: str = ""
    initial: str = ""
    change: str = ""
    less: str = ""
    year: str = ""
    carried: str = ""
    spent: str = ""
    marked: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether neither a project nor an amount stands in it."""
        told = (getattr(self, name) for name in _NAMES)
        return not (self.code or self.name) and all(text in _NOTHING for text in told)

    @property
    def is_sum(self) -> bool:
        """Whether it says to be a total, in the place of a project or of a source."""
        return self.totals_several or is_total(self.source) or self.name in _BARE

    @property
    def totals_several(self) -> bool:
        """Whether it totals several projects: 合计 stands where a project would, or before it."""
        if self.code:
            return is_total(self.code)
        return is_total(self.name) or (not self.name and (self.marked or is_total(self.source)))


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """What a project has of one source, in 元; `year` is the whole year's budget.

    `carried` is the part of `year` that was left over from the year before.
    """

    row: int
    code: str
    source: str
    initial: Decimal | None = None
    year: Decimal | None = None
    carried: Decimal | None = None
    spent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class BudgetAside:
    """A row that was not taken, and why."""

    row: BudgetRow
    why: Message


@dataclass(frozen=True, slots=True)
class Budgets:
    """What came of a table; `sums` rows of totals, and empty ones, were left out."""

    lines: tuple[BudgetLine, ...]
    aside: tuple[BudgetAside, ...]
    sums: int


@dataclass(slots=True)
class _Reader:
    codes: Codes
    unit: str
    taken: Collection[tuple[str, str]]
    seen: dict[tuple[str, str], int] = field(default_factory=dict)

    def read(self, row: BudgetRow) -> BudgetLine | Message:
        """Return the line of a row, or why it is set aside."""
        code = self.codes.of(row.code, row.name)
        if isinstance(code, Message):
            return code
        earlier = self.seen.get((code, row.source))
        if earlier is not None:
            return message(
                "项目{code}的资金性质“{source}”与第{row}行重复，只计第{row}行；请合并或改正。",
                code=code, source=row.source, row=earlier,
            )  # fmt: skip
        if (code, row.source) in self.taken:
            return message(
                "项目{code}的资金性质“{source}”在前面的文件中已有，没有再计；请合并或改正。",
                code=code, source=row.source,
            )  # fmt: skip
        money: dict[str, Decimal | None] = {}
        for name in _NAMES:
            read = self._amount(name, getattr(row, name))
            if isinstance(read, Message):
                return read
            money[name] = read
        change = money["change"]
        if money["less"] is not None:
            change = (change or 0) - abs(money["less"])
        year = year_budget(money["initial"], change, money["carried"], money["year"])
        if isinstance(year, Message):
            return year
        self.seen[code, row.source] = row.number
        return BudgetLine(
            row.number, code, row.source, money["initial"], year, money["carried"], money["spent"]
        )

    def _amount(self, name: str, text: str) -> Decimal | Message | None:
        if text in _NOTHING:
            return None
        read = parse_amount(text, self.unit)
        if read is None:
            return message(
                "{column}“{text}”不是数字；应写成12345.67这样。",
                column=_NAMES[name],
                text=text[:40],
            )
        yuan = read.yuan
        if yuan < 0 and name not in {"change", "less"}:
            return message("{column}是负数{text}；请核对。", column=_NAMES[name], text=text[:40])
        if abs(yuan) >= _MOST or yuan != yuan.quantize(_CENT):
            return message(
                "{column}{text}过大，或不足一分；请核对金额单位。",
                column=_NAMES[name], text=text[:40],
            )  # fmt: skip
        return yuan


def year_budget(
    initial: Decimal | None, change: Decimal | None, carried: Decimal | None, year: Decimal | None
) -> Decimal | Message | None:
    """Return the whole year's budget, or why the figures cannot be true together.

    Where none is told it is what was first budgeted, its change and what was carried over added
    up. Where one is told it must be that sum, or that sum without what was carried over, which the
    first budget may hold already; without a figure for the change only the carry-over limits it.
    """
    if year is None:
        if initial is None:
            return message("没有年初预算数，也没有全年预算数；请补上。")
        year = initial + (change or 0) + (carried or 0)
        return year if year >= 0 else _under(year)
    if carried is not None and carried > year:
        return message(
            "上年结转{carried}元大于全年预算数{year}元；请核对。",
            carried=shown(carried), year=shown(year),
        )  # fmt: skip
    if initial is None or change is None:
        return year
    without = initial + change
    if year not in (without, without + (carried or 0)):
        return message(
            "年初预算数{initial}元、预算调整数{change}元、上年结转{carried}元，"
            "合起来不是全年预算数{year}元；请核对。",
            initial=shown(initial), change=shown(change),
            carried=shown(carried or Decimal(0)), year=shown(year),
        )  # fmt: skip
    return year


def _under(year: Decimal) -> Message:
    return message("调整后的全年预算数是{year}元，小于0；请核对预算调整数。", year=shown(year))


def read_budgets(
    rows: Iterable[BudgetRow],
    codes: Codes,
    unit: str,
    taken: Collection[tuple[str, str]] = frozenset(),
) -> Budgets:
    """Return the budgets of a table whose money is printed in `unit`, and what is set aside.

    A project stands once with each source, which `taken` has of the tables before.
    """
    reader, lines, aside = _Reader(codes, unit, taken), [], []
    every = [row for row in rows if not row.is_empty]
    divided = {row.code or row.name for row in every if not row.is_sum}
    sums = 0
    for row in every:
        if row.is_sum and (row.totals_several or (row.code or row.name) in divided):
            sums += 1
            continue
        read = _undivided(row) if row.is_sum else reader.read(row)
        if isinstance(read, Message):
            aside.append(BudgetAside(row, read))
        else:
            lines.append(read)
    return Budgets(tuple(lines), tuple(aside), sums)


def _undivided(row: BudgetRow) -> Message:
    return message(
        "项目“{project}”只有{source}，没有按资金性质分列；请写明各资金性质的数。",
        project=(row.code or row.name)[:40], source=(row.source or row.name)[:20],
    )  # fmt: skip

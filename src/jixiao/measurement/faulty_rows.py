"""What is wrong with the rows of a table, by row and column."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from jixiao.model.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterable

SHOWN: Final = 100
"""Examples kept of each fault of a column; all are counted."""

FAULTS: Final = {
    "missing": "必填，但没有填",
    "unreadable": "“{found}”读不出；应写作：{expected}",
    "date": "“{found}”不是日期，或与本列其他行写法不同；应写成 {expected} 这样",
    "month": "“{found}”不是月份，或与本列其他行写法不同；应写成 {expected} 这样",
    "number": "“{found}”不是数；应只写数字，不带逗号、单位和文字",
    "exponent": "“{found}”是科学计数，可能丢了位数；应把该列设为文本，写出全部数字",
    "places": "“{found}”超过两位小数；金额应以元为单位，精确到分",
    "range": "“{found}”超出范围；应为 {expected}",
    "future": "“{found}”晚于今天；应为 {expected}",
    "order": "“{found}”早于“{expected}”；前后日期应核对",
    "long": "文字过长；应不超过{expected}个字",
    "code": "“{found}”中有空格或过长；代码应不含空格，不超过64个字",
    "identity": "“{found}”不是18位公民身份号码；若表格把它存成了数，请把该列设为文本后重填",
    "check_digit": "“{found}”的校验码不对；请核对证件号码",
    "personal": "“{found}”里有身份号码；号码应只填在证件号码列里，请从这一列删去",
    "account": "“{found}”不是银行账户；应为8至32位数字",
    "phone": "“{found}”不是电话号码；应为7至12位数字",
    "duplicate": "与第{found}行重复；应各不相同：{expected}；请删去或改正其中一行",
    "sealed": "与已封存的行重复；应各不相同：{expected}；请删去已经载入的行，更正整月请写明是更正",
    "reference": "“{found}”在台账“{expected}”中没有；请核对，或先载入那本台账",
    "division": "“{found}”不是本次载入的区划；应为 {expected} 开头的区划代码",
}
"""Sentences; `{found}` is what the cell has, masked where it tells who somebody is."""


@dataclass(frozen=True, slots=True)
class FaultyRow:
    """One faulty cell: row as the file numbers it, the column's heading, what is wrong."""

    row: int
    column: str
    fault: str
    found: str = ""
    expected: str = ""

    @property
    def message(self) -> Message:
        """The sentence for people."""
        return message(FAULTS[self.fault], found=self.found, expected=self.expected)


@dataclass(slots=True)
class FaultList:
    """The faults of one table: all counted, a number of each shown."""

    rows: list[FaultyRow] = field(default_factory=list)
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, found: Iterable[FaultyRow], count: int) -> None:
        """Take in the examples of one fault of one column, and how many there are."""
        examples = list(found)
        if examples:
            self.rows += examples[:SHOWN]
            self.counts[examples[0].column, examples[0].fault] += count

    def by_fault(self) -> dict[str, int]:
        """Return how many cells have each fault."""
        totals: Counter[str] = Counter()
        for (_, fault), count in self.counts.items():
            totals[fault] += count
        return dict(sorted(totals.items()))

"""What the columns of a table of budgets mean: suggested by the words of their headings."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from jixiao.grids.list_table import ListKind, plain_heading
from jixiao.model.message import Message, message
from jixiao.monitoring.so_far import MONTH, QUARTER, SO_FAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


class BudgetField(StrEnum):
    """What a column can hold; each one column."""

    CODE = "code"
    NAME = "name"
    SOURCE = "source"
    INITIAL = "initial"
    CHANGE = "change"
    LESS = "less"
    YEAR = "year"
    CARRIED = "carried"
    SPENT = "spent"

    @property
    def label(self) -> str:
        """The field's name in Chinese, which is also its message id."""
        return LABELS[self]


LABELS = {
    BudgetField.CODE: "项目编码",
    BudgetField.NAME: "项目名称",
    BudgetField.SOURCE: "资金性质",
    BudgetField.INITIAL: "年初预算数",
    BudgetField.CHANGE: "预算调整数",
    BudgetField.LESS: "预算调减数",
    BudgetField.YEAR: "全年预算数",
    BudgetField.CARRIED: "上年结转",
    BudgetField.SPENT: "执行数",
}
NAMING: Final = frozenset({BudgetField.CODE, BudgetField.NAME, BudgetField.SOURCE})
"""What a merged cell tells of all its rows."""
MONEY: Final = frozenset(BudgetField) - NAMING
"""What is printed in a unit of money."""
_WORDS: Final = (
    (BudgetField.CODE, re.compile(r"项目(?:编码|编号|代码|码)")),
    (BudgetField.NAME, re.compile(r"项目(?:名称|名)|^项目$")),
    (BudgetField.SOURCE, re.compile(r"资金(?:性质|来源|类型)")),
    (BudgetField.CARRIED, re.compile(
        r"(?:上年|年初|以前年度)(?:结转|结余)(?!.*(?:支出|支付|执行))|^结转资金$")),
    (BudgetField.CHANGE, re.compile(r"追加.?追减|调增.?调减|调增.?减")),
    (BudgetField.LESS, re.compile(r"追减|调减")),
    (BudgetField.CHANGE, re.compile(
        r"调整(?:数|额|金额)?合计$|调整(?:数|额|金额)$|预算调整$|追加|调增"
        r"|(?:增减|变动)(?:数|额)$")),
    (BudgetField.INITIAL, re.compile(r"年初(?:预算|批复|安排|下达|数)|^年初$")),
    (BudgetField.YEAR, re.compile(
        r"调整后|调整预算|全年预算|预算总额|指标总额|预算合计|可用(?:预算|指标)")),
    (BudgetField.SPENT, re.compile(r"(?:执行|支出|支付)(?:数|金额)|累计(?:支出|支付)")),
)  # fmt: skip
_INCREASE: Final = re.compile(r"追加|调增")
_BOTH: Final = re.compile(r"减")
_BEFORE: Final = re.compile(r"上年|上一年|去年|往年|以前年度")
_UNSPENT: Final = re.compile(r"未支|未执|尚未|预计|计划")
_PART: Final = re.compile(rf"本月|当月|本季|当季|本期|当期|{MONTH}(?!份?\d)|{QUARTER}")
"""Money of one month or quarter, unless the heading says that it is a sum so far."""
_SO_FAR: Final = re.compile(SO_FAR)
_WHOLE: Final = re.compile(r"合计|小计|累计|总额|总数")
_ONE: Final = (BudgetField.CHANGE, BudgetField.SPENT)
AMOUNTS: Final = (BudgetField.INITIAL, BudgetField.YEAR)
"""One of them a table of budgets must have."""


def field_of(heading: str) -> BudgetField | None:
    """Return what a heading (its levels joined by "/") names; None for money of another time."""
    plain = plain_heading(heading).replace("/", "")
    found = next((field for field, words in _WORDS if words.search(plain)), None)
    if found is None or found in NAMING or found is BudgetField.CARRIED:
        return found
    if found is BudgetField.SPENT and (_UNSPENT.search(plain) or _is_part(plain)):
        return None
    return None if _BEFORE.search(plain) else found


def _is_part(heading: str) -> bool:
    return _PART.search(heading) is not None and _SO_FAR.search(heading) is None


def suggested(headings: Sequence[str]) -> dict[str, list[int]]:
    """Return field → number of its column (from 0) that the headings suggest, first come first.

    Of several columns of changes, or of what was spent, it is the one that says to be the whole;
    where none does all are returned, for a person to choose.
    """
    found: dict[str, list[int]] = {}
    for number, heading in enumerate(headings):
        field = field_of(heading)
        if field is not None and (field not in found or field in (*_ONE, BudgetField.LESS)):
            found.setdefault(field.value, []).append(number)
    for one in _ONE:
        whole = [at for at in found.get(one, ()) if _WHOLE.search(headings[at])]
        if len(found.get(one, ())) > 1 and len(whole) == 1:
            found[one.value] = whole
            if one is BudgetField.CHANGE:
                found.pop(BudgetField.LESS, None)
    changes = found.get(BudgetField.CHANGE, [])
    if BudgetField.LESS in found and any(not _is_increase(headings[at]) for at in changes):
        found[BudgetField.CHANGE.value] = sorted(changes + found.pop(BudgetField.LESS))
    return found


def _is_increase(heading: str) -> bool:
    return _INCREASE.search(heading) is not None and _BOTH.search(heading) is None


def faults_of(columns: Mapping[BudgetField, Sequence[int]]) -> Iterator[BudgetField]:
    """Yield the fields that a table cannot do without and no column holds; one amount is enough."""
    if not columns.get(BudgetField.CODE):
        yield BudgetField.CODE
    if not any(columns.get(field) for field in AMOUNTS):
        yield BudgetField.INITIAL


def _no_budgets(document: str) -> Message:
    return message(
        "{document}：没有找到含“项目编码”和“年初预算数”或“全年预算数”的表头；"
        "请给出国库系统导出的支付明细，或预算指标执行情况表。", document=document
    )  # fmt: skip


BUDGETS: Final = ListKind(
    suggested, frozenset({BudgetField.CODE.value}), _no_budgets, "budgets", NAMING, MONEY,
    [frozenset({one.value}) for one in AMOUNTS],
)  # fmt: skip

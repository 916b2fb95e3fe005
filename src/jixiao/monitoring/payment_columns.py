"""What the columns of a treasury export mean: suggested by the words of their headings."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from jixiao.grids.list_table import ListKind, plain_heading
from jixiao.model.message import Message, message
from jixiao.monitoring.so_far import SO_FAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class PaymentField(StrEnum):
    """What a column can hold; each one column."""

    CODE = "code"
    NAME = "name"
    VOUCHER = "voucher"
    DAY = "day"
    AMOUNT = "amount"
    SOURCE = "source"

    @property
    def label(self) -> str:
        """The field's name in Chinese, which is also its message id."""
        return LABELS[self]


LABELS = {
    PaymentField.CODE: "项目编码",
    PaymentField.NAME: "项目名称",
    PaymentField.VOUCHER: "凭证号",
    PaymentField.DAY: "支付日期",
    PaymentField.AMOUNT: "支付金额",
    PaymentField.SOURCE: "资金性质",
}
NAMING: Final = frozenset({PaymentField.CODE, PaymentField.NAME, PaymentField.SOURCE})
"""What a merged cell tells of all its rows."""
MONEY: Final = frozenset({PaymentField.AMOUNT})
"""What is printed in a unit of money."""
_WORDS: Final = (
    (PaymentField.CODE, re.compile(r"项目(?:编码|编号|代码|码)")),
    (PaymentField.NAME, re.compile(r"项目(?:名称|名)|^项目$")),
    (PaymentField.VOUCHER, re.compile(r"凭证(?:编?号|流水号|编码)|支付令号|流水号|单据编?号")),
    (PaymentField.DAY, re.compile(r"(?:支付|支出|付款|清算|记账|凭证|交易)(?:日期|时间)|^日期$")),
    (PaymentField.AMOUNT, re.compile(
        rf"^(?!.*(?:{SO_FAR})).*(?:(?:支付|支出|付款|清算|交易|实付)金额|^金额$|^支出数$|执行数)")),
    (PaymentField.SOURCE, re.compile(r"资金(?:性质|来源|类型)|预算级次")),
)  # fmt: skip
_NEEDED: Final = frozenset(
    {PaymentField.CODE, PaymentField.VOUCHER, PaymentField.DAY, PaymentField.AMOUNT}
)


def suggested(headings: Sequence[str]) -> dict[str, list[int]]:
    """Return field → numbers of its columns (from 0) that the headings suggest.

    The first that fits, but every one that may be the amount: which of two was paid is not guessed.
    """
    found: dict[str, list[int]] = {}
    for number, heading in enumerate(headings):
        plain = plain_heading(heading)
        for field, words in _WORDS:
            if (field not in found or field in MONEY) and words.search(plain):
                found.setdefault(field, []).append(number)
                break
    return found


def faults_of(columns: Mapping[PaymentField, Sequence[int]]) -> Iterable[PaymentField]:
    """Yield the fields that an export cannot do without and no column holds."""
    return (field for field in PaymentField if field in _NEEDED and not columns.get(field))


def _no_payments(document: str) -> Message:
    return message(
        "{document}：没有找到含“项目编码”“凭证号”“支付日期”“支付金额”的表头；"
        "请上传国库集中支付系统导出的支付明细。", document=document
    )  # fmt: skip


PAYMENTS: Final = ListKind(
    suggested, frozenset({PaymentField.CODE.value, PaymentField.AMOUNT.value}), _no_payments,
    "payments", NAMING, MONEY, [frozenset({PaymentField.VOUCHER, PaymentField.AMOUNT})],
)  # fmt: skip

"""Cells of the head that hold money: sums, rates, labels with a figure behind them."""

from __future__ import annotations

import re
import unicodedata

from jixiao.recognition.labels import Label, label_of

FUNDS = frozenset({"budget.total", "budget.fiscal", "budget.other", "midterm.budget.total",
                    "central_funds", "local_funds", "source_row", "sum"})  # fmt: skip
_PARTS = frozenset({"budget.fiscal", "budget.other", "central_funds", "local_funds"})
_GLUED_FIGURE = re.compile(
    r"(?P<head>[\u4e00-\u9fff:：（）()]{2,16}?)\s*(?P<figure>-?\d[\d,，]*(?:\.\d+)?\s*(?:万元|元)?)"
)
_ENDS_IN_FIGURE = re.compile(r"[\d０-９]\s*(?:[%％]|万元|元|亿元)?(?:[(（].*)?$")
_MONEY = re.compile(r"(?:资金|预算|经费|投资|金额|安排)$")
_FIGURE = re.compile(r"-?[\d,，.]+\s*(?:[%％]|万元|元|亿元)?(?:[(（].*)?")


def label_with_figure(text: str) -> tuple[Label, str] | None:
    """Return (label, figure) of a cell such as `财政资金48.60`."""
    found = _GLUED_FIGURE.fullmatch(text.strip())
    label = label_of(found["head"]) if found else None
    return (label, found["figure"]) if found and label and label.field in FUNDS else None


def holds_money(label: Label) -> bool:
    """Return True for the head of a block of money, which may hold the sum itself."""
    return label.field == "section" and bool(_MONEY.search(label.text))


def may_answer(label: Label, text: str) -> bool:
    """Return False for a text in words below the label of a part of the money."""
    return label.field not in _PARTS or is_figure(text) or ends_in_figure(text)


def is_figure(text: str) -> bool:
    """Return True for a sum of money or a rate as it stands in a cell of its own."""
    plain = unicodedata.normalize("NFKC", text).strip()
    return bool(_FIGURE.fullmatch(plain)) or plain in "-—/"


def ends_in_figure(text: str) -> bool:
    """Return True for a text behind which a sum or a rate stands, remarks in brackets aside."""
    return bool(_ENDS_IN_FIGURE.search(text))


def is_sum(text: str) -> bool:
    """Return True for a cell that is nothing but a sum, remarks in brackets aside."""
    return bool(_FIGURE.fullmatch(text.strip()))

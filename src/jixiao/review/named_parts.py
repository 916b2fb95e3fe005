"""The parts that names and objectives list, and whether other texts speak of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.review.phrases import said_in
from jixiao.review.rows import plain

if TYPE_CHECKING:
    from jixiao.review.context import Context

_PAYMENT: Final = re.compile(r"([\u4e00-\u9fff]{2,12}(?:补贴|补助|奖补|津贴|救助金))")
_LIST: Final = re.compile(r"[\u4e00-\u9fff]{2,12}(?:补贴|补助|奖补|津贴|救助金)(?=[、等])")
_LEAD: Final = re.compile(r"^.*?(?:用于|发放|落实|包括|支付)")
_BRACKETS: Final = re.compile(r"[（(]([^（）()]*)[）)]")
_PARTS: Final = re.compile(r"、|及|暨")
_LEAST: Final = 2
_LONGEST: Final = 12


def listed_payments(text: str) -> list[str]:
    """Return the payments that a text lists, 甲补贴、乙补贴 …; empty unless two or more follow."""
    found = [_LEAD.sub("", one) for one in _LIST.findall(text)]
    named = list(dict.fromkeys(one for one in found if _PAYMENT.fullmatch(one)))
    return named if len(named) >= _LEAST else []


def name_parts(name: str | None) -> list[str]:
    """Return the parts that a project's name joins by 、 or 及, in or out of brackets."""
    text = plain(name)
    inner = _BRACKETS.search(text)
    parts = [part for part in _PARTS.split(inner[1] if inner else text) if part]
    return parts if len(parts) >= _LEAST and all(len(one) >= _LEAST for one in parts) else []


def is_told(part: str, text: str, context: Context) -> bool:
    """Return whether a text holds two neighbouring letters of a part that tell it from others."""
    common = said_in(context.words("name_pairs"))
    pairs = (part[at : at + 2] for at in range(len(part) - 1))
    words = common.sub(" ", part)
    told = [pair for pair in pairs if not common.search(pair) and pair in words]
    return any(pair in text for pair in told) if told else part in text or _core(part) in text


def _core(part: str) -> str:
    """Return a part without its last word for money."""
    return re.sub(r"(?:补贴|补助|奖补|津贴|资金|经费)$", "", part) or part

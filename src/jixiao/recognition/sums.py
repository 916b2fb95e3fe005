"""Money told in sentences: `项目预算88.4万元（其中财政资金80万元，其他资金8.4万元）`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from jixiao.recognition.labels import label_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_SUM = re.compile(
    r"(?P<head>[^，,。；;：:（()）\d]{0,20}?)\s*+[:：]?\s*+(?:约|共|计|为|合计|总计|共计)*\s*+"
    r"(?P<figure>-?\d[\d,，]{0,20}(?:\.\d{1,20})?\s*+(?:亿元|百万元|万元|千元|元))(?![/／每人])"
)
_RATE = re.compile(
    r"(?P<head>(?:预算)?(?:执行率|支出进度|完成率))\s*[:：]?(?:为|达到?)?\s*(?P<figure>\d+(?:\.\d+)?\s*[%％])"
)
_SCORE = re.compile(
    r"(?:自评|预算执行(?:率)?)?得(?:分)?\s*[:：]?(?:为)?\s*(?P<figure>\d+(?:\.\d+)?)\s*分"
)
_UNIT_AHEAD = re.compile(
    r"(?P<name>[^（(：:]{2,16})[（(](?:单位[:：])?(?P<unit>亿元|万元|千元|元)[)）]\s*[:：]\s*"
)
_BARE = re.compile(
    r"(?<![\d.])\d+(?:[,，]\d{3})*(?:\.\d+)?(?![\d.]|[,，]\d{3}|\s*(?:[亿万千百年月日%％个]|元))"
)
_MONEY = re.compile(r"资金|预算|投资|经费|拨款|执行数|支出|金额|投入|财政|公共预算")
_LEAD = re.compile(
    r"^(?:[^，。；：（）\d]{0,8})?(?:20\d\d年度?|本年度?|当年|全年(?=安排)|本项目|该项目|项目|其中|共|拟|计划|县级|市级|区级|省级)*"
    r"(?:安排|申请|投入|使用|由|为|来自|来源于|争取|落实)*(?:其中)?[:：]?"
)
_TAIL = re.compile(r"(?:安排|投入|总额为|共|计|为|支出|补助|支持|解决)+$")
_WHOLE = re.compile(r"(?:合计|总计|共计)(?:为|[:：])?\s*\d")
_FISCAL = re.compile(r"财政|公共预算")
_CENTRAL = re.compile(r"中央")
_LOCAL = re.compile(r"地方|省级|省财政|市级|县级|区级|配套|本级")
_OTHER = re.compile(r"其他|其它|自筹|自有|社会|单位资金|群众|捐")
_SPENT = re.compile(r"执行|支出|支付|使用")
_INITIAL = re.compile(r"年初")
_YEAR = re.compile(r"全年|调整后")
_EXECUTION = re.compile(r"执行率|支出进度|执行数|执行\s*\d|实际支出|累计支出|全年支出")
_ENOUGH = frozenset({"budget.total", "budget.fiscal", "execution.year", "execution.initial"})
_KEPT = frozenset({
    "budget.total", "budget.fiscal", "budget.other", "execution.initial", "execution.year",
    "execution.spent", "central_funds", "local_funds",
})  # fmt: skip


@lru_cache(maxsize=4096)
def sums_in(text: str) -> tuple[tuple[str, str, str], ...]:
    """Return (field, printed sum, words before it) of each sum a sentence tells, in order.

    Empty for a sentence without the total of a project's money: what a thing costs is none.
    """
    text = _with_units(text)
    first = _SUM.search(text)
    if first is None or not _MONEY.search(text[: first.end()]):
        return ()
    spent = _EXECUTION.search(text) is not None
    found = [(name, m["figure"], m["head"]) for name, m in _sums(text, spent=spent)]
    if spent:
        found += [("execution.rate", m["figure"], m["head"]) for m in _RATE.finditer(text)][:1]
        found += [("execution.score", m["figure"], "得分") for m in _SCORE.finditer(text)][:1]
    names = [name for name, _, _ in found]
    return tuple(found) if _ENOUGH & set(names) else ()


def _with_units(text: str) -> str:
    """Return the text with the unit a label states behind the figures that have none.

    `总投入（万元）：158.6，其中财政资金120` states its unit once.
    """
    label = _UNIT_AHEAD.match(text)
    if label is None:
        return text
    rest = _BARE.sub(rf"\g<0>{label['unit']}", text[label.end() :])
    return f"{label['name']}：{rest}"


def _sums(text: str, *, spent: bool) -> Iterator[tuple[str, re.Match[str]]]:
    seen: set[str] = set()
    whole = _WHOLE.search(text) is not None
    for match in _SUM.finditer(text):
        name = _field(text, match, spent=spent, first=not seen and not whole)
        if name and name not in seen:
            seen.add(name)
            yield name, match


def _field(text: str, match: re.Match[str], *, spent: bool, first: bool) -> str | None:
    head = match["head"].strip()
    if not first and _LOCAL.search(head) and _CENTRAL.search(text):
        return "local_funds"
    words = _TAIL.sub("", _LEAD.sub("", head, count=1)) or head
    label = label_of(words)
    if (
        label
        and label.exact
        and label.field in _KEPT
        and not (spent and label.field.startswith("budget.total"))
    ):
        told = label.field == "execution.year" and not spent
        return "budget.total" if told else label.field
    if spent and _by_word(head):
        return _by_word(head)
    if _WHOLE.search(match[0]):
        return "budget.total"
    if first and not head.startswith(("其中", "由", "使用")):
        return "budget.total" if _MONEY.search(text[: match.end()]) else None
    return _source(head)


def _by_word(head: str) -> str | None:
    if _INITIAL.search(head):
        return "execution.initial"
    if _SPENT.search(head):
        return "execution.spent"
    return "execution.year" if _YEAR.search(head) else None


def _source(head: str) -> str | None:
    if _OTHER.search(head):
        return "budget.other"
    if _CENTRAL.search(head):
        return "central_funds"
    if _LOCAL.search(head) and not _FISCAL.search(head):
        return "local_funds"
    return "budget.fiscal" if _FISCAL.search(head) else None

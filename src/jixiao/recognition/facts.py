"""What a sentence tells of a project besides money: who carries it out, when, its goals."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from jixiao.recognition.labels import label_of

_TOLD = frozenset({
    "name", "code", "department", "implementing_unit", "unit.name", "category", "attribute",
    "period", "objectives", "purpose",
})  # fmt: skip
_BLANK = " \u3000。"
_PARTS = re.compile(r"[，,；;。]")
_STATED = re.compile(
    r"^(?:本|该)?(?P<label>[\u4e00-\u9fff]{2,8}?)(?:[:：]|为|是)(?P<text>.{2,60})$"
)
_BY = re.compile(
    r"^(?:(?:本|该)?项目)?由(?P<text>[\u4e00-\u9fff（）()]{3,24}?)"
    r"(?:(?:负责|具体|牵头|组织|统一)*(?:实施|承担|承办|执行|建设|落实)|负责)$"
)
_MANAGED = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,20}项目)?由(?P<text>[\u4e00-\u9fff（）()]{3,24}?)(?:归口|负责)?主管$"
)
_CARRIED_OUT = re.compile(
    r"^(?:由)?(?P<text>[\u4e00-\u9fff（）()]{3,24}?)(?:负责|具体|组织)*(?:实施|承建|承办)$"
)
_GOALS = re.compile(
    r"(?:^|[。；;，])\s*(?P<label>(?:年度|总体|项目|本年度?)*(?:绩效|总体|工作|年度)?目标)(?:是为了|是|为|[:：。])(?P<text>.{6,})$"
)


_TOTAL = re.compile(
    r"(?:项目(?:自评|评价|最终|综合)*得分|总得分|总分|综合得分|综合评分|评价得分)\s*(?:为|是|[:：])?\s*(?P<text>\d+(?:\.\d+)?)\s*分"
)


@lru_cache(maxsize=4096)
def facts_in(text: str) -> tuple[tuple[str, str], ...]:
    """Return (field, text) of what a sentence tells of a project, in printed order.

    `实施单位为县水务局。本项目由县水务局负责实施。绩效目标：…`
    """
    goal = _GOALS.search(text)
    parts = [part.strip(_BLANK) for part in _PARTS.split(text[: goal.start()] if goal else text)]
    found = [
        fact
        for before, part in pairwise(["", *parts])
        if (fact := _fact(part) or _shared_out(before, part))
    ]
    if goal:
        found.append(("objectives", goal["text"]))
    total = _TOTAL.search(text)
    if total:
        found.append(("total_score", total["text"]))
    return tuple(found)


def _fact(part: str) -> tuple[str, str] | None:
    by = _BY.match(part)
    if by:
        return "implementing_unit", by["text"]
    stated = _STATED.match(part)
    label = label_of(stated["label"]) if stated else None
    if stated is None or label is None or not label.exact or label.field not in _TOLD:
        return None
    return label.field, stated["text"]


def _shared_out(before: str, part: str) -> tuple[str, str] | None:
    """Return who is in charge, or behind that who carries it out: `由县水务局主管，水厂实施`."""
    managed = _MANAGED.match(part)
    if managed:
        return "department", managed["text"]
    carried = _CARRIED_OUT.match(part) if _MANAGED.match(before) else None
    return ("implementing_unit", carried["text"]) if carried else None

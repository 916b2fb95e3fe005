"""Names of projects that hold their money in brackets: `食堂改造（预算：140万元）`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from jixiao.forms.filled_form import Doubt, Entry
from jixiao.model.message import message
from jixiao.wording.numerals import half_width

if TYPE_CHECKING:
    from jixiao.forms.filled_form import FilledForm

_PRICED = re.compile(
    r"(?P<name>.{3,}?)\s*[（(【]\s*(?:(?:年度|本年|项目|财政|安排|总)*(?:预算|资金|金额|投资|经费)(?:总?额|数)?)?\s*"
    r"[:：]?\s*(?P<sum>\d[\d,，.]*\s*(?:亿元|万元|千元|元))\s*[)）】]",
    re.DOTALL,
)
_CERTAIN = 0.9


def price_of(text: str) -> str | None:
    """Return the sum in brackets at the end of a name or a heading, None without one."""
    found = _PRICED.fullmatch(half_width(text).strip())
    return found["sum"] if found else None


def without_money_in_name(form: FilledForm) -> None:
    """Take the sum out of the form's name; it is the budget where no other one is stated."""
    name = form.entries.get("name")
    found = _PRICED.fullmatch(half_width(name.text).strip()) if name else None
    if name is None or found is None:
        return
    form.entries["name"] = replace(name, text=name.text.strip()[: found.end("name")])
    if "budget.total" in form.entries:
        return
    form.entries["budget.total"] = Entry(found["sum"], name.span)
    said = message("预算“{sum}”取自项目名称后的括号", sum=found["sum"])
    doubt = Doubt("JX-D011", said, field="budget.total", confidence=_CERTAIN)
    form.doubts.append((doubt, name.span))

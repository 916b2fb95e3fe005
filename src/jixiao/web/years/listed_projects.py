"""Rows of a list → projects as the list tells them, each with what is wrong in its row."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.amount import Amount
from jixiao.model.message import Message, message
from jixiao.web.years.columns import LABELS, MONEY, SEVERAL, Field
from jixiao.wording.numerals import half_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_SUM: Final = re.compile(r"(?:合|总|小|共)\s*计|.*(?:小计|合计)[:：]?")
_NOTHING: Final = frozenset({"", "-", "--", "—", "——", "/", "无"})
_FIGURE: Final = re.compile(r"-?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?")
_SECRET: Final = {
    **dict.fromkeys(("是", "涉密", "y", "yes", "1", "true", "秘密", "机密", "绝密"), True),
    **dict.fromkeys(("否", "非涉密", "不涉密", "n", "no", "0", "false", "公开", "无"), False),
}
_FINEST: Final = -6
_LONGEST: Final = {Field.CODE: 40, Field.NAME: 200, Field.CATEGORY: 60}


@dataclass(frozen=True, slots=True)
class ListedProject:
    """What a row tells: texts, money in 万元, the sources as printed; faults keep it out.

    `secret` is None where the list does not say. `notes` do not keep the row out.
    """

    number: int
    texts: Mapping[Field, str]
    total: Decimal | None = None
    fiscal: Decimal | None = None
    other: Decimal | None = None
    sources: tuple[tuple[str, Decimal], ...] = ()
    secret: bool | None = None
    faults: tuple[Message, ...] = ()
    notes: tuple[Message, ...] = ()

    def text(self, field: Field) -> str:
        """Return what stands in the field's column, "" where there is none."""
        return self.texts.get(field, "")


@dataclass(frozen=True, slots=True)
class ListedProjects:
    """The projects of a list in order, and how many rows of sums were left out."""

    rows: tuple[ListedProject, ...]
    sums: int


def listed_projects(
    rows: Iterable[tuple[int, Sequence[str]]],
    *,
    headings: Sequence[str],
    columns: Mapping[Field, Sequence[int]],
    unit: str,
) -> ListedProjects:
    """Return the projects that the rows tell, money printed in `unit`; sums are left out."""
    found, sums = [], 0
    for number, cells in rows:
        texts = {
            field: _cell(cells, places[0])
            for field, places in columns.items()
            if places and field not in MONEY
        }
        if _is_sum(texts):
            sums += 1
            continue
        found.append(_project(number, texts, cells, (headings, columns, unit)))
    return ListedProjects(tuple(_doubles_told(found)), sums)


def _is_sum(texts: Mapping[Field, str]) -> bool:
    """Return whether the row is a sum: neither code nor name, or no code and 合计 in its texts."""
    if texts.get(Field.CODE):
        return False
    return not texts.get(Field.NAME) or any(map(_SUM.fullmatch, texts.values()))


def _project(
    number: int,
    texts: Mapping[Field, str],
    cells: Sequence[str],
    table: tuple[Sequence[str], Mapping[Field, Sequence[int]], str],
) -> ListedProject:
    headings, columns, unit = table
    faults = list(_text_faults(texts))
    money: dict[Field, list[tuple[str, Decimal]]] = defaultdict(list)
    for field in (Field.TOTAL, Field.FISCAL, Field.OTHER):
        for place in columns.get(field, ()):
            amount, fault = _amount(_cell(cells, place), headings[place], unit)
            faults += [fault] if fault else []
            if amount is not None:
                money[field].append((headings[place], amount))
    total = money[Field.TOTAL][0][1] if money[Field.TOTAL] else None
    if total is None and not faults:
        faults.append(message("没有{column}；请补上金额。", column=Message(LABELS[Field.TOTAL])))
    parts = {field: _sum(money[field]) for field in SEVERAL}
    notes: list[Message] = []
    if total is not None and any(part is not None for part in parts.values()):
        _compare(total, [one for field in SEVERAL for one in money[field]], faults, notes)
    secret, fault = _secret(texts.get(Field.SECRET, ""))
    faults += [fault] if fault else []
    return ListedProject(
        number, texts, total, parts[Field.FISCAL], parts[Field.OTHER],
        tuple(money[Field.FISCAL] + money[Field.OTHER]), secret, tuple(faults), tuple(notes),
    )  # fmt: skip


def _text_faults(texts: Mapping[Field, str]) -> Iterable[Message]:
    for field in (Field.CODE, Field.NAME):
        if not texts.get(field):
            yield message("没有{column}；请补上。", column=Message(LABELS[field]))
    for field, most in _LONGEST.items():
        if len(texts.get(field, "")) > most:
            yield message(
                "{column}超过{most}个字；请核对这一栏是否选对。",
                column=Message(LABELS[field]), most=most,
            )  # fmt: skip


def _amount(text: str, heading: str, unit: str) -> tuple[Decimal | None, Message | None]:
    """Return an amount in 万元, or what is wrong with it; nothing for a blank or a dash."""
    plain = half_width(text).replace(" ", "").replace("¥", "").replace("￥", "")
    if plain in _NOTHING:
        return None, None
    if not _FIGURE.fullmatch(plain):
        return None, message(
            "“{column}”的“{text}”不是数字；请只填金额。", column=heading, text=text[:40]
        )
    number = Amount(Decimal(plain.replace(",", "").replace("，", "")), unit).into("万元").number
    if number < 0:
        return None, message("“{column}”是负数{text}；请核对。", column=heading, text=plain)
    exponent = number.normalize().as_tuple().exponent
    if not isinstance(exponent, int) or exponent < _FINEST or number >= Decimal(10) ** 12:
        return None, message("“{column}”的{text}过大或小数位过多；请核对金额单位。",
                             column=heading, text=plain)  # fmt: skip
    return number, None


def _compare(
    total: Decimal, parts: Sequence[tuple[str, Decimal]], faults: list[Message],
    notes: list[Message],
) -> None:  # fmt: skip
    """Tell where the sources do not add up; half of the last printed place each is rounding."""
    told = sum((amount for _, amount in parts), Decimal(0))
    if told == total:
        return
    places = [one.as_tuple().exponent for one in (total, *(amount for _, amount in parts))]
    last = min(one for one in places if isinstance(one, int))
    rounding = Decimal(len(parts) + 1).scaleb(last) / 2 if last < 0 else Decimal(0)
    said = {"total": f"{total:f}", "sum": f"{told:f}", "difference": f"{total - told:f}"}
    if abs(total - told) <= rounding:
        notes.append(message("各来源之和{sum}万元与总额相差{difference}万元，属四舍五入。",
                             sum=said["sum"], difference=said["difference"]))  # fmt: skip
    else:
        faults.append(message("预算总额{total}万元，各来源之和{sum}万元，相差{difference}万元；"
                              "请核对金额，或核对各栏的含义。", **said))  # fmt: skip


def _secret(text: str) -> tuple[bool | None, Message | None]:
    if not text.strip():
        return None, None
    found = _SECRET.get(half_width(text).strip().lower())
    if found is None:
        return None, message("是否涉密一栏写的是“{text}”；请填“是”或“否”。", text=text[:40])
    return found, None


def _doubles_told(found: Sequence[ListedProject]) -> Iterable[ListedProject]:
    """Yield the rows; those whose code stands in another row too are faulty."""
    rows: dict[str, list[int]] = defaultdict(list)
    for one in found:
        if code := one.text(Field.CODE):
            rows[code].append(one.number)
    for one in found:
        others = [number for number in rows[one.text(Field.CODE)] if number != one.number]
        if others:
            fault = message(
                "项目编码{code}与第{rows}行重复；一个编码只能有一行。",
                code=one.text(Field.CODE), rows="、".join(map(str, others[:5])),
            )  # fmt: skip
            yield replace(one, faults=(*one.faults, fault))
        else:
            yield one


def _sum(parts: Sequence[tuple[str, Decimal]]) -> Decimal | None:
    return sum((amount for _, amount in parts), Decimal(0)) if parts else None


def _cell(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""

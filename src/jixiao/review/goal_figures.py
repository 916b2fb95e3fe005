"""Figures of the objectives held against rows that count the same: 检定传感器800支, 500支."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.costing.figures import figures_in
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, class_of, listed, plain, shown
from jixiao.review.rows import figure as figure_of
from jixiao.review.worked_out import worked_out
from jixiao.wording.numerals import half_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.review.counties import Placed
    from jixiao.review.judgement import Judgement

_COUNTER: Final = re.compile(
    r"(?:总数量|总数|数量|个数|数目|人数|户数|次数|件数|台数|面积|里程|长度|数)$"
)
_LEAST: Final = 4
_SEVERAL: Final = 2
_SPANS: Final = frozenset(("元", "月", "日", "年", "天", "周", "季度", "工作日", "小时"))
_SCALES: Final = {"": 1, "万": 10_000, "千": 1_000, "百": 100, "亿": 100_000_000}


def differing_goals(placed: Placed) -> Iterator[Judgement]:
    """Find counts whose very name and unit stand in the objectives with another number.

    Objectives that tell the thing several times, or by parts, are left to the reader.
    """
    goals = half_width(plain("；".join(placed.plan.objectives)))
    for number, row in annual_rows(placed.plan):
        told = _told(row, goals)
        if told is None:
            continue
        yield found(
            message(
                "目标写“{told}”，指标“{name}”是{value}。",
                told=told,
                name=row.name or "",
                value=shown(row),
            ),
            document=placed.document,
            plan=placed.plan,
            rows=[number],
            field="value",
            given=shown(row),
            expected=told,
        )


def differing_bases(placed: Placed) -> Iterator[Judgement]:
    """Find the one count of a thing that the cost of the same thing is worked out without.

    著录加工费 of 15万条 and 著录条目数 12万条: cost and count share a pair of letters and a unit.
    """
    plan = placed.plan
    counts = [(n, row) for n, row in annual_rows(plan) if class_of(row) == "quantity"]
    for each in worked_out(plan):
        cost = plan.indicators[each.row - 1]
        used = {
            one.powers: one.value
            for term in each.terms
            for one in term.factors
            if len(one.powers) == 1 and one.powers[0][1] == 1 and one.powers[0][0] not in _SPANS
        }
        alike = [pair for pair in counts if _share_a_pair(plain(pair[1].name), plain(cost.name))]
        if len(alike) != 1 or len(used) != 1:
            continue
        number, row = alike[0]
        quantity, (powers, value) = row.target.quantity, next(iter(used.items()))
        if quantity is None or ((quantity.dimension or "", 1),) != powers:
            continue
        if quantity.number in (None, value) or "、" in plain(row.name):
            continue
        yield found(
            message(
                "“{cost}”按 {used} 测算，指标“{name}”是{value}。",
                cost=cost.name or "",
                used=cost.basis or "",
                name=row.name or "",
                value=shown(row),
            ),
            document=placed.document,
            plan=plan,
            rows=[each.row, number],
            field="value",
            given=shown(row),
            expected=figure_of(value),
        )


def _share_a_pair(one: str, other: str) -> bool:
    """Return whether two names share their first pair of letters, or two pairs anywhere."""
    pairs = [one[at : at + 2] for at in range(len(one) - 1)]
    shared = sum(pair in other for pair in pairs)
    return shared >= _SEVERAL or (bool(pairs) and other.startswith(pairs[0]))


def differing_heads(placed: Placed) -> Iterator[Judgement]:
    """Find the one number of persons in the objectives where all rows count another number."""
    plan = placed.plan
    heads = [
        (number, row)
        for number, row in annual_rows(plan)
        if class_of(row) == "quantity"
        and row.target.quantity is not None
        and row.target.quantity.dimension == "人"
        and row.target.quantity.number
    ]
    counted = {row.target.quantity.number for _, row in heads if row.target.quantity}
    told = {
        figure.value
        for text in plan.objectives
        for figure in figures_in(plain(text))
        if figure.powers == (("人", 1),)
    }
    if len(heads) < _SEVERAL or len(counted) != 1 or len(told) != 1 or told == counted:
        return
    number = next(iter(told))
    yield found(
        message(
            "目标写{told}人，第{rows}项写的都是{counted}人。",
            told=figure_of(number),
            rows=listed(number for number, _ in heads),
            counted=figure_of(next(iter(counted)) or Decimal(0)),
        ),
        document=placed.document,
        plan=plan,
        rows=[row for row, _ in heads],
        field="value",
        given=shown(heads[0][1]),
        expected=figure_of(number),
    )


def _told(row: Indicator, goals: str) -> str | None:
    """Return what the objectives say instead of a count; None where they agree or are silent."""
    quantity, unit = row.target.quantity, plain(row.target.unit)
    if class_of(row) != "quantity" or quantity is None or quantity.number is None or not unit:
        return None
    thing = _COUNTER.sub("", plain(row.name))
    if quantity.kind is not QuantityKind.COUNT or len(thing) < _LEAST:
        return None
    base = unit.lstrip("万千百亿") or unit
    said = list(
        re.finditer(
            rf"{re.escape(thing)}(?P<number>\d+(?:\.\d+)?)(?P<scale>[万千百亿]?){re.escape(base)}(?!次)",
            goals,
        )
    )
    if len(said) != 1:
        return None
    value = Decimal(said[0]["number"]) * _SCALES[said[0]["scale"]]
    own = Decimal(1)
    for scale in unit[: len(unit) - len(base)]:
        own *= _SCALES[scale]
    printed = re.search(r"\d+(?:\.\d+)?", half_width(plain(row.target.value)).replace(",", ""))
    if printed is None or Decimal(printed[0]) * own == value:
        return None
    return said[0][0]

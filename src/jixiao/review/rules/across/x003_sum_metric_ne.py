"""Whether parts make the whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from itertools import permutations, product
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.indicator import Indicator
from jixiao.model.message import message
from jixiao.model.quantity import Comparison, QuantityKind
from jixiao.review.judgement import found
from jixiao.review.kinds_beside import are_kinds
from jixiao.review.kinds_of_whole import (
    COUNTED,
    TOTAL,
    counts_alike,
    divides,
    kinds_under,
    spans_under,
)
from jixiao.review.metrics import by_value, readings
from jixiao.review.rows import annual_rows, class_of, figure, plain, shown
from jixiao.review.rule import rule
from jixiao.review.sums_in_goals import unequal_sums

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.counties import Placed
    from jixiao.review.judgement import Judgement
    from jixiao.review.metrics import Metric, Reading

_LEAST_PARTS: Final = 2
_FRAME: Final = 2


@rule(
    code="JX-X003",
    fault="SUM_METRIC_NE",
    title="各部分之和与总数不符",
    why="缴费的和领取待遇的合起来是参保的；加起来对不上，说明几处的口径或取数不同。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#integrity",
    bad="""
projects:
  - name: 城乡居民养老保险协办员补贴
    indicators:
      - 产出指标 / 数量指标 / 缴纳养老保险人数 / ≥85000人
      - 产出指标 / 数量指标 / 养老金领取人数 / ≥69000人
  - name: 城乡居民养老保险业务费
    indicators:
      - 产出指标 / 数量指标 / 养老保险参保人数 / ≥170000人
""",
    good="""
projects:
  - name: 城乡居民养老保险协办员补贴
    indicators:
      - 产出指标 / 数量指标 / 缴纳养老保险人数 / ≥85000人
      - 产出指标 / 数量指标 / 养老金领取人数 / ≥69000人
  - name: 城乡居民养老保险业务费
    indicators:
      - 产出指标 / 数量指标 / 养老保险参保人数 / ≥154000人
""",
    neighbour="""
projects:
  - name: 城乡居民养老保险协办员补贴
    indicators:
      - 产出指标 / 数量指标 / 缴纳养老保险人数 / ≥85000人
      - 产出指标 / 数量指标 / 养老金领取人数 / ≥69000人
  - name: 企业职工养老保险业务费
    indicators:
      - 产出指标 / 数量指标 / 养老保险参保人数 / ≥170000人
      - 产出指标 / 数量指标 / 其中：女职工 / 80000人
""",
    fix="核对各部分和总数的口径，改正取值；另有未列的部分，在指标名称或说明中写明。",
)
def parts_are_not_the_whole(county: Sequence[Placed], context: Context) -> Iterator[Judgement]:
    """Sum parts of one group and year; silent where some declared values make the whole."""
    held = readings(county)
    for metric, wholes in held.items():
        rows = context.table("whole_of_parts")
        for names in (row["parts"] for row in rows if row["whole"] == metric.name):
            parts = [held.get(replace(metric, name=name), []) for name in names]
            yield from _judged(metric, wholes, parts)
    for placed in county:
        yield from _inner_parts(placed)
        yield from _named_parts(placed)
        yield from _totals(placed)
        yield from unequal_sums(placed)


def _inner_parts(placed: Placed) -> Iterator[Judgement]:
    """Find rows that begin with 其中 and sum to more than the row above them."""
    plan = placed.plan
    whole: tuple[int, Indicator] | None = None
    parts: list[tuple[int, Indicator]] = []
    for number, row in (*annual_rows(plan), (0, Indicator())):
        if plain(row.name).startswith("其中"):
            parts.append((number, row))
            continue
        if whole is not None and parts:
            more = list(_too_much(placed, plan, whole, parts))
            yield from more
            if not more and are_kinds(whole, parts, placed.context):
                yield from _unequal(placed, whole, parts)
        whole, parts = (number, row), []


def _too_much(
    placed: Placed,
    plan: PerformancePlan,
    whole: tuple[int, Indicator],
    parts: Sequence[tuple[int, Indicator]],
) -> Iterator[Judgement]:
    """Find parts of one dimension that are more than their whole."""
    quantities = [row.target.quantity for _, row in (whole, *parts)]
    known = [each for each in quantities if each and each.number is not None]
    same = {(each.kind, each.dimension) for each in known}
    if len(known) <= len(parts) or len(same) > 1 or known[0].kind is QuantityKind.RATIO:
        return
    first, *others = known
    summed = sum((each.number or Decimal(0) for each in others), Decimal(0))
    value = first.number or Decimal(0)
    if summed > value:
        yield found(
            message(
                "“{whole}”是 {value}，其中各项 {parts} = {summed}，多 {gap}。",
                whole=whole[1].name,
                value=shown(whole[1]),
                parts="+".join(figure(each.number or Decimal(0)) for each in others),
                summed=figure(summed),
                gap=figure(summed - value),
            ),
            document=placed.document,
            plan=plan,
            rows=[whole[0], *(number for number, _ in parts)],
            field="value",
            given=shown(whole[1]),
            expected=figure(summed),
            difference=figure(summed - value),
        )


def _named_parts(placed: Placed) -> Iterator[Judgement]:
    """Find a whole and rows of its name with one word more, where the words divide the whole."""
    rows = [
        (number, row)
        for number, row in annual_rows(placed.plan)
        if class_of(row) == "quantity" and row.target.quantity and row.target.quantity.number
    ]
    for whole in rows:
        added = [(_added(whole[1], row), (number, row)) for number, row in rows]
        parts = [(word, part) for word, part in added if word]
        if divides([word for word, _ in parts], placed.context):
            yield from _unequal(placed, whole, [part for _, part in parts])


def _totals(placed: Placed) -> Iterator[Judgement]:
    """Find rows that call themselves a total and the rows that hold all their other letters."""
    rows = [
        (number, row)
        for number, row in annual_rows(placed.plan)
        if class_of(row) == "quantity" and row.target.quantity and row.target.quantity.number
    ]
    for whole in rows:
        core = TOTAL.sub("", plain(whole[1].name))
        if core == plain(whole[1].name):
            continue
        parts = [pair for pair in rows if _is_part(core, whole[1], pair[1])]
        parts = parts or kinds_under(core, whole, rows, placed.context) or spans_under(whole, rows)
        names = [plain(row.name) for _, row in parts]
        nested = any(Counter(one) <= Counter(other) for one, other in permutations(names, 2))
        if len(parts) >= _LEAST_PARTS and not nested:
            yield from _unequal(placed, whole, parts)


def _is_part(core: str, whole: Indicator, part: Indicator) -> bool:
    """Return whether a row counts some of a total: its name holds the total's letters and more."""
    name, own = plain(part.name), counts_alike(whole, part)
    missing = (Counter(core) - Counter(name)).total()
    ends = (COUNTED.sub("", each)[-1:] for each in (name, core))
    framed = name[:_FRAME] == core[:_FRAME] and len(set(ends)) == 1
    return own and name != core and (missing == 0 or (missing == 1 and framed))


def _added(whole: Indicator, part: Indicator) -> str:
    """Return the word that a part's name has more than its whole's; empty for other rows."""
    name, longer = plain(whole.name), plain(part.name)
    first, second = whole.target.quantity, part.target.quantity
    more = len(longer) - len(name)
    if more < 1 or not first or not second or first.dimension != second.dimension:
        return ""
    if first.comparison != second.comparison:
        return ""
    starts = (at for at in range(len(name) + 1) if longer[:at] + longer[at + more :] == name)
    return next((longer[at : at + more] for at in starts), "")


def _unequal(
    placed: Placed, whole: tuple[int, Indicator], parts: Sequence[tuple[int, Indicator]]
) -> Iterator[Judgement]:
    """Find parts that are not their whole; least values may sum to more, most values to less."""
    numbers = [_number(row) for _, row in parts]
    summed, value = sum(numbers, Decimal(0)), _number(whole[1])
    sign = whole[1].target.quantity.comparison if whole[1].target.quantity else None
    open_above = sign in (Comparison.AT_LEAST, Comparison.MORE_THAN) and summed > value
    open_below = sign in (Comparison.AT_MOST, Comparison.LESS_THAN) and summed < value
    if summed == value or open_above or open_below:
        return
    yield found(
        message(
            "“{whole}”是 {value}，各部分 {parts} = {summed}，相差 {gap}。",
            whole=whole[1].name,
            value=shown(whole[1]),
            parts="+".join(figure(each) for each in numbers),
            summed=figure(summed),
            gap=figure(abs(summed - value)),
        ),
        document=placed.document,
        plan=placed.plan,
        rows=[whole[0], *(number for number, _ in parts)],
        field="value",
        given=shown(whole[1]),
        expected=figure(summed),
        difference=figure(abs(summed - value)),
    )


def _number(row: Indicator) -> Decimal:
    """Return a row's figure in base units; zero where it prints none."""
    quantity = row.target.quantity
    return (quantity.number if quantity else None) or Decimal(0)


def _judged(
    metric: Metric, wholes: Sequence[Reading], parts: Sequence[Sequence[Reading]]
) -> Iterator[Judgement]:
    """Find a whole that no choice of its parts' values makes."""
    context = wholes[0].placed.context
    share = context.number("metric_sum_tolerance")
    choices = list(product(*(by_value(each) for each in parts)))
    if not choices:
        return
    whole = next(
        (each for each in wholes if all(_gap(each, some) > share * each.value for some in choices)),
        None,
    )
    if whole is None:
        return
    chosen = choices[0]
    summed = sum((each.value for each in chosen), Decimal(0))
    yield found(
        message(
            "{group}：{parts} = {summed}，{whole}写的是 {value}，相差 {gap}。",
            group="".join(metric.group),
            parts=" + ".join(f"{_name(each)} {figure(each.value)}" for each in chosen),
            summed=figure(summed),
            whole=_name(whole),
            value=whole.shown,
            gap=figure(_gap(whole, chosen)),
        ),
        document=whole.placed.document,
        plan=whole.placed.plan,
        rows=[whole.row],
        field="value",
        given=whole.shown,
        expected=figure(summed),
        difference=figure(_gap(whole, chosen)),
        related=[each.placed.locus([each.row], "value") for each in _all_of(chosen, parts)],
    )


def _all_of(chosen: Sequence[Reading], parts: Sequence[Sequence[Reading]]) -> list[Reading]:
    """Return every reading of the chosen values, not only the first of each."""
    return [
        each
        for one, held in zip(chosen, parts, strict=True)
        for each in held
        if each.value == one.value
    ]


def _gap(whole: Reading, parts: Sequence[Reading]) -> Decimal:
    """Return how far the parts are from the whole."""
    return abs(whole.value - sum((each.value for each in parts), Decimal(0)))


def _name(reading: Reading) -> str:
    """Return a row's name as printed."""
    return reading.placed.plan.indicators[reading.row - 1].name or "—"

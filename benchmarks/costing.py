"""Time per row of explaining and reviewing a budget as one plan grows from 10 to 1,000 rows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache

from timing import Figure, medians

from jixiao.costing.explaining import explain
from jixiao.model.funding import Funding
from jixiao.model.indicator import Indicator
from jixiao.model.plan import PerformancePlan
from jixiao.wording.targets import parse_target

SIZES = (10, 100, 1000)
DAY = date(2024, 12, 31)
STEMS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
REPEATED = 2000
"""Rows explained in one turn, whatever the size of the plan, so that turns last alike."""


def figures() -> list[Figure]:
    """Return the time per row of each larger plan over that of the smallest."""
    plans = {size: plan(size) for size in SIZES}
    for size, one in plans.items():
        if explain(one, DAY).tried < size // len(KINDS):
            message = f"a plan of {size} rows was not searched"
            raise RuntimeError(message)
    spent = medians(*(lambda size=size: explained(plans[size], size) for size in SIZES))
    return [
        Figure(
            f"cost per row, {size} indicators / {SIZES[0]} indicators",
            seconds / spent[0],
            1.5,
            f"{seconds / REPEATED * 1e6:.0f} µs against {spent[0] / REPEATED * 1e6:.0f} µs",
            at_least=False,
        )
        for size, seconds in zip(SIZES, spent, strict=True)
    ][1:]


def explained(one: PerformancePlan, size: int) -> None:
    """Explain a plan as often as makes `REPEATED` rows, remembering nothing of its texts."""
    for _ in range(REPEATED // size):
        forget()
        explain(one, DAY)


def forget() -> None:
    """Empty what the package remembers of plans, subjects and sentences."""
    from jixiao.costing import dimension, figures, gathering, subjects  # noqa: PLC0415 - emptied

    for module in (dimension, figures, gathering, subjects):
        for item in vars(module).values():
            if hasattr(item, "cache_clear"):
                item.cache_clear()


KINDS = (
    ("经济成本指标", "{name}发放标准", "={standard}元/人·月"),
    ("数量指标", "{name}发放人数", "≥{heads}人"),
    ("经济成本指标", "{name}设备购置费", "≤{cost}元"),
    ("质量指标", "{name}合格率", "≥95%"),
    ("数量指标", "{name}培训期数", "≥{heads}期"),
)


@lru_cache(maxsize=4)
def plan(size: int) -> PerformancePlan:
    """Return a plan of `size` rows whose figures never make its budget."""
    rows = []
    for number in range(size):
        level2, name, target = KINDS[number % len(KINDS)]
        group = number // len(KINDS)
        stem = STEMS[group % 22] + STEMS[group // 22 % 22]
        rows.append(
            Indicator(
                "成本指标" if "成本" in level2 else "产出指标",
                level2,
                name.format(name=f"{stem}类"),
                parse_target(
                    target.format(standard=301 + group, heads=17 + group, cost=7001 + 13 * group)
                ),
            )
        )
    return PerformancePlan(1, "补助", budget=Funding(Decimal("3.14")), indicators=tuple(rows))

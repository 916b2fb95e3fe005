"""Effect rows that state work done instead of its effect."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from jixiao.costing.figures import figures_in
from jixiao.model.quantity import Comparison, QuantityKind
from jixiao.review.phrases import bare, said_in
from jixiao.review.remembering import once_in_context
from jixiao.review.rows import annual_rows, class_of, is_cost, is_outcome, plain, speaks_of

if TYPE_CHECKING:
    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context

# Share of the letters of the name that the name under quantity holds too.
_SAME: Final = 0.6
_PLACES: Final = (
    r"(?:村|村民小组|乡镇|乡|镇|街道|社区|小区|景区|景点|学校|校区|园区|路段|路口|院落|"
    r"网点|站点|点位|单位|部门|机构|区域|片区|线路|场所)"
)
# How far the work reaches, counted in places: 覆盖行政村数, 涉及小区数量.
_SPREAD: Final = re.compile(
    rf"(?:覆盖|涉及|布设|布点|延伸到?|通达)[\u4e00-\u9fff]{{0,4}}{_PLACES}(?:的)?(?:数量|个数|总数|数)$"
)
_REACHED: Final = re.compile(
    rf"(?:覆盖|涉及|受益|惠及|服务)[\u4e00-\u9fff]{{0,4}}{_PLACES}(?:的)?(?:数量|个数|总数|数)$"
)
_REACHED_BEFORE: Final = re.compile(r"20\d\d年[^，。；]{0,12}覆盖[^，。；]{0,6}\d")

_AT_MOST: Final = (Comparison.AT_MOST, Comparison.LESS_THAN)
_EFFECT: Final = re.compile(r"减|降|增|节约|收入|产值|税|投资|转移|就业|脱贫|销售")


@once_in_context
def work_as_effect(plan: PerformancePlan, context: Context) -> tuple[int, ...]:
    """Return the effect rows that are rates of work done, qualities of things bought, heads served.

    Things made and places reached count too.
    """
    done = said_in(context.all_words("done_outputs", "bought_outputs", "finished_work"))
    served, effect = context.words("served_words"), context.words("effect_words")
    built, counts = context.words("built_words"), _counting(context)
    outputs = [row for _, row in annual_rows(plan) if class_of(row) == "quantity"]
    found = []
    for number, row in annual_rows(plan):
        if not is_outcome(row) or _remains(row):
            continue
        name = bare(row.name)
        # How far it reached before makes its reach an effect that grows.
        spread = _heads(row) and bool(
            (_SPREAD.search(name) and not _REACHED_BEFORE.search(plain(row.basis)))
            or _begins(name, built)
        )
        if speaks_of(name, effect) and not spread:
            continue
        worked = speaks_of(name, served) or name.startswith(built)
        made = _heads(row) and (
            counts.search(name)
            or _is_counted(row, outputs)
            or _is_paid_for(row, plan)
            or _is_sum(row, outputs)
        )
        if done.search(name) or (worked and _heads(row)) or made or spread:
            found.append(number)
    return tuple(found)


def _begins(name: str, work: tuple[str, ...]) -> bool:
    """Return whether a name is work done, or begins with building and ends with its places."""
    reached = name.startswith(work) and bool(_REACHED.search(name))
    return reached or (name.startswith("完成") and not _EFFECT.search(name))


def _remains(row: Indicator) -> bool:
    """Return whether a count is to be nought or small: what is left over, not what is made."""
    quantity = row.target.quantity
    if quantity is None or quantity.kind is not QuantityKind.COUNT:
        return False
    return quantity.number == 0 or quantity.comparison in _AT_MOST


def _heads(row: Indicator) -> bool:
    """Return whether a target is a plain count of persons, things or times."""
    quantity = row.target.quantity
    return quantity is not None and quantity.kind is QuantityKind.COUNT and bool(quantity.dimension)


def _counting(context: Context) -> re.Pattern[str]:
    """Return the pattern of work with the number of what was made, no effect named."""
    return _made(*map(context.words, ("counted_work", "counting_nouns", "counted_effects")))


@lru_cache(maxsize=16)
def _made(
    work: tuple[str, ...], nouns: tuple[str, ...], effects: tuple[str, ...]
) -> re.Pattern[str]:
    """Return the pattern of a name with work before a counting noun at its end."""
    done, counted, spared = ("|".join(map(re.escape, words)) for words in (work, nouns, effects))
    return re.compile(rf"^(?!.*(?:{spared})).*(?:{done}).*(?:{counted})$")


def _is_paid_for(row: Indicator, plan: PerformancePlan) -> bool:
    """Return whether a cost is worked out from the very count, of a thing of the same name."""
    quantity = row.target.quantity
    if quantity is None or quantity.number is None:
        return False
    name = bare(row.name)
    pairs = {name[at : at + 2] for at in range(len(name) - 1)}
    for _, cost in annual_rows(plan):
        if not is_cost(cost) or not cost.basis:
            continue
        counted = any(
            figure.value == quantity.number and figure.powers == ((quantity.dimension, 1),)
            for figure in figures_in(plain(cost.basis))
        )
        if counted and any(pair in bare(cost.name) for pair in pairs):
            return True
    return False


def _is_sum(row: Indicator, outputs: list[Indicator]) -> bool:
    """Return whether an effect is what all rows under quantity come to, whatever their units."""
    numbers = [one.target.quantity.number for one in outputs if one.target.quantity]
    known = [number for number in numbers if number is not None]
    quantity = row.target.quantity
    several = len(known) > 1 and quantity is not None and quantity.number is not None
    return several and quantity is not None and sum(known) == quantity.number


def _is_counted(row: Indicator, outputs: list[Indicator]) -> bool:
    """Return whether a row under quantity counts the same: one target, nearly one name."""
    name, target = bare(row.name), row.target.quantity
    return any(
        each.target.quantity == target
        and len(set(bare(each.name)) & set(name)) / len(set(name)) >= _SAME
        for each in outputs
        if name and plain(each.name)
    )
